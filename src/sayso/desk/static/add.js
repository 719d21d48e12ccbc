// Adding: files and folders that are dropped or chosen go to the desk one by one; how far it is, is asked for while it reads.
"use strict";

(() => {
  const AGAIN = 900; // milliseconds
  const WATCHED = "sayso-watched"; // set by a page that is made anew while somebody watches what comes
  const panel = document.getElementById("add");
  const adding = document.getElementById("adding");
  const said = document.getElementById("add-said");
  const readable = panel.dataset.suffixes.split(" ");
  const largest = Number(panel.dataset.largest);
  const megabytes = (bytes) => `${Math.round(bytes / 1048576)} MB`;
  let sending = 0;
  let wasBusy = false;
  let again; // the one time that is waited for: each file that was sent looks at once as well

  let isWatched = Boolean(sessionStorage.getItem(WATCHED));
  sessionStorage.removeItem(WATCHED);

  const look = () => {
    isWatched = true;
    htmx.trigger(adding, "added");
  };

  const lookAgain = (wait) => {
    clearTimeout(again);
    again = setTimeout(look, wait);
  };

  adding.addEventListener("htmx:after:swap", () => {
    const progress = adding.querySelector(".progress");
    const busy = progress.dataset.busy === "yes";
    // In the library, what was done before is no news: its articles stand below.
    adding.hidden = !isWatched && !busy && Boolean(panel.closest(".strip"));
    // Said once at the beginning and once at the end: a reader that speaks for each article would never stop.
    if ((busy !== wasBusy || !busy) && said.textContent !== progress.dataset.said && (busy || wasBusy)) said.textContent = progress.dataset.said;
    if (wasBusy && !busy) document.dispatchEvent(new CustomEvent("came"));
    wasBusy = busy;
    if (busy || sending) lookAgain(AGAIN);
  });
  // A desk that was stopped and started again goes on being asked, less often.
  adding.addEventListener("htmx:error", () => wasBusy && lookAgain(5 * AGAIN));

  async function send(file, name) {
    if (file.size > largest) throw new Error(`${name} has ${megabytes(file.size)}; no article has more than ${megabytes(largest)}. Split it.`);
    const response = await fetch(`/add/file?name=${encodeURIComponent(name)}`, {
      method: "POST", body: file, headers: { "X-Sayso": "desk", "Content-Type": "application/octet-stream" },
    }).catch(() => { throw new Error(`${name} could not be sent. Is it still there, and the desk still running?`); });
    if (response.ok) return;
    const answer = await response.json().catch(() => ({ reason: `the desk answered ${response.status}` }));
    throw new Error(whyNot({ ...answer, where: name }));
  }

  // files: pairs of a file and its name, one after the other; leftOut: how many others there were.
  async function sendAll(files, leftOut = 0) {
    const wrong = [];
    sending += 1;
    for await (const [file, name] of files) {
      if (name === null) { leftOut += 1; continue; }
      await send(file, name).then(look, (error) => wrong.push(error.message));
    }
    sending -= 1;
    look();
    if (leftOut) wrong.push(`${leftOut} ${leftOut === 1 ? "file" : "files"} of other kinds left out.`);
    if (wrong.length) tell(wrong.length > 3 ? `${wrong.slice(0, 3).join(" ")} And ${wrong.length - 3} more.` : wrong.join(" "), { wrong: true });
  }

  const isReadable = (name) => !name.startsWith(".") && readable.some((suffix) => name.toLowerCase().endsWith(suffix));

  // What lies in a folder, without hidden files and those of unknown kinds; a file that was dropped itself always counts.
  async function* inside(entry, isNamed) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject)).catch(() => null);
      if (file) yield isNamed || isReadable(entry.name) ? [file, entry.fullPath] : [file, null];
      return;
    }
    if (!isNamed && entry.name.startsWith(".")) return;
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => []);
      if (!some.length) return;
      for (const one of some) yield* inside(one, false);
    }
  }

  async function* insideAll(entries) {
    for (const entry of entries) yield* inside(entry, true);
  }

  const hasFiles = (event) => [...event.dataTransfer.types].includes("Files");
  let depth = 0;
  const mark = (change) => {
    depth = Math.max(0, depth + change);
    document.body.classList.toggle("dropping", depth > 0);
  };
  document.addEventListener("dragenter", (event) => hasFiles(event) && mark(1));
  document.addEventListener("dragleave", (event) => hasFiles(event) && mark(-1));
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(-depth);
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    const entries = items.map((item) => item.webkitGetAsEntry?.());
    if (entries.every(Boolean)) sendAll(insideAll(entries));
    else sendAll([...event.dataTransfer.files].map((file) => [file, file.name]));
  });

  document.getElementById("add-files").addEventListener("change", ({ target }) => {
    sendAll([...target.files].map((file) => [file, file.name])).finally(() => (target.value = ""));
  });
  document.getElementById("add-folder").addEventListener("change", ({ target }) => {
    const hidden = (path) => path.split("/").some((part) => part.startsWith("."));
    const files = [...target.files].filter((file) => !hidden(file.webkitRelativePath));
    sendAll(files.map((file) => [file, isReadable(file.name) ? file.webkitRelativePath : null])).finally(() => (target.value = ""));
  });

  for (const form of panel.querySelectorAll("form[data-add]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation(); // the page is not made anew: what came is told below
      const button = form.querySelector("button");
      button.disabled = true;
      act(form.getAttribute("action"), new FormData(form))
        .then(({ told }) => { form.reset(); form.closest("details").open = false; tell(told); look(); }, (error) => tell(error.message, { wrong: true }))
        .finally(() => (button.disabled = false));
    });
  }
})();
