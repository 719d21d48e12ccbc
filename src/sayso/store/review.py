"""The entries that nobody has checked yet, the least certain first."""

# S608: every f-string of SQL below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from heapq import merge
from itertools import islice

from sayso.records import ArticleId, EntryKind
from sayso.store.cells import Row, storable
from sayso.store.queries import ReviewQuery
from sayso.store.searching import ENTRY_WORDS
from sayso.store.views import ReviewView

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
    kinds = EntryKind if query.kind is None else [query.kind]
    found = merge(*(_sorted(db, kind, query) for kind in kinds), key=_place)
    end = None if query.limit is None else query.offset + query.limit
    yield from (_view(row) for row in islice(found, query.offset, end))


def count(db: sqlite3.Connection, query: ReviewQuery) -> int:
    """Return how many entries ``query`` asks for, whatever its limit and offset."""
    kinds = EntryKind if query.kind is None else [query.kind]
    return sum(_count(db, kind, query) for kind in kinds)


def _count(db: sqlite3.Connection, kind: EntryKind, query: ReviewQuery) -> int:
    conditions, values = _narrowed(query)
    among = f"FROM articles AS a CROSS JOIN {kind} AS x ON x.article = a.key WHERE x.method != 'person'"
    if conditions:
        where = " AND ".join(("a.current", *conditions))
        return int(db.execute(f"SELECT count(*) {among} AND {where}", values).fetchone()[0])
    # The index alone counts all; what stands in old versions is little.
    all_, old = db.execute(
        f"SELECT (SELECT count(*) FROM {kind} INDEXED BY {kind}_review WHERE method != 'person'),"
        f" (SELECT count(*) {among} AND NOT a.current)"
    ).fetchone()
    return int(all_ - old)


def _place(row: Row) -> tuple[float, int, int]:
    certain, number, key, *_ = row
    return certain, number, key


def _sorted(db: sqlite3.Connection, kind: EntryKind, query: ReviewQuery) -> Iterator[Row]:
    """Yield how certain each entry of one kind is, the number of its kind, its key, and what is shown of it."""
    narrowed, values = _narrowed(query)
    conditions = ("x.method != 'person'", "a.current", *narrowed)
    if narrowed:
        # A few articles among many: their entries are sorted, and the others not looked at.
        tables, order = f"articles AS a CROSS JOIN {kind} AS x ON x.article = a.key", f"+{_CERTAIN[kind]}"
    else:
        tables = f"{kind} AS x INDEXED BY {kind}_review CROSS JOIN articles AS a ON a.key = x.article"
        order = _CERTAIN[kind]
    certain = f"{_CERTAIN[kind]}{f' + {_AFTER_ALL}' if kind is EntryKind.FIGURES else ''}"
    number = list(EntryKind).index(kind)
    return db.execute(
        f"SELECT {certain}, {number}, x.key, '{kind}', x.id, a.id, a.source, a.title, a.publisher, a.published,"
        f" {ENTRY_WORDS[kind]}, {_TYPE[kind]}, x.start FROM {tables} WHERE {' AND '.join(conditions)}"
        f" ORDER BY {order}, x.key",
        values,
    )


def _narrowed(query: ReviewQuery) -> tuple[list[str], list[str]]:
    """Return the conditions on articles that ``query`` sets, and their values."""
    conditions, values = list[str](), list[str]()
    if query.article is not None:
        conditions.append("a.id = ?")
        values.append(query.article)
    if query.publisher is not None:
        conditions.append("a.publisher = ?")
        values.append(storable(query.publisher))
    return conditions, values


def _view(row: Row) -> ReviewView:
    certain, _, _, kind, id_, article, source, title, publisher, published, words, type_, start = row
    return ReviewView(
        kind=EntryKind(kind),
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
