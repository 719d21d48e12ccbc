// The timeline as a picture: lanes of reported times and of acts by type, counted together while they are many, each for
// itself where there is room. The list below follows the days that the picture shows.
"use strict";

const DAY = 86400000;
const LEAST = 7 * DAY;
const SHOWN_APART = 150; // entries that are shown each for itself at once
const NARROWEST = 6; // pixels of a column
const LANE = { reported: 90, other: 46 }; // pixels of its height
const LABEL = 20; // of which for what it is called
const STEP = 10; // pixels from entry to entry
const COLOURS = { reported: "var(--time)", demand: "var(--figure)", threat: "var(--figure)", forecast: "var(--said)" };
const GRAINS = [
  [DAY, d3.utcDay, d3.utcFormat("%-d %B %Y")],
  [7 * DAY, d3.utcMonday, d3.utcFormat("week of %-d %B %Y")],
  [30 * DAY, d3.utcMonth, d3.utcFormat("%B %Y")],
  [365 * DAY, d3.utcYear, d3.utcFormat("%Y")],
  [3652 * DAY, d3.utcYear.every(10), (date) => `${date.getUTCFullYear()}s`],
];

const figure = document.getElementById("picture");
const place = figure.querySelector(".place");
const tip = figure.querySelector(".tip");
const says = document.getElementById("picture-says");
const called = new Map([...document.querySelectorAll(".kinds label")].map((one) => [one.firstElementChild.value, one.textContent.trim()]));
const today = dated(figure.dataset.today);
const long = d3.utcFormat("%-d %B %Y");
const iso = d3.utcFormat("%Y-%m-%d");
const number = d3.format(",");

let months = []; // {kind, date, count} of the whole timeline
let days = { from: null, until: null, counts: [] }; // the same by days, of the stretch that was asked for last
let apart = { from: null, until: null, entries: [] };
let shown = []; // what has a mark of its own now
let current = -1; // which of these the keyboard is at
let whole, view, lanes, redraw, zoom;
let asking = 0;

function dated(words) {
  const [year, month = 1, day = 1] = words.split("-").map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year); // for years before 100
  return date;
}

function narrowed(values) {
  const query = new URLSearchParams(new FormData(document.getElementById("narrow")));
  for (const name of ["first", "last"]) query.delete(name);
  for (const [name, value] of Object.entries(values)) query.set(name, value);
  for (const [name, value] of [...query]) if (!value) query.delete(name);
  return query;
}

async function ask(path, values) {
  const response = await fetch(`/api${path}?${narrowed(values)}`);
  if (!response.ok) throw new Error(`The desk answered ${response.status}.`);
  return response.json();
}

async function counted(values) {
  const { counts } = await ask("/timeline/counts", values);
  return counts.map(({ kind, days, count }) => ({ kind, date: dated(days), count }));
}

function within(counts, [from, until]) {
  return counts.filter(({ date }) => date >= from && date <= until);
}

// What is drawn: columns, of which every one stands for a stretch of days, or single entries.
function columns(x) {
  const pixels = DAY / (x.invert(1) - x.invert(0));
  const byDay = isByDay();
  const grain = GRAINS.find(([length], place) => pixels * length >= NARROWEST && (place > 1 || byDay)) ?? GRAINS.at(-1);
  const [, interval, words] = grain;
  const edges = [interval.floor(view[0]), interval.offset(view[1], 1)];
  const sums = d3.rollups(
    within(byDay && GRAINS.indexOf(grain) < 3 ? days.counts : months, edges),
    (counts) => d3.sum(counts, (one) => one.count),
    (one) => one.kind,
    (one) => +interval.floor(one.date),
  );
  return sums.flatMap(([kind, found]) => found.map(([from, count]) => {
    const begins = new Date(from);
    return { kind, begins, ends: interval.offset(begins, 1), count, words: words(begins) };
  }));
}

function placed({ begins, ends }) {
  return { from: dated(begins ?? ends), until: dated(ends ?? begins) };
}

// How many entries the shown days hold, as exactly as that is known by now.
function total(kind) {
  const wanted = (one) => !kind || one.kind === kind;
  if (isApart()) return inView().filter(wanted).length;
  const counts = isByDay() ? within(days.counts, view) : within(months, [d3.utcMonth.floor(view[0]), view[1]]);
  return d3.sum(counts.filter(wanted), (one) => one.count);
}

