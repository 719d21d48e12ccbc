"""Where marked stretches begin and end inside a block of text.

Takes a block's span and the stretches that a card stands on; gives the block cut into segments, each with the marks it
stands under and those that open before it or close after it. How a mark looks is left to ``article`` and ``page``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import itemgetter

from sayso.records import Span
from sayso.show.card import Part, Stretch

_OUTER = (Part.SENTENCE, Part.CONTENT)
"""Of stretches as long as one another these hold the others, in this order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A stretch of text that is marked."""

    stretch: Stretch
    depth: int
    """How many contents of other statements hold it."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.stretch.span

    @property
    def part(self) -> Part:
        """What it is to its entry."""
        return self.stretch.part

    @property
    def number(self) -> int:
        """The entry's."""
        return self.stretch.number


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A stretch in which no mark opens or closes."""

    span: Span
    opening: tuple[Mark, ...]
    """Marks that begin here, the outermost first."""

    under: tuple[Mark, ...]
    """Marks that hold the segment, the outermost first."""

    closing: tuple[Mark, ...]
    """Marks that end here, the innermost first."""


def marks(stretches: Iterable[Stretch]) -> tuple[Mark, ...]:
    """Return the marks of ``stretches``, outer ones before those they hold."""
    found = tuple(stretches)
    contents = _Contents(found)
    return tuple(sorted((Mark(stretch=one, depth=contents.around(one)) for one in found), key=_outer_first))


def _outer_first(mark: Mark) -> tuple[int, int, int, str, int]:
    rank = _OUTER.index(mark.part) if mark.part in _OUTER else len(_OUTER)
    return -len(mark.span), rank, mark.depth, mark.stretch.entry[:1], mark.number


class _Contents:
    """The contents of an article's statements, asked for those around a stretch."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._contents = sorted((one for one in stretches if one.part is Part.CONTENT), key=lambda one: one.span)
        self._starts = [content.span.start for content in self._contents]
        self._reach = list(accumulate((content.span.end for content in self._contents), max))
        """How far the content at each place or any before it goes."""

    def around(self, stretch: Stretch) -> int:
        """Return how many contents of other entries hold ``stretch``."""
        held = 0
        at = bisect_right(self._starts, stretch.span.start) - 1
        while at >= 0 and self._reach[at] >= stretch.span.end:
            content = self._contents[at]
            held += content.entry != stretch.entry and content.span.holds(stretch.span)
            at -= 1
        return held


def by_block(blocks: Sequence[Span], all_marks: Iterable[Mark]) -> tuple[tuple[Mark, ...], ...]:
    """Return for each of ``blocks``, which are in text order, the marks that share a character with it."""
    found: list[list[Mark]] = [[] for _ in blocks]
    ends = [block.end for block in blocks]
    for mark in all_marks:
        at = bisect_right(ends, mark.span.start)
        while at < len(blocks) and blocks[at].start < mark.span.end:
            found[at].append(mark)
            at += 1
    return tuple(map(tuple, found))


def segments(block: Span, all_marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cut ``block`` where marks begin and end; a mark that goes on in another block is closed and opened again."""
    opening: defaultdict[int, list[tuple[int, Mark]]] = defaultdict(list)
    edges = {block.start, block.end}
    for rank, mark in enumerate(mark for mark in all_marks if mark.span.overlaps(block)):
        start = max(mark.span.start, block.start)
        opening[start].append((rank, mark))
        edges |= {start, min(mark.span.end, block.end)}
    under: list[tuple[int, Mark]] = []
    for start, end in pairwise(sorted(edges)):
        # By rank, so that outer marks come first, as they were given.
        under = sorted([*(one for one in under if one[1].span.end > start), *opening[start]], key=itemgetter(0))
        yield Segment(
            span=Span(start, end),
            opening=tuple(mark for _, mark in opening[start]),
            under=tuple(mark for _, mark in under),
            closing=tuple(mark for _, mark in reversed(under) if min(mark.span.end, block.end) == end),
        )
