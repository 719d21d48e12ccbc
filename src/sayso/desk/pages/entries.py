"""The ledger's tables: statements, acts, figures, dates and own words, narrowed, paged and taken out.

Each kind has a page, a passage for each of its entries, and two files with all that is asked for: CSV and JSON Lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Generic

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.desk.articles import article_meant
from sayso.desk.files import JSON_LINES, saved_as
from sayso.desk.pages.entries_asked import (
    ActsAsked,
    AppraisalsAsked,
    Chosen,
    EntriesAsked,
    FiguresAsked,
    StatementsAsked,
    TimesAsked,
    act_query,
    appraisal_query,
    chosen,
    figure_query,
    statement_query,
    time_query,
)
from sayso.desk.pages.entry_rows import (
    Row,
    View,
    act_rows,
    appraisal_rows,
    figure_rows,
    statement_rows,
    time_rows,
)
from sayso.desk.routing import Desk, Page, Part, asked_for
from sayso.desk.streaming import Streamed
from sayso.english.currencies import CODES
from sayso.errors import LedgerError
from sayso.records import ActView, AppraisalView, ArticleId, EntryKind, FigureView, StatementView, TimeView
from sayso.show.passage import RecordPassage, find_record, make_passage
from sayso.show.rows import csv_rows, view_lines
from sayso.show.words import shown
from sayso.store import Facet, Ledger, Query

A_PAGE = 50
"""Entries of one page."""

_LONGEST_NAME = 60
"""Characters of the filters that stand in the name of a file."""

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entries(Generic[View]):
    """One page of entries."""

    kind: EntryKind
    rows: tuple[Row[View], ...]
    number: int
    """Of all entries that are asked for."""

    pages: int
    told: str
    """Which of how many are shown: ``51–100 of 1,204 statements``."""

    chosen: tuple[Chosen, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PassageAsked:
    """Which entry is asked for."""

    article: str
    entry: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind(Generic[View]):
    """One kind of entries: how it is asked for and set."""

    name: EntryKind

    path: str
    heading: str
    noun: str
    view: type[View]
    asked: type[EntriesAsked]
    entries: type[Any]
    """``Entries`` of its view."""

    query: Callable[[Any], Query]
    find: Callable[[Ledger, Any], Iterator[View]]
    rows: Callable[[Ledger, Sequence[View]], Iterator[Row[View]]]


STATEMENTS = Kind(
    name=EntryKind.STATEMENTS,
    path="/statements",
    heading="Statements",
    noun="statement",
    view=StatementView,
    asked=StatementsAsked,
    entries=Entries[StatementView],
    query=statement_query,
    find=Ledger.search,
    rows=statement_rows,
)
ACTS = Kind(
    name=EntryKind.ACTS,
    path="/acts",
    heading="Acts",
    noun="act",
    view=ActView,
    asked=ActsAsked,
    entries=Entries[ActView],
    query=act_query,
    find=Ledger.acts,
    rows=act_rows,
)
FIGURES = Kind(
    name=EntryKind.FIGURES,
    path="/figures",
    heading="Figures",
    noun="figure",
    view=FigureView,
    asked=FiguresAsked,
    entries=Entries[FigureView],
    query=figure_query,
    find=Ledger.figures,
    rows=figure_rows,
)
TIMES = Kind(
    name=EntryKind.TIMES,
    path="/times",
    heading="Dates",
    noun="date",
    view=TimeView,
    asked=TimesAsked,
    entries=Entries[TimeView],
    query=time_query,
    find=Ledger.times,
    rows=time_rows,
)
OWN_WORDS = Kind(
    name=EntryKind.APPRAISALS,
    path="/own-words",
    heading="Own words",
    noun="phrase",
    view=AppraisalView,
    asked=AppraisalsAsked,
    entries=Entries[AppraisalView],
    query=appraisal_query,
    find=Ledger.appraisals,
    rows=appraisal_rows,
)
KINDS: tuple[Kind[Any], ...] = (STATEMENTS, ACTS, FIGURES, TIMES, OWN_WORDS)
"""In the order of the switch between them."""


def make_entries(ledger: Ledger, kind: Kind[View], asked: EntriesAsked) -> Entries[View]:
    """Return one page of the entries that are asked for."""
    query = _query(ledger, kind, asked)
    number = ledger.count(query)
    offset = (asked.page - 1) * A_PAGE
    views = tuple(kind.find(ledger, replace(query, limit=A_PAGE, offset=offset))) if offset < number else ()
    facets = tuple(map(_labelled, ledger.facets(query)))
    return Entries(
        kind=kind.name,
        rows=tuple(kind.rows(ledger, views)),
        number=number,
        pages=-(-number // A_PAGE),
        told=shown(number, kind.noun, before=offset, here=len(views)),
        chosen=tuple(chosen(ledger, asked, facets)),
        facets=facets,
    )


def _query(ledger: Ledger, kind: Kind[Any], asked: EntriesAsked) -> Query:
    """Return the query that is asked for; an article may be named by the beginning of its id."""
    if asked.article is not None:
        asked = replace(asked, article=article_meant(ledger, asked.article).id)
    return kind.query(asked)


def _labelled(facet: Facet) -> Facet:
    """Return a facet of units with currencies in capitals, as everybody writes them."""
    if facet.name != "unit":
        return facet
    values = (replace(one, label=one.label.upper()) if one.label.upper() in CODES else one for one in facet.values)
    return replace(facet, values=tuple(values))


def make_entry_passage(ledger: Ledger, kind: Kind[Any], asked: PassageAsked) -> RecordPassage:
    """Return the passage of an entry; ``LedgerError`` where it is not here."""
    wanted = {kind.name, "statements", "actors", "sentences"}
    if kind is ACTS:
        wanted |= {"figures", "times"}
    reading = ledger.reading(ArticleId(asked.article), only=wanted)
    record = find_record(reading, kind.name, asked.entry)
    if record is None:
        hint = "It may have been corrected, or the article read again since."
        raise LedgerError(asked.entry, f"no such {kind.noun} in this article", hint)
    return make_passage(reading, record)


_Give = Callable[[type[Any], Iterable[Any]], Iterator[bytes]]

_FILES: dict[str, tuple[str, _Give]] = {
    ".csv": ("text/csv; charset=utf-8", csv_rows),
    ".jsonl": (JSON_LINES, lambda _, views: view_lines(views)),
}
"""What can be taken out, by the ending of its address: the media type, and how it is made."""


def _export(desk: Desk, kind: Kind[Any], ending: str) -> Route:
    """Return the route of a file that holds all entries that are asked for, not one page of them alone."""
    media_type, give = _FILES[ending]

    def answer(request: Request) -> Response:
        asked = asked_for(kind.asked, request.query_params.multi_items())

        def lines() -> Iterator[bytes]:
            with Ledger.open(desk.path, write=False) as ledger:
                yield from give(kind.view, kind.find(ledger, _query(ledger, kind, asked)))

        return Streamed(lines, media_type=media_type, headers=saved_as(_file_name(kind, asked, ending)))

    return Route(kind.path + ending, answer)


def _file_name(kind: Kind[Any], asked: EntriesAsked, ending: str) -> str:
    """Return what a file with what is asked for is called: ``sayso-statements-ferry-2024.csv``."""
    given = (getattr(asked, field.name) for field in fields(asked) if field.name not in {"sort", "page", "promises"})
    words = " ".join(
        str(part) for value in given if value for part in (value if isinstance(value, tuple) else (value,))
    )
    plain = _NOT_PLAIN.sub("-", unicodedata.normalize("NFKD", words[:1000]).casefold())[:_LONGEST_NAME].strip("-")
    return "-".join(part for part in ("sayso", kind.path.strip("/"), plain) if part) + ending


def _pages(kind: Kind[Any]) -> tuple[Page[Any, Any], ...]:
    return (
        Page(
            path=kind.path,
            name=kind.heading,
            template="entries.html",
            asked=kind.asked,
            view=kind.entries,
            make=lambda ledger, asked: make_entries(ledger, kind, asked),
        ),
        Page(
            path=f"{kind.path}/{{article}}/{{entry}}",
            name=f"One {kind.noun} in its passage",
            template="entries_passage.html",
            asked=PassageAsked,
            view=RecordPassage,
            make=lambda ledger, asked: make_entry_passage(ledger, kind, asked),
        ),
    )


def _routes(desk: Desk) -> Iterator[BaseRoute]:
    return (_export(desk, kind, ending) for kind in KINDS for ending in _FILES)


PART = Part(pages=tuple(page for kind in KINDS for page in _pages(kind)), routes=_routes)
