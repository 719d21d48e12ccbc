"""How the views of each kind of record are selected: from which tables, by which expressions, under which conditions.

In the SQL, ``x`` is the record, ``a`` its article, ``n`` the sentence around it and ``v`` the statement that tells it.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Generic, TypeVar, cast

import msgspec

from sayso.records import ActView, AppraisalView, FigureView, StatementView, TimeView
from sayso.store import conditions
from sayso.store.cells import as_json
from sayso.store.conditions import Condition
from sayso.store.queries import Query
from sayso.store.remembering import remembered

# S608: every f-string below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

_View = TypeVar("_View")
_Query = TypeVar("_Query", bound=Query)

AS_TOLD = "a.key, x.position"
"""Articles as they came, records as they stand in the text."""

_FEW = ("about", "by", "speaker", "mentions", "actor", "voice")
"""What leaves so few records, or takes so long to be found, that all are found at once for the pages of them."""

_FAR = 5_000
"""Where so many records are passed over, the keys of all are kept for other pages."""

_ARTICLE = {
    "article": "a.id",
    "article_source": "a.source",
    "title": "a.title",
    "publisher": "a.publisher",
    "published": "a.published",
}

_AROUND = _ARTICLE | {
    "voice_name": "CASE x.voice WHEN 'author' THEN 'author' ELSE coalesce(v.speaker, v.source) END",
    "sentence": "n.words",
}

_JOINED_AROUND = {
    "n": " LEFT JOIN sentences AS n ON n.article = x.article AND n.start = x.sentence_start",
    "v": " LEFT JOIN statements AS v ON v.id = x.voice AND v.article = x.article",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer(Generic[_View, _Query]):
    """What one kind of record is answered with."""

    table: str
    view: type[_View]
    conditions: Callable[[sqlite3.Connection, _Query], Iterator[Condition]]
    expressions: Mapping[str, str] = field(default_factory=lambda: _AROUND)
    """The SQL of the view's fields that are no columns of the record's own table."""

    joined: Mapping[str, str] = field(default_factory=lambda: _JOINED_AROUND)
    """The further tables that are joined, by the names that they have in the SQL."""

    order: Callable[[_Query], str] = lambda _: AS_TOLD
    lists: frozenset[str] = frozenset()
    """The fields that lie as JSON in their cells."""

    def ask(self, db: sqlite3.Connection, query: _Query) -> Iterator[_View]:
        """Yield the views that ``query`` asks for."""
        # The fields of a dataclass type that is not known before.
        names = [one.name for one in fields(cast("Any", self.view))]
        columns = ", ".join(self.expressions.get(name, f"x.{name}") for name in names)
        if query.limit is None:
            where, values = self.narrowed(db, query, also=(columns, self.order(query)))
            rows = db.execute(
                f"SELECT {columns} {where} ORDER BY {self.order(query)} LIMIT -1 OFFSET ?", (*values, query.offset)
            )
        else:
            # Records are passed over by what the indexes hold; of those alone that are wanted the words are read.
            joined = self._joined(columns)
            rows = db.execute(
                f"SELECT {columns} FROM json_each(?) AS j CROSS JOIN {self.table} AS x ON x.key = j.value"
                f" CROSS JOIN articles AS a ON a.key = x.article{joined} ORDER BY j.key",
                (as_json(self._page(db, query, query.limit)),),
            )
        for row in rows:
            cells = dict(zip(names, row, strict=True))
            for name in self.lists:
                cells[name] = msgspec.json.decode(cells[name])
            # Not strict, for SQLite has neither booleans nor dates.
            yield msgspec.convert(cells, self.view, strict=False)

    def count(self, db: sqlite3.Connection, query: _Query) -> int:
        """Return how many records ``query`` asks for, however many of them it wants to see."""
        where, values = self.narrowed(db, query)
        return int(db.execute(f"SELECT count(*) {where}", values).fetchone()[0])

    def narrowed(
        self, db: sqlite3.Connection, query: _Query, *, also: tuple[str, ...] = ()
    ) -> tuple[str, tuple[object, ...]]:
        """Return the SQL from FROM on for the records that ``query`` asks for, and its values.

        What is joined is what the conditions need, and the SQL in ``also``.
        """
        narrowed, values = zip(*self.conditions(db, query), strict=True)
        condition = " AND ".join(narrowed)
        return (
            f"FROM articles AS a JOIN {self.table} AS x ON x.article = a.key{self._joined(condition, *also)}"
            f" WHERE {condition}"
        ), tuple(value for some in values for value in some)

    def _page(self, db: sqlite3.Connection, query: _Query, limit: int) -> list[int]:
        """Return the keys of the records of a page."""
        order = self.order(query)
        whole = replace(query, limit=None, offset=0)
        few = any(getattr(query, name, None) is not None for name in _FEW)
        if order == AS_TOLD and not few and query.offset < _FAR:
            where, values = self.narrowed(db, whole)
            rows = db.execute(f"SELECT x.key {where} ORDER BY {order} LIMIT ? OFFSET ?", (*values, limit, query.offset))
            return [key for (key,) in rows]

        def keys(db: sqlite3.Connection) -> array[int]:
            where, values = self.narrowed(db, whole, also=(order,))
            # The plus keeps SQLite from going through all articles in their order to find a few records.
            return array("q", (key for (key,) in db.execute(f"SELECT x.key {where} ORDER BY +{order}", values)))

        # What has to be sorted or searched through as a whole is so once for all its pages.
        return remembered(db, ("keys", whole), keys)[query.offset : query.offset + limit].tolist()

    def _joined(self, *sql: str) -> str:
        """Return the SQL that joins what some SQL names."""
        return "".join(join for name, join in self.joined.items() if any(re.search(rf"\b{name}\.", one) for one in sql))


STATEMENTS = Answer(
    table="statements",
    view=StatementView,
    conditions=conditions.of_statements,
    expressions=_ARTICLE,
    joined={},
)

ACTS = Answer(
    table="acts",
    view=ActView,
    conditions=conditions.of_acts,
    expressions=_AROUND | {"by": "x.by_whom", "when": "x.when_told", "when_begins": "w.begins", "when_ends": "w.ends"},
    joined=_JOINED_AROUND | {"w": " LEFT JOIN times AS w ON w.id = x.when_id AND +w.article = x.article"},
    order=lambda query: (
        f"coalesce(w.ends, w.begins){' DESC' if query.gone_by else ''} NULLS LAST, {AS_TOLD}"
        if query.by_deadline
        else AS_TOLD
    ),
    lists=frozenset({"amounts"}),
)

FIGURES = Answer(
    table="figures",
    view=FigureView,
    conditions=conditions.of_figures,
    order=lambda query: f"lower(x.unit) NULLS LAST, x.value DESC, {AS_TOLD}" if query.by_value else AS_TOLD,
    lists=frozenset({"assumed"}),
)

TIMES = Answer(
    table="times",
    view=TimeView,
    conditions=conditions.of_times,
    order=lambda query: f"coalesce(x.begins, x.ends) NULLS LAST, x.ends, {AS_TOLD}" if query.by_day else AS_TOLD,
)

APPRAISALS = Answer(
    table="appraisals",
    view=AppraisalView,
    conditions=conditions.of_appraisals,
    expressions=_AROUND | {"echo_name": "coalesce(e.speaker, e.source)"},
    joined=_JOINED_AROUND | {"e": " LEFT JOIN statements AS e ON e.id = x.echo_of AND e.article = x.article"},
)
