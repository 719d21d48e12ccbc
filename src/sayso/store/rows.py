"""Records as rows of the ledger's tables, and back: every reading comes back equal to what went in.

Nested parts lie in JSON columns, spans as ``[start, end]``. Lone surrogates, which no database of UTF-8 can hold,
become U+FFFD, one for one, so that every span stays true.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Any

import msgspec

from sayso.records import (
    Actor,
    ActorId,
    ActorType,
    Article,
    ArticleId,
    Block,
    BlockRole,
    Form,
    Known,
    Manner,
    Mention,
    Method,
    Reading,
    Run,
    Source,
    Span,
    Statement,
    StatementId,
    StatementView,
    TextMap,
    Voice,
    statement_views,
)

Row = Sequence[Any]
"""What SQLite gives: its columns in the order of the SELECT."""

_Pair = tuple[int, int]
_Known = tuple[str, str, _Pair | None]

_SURROGATES = re.compile("[\ud800-\udfff]")


class _AllKnown(msgspec.Struct, frozen=True, array_like=True):
    title: _Known | None
    publisher: _Known | None
    published: _Known | None
    authors: tuple[_Known, ...]


_blocks = msgspec.json.Decoder(tuple[tuple[BlockRole, int, int], ...])
_map = msgspec.json.Decoder(tuple[tuple[int, int, int], ...])
_known = msgspec.json.Decoder(_AllKnown)
_spans = msgspec.json.Decoder(tuple[_Pair | None, _Pair | None, tuple[_Pair, ...]])
_mentions = msgspec.json.Decoder(tuple[tuple[int, int, Form], ...])


def storable(text: str) -> str:
    """Return ``text`` with U+FFFD for each lone surrogate."""
    return _SURROGATES.sub("\ufffd", text)


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _pair(span: Span | None) -> _Pair | None:
    return (span.start, span.end) if span else None


def _span(pair: _Pair | None) -> Span | None:
    return Span(*pair) if pair else None


def packed(data: bytes) -> tuple[int, bytes]:
    """Return whether ``data`` is smaller compressed, and what to store."""
    small = zlib.compress(data)
    return (1, small) if len(small) < len(data) else (0, data)


def unpacked(packed: int, data: bytes) -> bytes:
    """Return what ``packed`` was given."""
    return zlib.decompress(data) if packed else data


# Articles

ARTICLE_COLUMNS = "media_type, encoding, decoded, text, title, publisher, published, language, blocks, map, known"


def article_row(source: Source, article: Article) -> tuple[object, ...]:
    """Return the values of ``ARTICLE_COLUMNS``."""
    known = _AllKnown(
        title=_known_row(article.title),
        publisher=_known_row(article.publisher),
        published=_known_row(article.published),
        authors=tuple(_known_parts(author) for author in article.authors),
    )
    return (
        article.media_type,
        article.encoding,
        _decoded_row(source),
        storable(article.text),
        known.title and known.title[0],
        known.publisher and known.publisher[0],
        known.published and known.published[0],
        article.language,
        _json([(block.role, block.span.start, block.span.end) for block in article.blocks]),
        _json([(run.text, run.source, run.length) for run in article.map.runs]),
        _json(known),
    )


def article_records(source: str, sha256: str, data: bytes, row: Row) -> tuple[Source, Article]:
    """Return the records of ``row``, the values of ``ARTICLE_COLUMNS``."""
    media_type, encoding, decoded, text, _title, _publisher, _published, language, blocks, runs, known_json = row
    known = _known.decode(known_json)
    article = Article(
        source=source,
        sha256=sha256,
        media_type=media_type,
        encoding=encoding,
        text=text,
        blocks=tuple(Block(role=role, span=Span(start, end)) for role, start, end in _blocks.decode(blocks)),
        map=TextMap(tuple(Run(*run) for run in _map.decode(runs))),
        title=_known_record(known.title),
        authors=tuple(Known(value=value, basis=basis, span=_span(pair)) for value, basis, pair in known.authors),
        publisher=_known_record(known.publisher),
        published=_known_record(known.published),
        language=language,
    )
    source_text = data.decode(encoding) if decoded is None else zlib.decompress(decoded).decode()
    return Source(name=source, data=data, media_type=media_type, encoding=encoding, text=source_text), article


def _decoded_row(source: Source) -> bytes | None:
    try:
        if source.data.decode(source.encoding) == source.text:
            return None
    except (UnicodeError, LookupError):
        pass  # what cannot be decoded again is kept as it was decoded
    return zlib.compress(storable(source.text).encode())


def _known_row(known: Known | None) -> _Known | None:
    return _known_parts(known) if known else None


def _known_parts(known: Known) -> _Known:
    return storable(known.value), known.basis, _pair(known.span)


def _known_record(row: _Known | None) -> Known | None:
    return Known(value=row[0], basis=row[1], span=_span(row[2])) if row else None


# Statements

STATEMENT_COLUMNS = (
    "id, manner, confidence, method, voice, speaker_id, speaker, source, cue, content, start, spans, article, position"
)


def statement_rows(reading: Reading, article_key: int) -> list[tuple[object, ...]]:
    """Return the values of ``STATEMENT_COLUMNS`` for each statement."""
    return [
        (
            view.id,
            statement.manner,
            statement.confidence,
            statement.method,
            statement.voice,
            statement.speaker,
            _storable(view.speaker),
            _storable(view.source),
            _storable(view.cue),
            storable(view.content),
            view.start,
            _json((_pair(statement.source), _pair(statement.cue), [_pair(piece) for piece in statement.content])),
            article_key,
            position,
        )
        for position, (statement, view) in enumerate(zip(reading.statements, statement_views(reading), strict=True))
    ]


STATEMENT_RECORD_COLUMNS = "manner, confidence, method, voice, speaker_id, spans"


def statement_record(article_id: ArticleId, row: Row) -> Statement:
    """Return the record of ``row``, the values of ``STATEMENT_RECORD_COLUMNS``."""
    manner, confidence, method, voice, speaker, spans = row
    source, cue, content = _spans.decode(spans)
    return Statement(
        article_id=article_id,
        source=_span(source),
        cue=_span(cue),
        content=tuple(Span(*piece) for piece in content),
        manner=Manner(manner),
        confidence=confidence,
        method=Method(method),
        speaker=ActorId(speaker) if speaker else None,
        voice=_voice(voice),
    )


def _voice(voice: str | None) -> Voice:
    if voice is None:
        return None
    return "author" if voice == "author" else StatementId(voice)


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

ACTOR_COLUMNS = "id, name, type, mentions, article, position"


def actor_rows(reading: Reading, article_key: int) -> list[tuple[object, ...]]:
    """Return the values of ``ACTOR_COLUMNS`` for each actor."""
    return [
        (
            actor.id,
            storable(actor.name),
            actor.type,
            _json([(mention.span.start, mention.span.end, mention.form) for mention in actor.mentions]),
            article_key,
            position,
        )
        for position, actor in enumerate(reading.actors)
    ]


ACTOR_RECORD_COLUMNS = "name, type, mentions"


def actor_record(article_id: ArticleId, row: Row) -> Actor:
    """Return the record of ``row``, the values of ``ACTOR_RECORD_COLUMNS``."""
    name, type_, mentions = row
    return Actor(
        article_id=article_id,
        name=name,
        mentions=tuple(Mention(span=Span(start, end), form=form) for start, end, form in _mentions.decode(mentions)),
        type=ActorType(type_) if type_ else None,
    )
