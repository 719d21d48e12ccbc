"""The texts that an article is checked against, as one row of words.

Texts with their speeches come in; ``Said`` finds words in them, says how much a word tells of where it comes from, and
leads each back to its text, its speaker, its sentence and its line. What a quotation has to do with them is left to
``verify_places``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import log2

from sayso.english.sentences import sentence_bounds
from sayso.link.alignment import Word, WordIndex, split_words
from sayso.records import Article, GivenText, Passage, Span, Speech, holder

_LONGEST_AROUND = 1200
"""Characters on either side of the words that are told with them: a text without a full stop is one sentence."""


class Said:
    """All words of some texts, speech after speech; between two speeches stands what is no word."""

    def __init__(self, texts: Sequence[GivenText]) -> None:
        self._texts = texts
        words: list[Word] = []
        self._starts: list[int] = []
        self._homes: list[tuple[int, Speech]] = []
        for number, given in enumerate(texts):
            for speech in given.speeches if given.trouble is None else ():
                self._starts.append(len(words))
                self._homes.append((number, speech))
                for piece in speech.content:
                    words.extend(split_words(given.article.text, piece.start, piece.end))
                words.append(Word("\n", f"\n{len(self._starts)}", 0, 0))
        self.words = words
        self.index = WordIndex(words)
        self.novelty = log2(len(words) + 2)
        """In bits: what it takes to name a place in the texts; a word that they lack tells more by one."""

    def bits(self, key: str) -> float:
        """Return how much a word tells of where it comes from: the rarer, the more."""
        count = self.index.count(key)
        return self.novelty - log2(count) if count else self.novelty + 1

    def speech(self, place: int) -> int:
        """Return the number of the speech that holds a word."""
        return bisect_right(self._starts, place) - 1

    def bounds(self, speech: int) -> tuple[int, int]:
        """Return the first word of a speech and the place behind its last one."""
        following = self._starts[speech + 1] if speech + 1 < len(self._starts) else len(self.words)
        return self._starts[speech], following - 1

    def label(self, place: int) -> tuple[int, Span | None]:
        """Return which text holds a word, and the label under which it stands there."""
        number, speech = self._homes[self.speech(place)]
        return number, speech.label

    def article(self, place: int) -> Article:
        """Return the text that holds a word."""
        return self._texts[self._homes[self.speech(place)][0]].article

    def ends_sentence(self, place: int) -> bool:
        """Say whether a sentence ends between a word and the next one of its speech."""
        between = self.article(place).text[self.words[place].end : self.words[place + 1].start]
        return any(mark in between for mark in ".!?…\n")

    def passage(self, first: int, last: int) -> Passage:
        """Return where the words from ``first`` to ``last`` stand, which are of one speech."""
        number, speech = self._homes[self.speech(first)]
        given = self._texts[number]
        said = Span(self.words[first].start, self.words[last].end)
        boxes = given.article.boxes(said)
        raw = given.article.raw(said)
        return Passage(
            text=number,
            said=said,
            around=_around(given.article.text, speech.content, said),
            speaker=speech.label,
            page=boxes[0].page if boxes else None,
            line=bisect_right(given.lines, raw[0].start) if given.lines and raw else None,
        )


def _around(text: str, content: Sequence[Span], said: Span) -> Span:
    """Return the sentences that hold the words, as far as one reads them with the words."""
    start, end = said.start, said.end
    first, last = holder(content, start), holder(content, end - 1)
    if first:
        begins = max(first.start, start - _LONGEST_AROUND)
        start = max((one for one, _ in sentence_bounds(text, begins, first.end) if one <= start), default=start)
    if last:
        ends = min(last.end, end + _LONGEST_AROUND)
        bounds = sentence_bounds(text, max(last.start, start), ends)
        end = min((one for _, one in bounds if one >= end), default=end)
    return Span(start, end)
