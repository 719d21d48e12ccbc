"""Where the parts of statements begin and end inside a block of text.

Takes a block's span and the statements of its article, numbered from 1; gives the block cut into segments, each with
the marks it stands under and those that open before it or close after it. How a mark looks is left to ``article``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from operator import itemgetter

from sayso.records import Span, Statement


class Part(StrEnum):
    """What a marked stretch is to its statement."""

    CONTENT = "content"
    SOURCE = "source"
    CUE = "cue"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One stretch of one part of a statement."""

    number: int
    """The statement's, from 1."""

    part: Part
    span: Span
    depth: int
    """How many other contents hold this stretch."""


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


def marks(statements: Sequence[Statement]) -> tuple[Mark, ...]:
    """Return the marks of ``statements``, outer ones before those they hold."""
    found = [(number, part, span) for number, s in enumerate(statements, start=1) for part, span in _parts(s)]
    contents = _Contents((number, span) for number, part, span in found if part is Part.CONTENT)
    made = (
        Mark(number=number, part=part, span=span, depth=contents.around(span, number)) for number, part, span in found
    )
    return tuple(
        sorted(made, key=lambda mark: (-len(mark.span), mark.part is not Part.CONTENT, mark.depth, mark.number))
    )


class _Contents:
    """The contents of an article's statements, each with its statement's number, asked for those around a span."""

    def __init__(self, contents: Iterable[tuple[int, Span]]) -> None:
        self._contents = sorted(contents, key=lambda content: content[1])
        self._starts = [span.start for _, span in self._contents]
        self._reach = list(accumulate((span.end for _, span in self._contents), max))
        """How far the content at each place or any before it goes."""

    def around(self, span: Span, number: int) -> int:
        """Return how many contents of statements other than ``number`` hold ``span``."""
        held = 0
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            owner, content = self._contents[at]
            held += owner != number and content.holds(span)
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


def _parts(statement: Statement) -> Iterator[tuple[Part, Span]]:
    for piece in statement.content:
        yield Part.CONTENT, piece
    if statement.source:
        yield Part.SOURCE, statement.source
    if statement.cue:
        yield Part.CUE, statement.cue
