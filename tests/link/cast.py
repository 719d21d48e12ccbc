"""Articles with their actors planted in the text.

    article, actors = cast("[person.a|Ann Lee], [role.a|mayor of [place.s|Salis]], …")

``[person.a|words]`` is a mention by name of the actor ``a``, a person; ``[pronoun.a|she]`` is another mention of it,
and ``[role.a|words]`` says what it is. Its name is the longest of its mentions by name.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Unpack

from sayso.link import entities, traces
from sayso.records import Actor, ActorType, Article, Form, Mention, Span, Trace
from tests.planted import Metadata, marked_article


def cast(marked: str, **metadata: Unpack[Metadata]) -> tuple[Article, tuple[Actor, ...]]:
    """Return the article that ``marked`` spells, and its actors in the order of their first mentions."""
    metadata.setdefault("source", marked)
    article, spans = marked_article(marked, **metadata)
    types: dict[str, ActorType] = {}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    roles: dict[str, list[Span]] = defaultdict(list)
    for mark, found in spans.items():
        kind, _, actor = mark.partition(".")
        if kind == "role":
            roles[actor] += found
            continue
        if kind in set(ActorType):
            types[actor] = ActorType(kind)
        form = Form(kind) if kind in set(Form) else Form.NAME
        mentions[actor] += [Mention(span=span, form=form) for span in found]
    actors = [
        Actor(
            article_id=article.id,
            name=max((m.span.of(article.text) for m in given if m.form is Form.NAME), key=len, default="nobody"),
            mentions=tuple(sorted(given, key=lambda mention: mention.span)),
            type=types.get(actor),
            roles=tuple(sorted(roles[actor])),
        )
        for actor, given in mentions.items()
    ]
    return article, tuple(sorted(actors, key=lambda actor: actor.mentions[0].span))


def all_traces(*marked: str) -> list[Trace]:
    """Return the traces of all actors of several articles."""
    return [trace for one in marked for trace in traces(*cast(one))]


def linked(*marked: str) -> set[tuple[str, ...]]:
    """Return the names of each entity that several traces of these articles make, sorted."""
    return {
        tuple(sorted(trace.name for trace in entity)) for entity in entities(all_traces(*marked)) if len(entity) > 1
    }
