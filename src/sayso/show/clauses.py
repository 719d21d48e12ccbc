"""The clause of a sentence in which some words stand: what a timeline shows of a long sentence.

Takes a sentence and a place in it; gives the stretch between the nearest marks that part clauses. A short clause hardly
says by itself what happens, so then it is the whole sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.records import Span
from sayso.records.views import RecordView
from sayso.show.safe import one_line, one_line_with_edges

_PARTED = re.compile(r";\s|:\s|\s[–—]\s|,\s(?:and|but|while|whereas|although|though|because|yet)\s")

_FEWEST_WORDS = 4
"""Less is a stray piece, such as "built in 1911" between dashes. Of 1,147 dates in news (the train parts of TimeBank
and AQUAINT) 116 stood in a clause that is shorter than its sentence, none of them in one of less than five words."""


_ASIDE = 240
"""Characters on either side of the place at most: some sentences never end, as in transcripts without full stops."""


_CUT = "…"


@dataclass(frozen=True, kw_only=True, slots=True)
class Within:
    """Words within their clause, in one line."""

    before: str
    words: str
    after: str


def within(view: RecordView, words: str) -> Within:
    """Return the words with which a record begins within their clause, with ``…`` where the sentence goes on."""
    if view.sentence is None or view.sentence_start is None or view.start < view.sentence_start:
        return Within(before="", words=one_line(words), after="")
    # Words that run beyond their sentence, as over a line break, are shown as far as that goes.
    at = view.start - view.sentence_start
    place = Span(at, max(at + 1, min(at + len(words), len(view.sentence))))
    shown = clause(view.sentence, place)
    before, after = view.sentence[shown.start : place.start], view.sentence[place.end : shown.end]
    return Within(
        before=(f"{_CUT} " if shown.start else "") + one_line_with_edges(before),
        words=one_line(place.of(view.sentence)),
        after=one_line_with_edges(after) + (f" {_CUT}" if shown.end < len(view.sentence) else ""),
    )


def clause(sentence: str, place: Span) -> Span:
    """Return the clause of ``sentence`` in which ``place`` stands, or what is near it where that is very long."""
    start, end = 0, len(sentence)
    for mark in _PARTED.finditer(sentence):
        if mark.end() <= place.start:
            start = mark.end()
        elif mark.start() >= place.end:
            end = mark.start()
            break
    if len(sentence[start:end].split()) < _FEWEST_WORDS:
        start, end = 0, len(sentence)
    return Span(_word_after(sentence, start, place.start), _word_before(sentence, end, place.end))


def _word_after(sentence: str, start: int, place: int) -> int:
    """Return ``start``, or where a word begins that is near enough before ``place``."""
    nearest = place - _ASIDE
    return start if start >= nearest else sentence.find(" ", nearest, place) + 1 or nearest


def _word_before(sentence: str, end: int, place: int) -> int:
    """Return ``end``, or where a word ends that is near enough behind ``place``."""
    nearest = place + _ASIDE
    if end <= nearest:
        return end
    gap = sentence.rfind(" ", place, nearest)
    return gap if gap > place else nearest
