// The keys of the review page: everything can be done with them alone, or they can be switched off.
"use strict";

const KEYS_OFF = "sayso-review-keys-off";

// `review`: {isThere, spans, form, forms, adding} as they are now, and what keys do: perform, chooseKind, escape.
function takeKeys(review) {
  const dialog = find("#keys");
  const chosen = find("#keys-on");
  const KEYS = { a: "accept", r: "reject", e: "edit", c: "edit", n: "add", s: "skip", u: "undo", m: "before", d: "details", "?": "keys" };
  const isTyped = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

  function pressed(event) {
    if (event.defaultPrevented || event.isComposing || dialog.open || !review.isThere) return;
    if (event.key === "Escape" && isTyped(event.target) && event.target.closest("#form")) {
      find("#which").focus();
      return event.preventDefault();
    }
    if (isTyped(event.target) || localStorage.getItem(KEYS_OFF)) return;
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey && !event.altKey;
    if (isUndo ? (review.perform("undo"), true) : !event.ctrlKey && !event.metaKey && pressedPlain(event)) event.preventDefault();
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
      review.perform("accept");
    } else if (key === "Escape") {
      review.escape();
    } else if (key === "Delete" || key === "Backspace") {
      review.spans.remove();
    } else if (key === "w") {
      review.spans.walk(0);
    } else if (Object.hasOwn(KEYS, key.toLowerCase())) {
      review.perform(KEYS[key.toLowerCase()]);
    } else {
      return false;
    }
    return true;
  }

  function arrow({ key, shiftKey, altKey, target }) {
    if (target.closest("[role=toolbar]") && !review.spans.active && !review.spans.caret && !review.adding) return false;
    const by = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
    if (review.spans.caret) review.spans.walk(by || (key === "ArrowUp" ? "up" : "down"), { extend: shiftKey });
    else if (by && review.spans.activePiece) review.spans.move(shiftKey ? "end" : "start", by, { byCharacter: altKey });
    else if (!by && key === "ArrowDown" && (review.adding || find("#text").contains(target))) review.spans.walk(0);
    else if (by && !altKey && !review.adding) review.perform(by < 0 ? "back" : "skip");
    else return false;
    return true;
  }

  function pressedDigit(digit, exact) {
    if (review.adding && !review.form) {
      const kind = review.forms[digit - 1];
      if (kind) review.chooseKind(kind.kind);
      return Boolean(kind);
    }
    const part = review.form?.parts[digit - 1];
    if (!part) return false;
    if (!review.spans.take(part.role, { exact })) review.spans.choose(part.role);
    return true;
  }

  function show() {
    const isOff = Boolean(localStorage.getItem(KEYS_OFF));
    chosen.checked = !isOff;
    document.body.classList.toggle("without-keys", isOff);
  }

  document.addEventListener("keydown", pressed);
  chosen.addEventListener("change", () => {
    if (chosen.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "yes");
    show();
  });
  show();
}
