"""Where the words of records stand in the decoded source: the passages around them, and how a place is told.

Takes an article, and spans of its text; gives stretches of the source. How they look is left to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import groupby

from sayso.records import Article, Span
from sayso.show.words import listed

_NEAR = 400
"""Characters between two stretches of words that are shown as one passage."""


def places_of(record: object) -> tuple[Span, ...]:
    """Return all places of a record, whatever its kind, in text order."""
    found: list[Span] = []
    for field in fields(record):  # type: ignore[arg-type]  # all records are dataclasses
        value = getattr(record, field.name)
        found += [part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Span)]
    return tuple(sorted(found))


def passages(article: Article, spans: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the pieces of the source that the spans show, those near each other together."""
    pieces = sorted({piece for span in spans for piece in article.raw(span)})
    number, last = 0, 0
    numbered: list[tuple[int, Span]] = []
    for piece in pieces:
        number += piece.start > last + _NEAR
        last = max(last, piece.end)
        numbered.append((number, piece))
    for _, group in groupby(numbered, key=lambda item: item[0]):
        yield tuple(piece for _, piece in group)


def around(text: str, pieces: Sequence[Span], most: int) -> Span:
    """Return the passage of ``text`` with at most so many characters before and after ``pieces``, cut at words."""
    first, last = pieces[0].start, max(piece.end for piece in pieces)
    start, end = max(0, first - most), min(len(text), last + most)
    while start and start < first and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > last and not text[end].isspace():
        end -= 1
    return Span(start, end)


def cut(passage: Span, pieces: Iterable[Span]) -> Iterator[tuple[Span, bool]]:
    """Yield ``passage`` in stretches, and whether each of them is one of ``pieces``, which are in order."""
    position = passage.start
    for piece in pieces:
        start, end = max(position, piece.start), min(piece.end, passage.end)
        if start >= end:
            continue
        if position < start:
            yield Span(position, start), False
        yield Span(start, end), True
        position = end
    if position < passage.end:
        yield Span(position, passage.end), False


def place_told(article: Article, pieces: Sequence[Span]) -> str:
    """Say where in the source a passage stands; of a printed one, on which pages too."""
    first, last = pieces[0].start, max(piece.end for piece in pieces)
    pages = sorted({box.page for box in article.pages.boxes(pieces)}) if article.pages else []
    return listed([f"characters {first:,} to {last:,} of the source", *(f"page {page}" for page in pages)])
