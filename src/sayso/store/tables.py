"""The tables of what was found in an article: records as rows, and back, equal to what went in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from sayso.records import (
    Act,
    Actor,
    ActorId,
    ActorType,
    ActType,
    Appraisal,
    AppraisalType,
    ArticleId,
    Form,
    Manner,
    Mention,
    Method,
    Polarity,
    Reading,
    Span,
    Stage,
    Statement,
    StatementId,
    StatementView,
    Time,
    TimeType,
    Voice,
    statement_views,
)
from sayso.store.cells import Pair, Row, as_json, as_pair, as_span, storable

_Record = TypeVar("_Record")


@dataclass(frozen=True, kw_only=True, slots=True)
class Table(Generic[_Record]):
    """A table of one kind of record; ``article`` and ``position`` place each row among the records of its article."""

    name: str
    columns: str
    """What a record is made of."""

    asked: str
    """What is kept beside, to be asked for."""

    rows: Callable[[Reading], Iterable[tuple[object, ...]]]
    """Gives the values of ``columns``, then those of ``asked``, for each record of a reading."""

    record: Callable[[ArticleId, Row], _Record]
    """Gives the record of the values of ``columns``."""


def _voice(voice: str | None) -> Voice:
    if voice is None:
        return None
    return "author" if voice == "author" else StatementId(voice)


def _actor_id(actor: str | None) -> ActorId | None:
    return ActorId(actor) if actor else None


# Statements

_statement_spans = msgspec.json.Decoder(tuple[Pair | None, Pair | None, tuple[Pair, ...]])


def _statement_rows(reading: Reading) -> Iterable[tuple[object, ...]]:
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
            *(words and storable(words) for words in (view.speaker, view.source, view.cue, view.content)),
            view.start,
        )


def _statement(article_id: ArticleId, row: Row) -> Statement:
    manner, confidence, method, voice, speaker, spans = row
    source, cue, content = _statement_spans.decode(spans)
    return Statement(
        article_id=article_id,
        source=as_span(source),
        cue=as_span(cue),
        content=tuple(Span(*piece) for piece in content),
        manner=Manner(manner),
        confidence=confidence,
        method=Method(method),
        speaker=_actor_id(speaker),
        voice=_voice(voice),
    )


STATEMENTS = Table(
    name="statements",
    columns="manner, confidence, method, voice, speaker_id, spans",
    asked="id, speaker, source, cue, content, start",
    rows=_statement_rows,
    record=_statement,
)

STATEMENT_VIEW_COLUMNS = (
    "s.id, a.id, a.source, a.title, a.publisher, a.published, s.speaker, s.source, s.cue, s.content, s.manner, s.voice,"
    " s.confidence, s.start"
)


def statement_view(row: Row) -> StatementView:
    """Return the view of ``row``, the values of ``STATEMENT_VIEW_COLUMNS``."""
    return StatementView(
        id=row[0],
        article=row[1],
        article_source=row[2],
        title=row[3],
        publisher=row[4],
        published=row[5],
        speaker=row[6],
        source=row[7],
        cue=row[8],
        content=row[9],
        manner=Manner(row[10]),
        voice=row[11],
        confidence=row[12],
        start=row[13],
    )


# Actors


class _Mention(msgspec.Struct, frozen=True, array_like=True):
    start: int
    end: int
    form: Form
    type: ActorType | None = None
    """Not there in rows of the first schema."""


_mentions = msgspec.json.Decoder(tuple[_Mention, ...])


def _actor_rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for actor in reading.actors:
        mentions = [_Mention(one.span.start, one.span.end, one.form, one.type) for one in actor.mentions]
        yield storable(actor.name), actor.type, as_json(mentions), actor.id


def _actor(article_id: ArticleId, row: Row) -> Actor:
    name, type_, mentions = row
    return Actor(
        article_id=article_id,
        name=name,
        mentions=tuple(
            Mention(span=Span(one.start, one.end), form=one.form, type=one.type) for one in _mentions.decode(mentions)
        ),
        type=ActorType(type_) if type_ else None,
    )


ACTORS = Table(name="actors", columns="name, type, mentions", asked="id", rows=_actor_rows, record=_actor)


# Acts


class _ActSpans(msgspec.Struct, frozen=True, array_like=True):
    cue: Pair
    actor: Pair | None
    by: Pair | None
    action: tuple[Pair, ...]
    amounts: tuple[Pair, ...]
    when: Pair | None
    condition: Pair | None


_act_spans = msgspec.json.Decoder(_ActSpans)


def _act_rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for act in reading.acts:
        spans = _ActSpans(
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
            as_json(spans),
            act.id,
        )


def _act(article_id: ArticleId, row: Row) -> Act:
    type_, negated, stage, confidence, method, voice, actor, by, spans_json = row
    spans = _act_spans.decode(spans_json)
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
        actor_id=_actor_id(actor),
        by_id=_actor_id(by),
        voice=_voice(voice),
    )


ACTS = Table(
    name="acts",
    columns="type, negated, stage, confidence, method, voice, actor_id, by_id, spans",
    asked="id",
    rows=_act_rows,
    record=_act,
)


# Times

_time_span = msgspec.json.Decoder(Pair)


def _time_rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for time in reading.times:
        yield time.type, time.confidence, time.method, time.voice, as_json(as_pair(time.span)), time.id


def _time(article_id: ArticleId, row: Row) -> Time:
    type_, confidence, method, voice, span = row
    return Time(
        article_id=article_id,
        span=Span(*_time_span.decode(span)),
        type=TimeType(type_),
        confidence=confidence,
        method=Method(method),
        voice=_voice(voice),
    )


TIMES = Table(name="times", columns="type, confidence, method, voice, span", asked="id", rows=_time_rows, record=_time)


# Appraisals

_appraisal_spans = msgspec.json.Decoder(tuple[Pair, Pair | None])


def _appraisal_rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for appraisal in reading.appraisals:
        yield (
            appraisal.type,
            appraisal.polarity,
            appraisal.confidence,
            appraisal.method,
            appraisal.voice,
            as_json((as_pair(appraisal.span), as_pair(appraisal.target))),
            appraisal.id,
        )


def _appraisal(article_id: ArticleId, row: Row) -> Appraisal:
    type_, polarity, confidence, method, voice, spans = row
    span, target = _appraisal_spans.decode(spans)
    return Appraisal(
        article_id=article_id,
        type=AppraisalType(type_),
        span=Span(*span),
        target=as_span(target),
        polarity=Polarity(polarity) if polarity else None,
        confidence=confidence,
        method=Method(method),
        voice=_voice(voice),
    )


APPRAISALS = Table(
    name="appraisals",
    columns="type, polarity, confidence, method, voice, spans",
    asked="id",
    rows=_appraisal_rows,
    record=_appraisal,
)

TABLES: tuple[Table[Statement] | Table[Actor] | Table[Act] | Table[Time] | Table[Appraisal], ...] = (
    STATEMENTS,
    ACTORS,
    ACTS,
    TIMES,
    APPRAISALS,
)
