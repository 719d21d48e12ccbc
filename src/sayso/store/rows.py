"""Articles as rows of the ledger's table, and back: every article comes back equal to what went in."""

from __future__ import annotations

import zlib

import msgspec

from sayso.records import (
    Article,
    Block,
    BlockRole,
    Candidate,
    Fetched,
    Known,
    PageMap,
    PrintedLine,
    Run,
    Source,
    Span,
    TextMap,
)
from sayso.store.cells import Pair, Row, as_json, as_pair, as_span, storable

_Known = tuple[str, str, Pair | None]

_Candidate = tuple[str, str, str, float, Pair | None]


class _AllKnown(msgspec.Struct, frozen=True, array_like=True):
    title: _Known | None
    publisher: _Known | None
    published: _Known | None
    authors: tuple[_Known, ...]
    candidates: tuple[_Candidate, ...] = ()  # in rows written before there were any, this part is missing


_blocks = msgspec.json.Decoder(tuple[tuple[BlockRole, int, int], ...])
_map = msgspec.json.Decoder(tuple[tuple[int, ...], ...])
_known = msgspec.json.Decoder(_AllKnown)
_boxes = msgspec.json.Decoder(list[tuple[int, float, float, list[tuple[int, int, float, float]]]])
_fetched = msgspec.json.Decoder(tuple[str, str, tuple[tuple[str, str], ...]])


ARTICLE_COLUMNS = (
    "media_type, encoding, decoded, text, title, publisher, published, language, blocks, map, known, fetched, boxes"
)


def article_row(source: Source, article: Article) -> tuple[object, ...]:
    """Return the values of ``ARTICLE_COLUMNS``."""
    known = _AllKnown(
        title=_known_row(article.title),
        publisher=_known_row(article.publisher),
        published=_known_row(article.published),
        authors=tuple(map(_known_parts, article.authors)),
        candidates=tuple(
            (one.field, storable(one.value), one.basis, one.confidence, as_pair(one.raw)) for one in article.candidates
        ),
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
        as_json([_run_row(run) for run in article.map.runs]),
        as_json(known),
        _fetched_row(source.fetched),
        _boxes_row(article.pages),
    )


def article_records(source: str, sha256: str, data: bytes, row: Row) -> tuple[Source, Article]:
    """Return the records of ``row``, the values of ``ARTICLE_COLUMNS``."""
    media_type, encoding, decoded, text, _title, _publisher, _published, language, *more = row
    blocks, runs, known_json, fetched, boxes = more
    known = _known.decode(known_json)
    article = Article(
        source=source,
        sha256=sha256,
        media_type=media_type,
        encoding=encoding,
        text=text,
        blocks=tuple(Block(role=role, span=Span(start, end)) for role, start, end in _blocks.decode(blocks)),
        map=text_map(runs),
        title=_known_record(known.title),
        authors=tuple(_known_of(*parts) for parts in known.authors),
        publisher=_known_record(known.publisher),
        published=_known_record(known.published),
        language=language,
        candidates=tuple(
            Candidate(field=field, value=value, basis=basis, confidence=confidence, raw=as_span(pair))
            for field, value, basis, confidence, pair in known.candidates
        ),
        pages=_boxes_record(boxes),
    )
    return (
        Source(
            name=source,
            data=data,
            media_type=media_type,
            encoding=encoding,
            text=data.decode(encoding) if decoded is None else zlib.decompress(decoded).decode(),
            fetched=_fetched_record(fetched),
        ),
        article,
    )


def text_map(cell: str) -> TextMap:
    """Return the map that a cell holds."""
    return TextMap(tuple(Run(*run) for run in _map.decode(cell)))


def _decoded_row(source: Source) -> bytes | None:
    try:
        if source.data.decode(source.encoding) == source.text:
            return None
    except (UnicodeError, LookupError):
        pass  # what cannot be decoded again is kept as it was decoded
    return zlib.compress(storable(source.text).encode())


def _run_row(run: Run) -> tuple[int, ...]:
    there = (run.text, run.source, run.length)
    return there if run.written is None else (*there, run.written)


def _fetched_row(fetched: Fetched | None) -> str | None:
    if fetched is None:
        return None
    headers = tuple((storable(name), storable(value)) for name, value in fetched.headers)
    return as_json((storable(fetched.url), fetched.at, headers))


def _fetched_record(cell: str | None) -> Fetched | None:
    if cell is None:
        return None
    url, at, headers = _fetched.decode(cell)
    return Fetched(url=url, at=at, headers=headers)


def _boxes_row(pages: PageMap | None) -> bytes | None:
    """Return where words stand, packed: their starts counted from the end of the word before, so that much is alike."""
    if pages is None:
        return None
    lines = []
    at = 0
    for line in pages.lines:
        words = []
        for start, end, left, right in line.words:
            words.append((start - at, end - start, left, right))
            at = end
        lines.append((line.page, line.bottom, line.top, words))
    return zlib.compress(msgspec.json.encode(lines))


def _boxes_record(cell: bytes | None) -> PageMap | None:
    if cell is None:
        return None
    lines: list[PrintedLine] = []
    at = 0
    for page, bottom, top, packed in _boxes.decode(zlib.decompress(cell)):
        words = []
        for gap, length, left, right in packed:
            words.append((at + gap, at + gap + length, left, right))
            at += gap + length
        lines.append(PrintedLine(page, bottom, top, tuple(words)))
    return PageMap(tuple(lines))


def _known_row(known: Known | None) -> _Known | None:
    return _known_parts(known) if known else None


def _known_parts(known: Known) -> _Known:
    return storable(known.value), known.basis, as_pair(known.span)


def _known_record(row: _Known | None) -> Known | None:
    return _known_of(*row) if row else None


def _known_of(value: str, basis: str, pair: Pair | None) -> Known:
    return Known(value=value, basis=basis, span=as_span(pair))
