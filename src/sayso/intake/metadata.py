"""Gather what a source says about its article: title, authors, publisher, date, each with where it stood.

The fields of a .jsonl line or of front matter and the laid-out text come in, ``Known`` values go out. A field
outweighs front matter, and that the text itself. Nothing is made more precise than it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.intake.bylines import byline_names, split_names, unopened_byline_names
from sayso.intake.dates import find_date
from sayso.intake.layout import LaidOut
from sayso.intake.layout.lines import Line
from sayso.records import Block, BlockRole, Known, Span

_KEYS = {
    "title": ("title", "headline"),
    "authors": ("authors", "author", "byline", "by"),
    "publisher": ("publisher", "publication", "outlet", "site"),
    "date": ("date", "published", "pubdate", "publish_date"),
}
_ENTRY = re.compile(r"([A-Za-z_-]{2,20})\s*:\s*(\S.*)")
_LIST_ITEM = re.compile(r"-\s+(\S.*)")
_DATELINE = re.compile(r"[^a-z]{2}[^—–\n]{0,60}?\s*(?:—|–|--|-)\s")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """What a source tells about its article outside the article's text."""

    basis: str
    """``field`` or ``front matter``."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Metadata:
    """What is known about one article."""

    title: Known | None = None
    authors: tuple[Known, ...] = field(default=())
    publisher: Known | None = None
    published: Known | None = None
    other_dates: tuple[Known, ...] = ()


def fields_of(entries: Mapping[str, object], basis: str) -> Fields:
    """Return what ``entries`` say, by the keys in use for it; values of a wrong type count as absent."""
    return Fields(
        basis=basis,
        title=_first_string(entries, "title"),
        authors=_authors(entries),
        publisher=_first_string(entries, "publisher"),
        date=_first_string(entries, "date"),
    )


def front_matter_fields(lines: Sequence[Line]) -> Fields:
    """Return what the ``key: value`` lines of front matter say; a list below a key is its value."""
    entries: dict[str, object] = {}
    key = ""
    for line in lines:
        entry, item = _ENTRY.fullmatch(line.words), _LIST_ITEM.fullmatch(line.words)
        if entry:
            key = entry[1].lower()
            value = entry[2].strip()
            entries[key] = (
                [part.strip(" \"'") for part in value[1:-1].split(",")] if value[0] == "[" else value.strip("\"'")
            )
        elif item and key:
            earlier = entries.get(key)
            entries[key] = [*(earlier if isinstance(earlier, list) else []), item[1].strip("\"'")]
        else:
            key = line.words.removesuffix(":").lower()
    return fields_of(entries, "front matter")


def gather(laid_out: LaidOut, fields: Fields | None) -> Metadata:
    """Return what ``fields`` and the text together tell."""
    told = fields or Fields(basis="field")
    published, *others = (*_told_date(told), *_dates(laid_out)) or (None,)
    return Metadata(
        title=_told(laid_out, told.title, told.basis) or _title(laid_out),
        authors=tuple(known for name in told.authors if (known := _told(laid_out, name, told.basis)))
        or tuple(_byline_authors(laid_out)),
        publisher=_told(laid_out, told.publisher, told.basis),
        published=published,
        other_dates=tuple(other for other in others if other and published and not _agree(other, published)),
    )


def _first_string(entries: Mapping[str, object], name: str) -> str | None:
    for key in _KEYS[name]:
        value = entries.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _authors(entries: Mapping[str, object]) -> tuple[str, ...]:
    for key in _KEYS["authors"]:
        value = entries.get(key)
        if isinstance(value, str) and value.strip():
            return split_names(value)
        if isinstance(value, list):
            names = tuple(dict.fromkeys(name.strip() for name in value if isinstance(name, str) and name.strip()))
            if names:
                return names
    return ()


def _told(laid_out: LaidOut, value: str | None, basis: str) -> Known | None:
    """Return a told value, with its place where the head of the text has the same words."""
    if not value:
        return None
    at = laid_out.text.find(value, 0, 2000)
    return Known(value=value, basis=basis, span=Span(at, at + len(value)) if at >= 0 else None)


def _blocks(laid_out: LaidOut, role: BlockRole) -> Iterator[Block]:
    return (block for block in laid_out.blocks if block.role is role)


def _title(laid_out: LaidOut) -> Known | None:
    for block in _blocks(laid_out, BlockRole.TITLE):
        return Known(value=block.span.of(laid_out.text), basis="title", span=block.span)
    return None


def _byline_authors(laid_out: LaidOut) -> Iterator[Known]:
    blocks = laid_out.blocks
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if block.role is not BlockRole.BYLINE:
            continue
        words = block.span.of(laid_out.text)
        names = byline_names(words) or unopened_byline_names(
            words, following.span.of(laid_out.text) if following else ""
        )
        position = block.span.start
        for name in names or ():
            position = laid_out.text.find(name, position, block.span.end)
            yield Known(value=name, basis="byline", span=Span(position, position + len(name)))


def _told_date(fields: Fields) -> Iterator[Known]:
    date = find_date(fields.date) if fields.date else None
    if date:
        yield Known(value=date.iso, basis=fields.basis)


def _dates(laid_out: LaidOut) -> Iterator[Known]:
    """Yield the dates of the date lines, then of the bylines, then of the dateline that opens the text."""
    for role, basis in ((BlockRole.DATE, "date line"), (BlockRole.BYLINE, "byline")):
        for block in _blocks(laid_out, role):
            yield from _date_in(laid_out.text, block.span, basis)
    for block in _blocks(laid_out, BlockRole.PARAGRAPH):
        dateline = _DATELINE.match(laid_out.text, block.span.start, block.span.end)
        if dateline:
            yield from _date_in(laid_out.text, Span(*dateline.span()), "dateline")
        return


def _date_in(text: str, span: Span, basis: str) -> Iterator[Known]:
    date = find_date(span.of(text))
    if date:
        yield Known(value=date.iso, basis=basis, span=Span(span.start + date.start, span.start + date.end))


def _agree(date: Known, chosen: Known) -> bool:
    """Say whether ``date`` says no more than ``chosen``, or the same less precisely."""
    return chosen.value.startswith(date.value)
