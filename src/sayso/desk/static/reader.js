// The reader: layers that can be switched, cards beside the words, speakers whose statements one walks through.
"use strict";

const HOVER = 110; // milliseconds that a pointer rests on words before their card comes
const FETCH = 40; // milliseconds after which it is asked for
const LEAVE = 260; // milliseconds to get from the words to the card
const GAP = 8; // pixels between words and card
const LEAST = 200; // pixels of a card's height that show enough of it; the rest is scrolled to
const SWITCHES = 60; // pixels at the top of the window that the switches of the layers take
const LAYER_OF = { s: "statements", a: "acts", f: "figures", t: "times", w: "words" };

const reader = document.querySelector(".reader");
const article = reader.querySelector("article");
const card = document.getElementById("card");
const rail = reader.querySelector(".rail");
const base = `/articles/${reader.dataset.article}`;
const sheet = matchMedia("(max-width: 40rem)");
const beside = matchMedia("(min-width: 72.01rem)");

const entryOf = (mark) => mark.split("-")[0];
const elementsOf = (entry) => article.querySelectorAll(`[data-of^="${CSS.escape(entry)}-"]:not(.raised)`);

// Layers.

const root = document.documentElement;
const off = new Set(root.dataset.off.split(" ").filter(Boolean));

function showLayers() {
  root.dataset.off = [...off].join(" ");
  for (const button of document.querySelectorAll("[data-layer]")) button.setAttribute("aria-pressed", String(!off.has(button.dataset.layer)));
  // What is not shown is passed over by the keyboard.
  for (const link of article.querySelectorAll("a[data-of]")) link.tabIndex = off.has(LAYER_OF[link.dataset.of[0]]) ? -1 : 0;
}

function switchLayer(name) {
  if (!off.delete(name)) off.add(name);
  try {
    localStorage.setItem(LAYERS_OFF, [...off].join(" "));
  } catch {
    // Then it holds for this page alone.
  }
  showLayers();
}

showLayers();

// Speakers, and through whose statements one walks.

const walked = { speaker: null, now: -1 };

const statementsOf = (speaker) => speaker.dataset.walk.trim().split(" ");

// Cards: fetched when they are asked for, and kept.

const cards = new Map();

function fetched(entry) {
  if (!cards.has(entry)) {
    const answer = fetch(`${base}/entries/${entry}`)
      .then((response) => response.text())
      .then((text) => new DOMParser().parseFromString(text, "text/html").getElementById("entry"));
    answer.then((found) => found || cards.delete(entry), () => cards.delete(entry));
    cards.set(entry, answer);
  }
  return cards.get(entry);
}

const open = { entry: null, kept: false, at: null, back: null };

// Shows the card of an entry beside the element `at`, one of its marks; `kept`: until it is closed.
async function show(entry, at, { kept = false, focus = false } = {}) {
  if (open.entry === entry && !card.hidden) {
    open.kept ||= kept;
    if (focus) card.focus({ preventScroll: true });
    return;
  }
  if (open.kept && !kept) return;
  unmark();
  Object.assign(open, { entry, at, kept });
  for (const element of elementsOf(entry)) element.classList.add("found");
  const found = await fetched(entry).catch(() => null);
  if (open.entry !== entry || open.at !== at) return;
  if (!found) {
    tell("The card could not be fetched.", { wrong: true });
    close();
    return;
  }
  card.className = found.className;
  card.replaceChildren(
    button("close", "×", "Close"),
    ...steps(entry),
    ...[...found.childNodes].map((node) => document.importNode(node, true)),
  );
  card.hidden = false;
  place(at);
  if (focus) card.focus({ preventScroll: true });
}

function button(name, sign, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.ariaLabel = label;
  made.textContent = sign;
  return made;
}

// What leads on to the speaker's other statements, while one walks through them.
function steps(entry) {
  const { speaker, now } = walked;
  if (!speaker || statementsOf(speaker)[now] !== entry) return [];
  const place = document.createElement("p");
  place.className = "steps";
  const number = document.createElement("span");
  number.className = "count";
  number.textContent = `${now + 1} of ${statementsOf(speaker).length}`;
  place.append(button("quiet before", "‹", "Statement before by the same speaker"), number, button("quiet next", "›", "Next statement by the same speaker"));
  return [place];
}

function unmark() {
  for (const element of article.querySelectorAll(".found")) element.classList.remove("found");
}

function close() {
  const within = card.contains(document.activeElement);
  unmark();
  card.hidden = true;
  if (within && open.back) open.back.focus({ preventScroll: true });
  Object.assign(open, { entry: null, kept: false, at: null, back: null });
}

// Puts the card where it covers no words of its entry: beside the text, else below or above them, else at the foot.
function place(at) {
  card.style.cssText = "";
  if (sheet.matches) {
    document.body.append(card);
    const lift = () => {
      if (open.at !== at) return;
      const below = extent().bottom - (innerHeight - card.offsetHeight - 3 * GAP);
      const room = at.getBoundingClientRect().top - SWITCHES; // so that the line at which one is stays in sight
      if (below > 0) scrollBy({ top: Math.min(below, room), behavior: "instant" });
    };
    lift();
    afterLayout(lift);
    return;
  }
  const lines = at.getClientRects();
  const line = lines[0] || at.getBoundingClientRect();
  if (beside.matches) {
    rail.append(card);
    const top = rail.getBoundingClientRect().top;
    const lowest = innerHeight - card.offsetHeight - GAP;
    card.style.top = `${Math.max(0, Math.min(line.top, Math.max(lowest, 4 * GAP)) - top)}px`;
    return;
  }
  document.body.append(card);
  const words = extent();
  const height = card.offsetHeight;
  const fits = (one) => one.room >= height;
  // An entry that fills the window leaves no room beside it: then the line at which one is stays free.
  const { room, edge, above } = rooms(words).find(fits) ?? rooms(words).find((one) => one.room >= LEAST) ?? rooms(line).find(fits) ?? rooms(line)[0];
  card.style.maxHeight = `${Math.max(room, LEAST)}px`;
  const top = above ? edge - card.offsetHeight : edge;
  const left = Math.min(line.left, innerWidth - card.offsetWidth - 2 * GAP);
  card.style.top = `${top + scrollY}px`;
  card.style.left = `${Math.max(GAP, left) + scrollX}px`;
}

