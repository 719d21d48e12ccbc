"""The library: the articles that people look through, with how much was found in each and their copies under them."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sayso.records import ArticleId, EntryKind
from sayso.store import asking, conditions, origins
from sayso.store.cells import as_json, storable
from sayso.store.conditions import terms
from sayso.store.facets import PUBLISHER, YEAR, anything, facet, loosened
from sayso.store.queries import ArticleOrder, ArticleQuery
from sayso.store.remembering import remembered
from sayso.store.snippets import MARKS, pieces
from sayso.store.views import ArticleRow, CopyView, Facet, Piece

# S608: every f-string below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

_ORDERS = {
    ArticleOrder.ADDED: "a.key DESC",
    ArticleOrder.PUBLISHED: "a.published DESC NULLS LAST, a.key DESC",
    ArticleOrder.RELEVANCE: f"bm25(articles_fts, {asking.TITLE_WEIGHT}), a.key",
}


def rows(db: sqlite3.Connection, query: ArticleQuery) -> Iterator[ArticleRow]:
    """Yield the articles that ``query`` asks for."""
    keys, copies = _keys(db, query)
    end = None if query.limit is None else query.offset + query.limit
    chosen = keys[query.offset : end].tolist()
    if query.folded:
        beneath = {key: copies.get(key, []) for key in chosen}
    else:
        firsts = _carriers(db)
        beneath = {key: carriers[1:] for key in chosen if (carriers := firsts.get(key, [])) and carriers[0] == key}
    snippets = _snippets(db, chosen, query.text)
    for key in chosen:
        cells = db.execute(
            "SELECT id, source, title, publisher, published, language, version, current, added,"
            f" {', '.join(f'(SELECT count(*) FROM {kind} WHERE article = a.key)' for kind in EntryKind)},"
            " (SELECT count(DISTINCT speaker_id) FROM statements WHERE article = a.key)"
            " FROM articles AS a WHERE key = ?",
            (key,),
        ).fetchone()
        if cells is None:
            continue  # forgotten since the order was worked out
        id_, source, title, publisher, published, language, version, current, added, *counts = cells
        statements, acts, figures, times, appraisals, speakers = counts
        yield ArticleRow(
            id=id_,
            source=source,
            title=title,
            publisher=publisher,
            published=published,
            language=language,
            version=version,
            current=bool(current),
            added=added,
            statements=statements,
            acts=acts,
            figures=figures,
            times=times,
            appraisals=appraisals,
            speakers=speakers,
            copies=tuple(_copies(db, beneath.get(key, ()))),
            snippet=snippets.get(key, ()),
        )


def count(db: sqlite3.Connection, query: ArticleQuery) -> int:
    """Return how many articles ``query`` asks for."""
    return len(_keys(db, query)[0])


def facets(db: sqlite3.Connection, query: ArticleQuery) -> Iterator[Facet]:
    """Yield by what the articles that ``query`` asks for can be narrowed; copies count as articles of their own."""
    whole = replace(query, limit=None, offset=0, folded=False, order=ArticleOrder.ADDED)
    yield from remembered(db, ("library facets", whole), lambda db: _facets(db, whole))


def _facets(db: sqlite3.Connection, query: ArticleQuery) -> tuple[Facet, ...]:
    tests = [by.passes(query) or anything for by in _BY]
    publishers, years, kinds = Counter[str](), Counter[str](), Counter[str]()
    for (publisher, year, *has), number in _tallies(db, query):
        of_publisher, of_year = (test(value) for test, value in zip(tests, (publisher, year), strict=True))
        there = [kind.value for kind, here in zip(EntryKind, has, strict=True) if here]
        if query.kind is None or query.kind in there:
            if of_year and publisher is not None:
                publishers[publisher] += number
            if of_publisher and year is not None:
                years[year] += number
        if of_publisher and of_year:
            kinds.update(dict.fromkeys(there, number))
    return facet("publisher", publishers), facet("year", years), facet("kind", kinds)


_BY = (PUBLISHER, YEAR)
_HAS = [f"EXISTS (SELECT 1 FROM {kind} WHERE article = a.key)" for kind in EntryKind]


def _tallies(db: sqlite3.Connection, query: ArticleQuery) -> list[tuple[tuple[Any, ...], int]]:
    """Return how many articles have which publisher, year, and entries, whichever of them ``query`` wants."""
    loose = replace(loosened(query, _BY), kind=None, folded=False, order=ArticleOrder.ADDED)

    def count(db: sqlite3.Connection) -> list[tuple[tuple[Any, ...], int]]:
        columns = [*(by.expression for by in _BY), *_HAS]
        numbers = ", ".join(str(place + 1) for place in range(len(columns)))
        where, given = _narrowed(db, loose)
        rows = db.execute(f"SELECT {', '.join(columns)}, count(*) {where} GROUP BY {numbers}", given)
        return [(tuple(values), number) for *values, number in rows]

    return remembered(db, ("library tallies", loose), count)


def _keys(db: sqlite3.Connection, query: ArticleQuery) -> tuple[array[int], dict[int, list[int]]]:
    """Return the articles in their order; and if copies are folded, the others of each that carries copied text."""
    whole = replace(query, limit=None, offset=0)
    return remembered(db, ("library", whole), lambda db: _all_keys(db, whole))


def _all_keys(db: sqlite3.Connection, query: ArticleQuery) -> tuple[array[int], dict[int, list[int]]]:
    narrowed, values = _narrowed(db, query)
    order = query.order if query.text is not None or query.order != ArticleOrder.RELEVANCE else ArticleOrder.ADDED
    keys = array("q", (key for (key,) in db.execute(f"SELECT a.key {narrowed} ORDER BY {_ORDERS[order]}", values)))
    if not query.folded:
        return keys, {}
    asked = set(keys)
    beneath: dict[int, list[int]] = {}
    for first, carriers in _carriers(db).items():
        if first == carriers[0] and (here := [key for key in carriers if key in asked]):
            beneath[here[0]] = [key for key in carriers if key != here[0]]
            asked.difference_update(here[1:])
    return array("q", (key for key in keys if key in asked)), beneath


def _narrowed(db: sqlite3.Connection, query: ArticleQuery) -> tuple[str, tuple[object, ...]]:
    """Return the SQL from FROM on for the articles that ``query`` asks for, and its values."""
    narrowed, values = zip(*conditions.of_articles(db, query), strict=True)
    flat = tuple(value for some in values for value in some)
    condition = " AND ".join(narrowed)
    if query.text is None:
        return f"FROM articles AS a WHERE {condition}", flat
    words = " AND ".join(terms(storable(query.text))) or conditions.NOTHING
    found = "FROM articles_fts JOIN articles AS a ON a.key = articles_fts.rowid WHERE articles_fts MATCH ?"
    return f"{found} AND {condition}", (words, *flat)


def _carriers(db: sqlite3.Connection) -> dict[int, list[int]]:
    """Return of each article whose text others carry as well all that do, in the order of publication."""
    return remembered(db, "carriers", _all_carriers)


def _all_carriers(db: sqlite3.Connection) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for carriers in origins.carried(db):
        found |= dict.fromkeys(carriers, carriers)
    return found


def _copies(db: sqlite3.Connection, keys: Iterable[int]) -> Iterator[CopyView]:
    for key in keys:
        for id_, title, publisher, published in db.execute(
            "SELECT id, title, publisher, published FROM articles WHERE key = ?", (key,)
        ):
            yield CopyView(id=ArticleId(id_), title=title, publisher=publisher, published=published)


def _snippets(db: sqlite3.Connection, keys: list[int], text: str | None) -> dict[int, tuple[Piece, ...]]:
    words = " AND ".join(terms(storable(text or "")))
    if not words:
        return {}
    found = db.execute(
        f"SELECT rowid, snippet(articles_fts, 1, {MARKS}, 24) FROM articles_fts"
        " WHERE articles_fts MATCH ? AND rowid IN (SELECT value FROM json_each(?))",
        (words, as_json(keys)),
    )
    return {key: pieces(snippet) for key, snippet in found}
