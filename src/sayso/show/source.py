"""Where the words of records stand in the original: the passage of the kept source around each, with the words marked.

Takes a reading, and which records or which stretch of the text to show; prints. In colour the words are reversed,
without colour they stand in ``⟦`` and ``⟧``. Tags and entities that the source holds beside them are shown as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rich.console import Console
from rich.text import Text

from sayso.errors import SaysoError
from sayso.records import Article, Reading, Source, Span
from sayso.show.safe import harmless_lines, one_line
from sayso.show.source_places import around, cut, passages, place_told, places_of
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, listed

_AROUND = 120
"""Characters of the source before and after the words."""

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
        for passage in passages(article, shown.spans):
            _print_passage(terminal, article, source, passage)


def _chosen(reading: Reading, at: str | None) -> Iterator[_Shown]:
    if at is None:
        for statement in reading.statements:
            yield _Shown(statement.id, places_of(statement))
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
        yield _Shown(record.id, places_of(record))


def _print_passage(terminal: Console, article: Article, source: Source, pieces: Sequence[Span]) -> None:
    passage = around(source.text, pieces, _AROUND)
    bare = terminal.color_system is None
    words = Text("… " if passage.start else "", style="dim")
    for span, marked in cut(passage, pieces):
        shown = harmless_lines(span.of(source.text))
        if marked:
            words.append(f"⟦{shown}⟧" if bare else shown, style="not dim" if bare else "not dim reverse")
        else:
            words.append(shown, style="dim")
    words.append(" …" if passage.end < len(source.text) else "", style="dim")
    put(terminal, Text(place_told(article, pieces), style="dim"), margin="  ")
    put(terminal, words, margin="    ")