// How many of these are not drawn, for they began before the days that are shown.
function before(kind) {
  const some = isApart() ? inView().filter((one) => one.kind === kind && one.from < view[0]).length : 0;
  return some ? `, ${number(some)} of them since before` : "";
}

function inView() {
  return apart.entries.filter((one) => one.from < view[1] && (one.until > view[0] || one.from >= view[0]));
}

function isByDay() {
  return days.from !== null && view[0] >= days.from && view[1] <= days.until;
}

function isApart() {
  return apart.from !== null && view[0] >= apart.from && view[1] <= apart.until;
}

function colourOf(kind) {
  return COLOURS[kind] ?? "var(--act)";
}

function heightOf(kind) {
  return LANE[kind] ?? LANE.other;
}

function drawing(width) {
  hide();
  place.__zoom = transformed(view, width);
  const x = d3.scaleUtc(view, [0, width]);
  const marks = [];
  let top = 24;
  const found = isApart() ? [] : columns(x);
  const most = d3.max(found.filter((one) => one.kind !== "reported"), (one) => one.count) ?? 1;
  const mostReported = d3.max(found.filter((one) => one.kind === "reported"), (one) => one.count) ?? 1;
  shown = [];
  for (const kind of lanes) {
    const base = top + heightOf(kind);
    const fill = colourOf(kind);
    if (isApart()) {
      const mine = stacked(inView().filter((one) => one.kind === kind && one.from >= view[0]), x, base, heightOf(kind));
      shown.push(...mine);
      marks.push(
        Plot.link(mine.filter((one) => one.until - one.from > 1.5 * DAY && x(one.until) - x(one.from) > 14), { x1: "at", x2: "until", y1: "y", y2: "y", stroke: fill, strokeWidth: 2, strokeOpacity: 0.45, clip: true }),
        Plot.dot(mine, { x: "at", y: "y", r: 4.5, fill, stroke: "var(--paper)", href: (one) => `/articles/${one.article}?entry=${one.id}`, className: "entry", clip: true }),
      );
    } else {
      const room = heightOf(kind) - LABEL;
      const mine = found.filter((one) => one.kind === kind);
      const tall = (one) => Math.max(2, (room * one.count) / (kind === "reported" ? mostReported : most));
      marks.push(Plot.rect(mine, { x1: "begins", x2: "ends", y1: base, y2: (one) => base - tall(one), fill, insetLeft: 0.5, insetRight: 0.5, className: `of-${kind}`, clip: true }));
      shown.push(...mine);
    }
    marks.push(
      Plot.ruleY([base], { stroke: "var(--rule)" }),
      Plot.text([`${called.get(kind)}  ${number(total(kind))}${before(kind)}`], { frameAnchor: "left", dx: 2, y: base - heightOf(kind) + 12, fill: "var(--muted)", stroke: "var(--paper)", strokeWidth: 4, fontVariant: "small-caps", fontSize: 13 }),
    );
    top = base;
  }
  if (today >= view[0] && today <= view[1]) {
    marks.unshift(
      Plot.ruleX([today], { stroke: "var(--own)", strokeDasharray: "3 3" }),
      Plot.text(["today"], { x: [today], y: 18, dx: 4, textAnchor: "start", fill: "var(--own)", fontSize: 12 }),
    );
  }
  return wired(Plot.plot({
    className: "plot",
    width,
    height: top + 36,
    marginLeft: 0,
    marginRight: 0,
    marginTop: 6,
    marginBottom: 36,
    x: { type: "utc", domain: view, label: null, tickSize: 4, ticks: x.ticks(Math.max(3, width / 110)).filter((one) => x(one) > 20 && x(one) < width - 20) },
    y: { type: "identity", axis: null },
    marks,
  }));
}

