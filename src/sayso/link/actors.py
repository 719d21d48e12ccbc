"""Make the traces of an article's actors, by which they are recognised in other articles."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Actor, Article, Form, Trace

RULES = "1"
"""Version of the rules; a ledger linked by others is linked again."""


def traces(article: Article, actors: Sequence[Actor]) -> tuple[Trace, ...]:
    """Return the trace of each actor that other articles may mention; who has no name leaves none."""
    return tuple(_trace(article, actor) for actor in actors if any(m.form is Form.NAME for m in actor.mentions))


def _trace(article: Article, actor: Actor) -> Trace:
    key = f"{actor.type}|{actor.name.casefold()}"
    return Trace(article_id=article.id, actor_id=actor.id, name=actor.name, type=actor.type, keys=(key,))
