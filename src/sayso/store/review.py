"""The entries that nobody has checked yet, the least certain first."""

# S608: every f-string of SQL below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from heapq import merge
from itertools import islice

from sayso.records import ArticleId, EntryKind
from sayso.store.cells import storable
from sayso.store.queries import ReviewQuery
from sayso.store.searching import ENTRY_WORDS
from sayso.store.views import ReviewView

_Place = tuple[float, int, int, str]
"""How certain an entry is, the number of its kind, its key, its kind."""

_CERTAIN = dict.fromkeys(EntryKind, "x.confidence") | {EntryKind.FIGURES: "(x.assumed = '[]' AND x.unit IS NOT NULL)"}
"""By which entries are sorted, each as its index has it: of figures first those with something assumed or unknown."""

_TYPE = dict.fromkeys(EntryKind, "x.type") | {
    EntryKind.STATEMENTS: "x.manner",
    EntryKind.FIGURES: "x.comparator",
}

_AFTER_ALL = 2.0
"""What is added to how certain figures are: they come after all that the model may be unsure of."""


def to_review(db: sqlite3.Connection, query: ReviewQuery) -> Iterator[ReviewView]:
    """Yield the entries of current versions that ``query`` asks for."""
    kinds = list(EntryKind) if query.kind is None else [query.kind]
    found = merge(*(_sorted(db, kind, query) for kind in kinds))
    end = None if query.limit is None else query.offset + query.limit
    for certain, _, key, kind in islice(found, query.offset, end):
        yield _view(db, EntryKind(kind), key, certain)


def count(db: sqlite3.Connection, query: ReviewQuery) -> int:
    """Return how many entries ``query`` asks for, whatever its limit and offset."""
    kinds = EntryKind if query.kind is None else [query.kind]
    return sum(_count(db, kind, query) for kind in kinds)


def _count(db: sqlite3.Connection, kind: EntryKind, query: ReviewQuery) -> int:
    among = f"FROM articles AS a CROSS JOIN {kind} AS x ON x.article = a.key WHERE x.method != 'person'"
    narrowed = {"a.id = ?": query.article, "a.publisher = ?": query.publisher and storable(query.publisher)}
    given = {condition: value for condition, value in narrowed.items() if value is not None}
    if given:
        where = " AND ".join(("a.current", *given))
        return int(db.execute(f"SELECT count(*) {among} AND {where}", tuple(given.values())).fetchone()[0])
    # The index alone counts all; what stands in old versions is little.
    all_, old = db.execute(
        f"SELECT (SELECT count(*) FROM {kind} INDEXED BY {kind}_review WHERE method != 'person'),"
        f" (SELECT count(*) {among} AND NOT a.current)"
    ).fetchone()
    return int(all_ - old)


def _sorted(db: sqlite3.Connection, kind: EntryKind, query: ReviewQuery) -> Iterator[_Place]:
    """Yield the place of each entry of one kind in the order of all."""
    certain = _CERTAIN[kind]
    if query.article is not None:
        # Of one article all entries are sorted; elsewhere they are taken as their index has them.
        tables, order, values = f"{kind} AS x", f"+{certain}", [str(query.article)]
        asked = "x.article = (SELECT key FROM articles WHERE id = ? AND current)"
    else:
        tables, order, values = f"{kind} AS x INDEXED BY {kind}_review", certain, list[str]()
        asked = "EXISTS (SELECT 1 FROM articles AS a WHERE a.key = x.article AND a.current)"
    if query.publisher is not None:
        asked += " AND x.article IN (SELECT key FROM articles WHERE current AND publisher = ?)"
        values.append(storable(query.publisher))
    number = list(EntryKind).index(kind)
    more = f" + {_AFTER_ALL}" if kind is EntryKind.FIGURES else ""
    return db.execute(
        f"SELECT {certain}{more}, {number}, x.key, '{kind}' FROM {tables} WHERE x.method != 'person' AND {asked}"
        f" ORDER BY {order}, x.article, x.key",
        values,
    )


def _view(db: sqlite3.Connection, kind: EntryKind, key: int, certain: float) -> ReviewView:
    id_, article, source, title, publisher, published, words, type_, start = db.execute(
        f"SELECT x.id, a.id, a.source, a.title, a.publisher, a.published, {ENTRY_WORDS[kind]}, {_TYPE[kind]}, x.start"
        f" FROM {kind} AS x JOIN articles AS a ON a.key = x.article WHERE x.key = ?",
        (key,),
    ).fetchone()
    return ReviewView(
        kind=kind,
        id=id_,
        article=ArticleId(article),
        article_source=source,
        title=title,
        publisher=publisher,
        published=published,
        words=words,
        type=type_,
        confidence=certain if certain < _AFTER_ALL else None,
        start=start,
    )
