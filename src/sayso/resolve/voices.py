"""Say in whose voice each record is told: the author's, or that of the statement whose content it stands in.

Reads the statements of one article and the places of records; gives for each the innermost statement that contains it.
Words in quotation marks that no statement holds are somebody's, and nobody knows whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.english.quotations import find_quotations
from sayso.records import AUTHOR, READ_ROLES, Article, Span, Statement, Voice, holder
from sayso.resolve.forms import count

_FIRST_PERSON = frozenset({"i", "we"})

_SHORTEST_QUOTATION = 5
"""Words of a quotation that is somebody's, whoever is named or not."""


def holders(text: str, statements: tuple[Statement, ...], quoted: Sequence[Span]) -> tuple[Statement, ...]:
    """Return the statements as what others are told in: without content where the author speaks of himself.

    Outside all contents and ``quoted``, "I think …" is the author's voice like the sentences around it.
    """
    first_person = [one.source is not None and one.source.of(text).lower() in _FIRST_PERSON for one in statements]
    if not any(first_person):
        return statements
    sources = [one.source or one.anchor for one in statements]
    held = _holding(statements, sources)
    return tuple(
        replace(one, content=())
        if first and not any(other != number for _, other in held[number]) and not _is_quoted(sources[number], quoted)
        else one
        for number, (one, first) in enumerate(zip(statements, first_person, strict=True))
    )


def containers(statements: tuple[Statement, ...]) -> tuple[int | None, ...]:
    """Return for each statement the number of the innermost other one whose content holds the place where it is told.

    Following the result never leads in a circle: of two statements that hold each other's places the earlier one is
    told in the other's voice, and the other is not.
    """
    places = [statement.cue or statement.source or statement.content[0] for statement in statements]
    found: list[int | None] = []
    for number, holding in enumerate(_holding(statements, places)):
        others = (
            other
            for piece, other in holding
            if other != number and _may_hold(statements[number], places[number], piece)
        )
        found.append(next((other for other in others if not _leads_to(found, other, number)), None))
    return tuple(found)


def voices(statements: tuple[Statement, ...], places: Sequence[Span], quoted: Sequence[Span] = ()) -> Iterator[Voice]:
    """Yield in whose voice each of ``places`` is told: that of the innermost statement whose content holds it.

    What stands in none, but in one of ``quoted``, in text order and without overlap, is in an unknown voice.
    """
    for place, holding in zip(places, _holding(statements, places), strict=True):
        if holding:
            yield statements[holding[0][1]].id
        else:
            yield None if _is_quoted(place, quoted) else AUTHOR


def _is_quoted(place: Span, quoted: Sequence[Span]) -> bool:
    around = holder(quoted, place.start)
    return around is not None and around.holds(place)


def quoted_words(article: Article) -> tuple[Span, ...]:
    """Return the outer quotations that are too long for a name, a term or an echo, in text order."""
    blocks = [block.span for block in article.blocks if block.role in READ_ROLES]
    return tuple(
        quotation.span
        for quotation in find_quotations(article.text, blocks)
        if quotation.depth == 0 and count(quotation.span.of(article.text)) >= _SHORTEST_QUOTATION
    )


def _holding(statements: tuple[Statement, ...], places: Sequence[Span]) -> list[list[tuple[Span, int]]]:
    """Return for each of ``places`` the pieces of content that hold it, innermost first, each with its statement.

    One way through the text, so that a piece of any length costs those places alone that it holds.
    """
    pieces = sorted((piece, number) for number, statement in enumerate(statements) for piece in statement.content)
    held: list[list[tuple[Span, int]]] = [[] for _ in places]
    begun: list[tuple[Span, int]] = []
    read = 0
    for at, place in sorted(enumerate(places), key=lambda item: item[1]):
        while read < len(pieces) and pieces[read][0].start <= place.start:
            begun.append(pieces[read])
            read += 1
        begun = [one for one in begun if one[0].end > place.start]
        held[at] = sorted((one for one in begun if one[0].holds(place)), key=lambda one: (len(one[0]), one[1]))
    return held


def _may_hold(statement: Statement, place: Span, piece: Span) -> bool:
    """Rule out that two statements with the same words and no cue contain each other."""
    return statement.cue is not None or statement.source is not None or place != piece


def _leads_to(found: list[int | None], start: int, number: int) -> bool:
    """Say whether the containers found so far lead from ``start`` to ``number``."""
    at: int | None = start
    while at is not None and at < len(found):
        at = found[at]
    return at == number
