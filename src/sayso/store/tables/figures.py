"""The table of figures; numbers are kept exactly, as text, and beside it as near as a machine's number comes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from sayso.records import ArticleId, Comparator, Figure, Method, Reading, Span, figure_views, plain
from sayso.store.cells import Pair, Row, as_json, as_pair, as_span, storable
from sayso.store.tables.table import Table, stored, voice_of

_spans = msgspec.json.Decoder(tuple[Pair, Pair | None])
_assumed = msgspec.json.Decoder(tuple[str, ...])


def _rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for figure, view in zip(reading.figures, figure_views(reading), strict=True):
        value = figure.high if figure.low is None else figure.low
        yield (
            plain(figure.low),
            plain(figure.high),
            figure.comparator,
            stored(figure.unit),
            as_json([storable(what) for what in figure.assumed]),
            figure.method,
            figure.voice,
            as_json((as_pair(figure.span), as_pair(figure.counts))),
            view.id,
            *map(stored, (view.words, view.counts)),
            None if value is None else float(value),
            view.start,
            view.sentence_start,
        )


def _record(article_id: ArticleId, row: Row) -> Figure:
    low, high, comparator, unit, assumed, method, voice, spans = row
    span, counts = _spans.decode(spans)
    return Figure(
        article_id=article_id,
        span=Span(*span),
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        comparator=Comparator(comparator),
        unit=unit,
        counts=as_span(counts),
        assumed=_assumed.decode(assumed),
        method=Method(method),
        voice=voice_of(voice),
    )


FIGURES = Table(
    name="figures",
    columns="low, high, comparator, unit, assumed, method, voice, spans",
    asked="id, words, counts, value, start, sentence_start",
    rows=_rows,
    record=_record,
)
