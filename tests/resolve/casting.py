"""The actors of a text with its names, chains and statements planted."""

from __future__ import annotations

from sayso.records import Actor, ActorType, Article, Findings, Form, Mention
from sayso.resolve import Resolution, resolve
from tests.planted import Spans, marked_article, planted_statements

TYPES = {"per": ActorType.PERSON, "org": ActorType.ORGANISATION, "place": ActorType.PLACE, "group": ActorType.GROUP}


def cast(marked: str) -> tuple[Article, Spans, Findings, Resolution]:
    """Resolve a text in which names are marked with their type, and the mentions of one chain with ``ref``.

    A mention that is no name is marked ``ref`` around it: ``[ref|the mayor]``.
    """
    article, spans = marked_article(marked)
    names = sorted(
        (Mention(span=span, form=Form.NAME, type=TYPES[kind]) for kind in TYPES for span in spans.get(kind, ())),
        key=lambda mention: mention.span,
    )
    chain = [Mention(span=span, form=Form.NOMINAL) for span in spans.get("ref", ())]
    found = Findings(
        statements=planted_statements(article, spans),
        names=tuple(names),
        chains=(tuple(sorted((*names[:1], *chain), key=lambda mention: mention.span)),) if chain and names else (),
    )
    return article, spans, found, resolve(article, found)


def by_name(actors: tuple[Actor, ...], name: str) -> Actor:
    """Return the only actor of a name."""
    (actor,) = (actor for actor in actors if actor.name == name)
    return actor
