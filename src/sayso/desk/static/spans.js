// The parts of an entry, marked in a text and moved there: by handles, by keys, or by the words that are selected.
// Places are code points here, as everywhere; set_text.js counts what the browser has.
"use strict";

const WIDEST_GRIP = 22; // pixels between a finger and the edge that it takes

class Spans {
  // `kinds`: what parts there can be, [{role, label, several, needed}]; `pieces`: {role: [[start, end], …]}.
  constructor(place, { onChange = () => {}, onChoose = () => {}, onSelect = () => {}, say = () => {} } = {}) {
    this.place = place;
    this.set = new SetText(place);
    this.handles = new Map();
    this.told = { onChange, onChoose, onSelect, say };
    this.listening = new AbortController();
    const on = (target, type, heard) => target.addEventListener(type, heard, { signal: this.listening.signal });
    on(place, "click", (event) => this.clicked(event));
    on(place, "pointermove", (event) => this.hovers(event));
    on(place, "pointerleave", () => this.hover(null));
    on(document, "selectionchange", () => this.selecting());
    this.observer = new ResizeObserver(() => this.lay());
    this.observer.observe(place);
  }

  close() {
    this.listening.abort();
    this.observer.disconnect();
  }

  load(shown, kinds, pieces) {
    this.text = new ShownText(shown);
    this.kinds = new Map(kinds.map((kind) => [kind.role, kind]));
    this.pieces = Object.fromEntries(kinds.map(({ role }) => [role, (pieces[role] ?? []).map((piece) => [...piece])]));
    this.past = [];
    this.active = null;
    this.hovered = null;
    this.selection = null;
    this.caret = null;
    this.draw();
  }

  // More of the article around, with everything else as it is.
  widen(shown) {
    this.text = new ShownText(shown);
    this.draw();
  }

  words([start, end]) {
    return this.text.words(start, end);
  }

  // What is done to the pieces

  get activePiece() {
    return this.active && this.pieces[this.active.role]?.[this.active.at];
  }

  // Takes a part up; asked again, its next piece.
  choose(role, at = null) {
    const number = this.pieces[role].length;
    const next = at ?? (this.active?.role === role ? (this.active.at + 1) % Math.max(number, 1) : 0);
    this.active = { role, at: Math.min(next, Math.max(number - 1, 0)) };
    this.caret = null;
    this.draw();
    this.told.onChoose(this.active);
    const piece = this.activePiece;
    const which = number > 1 ? ` ${this.active.at + 1} of ${number}` : "";
    this.told.say(`${this.kinds.get(role).label}${which}: ${piece ? this.words(piece) : "no words yet; select some"}`);
  }

  leave() {
    if (!this.active && !this.caret && !this.selection) return false;
    this.active = this.caret = this.selection = null;
    document.getSelection().removeAllRanges();
    this.draw();
    this.told.onChoose(null);
    this.told.onSelect(this.selected);
    return true;
  }

  move(edge, by, { byCharacter = false } = {}) {
    const piece = this.activePiece;
    if (!piece) return;
    const at = edge === "start" ? 0 : 1;
    const place = byCharacter ? piece[at] + by : this.text.stepped(piece[at], edge, by);
    // A step by words leaves one word at least.
    if (place !== null && (byCharacter || (edge === "start" ? place < piece[1] : place > piece[0]))) this.put(edge, place);
  }

  // Puts an edge of the active piece somewhere, as near as it can go.
  put(edge, place, { kept = true, aloud = true } = {}) {
    const { role, at } = this.active;
    const [start, end] = this.pieces[role][at];
    const before = this.pieces[role][at - 1]?.[1] ?? this.text.start;
    const after = this.pieces[role][at + 1]?.[0] ?? this.text.end;
    const piece = edge === "start" ? [Math.max(before, Math.min(place, end - 1)), end] : [start, Math.min(after, Math.max(place, start + 1))];
    if (piece[0] === start && piece[1] === end) return;
    if (kept) this.keep();
    this.pieces[role][at] = piece;
    this.changed(aloud ? `${this.kinds.get(role).label}: ${this.words(piece)}` : null);
  }

  // Makes the words that are selected a part; one of its pieces where it can have several.
  take(role, { exact = false } = {}) {
    const span = this.selectedSpan({ exact });
    if (!span) return false;
    this.keep();
    const kind = this.kinds.get(role);
    const isFree = ([start, end]) => end <= span[0] || start >= span[1];
    const rest = kind.several ? this.pieces[role].filter(isFree) : [];
    this.pieces[role] = [...rest, span].sort((one, other) => one[0] - other[0]);
    this.active = { role, at: this.pieces[role].indexOf(span) };
    this.selection = this.caret = null;
    document.getSelection().removeAllRanges();
    this.changed(`${kind.label}: ${this.words(span)}`);
    this.told.onChoose(this.active);
    this.told.onSelect(null);
    return true;
  }

