"""How the views of each kind of record are selected: from which tables, by which expressions, under which conditions.

In the SQL, ``x`` is the record, ``a`` its article, ``n`` the sentence around it and ``v`` the statement that tells it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Generic, TypeVar, cast

import msgspec

from sayso.records import ActView, AppraisalView, FigureView, StatementView, TimeView
from sayso.store import conditions
from sayso.store.conditions import Condition
from sayso.store.queries import Query

# S608: every f-string below joins constants of this package; what users say is always a parameter.

_View = TypeVar("_View")
_Query = TypeVar("_Query", bound=Query)

AS_TOLD = "a.key, x.position"
"""Articles as they came, records as they stand in the text."""

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

_JOINED_AROUND = (
    " LEFT JOIN sentences AS n ON n.article = x.article AND n.start = x.sentence_start"
    " LEFT JOIN statements AS v ON v.id = x.voice AND v.article = x.article"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer(Generic[_View, _Query]):
    """What one kind of record is answered with."""

    table: str
    view: type[_View]
    conditions: Callable[[sqlite3.Connection, _Query], Iterator[Condition]]
    expressions: Mapping[str, str] = field(default_factory=lambda: _AROUND)
    """The SQL of the view's fields that are no columns of the record's own table."""

    joined: str = _JOINED_AROUND
    order: Callable[[_Query], str] = lambda _: AS_TOLD
    lists: frozenset[str] = frozenset()
    """The fields that lie as JSON in their cells."""

    def ask(self, db: sqlite3.Connection, query: _Query) -> Iterator[_View]:
        """Yield the views that ``query`` asks for."""
        # The fields of a dataclass type that is not known before.
        names = [one.name for one in fields(cast("Any", self.view))]
        columns = ", ".join(self.expressions.get(name, f"x.{name}") for name in names)
        narrowed, values = self.narrowed(db, query)
        rows = db.execute(
            f"SELECT {columns} {narrowed} ORDER BY {self.order(query)} LIMIT ? OFFSET ?",
            (*values, -1 if query.limit is None else query.limit, query.offset),
        )
        for row in rows:
            cells = dict(zip(names, row, strict=True))
            for name in self.lists:
                cells[name] = msgspec.json.decode(cells[name])
            # Not strict, for SQLite has neither booleans nor dates.
            yield msgspec.convert(cells, self.view, strict=False)

    def count(self, db: sqlite3.Connection, query: _Query) -> int:
        """Return how many records ``query`` asks for, however many of them it wants to see."""
        narrowed, values = self.narrowed(db, query)
        return int(db.execute(f"SELECT count(*) {narrowed}", values).fetchone()[0])

    def narrowed(self, db: sqlite3.Connection, query: _Query) -> tuple[str, tuple[object, ...]]:
        """Return the SQL from FROM on for the records that ``query`` asks for, and its values."""
        narrowed, values = zip(*self.conditions(db, query), strict=True)
        return (
            f"FROM articles AS a JOIN {self.table} AS x ON x.article = a.key{self.joined}"
            f" WHERE {' AND '.join(narrowed)}"
        ), tuple(value for some in values for value in some)


STATEMENTS = Answer(
    table="statements",
    view=StatementView,
    conditions=conditions.of_statements,
    expressions=_ARTICLE,
    joined="",
)

ACTS = Answer(
    table="acts",
    view=ActView,
    conditions=conditions.of_acts,
    expressions=_AROUND | {"by": "x.by_whom", "when": "x.when_told", "when_begins": "t.begins", "when_ends": "t.ends"},
    joined=f"{_JOINED_AROUND} LEFT JOIN times AS t ON t.id = x.when_id AND t.article = x.article",
    order=lambda query: f"coalesce(t.ends, t.begins) NULLS LAST, {AS_TOLD}" if query.by_deadline else AS_TOLD,
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
    joined=f"{_JOINED_AROUND} LEFT JOIN statements AS e ON e.id = x.echo_of AND e.article = x.article",
)
