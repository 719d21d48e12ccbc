// The form beside an entry's text: its parts, what words that are selected could be, who speaks or acts.
// It shows what `spans` holds; what kind of entry it is comes in as a `form`, as the page's record has it.
"use strict";

const find = (selector, from = document) => from.querySelector(selector);
const made = (tag, values = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...children);
  return element;
};

// Fills the form with a draft.
function fill(spans, { parts, values }) {
  spans.pieces = structuredClone(parts);
  for (const [name, value] of Object.entries(values)) {
    const control = find(`#details [name="${CSS.escape(name)}"]`);
    if (!control) continue;
    if (control.matches(".whom")) chooseWhom(spans, control, value);
    else control.value = value;
  }
  spans.draw();
}

function listParts(form, spans) {
  const list = find("#parts");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset : null;
  const rows = (form?.parts ?? []).flatMap((part, number) => {
    const pieces = spans.pieces[part.role];
    return (pieces.length ? pieces : [null]).map((piece, at) => partRow(spans, part, String(number + 1), piece, at));
  });
  list.replaceChildren(...rows);
  if (focused) find(`[data-role="${focused.role}"][data-at="${focused.at}"]${focused.move ? `[data-move="${focused.move}"]` : ".part"}`, list)?.focus();
}

function partRow(spans, part, key, piece, at) {
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
function offer(form, span) {
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

function chooseWhom(spans, control, place) {
  if (place && ![...control.options].some((option) => option.value === place)) {
    const words = spans.words(place.split("-").map(Number));
    control.options[1].after(made("option", { value: place, textContent: `“${words}”` }));
  }
  control.value = place;
}

// Takes the words that are selected as whom a control names, if it asks for that; returns what is to be said of it.
function whomChosen(spans, control) {
  if (control.value !== "words") return "";
  const span = spans.selected ?? spans.activePiece;
  if (!span) {
    control.value = "";
    throw new Error("Select the words in the text first, then choose this.");
  }
  chooseWhom(spans, control, span.join("-"));
  return `${find(`label[for="${control.id}"]`).textContent}: ${spans.words(span)}`;
}

// Leaves the actors to choose from whose names hold what is typed, and chooses the first; returns how many fit, in words.
function narrow(control) {
  const wanted = control.value.toLocaleLowerCase().trim();
  const select = find("select", control.parentElement);
  const fitting = [...select.options].slice(2).filter((option) => {
    option.hidden = !option.textContent.toLocaleLowerCase().includes(wanted);
    return !option.hidden;
  });
  if (wanted && fitting.length) select.value = fitting[0].value;
  return wanted ? `${fitting.length} fit${fitting.length ? `, first ${fitting[0].textContent}` : ""}` : "";
}
