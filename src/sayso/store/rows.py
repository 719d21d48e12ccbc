"""Articles as rows of the ledger's table, and back: every article comes back equal to what went in."""

from __future__ import annotations

import zlib

import msgspec

from sayso.records import Article, Block, BlockRole, Known, Run, Source, Span, TextMap
from sayso.store.cells import Pair, Row, as_json, as_pair, as_span, storable

_Known = tuple[str, str, Pair | None]


class _AllKnown(msgspec.Struct, frozen=True, array_like=True):
    title: _Known | None
    publisher: _Known | None
    published: _Known | None
    authors: tuple[_Known, ...]
    other_dates: tuple[_Known, ...] = ()
    """Not in the rows of versions that kept one date only."""


_blocks = msgspec.json.Decoder(tuple[tuple[BlockRole, int, int], ...])
_map = msgspec.json.Decoder(tuple[tuple[int, int, int], ...])
_known = msgspec.json.Decoder(_AllKnown)


ARTICLE_COLUMNS = "media_type, encoding, decoded, text, title, publisher, published, language, blocks, map, known"


def article_row(source: Source, article: Article) -> tuple[object, ...]:
    """Return the values of ``ARTICLE_COLUMNS``."""
    known = _AllKnown(
        title=_known_row(article.title),
        publisher=_known_row(article.publisher),
        published=_known_row(article.published),
        authors=tuple(map(_known_parts, article.authors)),
        other_dates=tuple(map(_known_parts, article.other_dates)),
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
        as_json([(block.role, block.span.start, block.span.end) for block in article.blocks]),
        as_json([(run.text, run.source, run.length) for run in article.map.runs]),
        as_json(known),
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
        authors=tuple(_known_of(*parts) for parts in known.authors),
        publisher=_known_record(known.publisher),
        published=_known_record(known.published),
        other_dates=tuple(_known_of(*parts) for parts in known.other_dates),
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
    return storable(known.value), known.basis, as_pair(known.span)


def _known_record(row: _Known | None) -> Known | None:
    return _known_of(*row) if row else None


def _known_of(value: str, basis: str, pair: Pair | None) -> Known:
    return Known(value=value, basis=basis, span=as_span(pair))
