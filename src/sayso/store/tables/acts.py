"""The table of acts."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sayso.records import Act, ActId, ActType, ArticleId, FigureId, Method, Reading, Span, Stage, TimeId, act_views
from sayso.store.cells import Pair, Row, as_json, as_pair, as_span
from sayso.store.tables.table import Table, actor_of, stored, voice_of


class _Spans(msgspec.Struct, frozen=True, array_like=True):
    cue: Pair
    actor: Pair | None
    by: Pair | None
    action: tuple[Pair, ...]
    amounts: tuple[Pair, ...]
    when: Pair | None
    condition: Pair | None


_spans = msgspec.json.Decoder(_Spans)
_ids = msgspec.json.Decoder(tuple[str, ...])


def _rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for act, view in zip(reading.acts, act_views(reading), strict=True):
        spans = _Spans(
            cue=(act.cue.start, act.cue.end),
            actor=as_pair(act.actor),
            by=as_pair(act.by),
            action=tuple((piece.start, piece.end) for piece in act.action),
            amounts=tuple((amount.start, amount.end) for amount in act.amounts),
            when=as_pair(act.when),
            condition=as_pair(act.condition),
        )
        yield (
            act.type,
            act.negated,
            act.stage,
            act.confidence,
            act.method,
            act.voice,
            act.actor_id,
            act.by_id,
            as_json(act.amount_ids),
            act.when_id,
            act.same_as,
            as_json(spans),
            act.id,
            *map(stored, (view.cue, view.actor, view.actor_name, view.by, view.by_name, view.action)),
            as_json([stored(amount) for amount in view.amounts]),
            *map(stored, (view.when, view.condition)),
            view.start,
            view.sentence_start,
        )


def _record(article_id: ArticleId, row: Row) -> Act:
    type_, negated, stage, confidence, method, voice, actor, by, amount_ids, when_id, same_as, spans_json = row
    spans = _spans.decode(spans_json)
    return Act(
        article_id=article_id,
        type=ActType(type_),
        cue=Span(*spans.cue),
        actor=as_span(spans.actor),
        by=as_span(spans.by),
        action=tuple(Span(*piece) for piece in spans.action),
        amounts=tuple(Span(*amount) for amount in spans.amounts),
        when=as_span(spans.when),
        condition=as_span(spans.condition),
        negated=bool(negated),
        stage=Stage(stage),
        confidence=confidence,
        method=Method(method),
        actor_id=actor_of(actor),
        by_id=actor_of(by),
        amount_ids=tuple(map(FigureId, _ids.decode(amount_ids))),
        when_id=TimeId(when_id) if when_id else None,
        same_as=ActId(same_as) if same_as else None,
        voice=voice_of(voice),
    )


ACTS = Table(
    name="acts",
    columns="type, negated, stage, confidence, method, voice, actor_id, by_id, amount_ids, when_id, same_as, spans",
    asked="id, cue, actor, actor_name, by_whom, by_name, action, amounts, when_told, condition, start, sentence_start",
    rows=_rows,
    record=_record,
)
