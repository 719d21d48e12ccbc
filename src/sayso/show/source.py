"""Where the words of records stand in the original: the passage of the kept source around each, with the words marked.

Takes a reading, and which records or which stretch of the text to show; prints. In colour the words are reversed,
without colour they stand in ``⟦`` and ``⟧``. Tags and entities that the source holds beside them are shown as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain, groupby

from rich.console import Console
from rich.text import Text

from sayso.errors import SaysoError
from sayso.records import Article, Reading, Source, Span
from sayso.show.safe import harmless_lines, one_line
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, listed

_AROUND = 120
"""Characters of the source before and after the words."""

_NEAR = 400
"""Characters between two stretches of words that are shown as one passage."""

_GAP = " … "
_PLACE = re.compile(r"(\d{1,9})[:-](\d{1,9})")
_ID = re.compile(r"[0-9a-f]{4,16}")
_RECORDS = ("statements", "acts", "figures", "times", "appraisals", "sentences")
"""The fields of a reading whose records have a place of their own."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is looked up in the source."""

    id: str | None
    spans: tuple[Span, ...]


def print_source(terminal: Console, reading: Reading, at: str | None) -> None:
    """Print the original passages of all statements, or of what ``at`` names: an id's beginning or ``START:END``.

    Raises:
        SaysoError: ``at`` names nothing of the article.
    """
    article, source = reading.article, reading.source
    told = f"{source.encoding}, {len(source.data):,} bytes"
    put(terminal, Text(listed([source.name, source.media_type, told]), style="dim"))
    if source.fetched:
        put(terminal, Text(listed([f"fetched {source.fetched.at}", source.fetched.url]), style="dim"))
    for shown in _chosen(reading, at):
        put(terminal)
        words = _GAP.join(one_line(span.of(article.text)) for span in shown.spans)
        put(terminal, Text(words, style="bold"), margin=f"{shown.id[:ID_DIGITS]}  " if shown.id else "")
        for passage in _passages(article, shown.spans):
            _print_passage(terminal, article, source, passage)


def _chosen(reading: Reading, at: str | None) -> Iterator[_Shown]:
    if at is None:
        for statement in reading.statements:
            yield _Shown(statement.id, _spans(statement))
        return
    if place := _PLACE.fullmatch(at):
        start, end = int(place[1]), min(int(place[2]), len(reading.article.text))
        if start >= end:
            raise SaysoError(at, f"is no stretch of the article's {len(reading.article.text):,} characters")
        yield _Shown(None, (Span(start, end),))
        return
    records = chain.from_iterable(getattr(reading, name, ()) for name in _RECORDS)
    found = [record for record in records if _ID.fullmatch(at.lower()) and record.id.startswith(at.lower())]
    if not found:
        raise SaysoError(
            at, "is no record of the article", "Give four digits of an id or more, or START:END in the text."
        )
    for record in found:
        yield _Shown(record.id, _spans(record))


def _spans(record: object) -> tuple[Span, ...]:
    """Return all places of a record, whatever its kind, in text order."""
    found: list[Span] = []
    for field in fields(record):  # type: ignore[arg-type]  # all records are dataclasses
        value = getattr(record, field.name)
        found += [part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Span)]
    return tuple(sorted(found))


def _passages(article: Article, spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield the pieces of the source that the spans show, those near each other together."""
    pieces = sorted({piece for span in spans for piece in article.raw(span)})
    number, last = 0, 0
    numbered: list[tuple[int, Span]] = []
    for piece in pieces:
        number += piece.start > last + _NEAR
        last = max(last, piece.end)
        numbered.append((number, piece))
    for _, group in groupby(numbered, key=lambda item: item[0]):
        yield [piece for _, piece in group]


def _print_passage(terminal: Console, article: Article, source: Source, pieces: Sequence[Span]) -> None:
    first, last = pieces[0].start, max(piece.end for piece in pieces)
    start, end = _snapped(source.text, max(0, first - _AROUND), min(len(source.text), last + _AROUND), first, last)
    bare = terminal.color_system is None
    words = Text("… " if start else "", style="dim")
    position = start
    for piece in pieces:
        if piece.end <= position:
            continue
        words.append(harmless_lines(source.text[position : piece.start]), style="dim")
        shown = harmless_lines(source.text[max(position, piece.start) : piece.end])
        words.append(f"⟦{shown}⟧" if bare else shown, style="not dim" if bare else "not dim reverse")
        position = piece.end
    words.append(harmless_lines(source.text[position:end]) + (" …" if end < len(source.text) else ""), style="dim")
    put(terminal, Text(_place(article, pieces), style="dim"), margin="  ")
    put(terminal, words, margin="    ")


def _snapped(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Move the ends of a passage to the next word, if there is one before its words begin or after they end."""
    while start and start < first and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > last and not text[end].isspace():
        end -= 1
    return start, end


def _place(article: Article, pieces: Sequence[Span]) -> str:
    """Say where in the source a passage stands; of a printed one, on which pages too."""
    first, last = pieces[0].start, max(piece.end for piece in pieces)
    pages = sorted({box.page for box in article.pages.boxes(pieces)}) if article.pages else []
    return listed([f"characters {first:,} to {last:,} of the source", *(f"page {page}" for page in pages)])
