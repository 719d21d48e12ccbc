"""A statement in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records.reading import Reading
from sayso.records.statement import Manner
from sayso.records.views.page import GAP, in_article


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementView:
    """One statement, in words."""

    id: str
    article: str
    """The article's id."""

    article_source: str
    title: str | None
    publisher: str | None
    published: str | None
    speaker: str | None
    """The resolved name of whoever said it."""

    source: str | None
    """Who said it, as the article writes it there."""

    cue: str | None
    content: str
    """The pieces, parted by ``GAP``."""

    manner: Manner
    voice: str | None
    """``author``, or the id of the statement that this one is part of."""

    confidence: float
    start: int
    """Where the statement's first part begins in the article's text."""


def statement_views(reading: Reading) -> Iterator[StatementView]:
    """Yield each statement of ``reading`` in words."""
    text, article = reading.article.text, in_article(reading.article)
    names = {actor.id: actor.name for actor in reading.actors}
    for statement in reading.statements:
        yield StatementView(
            **article,
            id=statement.id,
            speaker=names.get(statement.speaker) if statement.speaker else None,
            source=statement.source.of(text) if statement.source else None,
            cue=statement.cue.of(text) if statement.cue else None,
            content=GAP.join(piece.of(text) for piece in statement.content),
            manner=statement.manner,
            voice=statement.voice,
            confidence=statement.confidence,
            start=statement.extent.start,
        )
