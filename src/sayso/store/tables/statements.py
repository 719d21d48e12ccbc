"""The table of statements."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sayso.records import ArticleId, Manner, Method, Reading, Span, Statement, statement_views
from sayso.store.cells import Pair, Row, as_json, as_pair, as_span
from sayso.store.tables.table import Table, actor_of, stored, voice_of

_spans = msgspec.json.Decoder(tuple[Pair | None, Pair | None, tuple[Pair, ...]])


def _rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for statement, view in zip(reading.statements, statement_views(reading), strict=True):
        yield (
            statement.manner,
            statement.confidence,
            statement.method,
            statement.voice,
            statement.speaker,
            as_json(
                (as_pair(statement.source), as_pair(statement.cue), [as_pair(piece) for piece in statement.content])
            ),
            view.id,
            *map(stored, (view.speaker, view.source, view.cue, view.content)),
            view.start,
        )


def _record(article_id: ArticleId, row: Row) -> Statement:
    manner, confidence, method, voice, speaker, spans = row
    source, cue, content = _spans.decode(spans)
    return Statement(
        article_id=article_id,
        source=as_span(source),
        cue=as_span(cue),
        content=tuple(Span(*piece) for piece in content),
        manner=Manner(manner),
        confidence=confidence,
        method=Method(method),
        speaker=actor_of(speaker),
        voice=voice_of(voice),
    )


STATEMENTS = Table(
    name="statements",
    columns="manner, confidence, method, voice, speaker_id, spans",
    asked="id, speaker, source, cue, content, start",
    rows=_rows,
    record=_record,
)
