// A stretch of an article's text in code points, as the desk counts it, and where its words begin and end.
"use strict";

const UNSHOWN = /(?![\n\t\u00ad\u200c\u200d\u2068\u2069])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const FROM_THE_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const codePoints = (words) => Array.from(words).length;

// The text that is shown, from `start` of the article on, and where its words begin and end.
class ShownText {
  constructor({ start, text, blocks, language, told }) {
    this.start = start;
    this.blocks = blocks;
    this.told = told;
    this.points = Array.from(text);
    this.end = start + this.points.length;
    this.starts = [];
    this.ends = [];
    let at = start;
    let segmenter;
    try {
      segmenter = new Intl.Segmenter(language || undefined, { granularity: "word" });
    } catch {
      segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
    }
    for (const { segment } of segmenter.segment(text)) {
      const next = at + codePoints(segment);
      if (segment.trim()) {
        this.starts.push(at);
        this.ends.push(next);
      }
      at = next;
    }
  }

  words(start, end) {
    return this.points.slice(start - this.start, end - this.start).join("");
  }

  // As it is set: what would hide or reorder words is shown, one sign for one.
  shown(start, end) {
    return this.words(start, end).replace(UNSHOWN, (sign) => (sign < " " ? String.fromCharCode(0x2400 + sign.charCodeAt(0)) : "\ufffd"));
  }

  isFromTheRight(place) {
    return FROM_THE_RIGHT.test(this.words(place, place + 1));
  }

  // The nearest place where a word begins, or ends.
  nearest(place, edge) {
    const all = edge === "start" ? this.starts : this.ends;
    let best = all[0];
    for (const one of all) if (Math.abs(one - place) <= Math.abs(best - place)) best = one;
    return best;
  }

  // The place where the next word (`by` 1) or the one before (-1) begins, or ends; null at the text's edge.
  stepped(place, edge, by) {
    const all = edge === "start" ? this.starts : this.ends;
    const found = by > 0 ? all.find((one) => one > place) : all.findLast((one) => one < place);
    return found ?? null;
  }

  // Whole words that hold what is selected, without white space at the edges; null where there is none.
  snapped(start, end) {
    const touched = this.starts.map((from, at) => [from, this.ends[at]]).filter(([from, to]) => from < end && to > start);
    return touched.length ? [touched[0][0], touched.at(-1)[1]] : null;
  }
}