  remove() {
    const piece = this.activePiece;
    if (!piece) return;
    const { role, at } = this.active;
    const kind = this.kinds.get(role);
    if (kind.needed && this.pieces[role].length === 1) {
      this.told.say(`The ${kind.label} is what makes the entry: mark other words first, or reject it`, { wrong: true });
      return;
    }
    this.keep();
    this.pieces[role].splice(at, 1);
    this.active = this.pieces[role].length ? { role, at: Math.max(0, at - 1) } : { role, at: 0 };
    this.changed(`${kind.label} removed: ${this.words(piece)}`);
    this.told.onChoose(this.active);
  }

  undo() {
    if (!this.past.length) return false;
    this.pieces = this.past.pop();
    if (this.active) this.active.at = Math.min(this.active.at, Math.max(0, this.pieces[this.active.role].length - 1));
    this.changed("As before");
    this.told.onChoose(this.active);
    return true;
  }

  keep() {
    this.past.push(structuredClone(this.pieces));
  }

  changed(words) {
    this.draw();
    this.told.onChange(this.pieces);
    if (words) this.told.say(words);
  }

  // What is selected: with the mouse or a finger as the browser has it, or word by word with the keys

  get selected() {
    return this.selectedSpan();
  }

  selectedSpan({ exact = false } = {}) {
    if (this.caret) return this.caretSpan();
    if (!this.selection) return null;
    const [start, end] = this.selection;
    return exact ? [start, end] : this.text.snapped(start, end);
  }

  caretSpan() {
    const { anchor, focus } = this.caret;
    return [this.text.starts[Math.min(anchor, focus)], this.text.ends[Math.max(anchor, focus)]];
  }

  // Goes from word to word: `by` 1 or -1 by words, "up" or "down" by sentences' lines; `extend` selects them.
  walk(by, { extend = false } = {}) {
    const last = this.text.starts.length - 1;
    if (last < 0) return;
    if (!this.caret) {
      const from = this.activePiece?.[0] ?? Object.values(this.pieces).flat().sort((a, b) => a[0] - b[0])[0]?.[0] ?? this.text.told[0];
      const at = Math.max(0, this.text.ends.findIndex((end) => end > from));
      this.caret = { anchor: at, focus: at };
      this.active = null;
      this.selection = null;
      this.told.onChoose(null);
    } else {
      const to = typeof by === "number" ? this.caret.focus + by : this.wordOnLine(by);
      const focus = Math.max(0, Math.min(last, to));
      this.caret = { anchor: extend ? this.caret.anchor : focus, focus };
    }
    this.draw();
    this.place.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
    this.told.onSelect(this.selected);
    this.told.say(this.words(this.caretSpan()));
  }

  wordOnLine(direction) {
    const { focus } = this.caret;
    const from = this.set.rect(this.text.starts[focus]);
    if (!from) return focus;
    const step = direction === "up" ? -1 : 1;
    let best = focus;
    let line = null;
    for (let at = focus + step; at >= 0 && at < this.text.starts.length; at += step) {
      const rect = this.set.rect(this.text.starts[at]);
      if (!rect || Math.abs(rect.top - from.top) < from.height / 2) continue;
      line ??= rect.top;
      if (Math.abs(rect.top - line) > from.height / 2) break;
      if (best === focus || Math.abs(rect.left - from.left) < Math.abs(this.set.rect(this.text.starts[best]).left - from.left)) best = at;
    }
    return best;
  }

  // Words that are selected by a span, as if somebody had.
  select([start, end]) {
    this.caret = null;
    this.selection = [start, end];
    this.draw();
    this.told.onSelect(this.selected);
  }

