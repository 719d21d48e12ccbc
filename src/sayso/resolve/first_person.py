"""Say whose words the pronouns "I", "we" and "you" of an article are in, where they are quoted.

Reads places and the statements of one article with their speakers, gives the speaker of each place that is quoted. What
is in the author's voice, or told in his words, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.records import AUTHOR, Manner, Span, Statement
from sayso.resolve.candidates import Candidate
from sayso.resolve.voices import voices


def quoted_pronouns(
    places: Iterable[Span],
    statements: tuple[Statement, ...],
    around: tuple[int | None, ...],
    whom: Sequence[Candidate | None],
    quoted: Sequence[Span],
) -> dict[Span, Candidate | None]:
    """Return who speaks at each of ``places`` that is quoted; None where nobody knows.

    ``around`` tells of each statement in which other one it is told, ``whom`` who speaks in it.
    """
    places = tuple(places)
    numbers = {statement.id: number for number, statement in enumerate(statements)}
    found: dict[Span, Candidate | None] = {}
    for place, voice in zip(places, voices(statements, places, quoted), strict=True):
        if voice is None:
            found[place] = None
        if voice is None or voice == AUTHOR:
            continue
        at: int | None = numbers[voice]
        while at is not None and statements[at].manner is Manner.INDIRECT:
            at = around[at]
        if at is not None:
            found[place] = whom[at]
    return found
