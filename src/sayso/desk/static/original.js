// The text beside its source: what is chosen in the text is marked and scrolled to in both.
"use strict";

const sides = document.querySelector(".sides");
const article = sides.querySelector("article");
const address = `/articles/${sides.dataset.article}`;

const elementsOf = (entry) => article.querySelectorAll(`[data-of^="${CSS.escape(entry)}-"]`);

function mark(elements) {
  for (const element of article.querySelectorAll(".found")) element.classList.remove("found");
  for (const element of elements) element.classList.add("found");
}

// Scrolls a side so that its first marked words are in its middle, without moving the window.
function reveal(side, words) {
  if (!words) return;
  const place = words.getBoundingClientRect(), frame = side.getBoundingClientRect();
  side.scrollTop += place.top - frame.top - (frame.height - Math.min(place.height, frame.height)) / 2;
}

const revealSource = () => {
  const source = document.getElementById("source");
  reveal(source, source.querySelector("mark, .box"));
};

let asking = 0;

// Takes the source's side from the page that looks `query` up; what is looked up later counts.
async function look(query) {
  const mine = ++asking;
  const source = document.getElementById("source");
  source.ariaBusy = "true";
  try {
    const response = await fetch(`${address}/original?${query}`);
    const found = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("source");
    if (mine !== asking) return;
    if (!found) throw new Error();
    source.replaceChildren(...[...found.childNodes].map((node) => document.importNode(node, true)));
    history.replaceState(null, "", `?${query}`);
    const shown = new URLSearchParams(query);
    shown.delete("page");
    document.getElementById("back").href = `${address}?${shown}`;
    revealSource();
  } catch {
    if (mine === asking) tell("The source could not be fetched.", { wrong: true });
  } finally {
    if (mine === asking) source.ariaBusy = null;
  }
}

article.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
  const named = event.target.closest("[data-of]:not([data-of^=n], [data-of^=p])");
  const block = event.target.closest("[data-at]");
  if (named) {
    event.preventDefault();
    const entry = named.dataset.of.split("-")[0];
    mark(elementsOf(entry));
    look(`entry=${entry}`);
  } else if (block) {
    mark([block]);
    look(`at=${block.dataset.at}`);
  }
});

document.getElementById("source").addEventListener("click", (event) => {
  const link = event.target.closest(".paging a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  look(link.getAttribute("href").slice(1));
});

if (sides.dataset.open) {
  // Where the sides stand below one another both are to be in sight.
  if (matchMedia("(max-width: 53rem)").matches) sides.scrollIntoView({ behavior: "instant" });
  const elements = elementsOf(sides.dataset.open);
  mark(elements);
  reveal(document.getElementById("repaired"), elements[0]);
  // Once more when the neighbours, which are laid out only when they come near, have their size.
  requestAnimationFrame(() => requestAnimationFrame(() => reveal(document.getElementById("repaired"), elements[0])));
}
revealSource();
