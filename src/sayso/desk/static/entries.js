// Rows that open their passages, and citations for the clipboard.
"use strict";

// Opens the passage of a row below it, or closes it; it is fetched the first time.
async function turn(link) {
  const place = document.getElementById(link.getAttribute("aria-controls"));
  const isOpened = place.hidden; // whoever clicks again while it is fetched does not want it closed
  if (isOpened && !place.querySelector(".opened")) {
    await htmx.ajax("GET", link.href, { source: link, target: place.cells[0], select: ".opened", swap: "innerHTML" });
  }
  place.hidden = !isOpened;
  link.closest("tr").classList.toggle("open", isOpened);
  link.setAttribute("aria-expanded", String(isOpened));
}

// Puts a citation onto the clipboard; where the browser does not let pages do so, shows it selected.
async function cite(button) {
  const words = `${button.dataset.citation}, ${new URL(button.dataset.link, location.href).href}`;
  try {
    await navigator.clipboard.writeText(words);
    tell("Copied: the words, who says them and where.");
  } catch {
    const box = document.getElementById("citation");
    const text = box.querySelector("textarea");
    text.value = words;
    box.showModal();
    text.select();
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-citation]");
  if (button) {
    cite(button);
    return;
  }
  const row = event.target.closest("tr.entry");
  const link = row?.querySelector("a.open");
  const other = event.target.closest("a, button, input");
  if (!link || (other && other !== link) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  // Whoever marks words with the mouse does not want to open anything.
  if (other !== link && String(getSelection())) return;
  event.preventDefault();
  turn(link);
});

// What a script can open says so.
function markClosed() {
  for (const link of document.querySelectorAll("a.open:not([aria-expanded])")) link.setAttribute("aria-expanded", "false");
}
markClosed();
document.addEventListener("htmx:after:swap", markClosed);
