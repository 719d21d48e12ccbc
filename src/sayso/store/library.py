"""The library: the articles that people look through, with how much was found in each and their copies under them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.records import ArticleId, EntryKind
from sayso.store import asking, conditions, origins
from sayso.store.cells import as_json, storable
from sayso.store.conditions import terms
from sayso.store.queries import ArticleOrder, ArticleQuery
from sayso.store.snippets import MARKS, pieces
from sayso.store.views import ArticleRow, CopyView, Facet, FacetValue, Piece

# S608: every f-string below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

_MOST = 12
"""Values of a facet."""

_ORDERS = {
    ArticleOrder.ADDED: "a.key DESC",
    ArticleOrder.PUBLISHED: "a.published DESC NULLS LAST, a.key DESC",
    ArticleOrder.RELEVANCE: f"bm25(articles_fts, {asking.TITLE_WEIGHT}), a.key",
}


def rows(db: sqlite3.Connection, query: ArticleQuery) -> Iterator[ArticleRow]:
    """Yield the articles that ``query`` asks for."""
    keys, copies = _keys(db, query)
    end = None if query.limit is None else query.offset + query.limit
    chosen = keys[query.offset : end]
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
            copies=tuple(_copy(db, one) for one in beneath.get(key, ())),
            snippet=snippets.get(key, ()),
        )


def count(db: sqlite3.Connection, query: ArticleQuery) -> int:
    """Return how many articles ``query`` asks for."""
    return len(_keys(db, query)[0])


def facets(db: sqlite3.Connection, query: ArticleQuery) -> Iterator[Facet]:
    """Yield by what the articles that ``query`` asks for can be narrowed; copies count as articles of their own."""
    for name, expression, loose in (
        ("publisher", "a.publisher", replace(query, publisher=None)),
        ("year", "substr(a.published, 1, 4)", replace(query, since=None, until=None)),
    ):
        narrowed, values = _narrowed(db, loose)
        found = db.execute(
            f"SELECT {expression} AS it, count(*) {narrowed} AND it IS NOT NULL"
            f" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST}",
            values,
        )
        yield _facet(name, found)
    counted = []
    for kind in EntryKind:
        narrowed, values = _narrowed(db, replace(query, kind=kind))
        counted.append((kind.value, db.execute(f"SELECT count(*) {narrowed}", values).fetchone()[0]))
    yield _facet("kind", ((kind, number) for kind, number in counted if number))


def _facet(name: str, counted: Iterable[tuple[str, int]]) -> Facet:
    return Facet(name=name, values=tuple(FacetValue(value=value, label=value, count=n) for value, n in counted))


def _keys(db: sqlite3.Connection, query: ArticleQuery) -> tuple[list[int], dict[int, list[int]]]:
    """Return the articles in their order; and if copies are folded, the others of each that carries copied text."""
    narrowed, values = _narrowed(db, query)
    order = query.order if query.text is not None or query.order != ArticleOrder.RELEVANCE else ArticleOrder.ADDED
    keys = [key for (key,) in db.execute(f"SELECT a.key {narrowed} ORDER BY {_ORDERS[order]}", values)]
    if not query.folded:
        return keys, {}
    asked = set(keys)
    beneath: dict[int, list[int]] = {}
    for first, carriers in _carriers(db).items():
        if first == carriers[0] and (here := [key for key in carriers if key in asked]):
            beneath[here[0]] = [key for key in carriers if key != here[0]]
            asked.difference_update(here[1:])
    return [key for key in keys if key in asked], beneath


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
    found: dict[int, list[int]] = {}
    for carriers in origins.carried(db):
        found |= dict.fromkeys(carriers, carriers)
    return found


def _copy(db: sqlite3.Connection, key: int) -> CopyView:
    id_, title, publisher, published = db.execute(
        "SELECT id, title, publisher, published FROM articles WHERE key = ?", (key,)
    ).fetchone()
    return CopyView(id=ArticleId(id_), title=title, publisher=publisher, published=published)


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
