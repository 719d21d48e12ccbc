// A text as it is set with marks over it, their labels above them; and back from the screen to its code points.
//
// The desk counts code points, the browser UTF-16 units: whatever comes from the text as it is set is counted anew here,
// and nothing but code points goes out.
"use strict";

class SetText {
  // `place`: the element that shows it. What lies above the text stays there: a handle that is dragged must not go.
  constructor(place) {
    this.place = place;
    this.nodes = [];
    this.overlay = Object.assign(document.createElement("div"), { className: "overlay" });
    this.overlay.setAttribute("aria-hidden", "true");
    place.replaceChildren(this.overlay);
  }

  // `text`: a ShownText; `marks`: [{role, at, start, end}, …], the `active` one among them; `chosen`: a span.
  draw(text, marks, { active = null, chosen = null }) {
    const edges = marks.flatMap(({ start, end }) => [start, end]).concat(chosen ?? [], text.told);
    this.nodes = [];
    const set = text.blocks.map((block) => {
      const paragraph = document.createElement("p");
      paragraph.dir = "auto";
      paragraph.className = block.role;
      const cuts = [...new Set([block.start, block.end, ...edges.filter((edge) => edge > block.start && edge < block.end)])].sort((a, b) => a - b);
      cuts.slice(0, -1).forEach((start, number) => {
        const end = cuts[number + 1];
        const node = document.createTextNode(text.shown(start, end));
        const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
        const isChosen = chosen && chosen[0] <= start && chosen[1] >= end;
        const isAround = start < text.told[0] || end > text.told[1];
        if (over.length || isChosen || isAround) {
          const span = document.createElement("span");
          if (isAround) span.classList.add("around");
          span.classList.add(...over.map(({ role }) => `part-${role}`));
          if (over.some(({ role, at }) => role === active?.role && at === active.at)) span.classList.add("active");
          if (isChosen) span.classList.add("chosen");
          span.append(node);
          paragraph.append(span);
        } else {
          paragraph.append(node);
        }
        this.nodes.push({ node, start, end });
      });
      return paragraph;
    });
    while (this.place.firstChild !== this.overlay) this.place.firstChild.remove();
    this.overlay.before(...set);
  }

  // Puts the labels above the marks, each to the right of the one before; `named` says what a role is called.
  label(text, marks, named) {
    const home = this.place.getBoundingClientRect();
    this.overlay.querySelectorAll(".label").forEach((label) => label.remove());
    const taken = [];
    for (const mark of marks.toSorted((one, other) => one.start - other.start)) {
      const rect = this.rect(mark.start);
      if (!rect) continue;
      const label = Object.assign(document.createElement("span"), { className: `label of-${mark.role}`, textContent: named(mark.role) });
      this.overlay.append(label);
      const { width, height } = label.getBoundingClientRect();
      const isRight = text.isFromTheRight(mark.start);
      const top = rect.top - home.top - height + 3;
      let left = Math.min((isRight ? rect.right - width : rect.left) - home.left, home.width - width);
      for (const other of taken) if (Math.abs(other.top - top) < height && left < other.right && left + width > other.left) left = other.right;
      const up = left + width > home.width ? height * 0.8 : 0;
      left = Math.min(left, home.width - width);
      Object.assign(label.style, { left: `${left}px`, top: `${top - up}px` });
      taken.push({ left, right: left + width + 5, top: top - up });
    }
  }

  // The code point at a point of the screen; with `gap` the place between two that is nearest.
  at(x, y, { gap = false } = {}) {
    const caret = document.caretPositionFromPoint?.(x, y);
    const range = caret ? null : document.caretRangeFromPoint?.(x, y);
    const [node, offset] = caret ? [caret.offsetNode, caret.offset] : range ? [range.startContainer, range.startOffset] : [null, 0];
    if (!node || node.nodeType !== Node.TEXT_NODE) return null;
    const place = this.codePoint(node, offset);
    if (place === null || gap) return place;
    // A caret stands before or behind the sign that is under the pointer.
    for (const one of [place, place - 1]) {
      const rect = this.rect(one);
      if (rect && rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom) return one;
    }
    return null;
  }

  codePoint(node, offset) {
    if (node.nodeType === Node.TEXT_NODE) {
      const held = this.nodes.find((one) => one.node === node);
      return held ? held.start + codePoints(node.data.slice(0, offset)) : null;
    }
    // Between elements: where the next text begins.
    const next = node.childNodes[offset];
    const held = next
      ? this.nodes.find((one) => next.contains(one.node) || next.compareDocumentPosition(one.node) & Node.DOCUMENT_POSITION_FOLLOWING)
      : this.nodes.findLast((one) => node.contains(one.node));
    return held ? (next ? held.start : held.end) : null;
  }

  // Where one code point stands on the screen.
  rect(place) {
    const held = this.nodes.find(({ start, end }) => start <= place && place < end);
    if (!held) return null;
    const points = Array.from(held.node.data);
    const from = points.slice(0, place - held.start).join("").length;
    const range = document.createRange();
    range.setStart(held.node, from);
    range.setEnd(held.node, from + points[place - held.start].length);
    return range.getClientRects()[0] ?? null;
  }
}