// The places for a card below and above something, each with the edge at which it stands and its height.
function rooms({ top, bottom }) {
  return [
    { above: false, edge: bottom + GAP, room: innerHeight - bottom - 2 * GAP },
    { above: true, edge: top - GAP, room: top - 2 * GAP },
  ];
}

// Where in the window the words of the entry that is shown begin and end.
function extent() {
  const all = [...elementsOf(open.entry)].map((element) => element.getBoundingClientRect());
  const boxes = all.filter((box) => box.bottom > 0 && box.top < innerHeight);
  return { top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)) };
}

// Scrolls to an entry, or to words that were asked for, and shows the card.
function go(entry, { focus = false } = {}) {
  const at = elementsOf(entry)[0];
  if (!at) {
    location.assign(`${base}?entry=${encodeURIComponent(entry)}`);
    return;
  }
  const middle = () => at.scrollIntoView({ block: sheet.matches ? "start" : "center", behavior: "instant" });
  middle();
  afterLayout(() => {
    middle();
    // Beside the text a card is in nobody's way, so it gives way to the next one.
    if (entry[0] !== "p") show(entry, at, { kept: focus || !beside.matches, focus });
  });
}

// Blocks that come near the window are laid out only then, and move what stands below them.
function afterLayout(then) {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

// Which words an event is about: the innermost mark whose layer is shown.
function markAt(target) {
  for (let element = target.closest?.("[data-of]"); element && article.contains(element); element = element.parentElement.closest("[data-of]")) {
    const layer = LAYER_OF[element.dataset.of[0]];
    if (layer && !off.has(layer)) return element;
  }
  return null;
}

let timer;

article.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch" || open.kept) return;
  clearTimeout(timer);
  const mark = markAt(event.target);
  if (mark) {
    const entry = entryOf(mark.dataset.of);
    timer = setTimeout(() => {
      fetched(entry);
      timer = setTimeout(() => show(entry, mark), HOVER - FETCH);
    }, FETCH);
  } else {
    leave();
  }
});
article.addEventListener("pointerleave", leave);
card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", leave);

// Beside the text the last card stays: it covers nothing.
function leave() {
  clearTimeout(timer);
  if (!open.kept && !beside.matches) timer = setTimeout(close, LEAVE);
}

article.addEventListener("focusin", (event) => {
  const mark = markAt(event.target);
  if (!mark || !event.target.matches(":focus-visible")) return;
  open.kept = false;
  show(entryOf(mark.dataset.of), mark);
});

article.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
  const mark = markAt(event.target);
  if (!mark) {
    if (!card.hidden) close();
    return;
  }
  event.preventDefault();
  clearTimeout(timer);
  const byKey = event.detail === 0;
  open.back = byKey ? event.target : null;
  open.kept = false;
  show(entryOf(mark.dataset.of), mark, { kept: true, focus: byKey });
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#card .close")) close();
  const step = event.target.closest("#card .steps button");
  if (step) walk(walked.speaker, step.matches(".next") ? 1 : -1, { focus: event.detail === 0 });
  const entry = event.target.closest("[data-entry]");
  if (entry && card.contains(entry)) {
    event.preventDefault();
    go(entry.dataset.entry, { focus: event.detail === 0 });
  }
  const layer = event.target.closest("[data-layer]");
  if (layer) switchLayer(layer.dataset.layer);
  const speaker = event.target.closest("[data-walk]");
  if (speaker) {
    event.preventDefault();
    walk(speaker, event.shiftKey ? -1 : 1);
  }
});

// The next statement of a speaker, or with the shift key the one before.
function walk(speaker, step, { focus = false } = {}) {
  const statements = statementsOf(speaker);
  if (walked.speaker !== speaker) {
    if (walked.speaker) {
      walked.speaker.ariaCurrent = null;
      walked.speaker.querySelector(".count").textContent = statementsOf(walked.speaker).length;
    }
    Object.assign(walked, { speaker, now: step > 0 ? -1 : 0 });
  }
  walked.now = (walked.now + step + statements.length) % statements.length;
  speaker.ariaCurrent = "true";
  speaker.querySelector(".count").textContent = `${walked.now + 1} of ${statements.length}`;
  go(statements[walked.now], { focus });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "Escape" && !card.hidden) {
    close();
    return;
  }
  const layer = document.querySelectorAll("[data-layer]")[Number(event.key) - 1];
  if (layer) switchLayer(layer.dataset.layer);
});

addEventListener("resize", () => { if (!card.hidden && open.at) place(open.at); });

// An address may name an entry, or one of its marks.
function fromAddress() {
  const named = /^#([saftwn]\d+)(-\d+)?$/.exec(location.hash);
  if (named) go(named[1]);
  else if (reader.dataset.open) go(reader.dataset.open);
}

addEventListener("hashchange", fromAddress);
fromAddress();
