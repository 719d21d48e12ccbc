"""Say in whose voice each statement is told: the author's, or that of the statement whose content it stands in.

Reads the statements of one article, gives for each the innermost other one that contains it, or None for the author.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from sayso.records import Span, Statement


def containers(statements: tuple[Statement, ...]) -> tuple[int | None, ...]:
    """Return for each statement the number of the innermost other one whose content holds the place where it is told.

    Following the result never leads in a circle: of two statements that hold each other's places the earlier one is
    told in the other's voice, and the other is not.
    """
    pieces = sorted((piece, number) for number, one in enumerate(statements) for piece in one.content)
    starts = [piece.start for piece, _ in pieces]
    reach = list(accumulate((piece.end for piece, _ in pieces), max))
    found: list[int | None] = []
    for number, statement in enumerate(statements):
        place = statement.cue or statement.source or statement.content[0]
        holding: list[tuple[int, int]] = []
        at = bisect_right(starts, place.start) - 1
        while at >= 0 and reach[at] >= place.end:
            piece, other = pieces[at]
            if piece.end >= place.end and _may_hold(statement, place, piece) and other != number:
                holding.append((len(piece), other))
            at -= 1
        found.append(next((other for _, other in sorted(holding) if not _leads_to(found, other, number)), None))
    return tuple(found)


def _may_hold(statement: Statement, place: Span, piece: Span) -> bool:
    """Rule out that two statements with the same words and no cue contain each other."""
    return statement.cue is not None or statement.source is not None or place != piece


def _leads_to(found: list[int | None], start: int, number: int) -> bool:
    """Say whether the containers found so far lead from ``start`` to ``number``."""
    at: int | None = start
    while at is not None and at < len(found):
        at = found[at]
    return at == number