  selecting() {
    const selection = document.getSelection();
    if (selection.isCollapsed || !selection.rangeCount || !this.place.contains(selection.anchorNode) || !this.place.contains(selection.focusNode)) {
      // A tap on a button ends the selection on some devices: it holds until something else is chosen in the text.
      return;
    }
    const range = selection.getRangeAt(0);
    const start = this.set.codePoint(range.startContainer, range.startOffset);
    const end = this.set.codePoint(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    this.selection = [start, end];
    if (this.caret) this.caret = null;
    this.told.onSelect(this.selected);
  }

  clicked(event) {
    if (!document.getSelection().isCollapsed || event.target.closest(".handle")) return;
    this.selection = this.caret = null;
    const place = this.set.at(event.clientX, event.clientY);
    const found = place === null ? [] : this.around(place);
    if (found.length) {
      const now = found.findIndex(({ role, at }) => role === this.active?.role && at === this.active.at);
      const { role, at } = found[(now + 1) % found.length];
      this.choose(role, at);
    } else if (!this.leave()) {
      this.draw();
    }
    this.told.onSelect(null);
  }

  // The pieces that hold a place, the shortest first.
  around(place) {
    return this.marks
      .filter(({ start, end }) => start <= place && place < end)
      .sort((one, other) => one.end - one.start - (other.end - other.start));
  }

  // How it is set

  get marks() {
    return Object.entries(this.pieces).flatMap(([role, pieces]) => pieces.map(([start, end], at) => ({ role, at, start, end })));
  }

  draw() {
    this.set.draw(this.text, this.marks, { active: this.active, chosen: this.selected });
    this.lay();
  }

  // Puts the labels above the parts, and the handles at their ends.
  lay() {
    if (!this.text) return;
    this.set.label(this.text, this.marks, (role) => this.kinds.get(role).label);
    this.layHandles();
  }

  // Brings the sentences of the entry where they can be read, if they are not.
  reveal(below) {
    const told = this.set.rect(this.text.starts.find((start) => start >= this.text.told[0]) ?? this.text.start);
    const last = this.set.rect(this.text.ends.findLast((end) => end <= this.text.told[1]) - 1) ?? told;
    if (told && (told.top < 0 || last.bottom > below)) window.scrollBy({ top: told.top - below / 4 });
  }

  layHandles() {
    const home = this.place.getBoundingClientRect();
    const shown = [this.active, this.hovered].filter((one, number, both) => one && this.pieces[one.role]?.[one.at] && !(number && both[0] && one.role === both[0].role && one.at === both[0].at));
    const wanted = new Set();
    shown.forEach((one) => {
      for (const edge of ["start", "end"]) {
        const name = `${one.role} ${one.at} ${edge}`;
        const [start, end] = this.pieces[one.role][one.at];
        const rect = this.set.rect(edge === "start" ? start : end - 1);
        if (!rect) continue;
        wanted.add(name);
        const handle = this.handles.get(name) ?? this.handle(name, one, edge);
        const isRight = this.text.isFromTheRight(edge === "start" ? start : end - 1);
        const left = ((edge === "start") !== isRight ? rect.left : rect.right) - home.left;
        handle.className = `handle ${edge} of-${one.role}${one === this.active ? " active" : ""}`;
        Object.assign(handle.style, { left: `${left}px`, top: `${rect.top - home.top}px`, height: `${rect.height}px` });
      }
    });
    for (const [name, handle] of this.handles) {
      if (wanted.has(name)) continue;
      handle.remove();
      this.handles.delete(name);
    }
  }

  handle(name, { role, at }, edge) {
    const handle = document.createElement("span");
    handle.addEventListener("pointerdown", (event) => this.drag(event, { role, at }, edge));
    this.handles.set(name, handle);
    this.set.overlay.append(handle);
    return handle;
  }

  drag(event, { role, at }, edge) {
    event.preventDefault();
    const isOther = this.active?.role !== role || this.active.at !== at;
    if (isOther) this.choose(role, at);
    this.keep();
    const before = JSON.stringify(this.pieces);
    const [start, end] = this.activePiece;
    const rect = this.set.rect(edge === "start" ? start : end - 1);
    // A finger takes the handle beside its line: what lies between the two stays between them.
    const aside = { x: 0, y: Math.max(-WIDEST_GRIP, Math.min(WIDEST_GRIP, rect.top + rect.height / 2 - event.clientY)) };
    const dragging = new AbortController();
    const { signal } = dragging;
    this.place.classList.add("dragging");
    window.addEventListener("pointermove", (moved) => {
      const place = this.set.at(moved.clientX + aside.x, moved.clientY + aside.y, { gap: true });
      if (place !== null) this.put(edge, moved.altKey ? place : this.text.nearest(place, edge), { kept: false, aloud: false });
    }, { signal });
    // What a drag ends on is no click in the text.
    const unclicked = (clicked) => clicked.stopPropagation();
    window.addEventListener("click", unclicked, { capture: true });
    const done = () => {
      dragging.abort();
      setTimeout(() => window.removeEventListener("click", unclicked, { capture: true }));
      this.place.classList.remove("dragging");
      if (JSON.stringify(this.pieces) === before) this.past.pop();
      else this.told.say(`${this.kinds.get(role).label}: ${this.words(this.activePiece)}`);
    };
    window.addEventListener("pointerup", done, { signal });
    window.addEventListener("pointercancel", done, { signal });
  }

  hovers(event) {
    if (event.pointerType !== "mouse" || event.buttons || event.target.closest(".handle")) return;
    const place = this.set.at(event.clientX, event.clientY);
    this.hover(place === null ? null : (this.around(place)[0] ?? null));
  }

  hover(piece) {
    if (this.hovered?.role === piece?.role && this.hovered?.at === piece?.at) return;
    this.hovered = piece && { role: piece.role, at: piece.at };
    if (this.text) this.layHandles();
  }
}
