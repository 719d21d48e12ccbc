"""By what an answer can be narrowed, and how much of it each value leaves.

Each facet is counted as if the query did not narrow it itself, so that a value can be changed for another one.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sayso.records import AUTHOR
from sayso.store import answers
from sayso.store.answers import Answer
from sayso.store.cells import as_json
from sayso.store.entities import Entities
from sayso.store.queries import (
    OTHERS,
    ActQuery,
    AppraisalQuery,
    FigureQuery,
    Query,
    StatementQuery,
    TimeQuery,
)
from sayso.store.views import Facet, FacetValue

# S608: every f-string below joins constants of this package; what users say is always a parameter.

_MOST = 12
"""Values of a facet."""


@dataclass(frozen=True, slots=True)
class _By:
    """By what records are counted."""

    name: str
    expression: str
    loose: dict[str, Any]
    """The fields of the query that narrow it, with the values that do not."""


_PUBLISHER = _By("publisher", "a.publisher", {"publisher": None})
_YEAR = _By("year", "substr(a.published, 1, 4)", {"since": None, "until": None})
_TYPE = _By("type", "x.type", {"type": None})

_VOICE = f"CASE x.voice WHEN '{AUTHOR}' THEN x.voice ELSE iif(x.voice IS NULL, NULL, '{OTHERS}') END"

_BY: dict[type[Query], tuple[Answer[Any, Any], tuple[_By, ...]]] = {
    StatementQuery: (
        answers.STATEMENTS,
        (
            _By("speaker", "x.speaker_id", {"speaker": None}),
            _PUBLISHER,
            _By("manner", "x.manner", {"manner": None}),
            _By(
                "voice",
                f"iif(x.voice = '{AUTHOR}', '{AUTHOR}', iif(x.voice IS NULL, NULL, '{OTHERS}'))",
                {"voice": None},
            ),
            _YEAR,
        ),
    ),
    ActQuery: (
        answers.ACTS,
        (
            _By("type", "x.type", {"types": ()}),
            _By("stage", "x.stage", {"stage": None}),
            _By("actor", "x.actor_id", {"actor": None}),
            _PUBLISHER,
            _YEAR,
        ),
    ),
    FigureQuery: (
        answers.FIGURES,
        (
            _By("unit", "lower(x.unit)", {"unit": None}),
            _PUBLISHER,
            _By("comparator", "x.comparator", {"comparator": None}),
        ),
    ),
    TimeQuery: (
        answers.TIMES,
        (
            _TYPE,
            _By("basis", "x.basis", {"basis": None}),
            _By("year", "substr(coalesce(x.begins, x.ends), 1, 4)", {"year": None}),
            _By("decade", "substr(coalesce(x.begins, x.ends), 1, 3)", {"year": None}),
            _PUBLISHER,
        ),
    ),
    AppraisalQuery: (
        answers.APPRAISALS,
        (_TYPE, _By("polarity", "x.polarity", {"polarity": None}), _PUBLISHER),
    ),
}


def facets(db: sqlite3.Connection, query: Query) -> Iterator[Facet]:
    """Yield the facets of what ``query`` asks for."""
    answer, several = _BY[type(query)]
    for by in several:
        narrowed, values = answer.narrowed(db, replace(query, **by.loose))
        rows = db.execute(
            f"SELECT {by.expression} AS it, count(*) {narrowed} AND it IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
            values,
        )
        if by.expression.endswith("_id"):
            yield Facet(name=by.name, values=_entities(db, rows.fetchall()))
        else:
            yield Facet(name=by.name, values=_values(by, rows.fetchmany(_MOST)))


def count(db: sqlite3.Connection, query: Query) -> int:
    """Return how many records ``query`` asks for."""
    answer, _ = _BY[type(query)]
    return answer.count(db, query)


def _values(by: _By, rows: Iterable[tuple[str, int]]) -> tuple[FacetValue, ...]:
    tail = "0s" if by.name == "decade" else ""
    return tuple(FacetValue(value=value, label=f"{value}{tail}", count=count) for value, count in rows)


def _entities(db: sqlite3.Connection, rows: list[tuple[str, int]]) -> tuple[FacetValue, ...]:
    """Return how many records there are of each entity, by those of each actor; a group's are its members' as well."""
    entities = Entities(db)
    counted = Counter[int]()
    numbers = dict(rows)
    found = db.execute(
        "SELECT j.value, k.component FROM json_each(?1) AS j CROSS JOIN traces AS t ON t.actor = j.value"
        " JOIN link_keys AS k ON k.hash = t.node"
        " UNION SELECT j.value, k.component FROM json_each(?1) AS j CROSS JOIN members AS m ON m.whole = j.value"
        " JOIN traces AS t ON t.actor = m.member JOIN link_keys AS k ON k.hash = t.node",
        (as_json(list(numbers)),),
    ).fetchall()
    for actor, root in {(actor, entities.root(component)) for actor, component in found}:
        counted[root] += numbers[actor]
    most = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
    return tuple(
        FacetValue(value=found.id, label=entities.name(found), count=count)
        for root, count in most
        for found in [entities.of(root)]
    )
