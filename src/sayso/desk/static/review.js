// One entry after the other: looked at, accepted, corrected or rejected, with the keyboard alone if one likes.
"use strict";

{
  const KEYS_OFF = "sayso-review-keys-off";
  const DECIDED = "sayso-review-decided";
  const DRAFT = "sayso-review-draft ";
  const MOST_DECIDED = 200; // decisions that can be taken back here; the list of corrections has them all

  const find = (selector, from = document) => from.querySelector(selector);
  const made = (tag, values = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), values);
    element.append(...children);
    return element;
  };

  const bar = find(".bar");
  const keysDialog = find("#keys");
  const decided = JSON.parse(sessionStorage.getItem(DECIDED) ?? "[]");
  const ready = new Map(); // entries that were fetched ahead: the promise of their part of the page, by their ids
  let visited = []; // what was looked at before, for the way back: ids, each with whether it was skipped
  let skipped = Number(new URLSearchParams(location.search).get("skip") ?? 0); // entries that wait before the one shown
  let left = Number(find("#left")?.dataset.left ?? 0);
  let data; // what the page says of the entry that is shown
  let spans;
  let form; // of the kind that is shown or added
  let untouched; // the draft as the entry is
  let adding = null; // {words} while a missing entry is added
  let busy = false;

  const say = (words, { wrong = false } = {}) => {
    find("#aloud").textContent = words;
    if (wrong) tell(words, { wrong });
  };

  // What is shown

  function begin() {
    data = JSON.parse(find("#data").textContent);
    spans?.close();
    spans = null;
    adding = null;
    bar.hidden = !data.context;
    if (!data.context) return;
    spans = new Spans(find("#text"), { onChange: changed, onChoose: listParts, onSelect: offer, say });
    open(data.entry?.kind, data.entry?.pieces ?? {});
    const draft = data.entry && JSON.parse(sessionStorage.getItem(DRAFT + data.entry.id) ?? "null");
    if (draft) fill(draft);
    changed();
    const next = data.queue[0];
    if (next) fetchEntry(next).catch(() => {});
    if (!data.entry && new URLSearchParams(location.search).has("at")) startAdding();
  }

  // Sets the editor to a kind of entry and the pieces of its parts.
  function open(kind, pieces) {
    form = data.forms.find((one) => one.kind === kind) ?? null;
    find("#entry").dataset.kind = kind ?? "";
    spans.load(data.context, (form?.parts ?? []).map((part, number) => ({ ...part, key: String(number + 1) })), pieces);
    untouched = JSON.stringify(draft());
    listParts();
    offer(null);
  }

  function reveal() {
    window.scrollTo({ top: 0 });
    spans?.reveal(bar.getBoundingClientRect().top);
  }

  function fill({ parts, values }) {
    spans.pieces = structuredClone(parts);
    for (const [name, value] of Object.entries(values)) {
      const control = find(`#details [name="${CSS.escape(name)}"]`);
      if (!control) continue;
      if (control.matches(".whom")) chooseWhom(control, value);
      else control.value = value;
    }
    spans.draw();
  }

  // What the entry is to be: parts by their spans, everything else by its words.
  function draft() {
    const controls = [...document.querySelectorAll("#details [name]")];
    return { parts: structuredClone(spans.pieces), values: Object.fromEntries(controls.map(({ name, value }) => [name, value])) };
  }

  const isChanged = () => spans !== null && JSON.stringify(draft()) !== untouched;

  function changed() {
    if (!spans) return;
    const isNew = isChanged();
    const name = data.entry && DRAFT + data.entry.id;
    if (name && !adding) {
      if (isNew) sessionStorage.setItem(name, JSON.stringify(draft()));
      else sessionStorage.removeItem(name);
    }
    find("[data-do=accept] span").textContent = adding ? "Add it" : isNew ? "Save correction" : "Accept";
    find("[data-do=accept]").disabled = adding ? !form : !data.entry;
    find("[data-do=reject]").hidden = Boolean(adding) || !data.entry;
    find("[data-do=edit]").hidden = Boolean(adding) || !data.entry;
    find("[data-do=skip]").hidden = Boolean(adding);
    find("[data-do=add] span").textContent = adding ? "Cancel" : "Add";
    find("[data-do=add] kbd").textContent = adding ? "Esc" : "n";
    find("[data-do=undo]").disabled = !decided.length && !spans.past.length;
    find("[data-do=back]").disabled = !visited.length;
    listParts();
  }

  function listParts() {
    const list = find("#parts");
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset : null;
    const rows = (form?.parts ?? []).flatMap((part, number) => {
      const pieces = spans.pieces[part.role];
      return (pieces.length ? pieces : [null]).map((piece, at) => partRow(part, String(number + 1), piece, at));
    });
    list.replaceChildren(...rows);
    if (focused) find(`[data-role="${focused.role}"][data-at="${focused.at}"]${focused.move ? `[data-move="${focused.move}"]` : ".part"}`, list)?.focus();
  }

  function partRow(part, key, piece, at) {
    const isActive = spans.active?.role === part.role && spans.active.at === at;
    const button = made(
      "button", { type: "button", className: "part" },
      made("kbd", { textContent: key }), " ", made("span", { className: "name", textContent: part.label }), " ",
      piece ? made("q", { textContent: shortened(spans.words(piece)) }) : made("span", { className: "none", textContent: part.needed ? "needs words" : "none" }),
    );
    Object.assign(button.dataset, { role: part.role, at });
    button.setAttribute("aria-pressed", isActive);
    const row = made("li", { className: `of-${part.role}${isActive ? " active" : ""}` }, button);
    if (isActive && piece) {
      const moves = [["start", -1, "‹", "Begin a word earlier"], ["start", 1, "›", "Begin a word later"], ["end", -1, "‹", "End a word earlier"], ["end", 1, "›", "End a word later"]];
      const buttons = moves.map(([edge, by, sign, title]) => {
        const move = made("button", { type: "button", className: "move", textContent: sign, title });
        move.setAttribute("aria-label", `${title}: ${part.label}`);
        Object.assign(move.dataset, { role: part.role, at, move: `${edge} ${by}` });
        return move;
      });
      const remove = made("button", { type: "button", className: "move quiet", textContent: "remove" });
      Object.assign(remove.dataset, { role: part.role, at, move: "remove" });
      row.append(made("span", { className: "moves" }, "begins ", buttons[0], buttons[1], " ends ", buttons[2], buttons[3], " ", remove));
    }
    return row;
  }

  function shortened(words) {
    const points = Array.from(words.replace(/\s+/g, " "));
    return points.length <= 160 ? points.join("") : `${points.slice(0, 90).join("")} … ${points.slice(-60).join("")}`;
  }

  // Offers the parts that the words which are selected could be.
  function offer(span) {
    let offered = find("#offer");
    if (!span || !form) {
      offered?.remove();
      return;
    }
    if (!offered) {
      offered = made("div", { id: "offer", className: "offer popover" });
      offered.setAttribute("role", "toolbar");
      offered.setAttribute("aria-label", "Make the words that are selected");
      find("#text").after(offered);
    }
    const buttons = form.parts.map((part, number) => {
      const button = made("button", { type: "button", className: `of-${part.role}` }, `${part.label} `, made("kbd", { textContent: number + 1 }));
      button.dataset.take = part.role;
      return button;
    });
    offered.replaceChildren(made("span", { className: "label", textContent: "make it" }), ...buttons);
  }

  // Who speaks or acts: an actor of the article by a place that mentions him, or words that are selected

  function chooseWhom(control, place) {
    if (place && ![...control.options].some((option) => option.value === place)) {
      const words = spans.words(place.split("-").map(Number));
      control.options[1].after(made("option", { value: place, textContent: `“${words}”` }));
    }
    control.value = place;
  }

  function whomChosen(control) {
    if (control.value !== "words") return;
    const span = spans.selected ?? spans.activePiece;
    if (!span) {
      control.value = "";
      say("Select the words in the text first, then choose this.", { wrong: true });
      return;
    }
    chooseWhom(control, span.join("-"));
    say(`${find(`label[for="${control.id}"]`).textContent}: ${spans.words(span)}`);
  }

  function narrow(control) {
    const wanted = control.value.toLocaleLowerCase().trim();
    const select = find("select", control.parentElement);
    const fitting = [...select.options].slice(2).filter((option) => {
      option.hidden = !option.textContent.toLocaleLowerCase().includes(wanted);
      return !option.hidden;
    });
    if (wanted && fitting.length) select.value = fitting[0].value;
    say(wanted ? `${fitting.length} fit${fitting.length ? `, first ${fitting[0].textContent}` : ""}` : "");
    changed();
  }

  // From one entry to the next

  function address(values) {
    const query = new URLSearchParams(location.search);
    for (const name of ["entry", "of", "around", "at", "brief", "skip"]) query.delete(name);
    if (skipped) query.set("skip", skipped);
    for (const [name, value] of Object.entries(values)) query.set(name, value);
    return `/review${query.size ? `?${query}` : ""}`;
  }

  async function fetched(path) {
    const response = await fetch(path).catch(() => {
      throw new Error("The desk does not answer. Is sayso serve still running?");
    });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const entry = find("#entry", page);
    if (!entry) throw Object.assign(new Error(find(".trouble", page)?.textContent.trim() ?? `The desk answered ${response.status}.`), { status: response.status });
    const counted = find("#left", page);
    return { entry, left: counted && Number(counted.dataset.left) };
  }

  // `of`: the article of the entry, by which one that was corrected meanwhile is found under the id that it has now.
  function fetchEntry(id, of = null) {
    if (!ready.has(id)) {
      const coming = fetched(address({ entry: id, brief: true, ...(of && { of }) }));
      coming.catch(() => ready.delete(id));
      ready.set(id, coming);
    }
    return ready.get(id);
  }

  function setLeft(number) {
    left = Math.max(0, number);
    const place = find("#left");
    place.dataset.left = left;
    place.textContent = `${left.toLocaleString("en")} to look at`;
  }

  // Shows a part of the page that was fetched; the focus follows if it stood in what goes.
  function show({ entry }, words = "") {
    const held = find("#entry").contains(document.activeElement) || document.activeElement === document.body;
    find("#entry").replaceWith(entry);
    begin();
    history.replaceState(null, "", address(data.entry ? { entry: data.entry.id } : {}));
    if (held) find("#which")?.focus({ preventScroll: true });
    reveal();
    say([words, find("#which")?.textContent].filter(Boolean).join(" "));
  }

  async function go(id, { of = null, back = false, skipping = false, words = "", fresh = false } = {}) {
    if (fresh) ready.delete(id);
    const from = data.entry?.id;
    const page = await (id ? fetchEntry(id, of) : fetched(address({})));
    ready.delete(id);
    if (from && from !== id && !back) visited.push({ id: from, skipped: skipping });
    show(page, words);
    return page;
  }

  async function next(words = "", { skipping = false } = {}) {
    const id = data.queue.find((one) => one !== data.entry?.id);
    if (skipping && data.entry?.waits) skipped += 1;
    const again = !id && skipped > 0;
    if (again) skipped = 0;
    const where = { words: again ? `${words} Those that were skipped come again.`.trim() : words, skipping };
    const page = await go(id, where).catch((error) => {
      // Somebody else was there first: the list is asked for anew.
      if (error.status !== 404 || !id) throw error;
      return go(null, where);
    });
    if (page.left !== null) setLeft(page.left);
  }

  async function back() {
    const last = visited.pop();
    if (!last) return say("This was the first one.");
    if (last.skipped) skipped = Math.max(0, skipped - 1);
    await go(last.id, { back: true });
  }

  // What is decided

  function note(done, entry, counted) {
    decided.push({ correction: done.correction, entry, became: done.entry, counted, skipped });
    decided.splice(0, decided.length - MOST_DECIDED);
    sessionStorage.setItem(DECIDED, JSON.stringify(decided));
  }

  async function decide(what) {
    const { id, seen, waits } = data.entry;
    if (what === "accept" && !waits) return next("A person has said so already.");
    const mine = draft();
    try {
      const values = { entry: id, article: data.article.id, seen };
      const done = await act(`/review/${what}`, what === "change" ? { ...values, draft: JSON.stringify(mine) } : values);
      sessionStorage.removeItem(DRAFT + id);
      note(done, id, data.entry.waits);
      // What people change may show in the article's other entries.
      if (what === "change") ready.clear();
      tell(done.told);
      if (data.entry.waits) setLeft(left - 1);
      data.entry.id = done.entry ?? id;
      if (what === "reject") data.entry = null;
      await next(done.told);
    } catch (error) {
      if (error.status !== 409) throw error;
      await changedMeanwhile(error.message, what === "change" ? mine : null);
    }
  }

  // Somebody else was first: what it is now is shown, and what was typed here is kept beside it.
  async function changedMeanwhile(words, mine) {
    const id = data.entry.id;
    sessionStorage.removeItem(DRAFT + id);
    try {
      await go(id, { of: data.article.id, fresh: true, back: true });
    } catch (error) {
      if (error.status !== 404) throw error;
      await go(null);
      return tell(words, { wrong: true });
    }
    const told = find("#conflict");
    told.replaceChildren(made("p", { textContent: `${words} This is how it stands now.${mine ? " What you had is kept." : ""}` }));
    if (mine) {
      const again = made("button", { type: "button", textContent: "Put mine back" });
      again.addEventListener("click", () => {
        fill(mine);
        changed();
        told.hidden = true;
        find("#which").focus({ preventScroll: true });
      });
      const leave = made("button", { type: "button", className: "quiet", textContent: "Leave it as it is now" });
      leave.addEventListener("click", () => { told.hidden = true; });
      told.append(made("p", { className: "buttons" }, again, leave));
    }
    told.hidden = false;
  }

  async function undo() {
    if (spans?.undo()) return;
    const last = decided.at(-1);
    if (!last) return tell("Nothing to undo here; the list of corrections has all that was decided.");
    const done = await act("/review/undo", { correction: last.correction });
    decided.pop();
    sessionStorage.setItem(DECIDED, JSON.stringify(decided));
    ready.clear();
    if (last.counted) setLeft(left + 1);
    visited = visited.filter(({ id }) => id !== last.entry && id !== last.became);
    skipped = last.skipped ?? 0;
    tell(done.told);
    await go(last.entry, { back: true, fresh: true, words: done.told });
  }

  // What is missing

  function startAdding() {
    const words = spans.selected;
    adding = { words, draft: draft(), kind: form?.kind };
    const kinds = find("#kinds");
    kinds.replaceChildren(...data.forms.map((one, number) => {
      const button = made("button", { type: "button" }, `${one.label} `, made("kbd", { textContent: number + 1 }));
      button.dataset.kind = one.kind;
      button.setAttribute("aria-pressed", "false");
      return button;
    }));
    kinds.hidden = false;
    find("#details").replaceChildren();
    document.querySelectorAll(".made").forEach((line) => { line.hidden = true; });
    find("#which").textContent = "What is missing here?";
    open(null, {});
    if (words) spans.select(words);
    else spans.walk(0);
    changed();
    say(words ? `Missing: ${spans.words(words)}. Choose what it is: ${kindKeys()}.` : `Choose what is missing: ${kindKeys()}; then select its words.`);
  }

  const kindKeys = () => data.forms.map((one, number) => `${number + 1} ${one.label}`).join(", ");

  function chooseKind(kind) {
    const words = spans.selected ?? adding.words;
    const chosen = data.forms.find((one) => one.kind === kind);
    document.querySelectorAll("#kinds button").forEach((button) => button.setAttribute("aria-pressed", button.dataset.kind === kind));
    find("#details").replaceChildren(find(`template[data-form="${kind}"]`).content.cloneNode(true));
    open(kind, {});
    adding.words = words;
    if (words) {
      spans.select(words);
      spans.take(chosen.parts.find((part) => part.needed).role);
    } else {
      spans.walk(0);
    }
    changed();
  }

  function stopAdding() {
    adding = null;
    go(data.entry?.id, { back: true, fresh: true }).catch((error) => tell(error.message, { wrong: true }));
  }

  async function add() {
    if (!form) return say(`Choose what is missing first: ${kindKeys()}.`, { wrong: true });
    const done = await act("/review/add", { article: data.article.id, kind: form.kind, draft: JSON.stringify(draft()) });
    note(done, data.entry?.id ?? done.entry, false);
    ready.clear();
    tell(done.told);
    adding = null;
    await go(data.entry?.id ?? done.entry, { back: true, fresh: true, words: done.told });
  }

  async function widen() {
    const answer = await fetch(`/api${address({ brief: true, ...(data.entry ? { entry: data.entry.id } : { at: data.context.start }), article: data.article.id, around: data.around * 3 })}`);
    if (!answer.ok) return;
    const { context, around } = await answer.json();
    const from = find("#text").getBoundingClientRect().bottom;
    data = { ...data, context, around };
    spans.widen(context);
    find("[data-do=before]").hidden = !context.before;
    find("[data-do=after]").hidden = !context.after;
    say(`More of the article is shown, ${find("#text").getBoundingClientRect().bottom > from ? "around the entry" : "which is all of it"}.`);
  }

  const doings = {
    accept: () => (adding ? add() : data.entry && decide(isChanged() ? "change" : "accept")),
    reject: () => !adding && data.entry && decide("reject"),
    edit: () => form && spans.choose(spans.active?.role ?? form.parts.find(({ role }) => spans.pieces[role].length).role, spans.active?.at ?? 0),
    add: () => (adding ? stopAdding() : startAdding()),
    skip: () => next("", { skipping: true }),
    back,
    undo,
    before: widen,
    after: widen,
    details: () => find("#details select, #details input")?.focus(),
    keys: () => keysDialog.showModal(),
  };

  async function perform(what) {
    if (busy) return;
    busy = true;
    try {
      await doings[what]();
    } catch (error) {
      tell(error.message, { wrong: true });
    } finally {
      busy = false;
    }
    changed();
  }

  // Keys

  const KEYS = { a: "accept", r: "reject", e: "edit", c: "edit", n: "add", s: "skip", u: "undo", m: "before", d: "details", "?": "keys" };
  const isTyped = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

  function pressed(event) {
    if (event.defaultPrevented || event.isComposing || keysDialog.open || !data.context) return;
    if (event.key === "Escape" && isTyped(event.target) && event.target.closest("#form")) {
      find("#which").focus();
      return event.preventDefault();
    }
    if (isTyped(event.target) || localStorage.getItem(KEYS_OFF)) return;
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey && !event.altKey;
    if (isUndo ? (perform("undo"), true) : !event.ctrlKey && !event.metaKey && pressedPlain(event)) event.preventDefault();
  }

  // Says whether the key was one of the page's.
  function pressedPlain(event) {
    const { key, shiftKey, altKey } = event;
    const isArrow = key.startsWith("Arrow");
    if (altKey && !isArrow && !/^Digit[1-9]$/.test(event.code)) return false;
    if (isArrow) return arrow(event);
    const digit = /^Digit[1-9]$/.test(event.code) && !shiftKey ? event.code.at(-1) : /^[1-9]$/.test(key) ? key : null;
    if (digit) return pressedDigit(Number(digit), altKey);
    if (key === "Enter") {
      if (event.target.closest("button, a")) return false;
      perform("accept");
    } else if (key === "Escape") {
      escape();
    } else if (key === "Delete" || key === "Backspace") {
      spans.remove();
    } else if (key === "w") {
      spans.walk(0);
    } else if (Object.hasOwn(KEYS, key.toLowerCase())) {
      perform(KEYS[key.toLowerCase()]);
    } else {
      return false;
    }
    return true;
  }

  function arrow({ key, shiftKey, altKey, target }) {
    if (target.closest("[role=toolbar]") && !spans.active && !spans.caret && !adding) return false;
    const by = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
    if (spans.caret) spans.walk(by || (key === "ArrowUp" ? "up" : "down"), { extend: shiftKey });
    else if (by && spans.activePiece) spans.move(shiftKey ? "end" : "start", by, { byCharacter: altKey });
    else if (!by && key === "ArrowDown" && (adding || find("#text").contains(target))) spans.walk(0);
    else if (by && !altKey && !adding) perform(by < 0 ? "back" : "skip");
    else return false;
    return true;
  }

  function pressedDigit(digit, exact) {
    if (adding && !form) {
      const kind = data.forms[digit - 1];
      if (kind) chooseKind(kind.kind);
      return Boolean(kind);
    }
    const part = form?.parts[digit - 1];
    if (!part) return false;
    if (!spans.take(part.role, { exact })) spans.choose(part.role);
    return true;
  }

  function escape() {
    if (spans.leave()) return;
    if (adding) {
      stopAdding();
    } else if (isChanged()) {
      sessionStorage.removeItem(DRAFT + data.entry.id);
      go(data.entry.id, { back: true, fresh: true, words: "As it was." }).catch((error) => tell(error.message, { wrong: true }));
    }
  }

  document.addEventListener("keydown", pressed);

  document.addEventListener("mousedown", (event) => {
    // The words that are selected stay so while a button says what they are.
    if (event.target.closest("#offer, #parts, #kinds, .bar")) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button");
    if (!target || !spans) return;
    const { do: what, take, role, at, move, kind } = target.dataset;
    if (what) {
      perform(what);
    } else if (take) {
      spans.take(take);
    } else if (kind && adding) {
      chooseKind(kind);
    } else if (move) {
      spans.active = { role, at: Number(at) };
      if (move === "remove") spans.remove();
      else spans.move(...move.split(" ").map((part, number) => (number ? Number(part) : part)));
    } else if (role && !spans.take(role)) {
      spans.choose(role, Number(at));
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("#details select.whom")) whomChosen(event.target);
    if (event.target.closest("#details")) changed();
    if (event.target.closest(".narrowing")) event.target.form.requestSubmit();
    if (event.target.id === "keys-on") {
      if (event.target.checked) localStorage.removeItem(KEYS_OFF);
      else localStorage.setItem(KEYS_OFF, "yes");
      showKeys();
    }
  });

  document.addEventListener("input", (event) => {
    if (event.target.matches("#details .narrow")) narrow(event.target);
    else if (event.target.closest("#details")) changed();
  });

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "form") return;
    event.preventDefault();
    perform("accept");
  });

  function showKeys() {
    const isOff = Boolean(localStorage.getItem(KEYS_OFF));
    find("#keys-on").checked = !isOff;
    document.body.classList.toggle("without-keys", isOff);
  }

  showKeys();
  begin();
  reveal();
}
