"""The table of appraisals."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sayso.records import (
    Appraisal,
    AppraisalType,
    ArticleId,
    Method,
    Polarity,
    Reading,
    Span,
    StatementId,
    appraisal_views,
)
from sayso.store.cells import Pair, Row, as_json, as_pair, as_span
from sayso.store.tables.table import Table, stored, voice_of

_spans = msgspec.json.Decoder(tuple[Pair, Pair | None])


def _rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for appraisal, view in zip(reading.appraisals, appraisal_views(reading), strict=True):
        yield (
            appraisal.type,
            appraisal.polarity,
            appraisal.confidence,
            appraisal.method,
            appraisal.voice,
            appraisal.echo_of,
            as_json((as_pair(appraisal.span), as_pair(appraisal.target))),
            view.id,
            *map(stored, (view.words, view.target)),
            view.start,
            view.sentence_start,
        )


def _record(article_id: ArticleId, row: Row) -> Appraisal:
    type_, polarity, confidence, method, voice, echo_of, spans = row
    span, target = _spans.decode(spans)
    return Appraisal(
        article_id=article_id,
        type=AppraisalType(type_),
        span=Span(*span),
        target=as_span(target),
        polarity=Polarity(polarity) if polarity else None,
        confidence=confidence,
        method=Method(method),
        voice=voice_of(voice),
        echo_of=StatementId(echo_of) if echo_of else None,
    )


APPRAISALS = Table(
    name="appraisals",
    columns="type, polarity, confidence, method, voice, echo_of, spans",
    asked="id, words, target, start, sentence_start",
    rows=_rows,
    record=_record,
)