// Entries one above the other where they begin on the same days, in as many columns as these have room for.
function stacked(entries, x, base, height) {
  const piles = d3.group(entries, (one) => Math.round(x(one.from) / STEP));
  const rows = Math.floor((height - LABEL) / STEP), columns = Math.max(1, Math.floor((x(DAY) - x(0)) / STEP));
  return [...piles.values()].flatMap((pile) => {
    const deep = Math.max(rows, Math.ceil(pile.length / columns)), step = Math.min(STEP, (height - LABEL) / deep);
    return pile.map((one, place) => ({
      ...one,
      at: x.invert(x(one.from) + Math.floor(place / deep) * STEP + STEP / 2),
      y: base - 7 - (place % deep) * step,
    }));
  });
}

// Gives marks what Plot does not: what they tell when pointed at, and where they lead.
function wired(svg) {
  svg.setAttribute("aria-hidden", "true");
  for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  let at = 0;
  for (const kind of lanes) {
    const group = isApart() ? null : svg.querySelector(`.of-${kind}`);
    for (const rect of group?.querySelectorAll("rect") ?? []) {
      const one = shown[at + rect.__data__];
      rect.addEventListener("pointerenter", () => tellOf(one, rect));
      rect.addEventListener("pointerleave", hide);
      rect.addEventListener("click", () => move([one.begins, one.ends]));
    }
    at += isApart() ? 0 : shown.filter((one) => one.kind === kind).length;
  }
  const entries = isApart() ? [...svg.querySelectorAll("a")] : [];
  entries.forEach((link, place) => {
    link.addEventListener("pointerenter", () => tellOf(shown[place], link));
    link.addEventListener("pointerleave", hide);
  });
  return svg;
}

function line(...parts) {
  const paragraph = document.createElement("p");
  paragraph.append(...parts);
  return paragraph;
}

function element(name, words, properties = {}) {
  return Object.assign(document.createElement(name), { textContent: words, ...properties });
}

function tellOf(one, mark) {
  if (one.clause) {
    const who = [one.kind !== "reported" && one.kind, one.negated && "negated", one.actor, one.told].filter(Boolean).join(", ");
    const where = [one.title ?? one.article_source, one.publisher].filter(Boolean).join(", ");
    tip.replaceChildren(
      line(element("b", one.days)),
      line(one.clause.before, element("b", one.clause.words), one.clause.after),
      ...(who ? [Object.assign(line(who), { className: "fine" })] : []),
      Object.assign(line(where), { className: "fine" }),
    );
  } else {
    tip.replaceChildren(line(element("b", one.words), `: ${number(one.count)} ${called.get(one.kind).toLowerCase()}`));
  }
  tip.hidden = false;
  const here = mark.getBoundingClientRect(), frame = figure.getBoundingClientRect();
  const left = Math.min(here.left - frame.left, frame.width - tip.offsetWidth);
  const above = here.top - frame.top - tip.offsetHeight - 8;
  tip.style.left = `${Math.max(0, left)}px`;
  tip.style.top = `${above < 0 ? here.bottom - frame.top + 8 : above}px`;
}

function hide() {
  tip.hidden = true;
}

function say() {
  const sum = total(), last = new Date(view[1] - DAY / 2);
  says.textContent = `${long(view[0])} – ${long(last)}: ${number(sum)} ${sum === 1 ? "entry" : "entries"}`;
}

// Shows other days, asks for what they need, and lets the list follow.
function show(stretch) {
  view = stretch;
  current = -1;
  hide();
  say();
  redraw();
  clearTimeout(show.waits);
  show.waits = setTimeout(settle, 250);
}

function settle() {
  const [first, last] = ends();
  const query = narrowed({ first, last });
  const on = new URLSearchParams(location.search).get("on");
  if (on) query.set("on", on);
  for (const [name, value] of [["first", first], ["last", last]]) document.getElementById(`field-${name}`).value = value;
  history.replaceState(history.state, "", `/timeline?${query}`);
  htmx.ajax("GET", `/timeline?${query}`, { target: "#results", select: "#results", swap: "outerHTML" });
  fill().catch((error) => tell(error.message, { wrong: true }));
}

function ends() {
  return [iso(view[0]), iso(new Date(view[1] - DAY / 2))];
}

