"""The table of times, with the days that each means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from sayso.records import ArticleId, Basis, Method, Reading, Span, Time, TimeType, time_views
from sayso.store.cells import Pair, Row, as_json, as_pair, as_span
from sayso.store.tables.table import Table, stored, voice_of

_spans = msgspec.json.Decoder(tuple[Pair, Pair | None])


def _rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for time, view in zip(reading.times, time_views(reading), strict=True):
        yield (
            time.type,
            time.confidence,
            time.method,
            time.voice,
            time.value,
            *(None if day is None else day.isoformat() for day in (time.start, time.end)),
            time.basis,
            as_json((as_pair(time.span), as_pair(time.anchor))),
            view.id,
            *map(stored, (view.words, view.anchor)),
            view.start,
            view.sentence_start,
        )


def _record(article_id: ArticleId, row: Row) -> Time:
    type_, confidence, method, voice, value, begins, ends, basis, spans = row
    span, anchor = _spans.decode(spans)
    return Time(
        article_id=article_id,
        span=Span(*span),
        type=TimeType(type_),
        confidence=confidence,
        method=Method(method),
        value=value,
        start=_day(begins),
        end=_day(ends),
        basis=Basis(basis),
        anchor=as_span(anchor),
        voice=voice_of(voice),
    )


def _day(cell: str | None) -> date | None:
    return None if cell is None else date.fromisoformat(cell)


TIMES = Table(
    name="times",
    columns="type, confidence, method, voice, value, begins, ends, basis, spans",
    asked="id, words, anchor, start, sentence_start",
    rows=_rows,
    record=_record,
)
