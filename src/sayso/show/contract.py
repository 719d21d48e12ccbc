"""The contract for programs: a reading as JSON Lines.

Takes a reading, or a skipped source; gives one ``article`` line, its records in text order and, where the analysis
left the article unread, one ``skipped`` line. A span is written with its words and with the pieces of the decoded
source that it shows, so that a program needs neither the article's text nor its map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from sayso.records import (
    Act,
    Actor,
    Appraisal,
    Article,
    ArticleId,
    Candidate,
    Figure,
    Mention,
    Method,
    Reading,
    Sentence,
    Skipped,
    Span,
    Statement,
    Time,
    plain,
)

_DIGITS = 3
"""A confidence is a model's estimate; further digits would only differ between processors."""

_SURROGATE = re.compile("[\ud800-\udfff]")

Fields = dict[str, object]


def json_lines(entry: Reading | Skipped) -> Iterator[bytes]:
    """Yield the lines of the contract for ``entry``, each with its line break, in UTF-8."""
    encode = msgspec.json.Encoder().encode
    for fields in _entries(entry):
        yield encode(fields) + b"\n"


def _entries(entry: Reading | Skipped) -> Iterator[Fields]:
    if isinstance(entry, Skipped):
        yield _skipped(entry)
        return
    article, article_id = entry.article, entry.article.id
    yield _article(article, article_id, entry.maker.model)
    # Of records in one place the order is that of the lines below.
    placed = [_placed(s.extent, _statement(article, article_id, s)) for s in entry.statements]
    placed += [_placed(act.extent, _act(article, article_id, act)) for act in entry.acts]
    placed += [_placed(figure.span, _figure(article, article_id, figure)) for figure in entry.figures]
    placed += [_placed(time.span, _time(article, article_id, time)) for time in entry.times]
    placed += [_placed(appraisal.span, _appraisal(article, article_id, appraisal)) for appraisal in entry.appraisals]
    placed += [_placed(actor.mentions[0].span, _actor(article, article_id, actor)) for actor in entry.actors]
    placed += [_placed(sentence.span, _sentence(article, article_id, sentence)) for sentence in entry.sentences]
    placed.sort(key=lambda item: item[:2])
    yield from (fields for *_, fields in placed)
    if entry.skipped:
        yield _skipped(entry.skipped)


def _placed(span: Span, fields: Fields) -> tuple[int, int, Fields]:
    """Give ``fields`` the key of text order: where a record begins, and the longer one first."""
    return span.start, -span.end, fields


def _article(article: Article, article_id: ArticleId, model: str) -> Fields:
    return {
        "kind": "article",
        "id": article_id,
        "source": _writable(article.source),
        "sha256": article.sha256,
        "encoding": article.encoding,
        "model": model,
        "title": article.title.value if article.title else None,
        "authors": [author.value for author in article.authors],
        "publisher": article.publisher.value if article.publisher else None,
        "published": article.published.value if article.published else None,
        "published_basis": article.published.basis if article.published else None,
        "candidates": [_candidate(candidate) for candidate in article.candidates],
        "language": article.language,
        "text": article.text,
        "blocks": [
            {"role": block.role.value, "start": block.span.start, "end": block.span.end} for block in article.blocks
        ],
    }


def _candidate(candidate: Candidate) -> Fields:
    return {
        "field": candidate.field,
        "value": candidate.value,
        "basis": candidate.basis,
        "confidence": candidate.confidence,
        "raw": [candidate.raw.start, candidate.raw.end] if candidate.raw else None,
    }


def _statement(article: Article, article_id: ArticleId, statement: Statement) -> Fields:
    return _head("statement", article_id, statement) | {
        "manner": statement.manner.value,
        "source": _part(article, statement.source),
        "cue": _part(article, statement.cue),
        "content": [_span(article, piece) for piece in statement.content],
        "speaker": statement.speaker,
    }


