"""What people see of a record: its words and names in place of spans and ids.

The terminal, CSV, the Python interface and later the web pages all show these, and the ledger can build them without
loading an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records.reading import Reading
from sayso.records.statement import Manner, Statement

GAP = " … "
"""What stands between two pieces of a content that the article interrupts."""


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
    names = {actor.id: actor.name for actor in reading.actors}
    for statement in reading.statements:
        yield _view(reading, statement, names.get(statement.speaker) if statement.speaker else None)


def _view(reading: Reading, statement: Statement, speaker: str | None) -> StatementView:
    article = reading.article
    text = article.text
    return StatementView(
        id=statement.id,
        article=article.id,
        article_source=article.source,
        title=article.title.value if article.title else None,
        publisher=article.publisher.value if article.publisher else None,
        published=article.published.value if article.published else None,
        speaker=speaker,
        source=statement.source.of(text) if statement.source else None,
        cue=statement.cue.of(text) if statement.cue else None,
        content=GAP.join(piece.of(text) for piece in statement.content),
        manner=statement.manner,
        voice=statement.voice,
        confidence=statement.confidence,
        start=statement.extent.start,
    )
