// The publishers' own words as pictures, drawn from the tables that say the same.
"use strict";

const MOST = 12; // words of a publisher in its picture; the table has all
const ROW = 21; // pixels of one word

const tables = [...document.querySelectorAll(".wording table")];
const totals = tables.reduce((sum, table) => sum + Number(table.dataset.total), 0);

const rates = tables.map((table) => {
  const own = Number(table.dataset.total);
  return [...table.querySelectorAll("tbody tr")].slice(0, MOST).map((row) => ({
    row,
    word: row.dataset.word,
    count: Number(row.dataset.count),
    others: Number(row.dataset.others),
    own: (1000 * row.dataset.count) / own,
    theirs: (1000 * row.dataset.others) / Math.max(totals - own, 1),
  }));
});

const most = (side) => Math.max(...rates.flat().map((one) => one[side]));
const domain = [-Math.max(most("theirs"), most("own") / 4), most("own") * 1.12];

function times(number) {
  return number === 1 ? "once" : `${number} times`;
}

function drawing(words, width) {
  const href = (one) => `#${one.row.id}`;
  const ariaLabel = (one) => `${one.word}: ${times(one.count)}, by the others ${times(one.others)}`;
  return Plot.plot({
    className: "plot",
    width,
    height: words.length * ROW + 34,
    marginLeft: Math.min(110, width / 3),
    marginRight: 24,
    marginTop: 6,
    marginBottom: 28,
    x: { domain, label: null, ticks: 5, tickFormat: (value) => String(Math.abs(value)), tickSize: 3 },
    y: { domain: words.map((one) => one.word), label: null, tickSize: 0, tickPadding: 8, padding: 0.28 },
    marks: [
      Plot.barX(words, { x: (one) => -one.theirs, y: "word", fill: "var(--edge)" }),
      Plot.barX(words, { x: "own", y: "word", fill: "var(--said)", href, ariaLabel }),
      Plot.text(words, { x: "own", y: "word", text: "count", textAnchor: "start", dx: 5, fill: "var(--muted)" }),
      Plot.ruleX([0], { stroke: "var(--ink)" }),
    ],
  });
}

const pictures = document.querySelector(".pictures");
const chosen = Object.assign(document.createElement("div"), { className: "chosen-word", ariaLive: "polite" });

tables.forEach((table, number) => {
  const figure = document.createElement("figure");
  const heading = document.createElement("h3");
  heading.append(table.dataset.publisher);
  const place = document.createElement("div");
  figure.append(heading, place);
  pictures.append(figure);
  place.dataset.number = number;
});

pictures.after(chosen);
pictures.hidden = false;
document.querySelector(".wording .key").hidden = false;
document.querySelector(".as-table").open = false;
for (const place of pictures.querySelectorAll("[data-number]")) picture(place, (width) => drawing(rates[place.dataset.number], width));

// A bar leads to the passages of its word, which are shown right below the pictures.
pictures.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  const row = document.querySelector(link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href"));
  const heading = document.createElement("h3");
  heading.append(`“${row.dataset.word}” in ${row.closest("table").dataset.publisher}`);
  chosen.replaceChildren(heading, ...[...row.querySelectorAll(".passage")].map((passage) => passage.cloneNode(true)));
  chosen.classList.add("card");
  chosen.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
});
