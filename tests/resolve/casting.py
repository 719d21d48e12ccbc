"""The actors of a text with its names, chains and statements planted."""

from __future__ import annotations

from sayso.records import Act, Actor, ActorType, ActType, Article, Findings, Form, Mention
from sayso.resolve import Resolution, resolve
from tests.planted import Spans, marked_article, planted_statements

TYPES = {"per": ActorType.PERSON, "org": ActorType.ORGANISATION, "place": ActorType.PLACE, "group": ActorType.GROUP}


def cast(marked: str) -> tuple[Article, Spans, Resolution]:
    """Resolve a text in which names are marked with their type, mentions of the first of them by noun with ``ref``.

    Statements are marked with their parts, and acts, which are pledges, with ``act`` and ``actor``.
    """
    article, spans = marked_article(marked)
    names = sorted(
        (Mention(span=span, form=Form.NAME, type=TYPES[kind]) for kind in TYPES for span in spans.get(kind, ())),
        key=lambda mention: mention.span,
    )
    chain = [Mention(span=span, form=Form.NOMINAL) for span in spans.get("ref", ())]
    found = Findings(
        statements=planted_statements(article, spans),
        acts=tuple(
            Act(article_id=article.id, type=ActType.PLEDGE, cue=span, actor=spans["actor"][0], confidence=0.9)
            for span in spans.get("act", ())
        ),
        names=tuple(names),
        chains=(tuple(sorted((*names[:1], *chain), key=lambda mention: mention.span)),) if chain and names else (),
    )
    return article, spans, resolve(article, found)


def by_name(actors: tuple[Actor, ...], name: str) -> Actor:
    """Return the only actor of a name."""
    (actor,) = (actor for actor in actors if actor.name == name)
    return actor
