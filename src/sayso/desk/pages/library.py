"""The library: all articles of the ledger, searched and narrowed, copies under their origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sayso.desk.pages.entries import KINDS
from sayso.desk.pages.entries_asked import Chosen, date_asked
from sayso.desk.routing import Page, PageNumber, Part
from sayso.records import ArticleId, EntityId, EntryKind
from sayso.show.words import day, shown
from sayso.store import (
    ActorQuery,
    ArticleOrder,
    ArticleQuery,
    ArticleRow,
    EntryView,
    Facet,
    Ledger,
)

A_PAGE = 50
"""Articles of one page."""

_A_KIND = 2
"""Entries of one kind that a search shows beside the articles."""

_LOOKED_AT = 80
"""Entries among which they are chosen: those of one sentence are found together."""

_MEANT = 6
"""Actors that a name may mean which are offered."""

_PATHS = {kind.name: kind.path for kind in KINDS}
"""Where the ledger lists the entries of each kind."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryAsked:
    """Which articles are asked for."""

    text: str | None = None
    """Words of the title or the text."""

    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    who: str | None = None
    """A name of somebody who is mentioned."""

    actor: str | None = None
    """The id of somebody who is mentioned, which counts more than a name."""

    kind: EntryKind | None = None
    order: ArticleOrder | None = None
    """None: by relevance where words are asked for, else the latest added first."""

    apart: bool = False
    """Whether copies of one text stand on their own."""

    page: PageNumber = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """An actor that a name may mean."""

    id: EntityId
    name: str
    articles: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundEntries:
    """Entries of one kind with the words that are asked for."""

    kind: EntryKind
    path: str
    """Where all of them are listed."""

    number: int
    entries: tuple[EntryView, ...]
    """Some of them, the latest articles first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """Why an article has no entries."""

    article: ArticleId
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """One page of articles."""

    articles: tuple[ArticleRow, ...]
    number: int
    """Of all articles that are asked for; of copies that are folded, those above the others."""

    pages: int
    told: str
    """Which of how many are shown: ``1–50 of 10,000 articles``."""

    order: ArticleOrder
    chosen: tuple[Chosen, ...]
    facets: tuple[Facet, ...]
    meant: tuple[Meant, ...]
    """The actors that the name asked for may mean; the first one is taken."""

    found: tuple[FoundEntries, ...]
    """Entries with the words that are asked for; empty where none are."""

    unread: tuple[Unread, ...]
    """Those of the articles that were not analysed."""

    skipped: int
    """Sources that could not be read, or articles that were not analysed."""


def make_library(ledger: Ledger, asked: LibraryAsked) -> Library:
    """Return one page of the articles that are asked for."""
    who = asked.actor or asked.who
    meant = tuple(_meant(ledger, who)) if who else ()
    query = _query(asked, meant)
    nobody = who is not None and not meant
    number = 0 if nobody else ledger.count(query)
    articles = tuple(ledger.library(query)) if query.offset < number else ()
    return Library(
        articles=articles,
        number=number,
        pages=-(-number // A_PAGE),
        told=shown(number, "article", before=query.offset, here=len(articles)),
        order=query.order,
        chosen=tuple(_chosen(asked, meant)),
        facets=() if nobody else ledger.facets(query),
        meant=meant,
        found=tuple(_found(ledger, asked.text)) if asked.text and asked.page == 1 else (),
        unread=tuple(_unread(ledger, articles)),
        skipped=ledger.count_skipped(),
    )


def _query(asked: LibraryAsked, meant: tuple[Meant, ...]) -> ArticleQuery:
    return ArticleQuery(
        text=asked.text,
        publisher=asked.publisher,
        since=date_asked("published from", asked.since),
        until=date_asked("published until", asked.until),
        actor=meant[0].id if meant else None,
        kind=asked.kind,
        order=asked.order or (ArticleOrder.RELEVANCE if asked.text else ArticleOrder.ADDED),
        folded=not asked.apart,
        limit=A_PAGE,
        offset=(asked.page - 1) * A_PAGE,
    )


def _meant(ledger: Ledger, name: str) -> Iterator[Meant]:
    for view in ledger.actors(ActorQuery(text=name, limit=_MEANT)):
        yield Meant(id=view.id, name=view.name, articles=view.articles)


def _found(ledger: Ledger, text: str) -> Iterator[FoundEntries]:
    """Yield of each kind some of the entries with these words, and how many there are."""
    entries = tuple(ledger.search_entries(text, limit=_LOOKED_AT))
    for kind, number in ledger.count_entries(text).items():
        if number:
            # Several acts or figures of one sentence are found by the same words: one of them leads there.
            places = {(entry.article, entry.snippet): entry for entry in reversed(entries) if entry.kind is kind}
            some = tuple(islice(reversed(places.values()), _A_KIND))
            yield FoundEntries(kind=kind, path=_PATHS[kind], number=number, entries=some)


def _unread(ledger: Ledger, articles: Iterable[ArticleRow]) -> Iterator[Unread]:
    """Yield why articles without any entry were not analysed, if they were not."""
    without = {
        one.id for one in articles if not any((one.statements, one.acts, one.figures, one.times, one.appraisals))
    }
    if without:
        for skipped in ledger.skipped:
            if skipped.article in without:
                yield Unread(article=ArticleId(skipped.article), reason=skipped.reason)


def _chosen(asked: LibraryAsked, meant: tuple[Meant, ...]) -> Iterator[Chosen]:
    """Yield the filters that are set, in words."""
    if asked.text:
        yield Chosen(name="text", value=asked.text, words=f"words: {asked.text}")
    if who := asked.actor or asked.who:
        name = "actor" if asked.actor else "who"
        yield Chosen(name=name, value=who, words=f"names {meant[0].name if meant else who}")
    if asked.publisher:
        yield Chosen(name="publisher", value=asked.publisher, words=asked.publisher)
    if asked.since:
        yield Chosen(name="since", value=asked.since, words=f"published from {day(asked.since)}")
    if asked.until:
        yield Chosen(name="until", value=asked.until, words=f"published until {day(asked.until)}")
    if asked.kind:
        kind = "own words" if asked.kind is EntryKind.APPRAISALS else asked.kind.value
        yield Chosen(name="kind", value=asked.kind, words=f"with {'dates' if kind == 'times' else kind}")


PART = Part(
    pages=(
        Page(
            path="/articles",
            name="Library",
            template="library.html",
            asked=LibraryAsked,
            view=Library,
            make=make_library,
        ),
    )
)
