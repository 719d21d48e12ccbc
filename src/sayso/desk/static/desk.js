// What all pages of the desk share: writes carry a header that no other site can send, and say what they did.
"use strict";

const TOLD = "sayso-told";
const SILENT = "The desk does not answer. Is sayso serve still running?";
const TOLD_FOR = 8000; // milliseconds, after which what was done needs no more telling; what went wrong stays

// Tells one sentence at the foot of the window.
function tell(words, { wrong = false } = {}) {
  const place = document.getElementById("told");
  clearTimeout(tell.ends);
  place.textContent = words;
  place.className = wrong ? "wrong" : "";
  if (words && !wrong) tell.ends = setTimeout(tell, TOLD_FOR, "");
}

// Says why the desk did not do something; what it calls the place of the trouble counts, but for the address asked.
function whyNot({ where = "", reason, hint }) {
  const words = [where && !where.startsWith("/") ? `${where}: ${reason}` : reason, hint].filter(Boolean).map((one) => one.replace(/[^.!?]$/, "$&."));
  return words.join(" ").replace(/^./u, (first) => first.toUpperCase());
}

// Sends something to the desk; resolves to its answer, or rejects with an Error that says why not and has the answer's status.
async function post(path, body) {
  const response = await fetch(path, { method: "POST", body, headers: { "X-Sayso": "desk" } }).catch(() => {
    throw new Error(SILENT);
  });
  const answer = await response.json().catch(() => ({ reason: `the desk answered ${response.status}` }));
  if (!response.ok) throw Object.assign(new Error(whyNot(answer)), { status: response.status });
  return answer;
}

// Asks the desk to do something; resolves to {told, go}, or rejects as post does.
function act(path, values = {}) {
  return post(path, values instanceof FormData ? new URLSearchParams(values) : new URLSearchParams(Object.entries(values)));
}

// Shows the page that an action leads to, with what it did told there.
function arrive({ told, go }) {
  sessionStorage.setItem(TOLD, told);
  if (go) location.assign(go);
  else location.reload();
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[method=post]");
  if (!form) return;
  event.preventDefault();
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  act(form.getAttribute("action"), new FormData(form, event.submitter))
    .then(arrive, (error) => tell(error.message, { wrong: true }))
    .finally(() => { form.ariaBusy = null; });
});

document.addEventListener("click", (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    navigator.clipboard.writeText(copy.dataset.copy).then(
      () => tell("Copied."),
      () => tell("The browser does not let pages copy here.", { wrong: true }),
    );
  } else if (event.target.closest("#told")) {
    tell("");
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") tell("");
});

// What could not be fetched while a part of the page was to change.
document.addEventListener("htmx:error", () => tell(SILENT, { wrong: true }));
document.addEventListener("htmx:response:error", (event) => {
  const { status } = event.detail.ctx.response;
  tell(status === 400 ? "That could not be understood." : `The desk answered ${status}.`, { wrong: true });
});

const told = sessionStorage.getItem(TOLD);
if (told) {
  sessionStorage.removeItem(TOLD);
  tell(told);
}
