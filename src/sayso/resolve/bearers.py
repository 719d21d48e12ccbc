"""Give every name that analysis found to the candidate who bears it, and what refers back to a name to its bearer.

Reads the names, the chains of mentions and the ``Cast`` of one article. A name belongs to whoever the cast has in its
place; names that the cast does not have belong together where their words and their type are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.records import ActorType, Form, Mention, Span
from sayso.resolve.actors import Candidate, Cast, overlapping, words_of

_Edge = tuple[ActorType | None, str, int]

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


def give_names(cast: Cast, names: tuple[Mention, ...]) -> tuple[Candidate, ...]:
    """Write each of ``names`` into ``given`` of its bearer; return the bearers, in the order of their first names."""
    known = _known_bearers(cast, names)
    keys = [_key(cast, mention) for mention in names]
    alike: dict[tuple[tuple[str, ...], ActorType | None], Candidate] = {}
    for key, bearer in zip(keys, known, strict=True):
        if bearer is not None:
            alike.setdefault(key, bearer)
    found: dict[int, Candidate] = {}
    for mention, key, one in zip(names, keys, known, strict=True):
        bearer = one or alike.setdefault(key, Candidate())
        bearer.given.append(mention)
        found[id(bearer)] = bearer
    return tuple(found.values())


def give_references(bearers: Iterable[Candidate], chains: Iterable[tuple[Mention, ...]]) -> None:
    """Add, to the only one whose names a chain holds, the noun phrases and pronouns of the chain.

    What is somebody's mention already stays so, and a chain that holds names of several is left alone.
    """
    bearers = tuple(bearers)
    by_edge = {edge: one for one in bearers for mention in one.given for edge in _edges(mention)}
    taken = {span for one in bearers for span in (*one.mentions, *(mention.span for mention in one.given))}
    for chain in chains:
        named = [mention for mention in chain if mention.form is Form.NAME]
        found = [by_edge[edge] for mention in named for edge in _edges(mention) if edge in by_edge]
        if len({id(one) for one in found}) != 1:
            continue
        for mention in chain:
            if mention.form is not Form.NAME and mention.span not in taken:
                found[0].mention(mention.span, mention.form)


def _edges(mention: Mention) -> tuple[_Edge, _Edge]:
    """Where a mention opens and closes, with its type: "US President Ann Lee" opens with a place that it is not."""
    return (mention.type, "start", mention.span.start), (mention.type, "end", mention.span.end)


def _key(cast: Cast, mention: Mention) -> tuple[tuple[str, ...], ActorType | None]:
    return words_of(cast.page, mention.span) or (mention.span.of(cast.page.text),), mention.type


def _known_bearers(cast: Cast, names: tuple[Mention, ...]) -> list[Candidate | None]:
    """Return for each name whom the cast describes or else names in its place.

    Where the cast has one name for several, the first of them takes it.
    """
    text = cast.page.text
    described = {
        _without_article(span, text): candidate
        for candidate in cast.candidates
        for span, form in candidate.mentions.items()
        if form is Form.NOMINAL
    }
    taken: set[int] = set()
    bearers: list[Candidate | None] = []
    for span in (mention.span for mention in names):
        bearer = described.get(_without_article(span, text))
        numbers = [number for number in overlapping(span, cast.names) if number not in taken]
        if bearer is None and numbers:
            number = max(numbers, key=lambda number: _shared(span, cast.names[number].span))
            taken.add(number)
            bearer = cast.whom(cast.names[number])
        bearers.append(bearer)
    return bearers


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _without_article(span: Span, text: str) -> Span:
    article = _ARTICLE.match(text, span.start, span.end)
    return Span(article.end(), span.end) if article and article.end() < span.end else span
