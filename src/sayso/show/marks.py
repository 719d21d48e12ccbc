"""Where the parts of statements begin and end inside a block of text.

Takes a block's span and the statements of its article, numbered from 1; gives the block cut into segments, each with
the marks it stands under and those that open before it or close after it. How a mark looks is left to ``article``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

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
    contents = [(number, span) for number, part, span in found if part is Part.CONTENT]
    made = (
        Mark(
            number=number,
            part=part,
            span=span,
            depth=sum(other.holds(span) for owner, other in contents if owner != number),
        )
        for number, part, span in found
    )
    return tuple(
        sorted(made, key=lambda mark: (-len(mark.span), mark.part is not Part.CONTENT, mark.depth, mark.number))
    )


def segments(block: Span, all_marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cut ``block`` where marks begin and end; a mark that goes on in another block is closed and opened again."""
    inside = [mark for mark in all_marks if mark.span.overlaps(block)]
    edges = {block.start, block.end}
    for mark in inside:
        edges |= {max(mark.span.start, block.start), min(mark.span.end, block.end)}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        under = tuple(mark for mark in inside if mark.span.start <= start and end <= mark.span.end)
        yield Segment(
            span=Span(start, end),
            opening=tuple(mark for mark in under if max(mark.span.start, block.start) == start),
            under=under,
            closing=tuple(mark for mark in reversed(under) if min(mark.span.end, block.end) == end),
        )


def _parts(statement: Statement) -> Iterator[tuple[Part, Span]]:
    for piece in statement.content:
        yield Part.CONTENT, piece
    if statement.source:
        yield Part.SOURCE, statement.source
    if statement.cue:
        yield Part.CUE, statement.cue
