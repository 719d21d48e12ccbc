"""Spans in text order, asked for those at one place without going through them all.

Reads spans that may nest or overlap, such as the quotations of an article: one of endless paragraphs has tens of
thousands, and every statement asks. What the answer means is left to ``statements``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sayso.records import Span


class Stretches:
    """The spans that it was given, sorted, and what they cover together."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._covered = _union(self._spans)
        self._covered_ends = [span.end for span in self._covered]

    def beginning_from(self, start: int) -> Iterator[Span]:
        """Yield the spans that begin at ``start`` or later, in order."""
        return (self._spans[at] for at in range(bisect_left(self._starts, start), len(self._spans)))

    def covered_in(self, place: Span) -> Iterator[Span]:
        """Yield, in order, the stretches covered by any of the spans that share a character with ``place``, whole."""
        for at in range(bisect_right(self._covered_ends, place.start), len(self._covered)):
            if self._covered[at].start >= place.end:
                return
            yield self._covered[at]

    def overlap(self, place: Span) -> bool:
        """Say whether any of the spans shares a character with ``place``."""
        return next(self.covered_in(place), None) is not None

    def hold(self, place: Span) -> bool:
        """Say whether the spans together hold all of ``place``."""
        return any(stretch.holds(place) for stretch in self.covered_in(place))


def _union(spans: Sequence[Span]) -> list[Span]:
    """Join sorted spans that overlap."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
