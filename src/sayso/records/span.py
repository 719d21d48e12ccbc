"""A stretch of an article's text, and the map that leads it back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points ``start <= i < end`` of a text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward and holds at least one character, not {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that this span cuts out of ``text``."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters that stand in the text from ``text`` on, and in the source from ``source`` on."""

    text: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class TextMap:
    """Leads each character of a text back to its place in the decoded source.

    ``runs`` are in text order, without overlap. Characters of the text outside all runs were added by repair (the blank
    line between two blocks); a mapped character equals the source's, except that white space may stand for other white
    space and U+FFFD for a character that cannot be written as UTF-8.
    """

    runs: tuple[Run, ...]

    def raw(self, span: Span) -> tuple[Span, ...]:
        """Return the pieces of the source that ``span`` shows, in text order, adjoining pieces joined."""
        pieces: list[Span] = []
        for run in self._overlapping(span):
            start = max(span.start, run.text) - run.text + run.source
            end = min(span.end, run.text + run.length) - run.text + run.source
            if pieces and pieces[-1].end == start:
                pieces[-1] = Span(pieces[-1].start, end)
            else:
                pieces.append(Span(start, end))
        return tuple(pieces)

    def _overlapping(self, span: Span) -> Iterator[Run]:
        first = bisect_right(self.runs, span.start, key=lambda run: run.text) - 1
        # By number: to cut off the runs before would copy all the others, once for every span.
        for number in range(max(first, 0), len(self.runs)):
            run = self.runs[number]
            if run.text >= span.end:
                return
            if run.text + run.length > span.start:
                yield run


def holder(spans: Sequence[Span], start: int) -> Span | None:
    """Return the one of ``spans``, which are in text order without overlap, that holds the character at ``start``."""
    at = bisect_right(spans, start, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and start < spans[at].end else None


def enclosing(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all ``spans``, of which there is at least one."""
    spans = tuple(spans)
    return Span(min(s.start for s in spans), max(s.end for s in spans))