// Asks for what the shown days need and is not here yet: their entries where they are few, else counts by days.
async function fill() {
  const mine = ++asking;
  const [from, until] = view, length = until - from;
  const mayChange = (found) => mine === asking && found;
  if (!isApart() && !isByDay() && length < 4 * 365 * DAY) {
    const stretch = [new Date(from - length), new Date(+until + length)];
    const counts = mayChange(await counted({ grain: "day", first: iso(stretch[0]), last: iso(stretch[1]) }));
    if (!counts) return;
    days = { from: stretch[0], until: stretch[1], counts };
  }
  if (!isApart() && total() <= SHOWN_APART) {
    const [first, last] = ends();
    const found = mayChange(await ask("/timeline", { first, last, size: 400 }));
    if (!found) return;
    apart = { from, until, entries: found.entries.map((one) => ({ ...one, ...placed(one) })) };
  }
  say();
  redraw();
}

// What d3 takes the shown days for, in a picture of this width.
function transformed([from, until], width) {
  const x = d3.scaleUtc(whole, [0, width]);
  return d3.zoomIdentity.scale(width / (x(until) - x(from))).translate(-x(from), 0);
}

// Moves to other days by the same way as drag and wheel do, so that these go on from there.
function move([from, until]) {
  const middle = (+from + +until) / 2, half = Math.max(until - from, LEAST) / 2;
  const stretch = [new Date(middle - half), new Date(middle + half)];
  d3.select(place).call(zoom.transform, transformed(stretch, place.clientWidth));
}

// Shows so many days more or less, further on by a part of what is shown, within the whole.
function moved(by, factor = 1) {
  const [from, until] = view.map(Number), [first, last] = whole.map(Number);
  const length = Math.min((until - from) * factor, last - first);
  const begins = (from + until) / 2 + by * (until - from) - length / 2;
  const start = Math.max(first, Math.min(begins, last - length));
  move([new Date(start), new Date(start + length)]);
}

const ways = {
  back: () => moved(-0.5),
  on: () => moved(0.5),
  in: () => moved(0, 0.5),
  out: () => moved(0, 2),
  all: () => move(whole),
};

function step(by) {
  const links = [...place.querySelectorAll("a")];
  links[current]?.classList.remove("now");
  current = Math.max(0, Math.min(links.length - 1, current + by));
  links[current].classList.add("now");
  tellOf(shown[current], links[current]);
  says.textContent = tip.innerText;
}

place.addEventListener("keydown", (event) => {
  const apartNow = isApart() && shown.length;
  const does = {
    "+": ways.in,
    "=": ways.in,
    "-": ways.out,
    0: ways.all,
    ArrowLeft: apartNow ? () => step(-1) : ways.back,
    ArrowRight: apartNow ? () => step(1) : ways.on,
    Enter: () => current >= 0 && location.assign(place.querySelectorAll("a")[current].getAttribute("href")),
    Escape: hide,
  }[event.key];
  if (!does || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  does();
});

figure.querySelector(".tools").addEventListener("click", (event) => ways[event.target.dataset.by]?.());

async function begin() {
  months = await counted({ grain: "month" });
  if (!months.length) return;
  figure.hidden = false;
  const first = figure.dataset.first ? dated(figure.dataset.first) : months[0].date;
  const last = new Date(+(figure.dataset.last ? dated(figure.dataset.last) : months.at(-1).date) + DAY);
  whole = [d3.utcYear.floor(d3.min([first, months[0].date])), d3.utcYear.ceil(d3.max([last, months.at(-1).date]))];
  lanes = [...called.keys()].filter((kind) => months.some((one) => one.kind === kind));
  view = [first, last];
  zoom = d3.zoom()
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button && !event.ctrlKey))
    .on("zoom", ({ transform }) => {
      const x = transform.rescaleX(d3.scaleUtc(whole, [0, place.clientWidth]));
      show(x.domain());
    });
  redraw = picture(place, drawing);
  zoom.scaleExtent([1, (whole[1] - whole[0]) / LEAST])
    .extent(() => [[0, 0], [place.clientWidth, place.clientHeight]])
    .translateExtent([[0, 0], [place.clientWidth, place.clientHeight]]);
  d3.select(place).call(zoom).on("dblclick.zoom", null);
  say();
  redraw();
  await fill();
}

begin().catch((error) => tell(error.message, { wrong: true }));