def _act(article: Article, article_id: ArticleId, act: Act) -> Fields:
    return _head("act", article_id, act) | {
        "type": act.type.value,
        "cue": _span(article, act.cue),
        "actor": _part(article, act.actor),
        "actor_id": act.actor_id,
        "by": _part(article, act.by),
        "by_id": act.by_id,
        "action": [_span(article, piece) for piece in act.action],
        "amount": [_span(article, amount) for amount in act.amounts],
        "amount_ids": act.amount_ids,
        "when": _part(article, act.when),
        "when_id": act.when_id,
        "condition": _part(article, act.condition),
        "negated": act.negated,
        "stage": act.stage.value,
        "same_as": act.same_as,
    }


def _figure(article: Article, article_id: ArticleId, figure: Figure) -> Fields:
    return _head("figure", article_id, figure) | {
        "span": _span(article, figure.span),
        "low": plain(figure.low),
        "high": plain(figure.high),
        "comparator": figure.comparator.value,
        "unit": figure.unit,
        "counts": _part(article, figure.counts),
        "assumed": figure.assumed,
    }


def _time(article: Article, article_id: ArticleId, time: Time) -> Fields:
    return _head("time", article_id, time) | {
        "span": _span(article, time.span),
        "type": time.type.value,
        "value": time.value,
        "start": time.start,
        "end": time.end,
        "basis": time.basis.value,
        "anchor": _part(article, time.anchor),
    }


def _appraisal(article: Article, article_id: ArticleId, appraisal: Appraisal) -> Fields:
    return _head("appraisal", article_id, appraisal) | {
        "type": appraisal.type.value,
        "span": _span(article, appraisal.span),
        "target": _part(article, appraisal.target),
        "polarity": appraisal.polarity.value if appraisal.polarity else None,
        "echo_of": appraisal.echo_of,
    }


def _sentence(article: Article, article_id: ArticleId, sentence: Sentence) -> Fields:
    return _head("sentence", article_id, sentence) | {
        "span": _span(article, sentence.span),
        "role": sentence.role.value,
    }


def _head(kind: str, article_id: ArticleId, record: Statement | Act | Figure | Time | Appraisal | Sentence) -> Fields:
    """Give what all records begin with; the confidence is null where rules alone found it."""
    sure = None if isinstance(record, Figure | Sentence) else round(record.confidence, _DIGITS)
    return {
        "kind": kind,
        "id": record.id,
        "article": article_id,
        "voice": record.voice,
        "confidence": sure,
        "method": record.method.value,
    }


def _actor(article: Article, article_id: ArticleId, actor: Actor) -> Fields:
    """Give an actor, whose voice and confidence are null: its mentions stand in many voices, and rules joined them."""
    return {
        "kind": "actor",
        "id": actor.id,
        "article": article_id,
        "voice": None,
        "confidence": None,
        "method": Method.RULES.value,
        "name": actor.name,
        "type": actor.type.value if actor.type else None,
        "members": actor.members,
        "roles": [_span(article, role) for role in actor.roles],
        "mentions": [_mention(article, mention) for mention in actor.mentions],
    }


def _mention(article: Article, mention: Mention) -> Fields:
    kind = mention.type.value if mention.type else None
    return _span(article, mention.span) | {"form": mention.form.value, "type": kind, "stands_for": mention.stands_for}


def _part(article: Article, span: Span | None) -> Fields | None:
    return _span(article, span) if span else None


def _span(article: Article, span: Span) -> Fields:
    fields: Fields = {
        "start": span.start,
        "end": span.end,
        "text": article.text[span.start : span.end],
        "raw": [[piece.start, piece.end] for piece in article.map.raw(span)],
    }
    if article.pages:
        fields["boxes"] = [[box.page, box.left, box.bottom, box.right, box.top] for box in article.boxes(span)]
    return fields


def _skipped(skipped: Skipped) -> Fields:
    return {
        "kind": "skipped",
        "source": _writable(skipped.source),
        "stage": skipped.stage,
        "reason": _writable(skipped.reason),
    }


def _writable(name: str) -> str:
    """Return ``name`` with U+FFFD for each byte of a file name that is no UTF-8, which JSON cannot hold."""
    return _SURROGATE.sub("\ufffd", name)
