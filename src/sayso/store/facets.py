"""By what an answer can be narrowed, and how much of it each value leaves.

Each facet is counted as if the query did not narrow it itself, so that a value can be changed for another one.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sayso.records import AUTHOR, EntityId
from sayso.store import answers, conditions
from sayso.store.answers import Answer
from sayso.store.cells import storable
from sayso.store.entities import Entities, belonging
from sayso.store.queries import (
    OTHERS,
    ActQuery,
    AppraisalQuery,
    ArticleQuery,
    FigureQuery,
    Query,
    StatementQuery,
    TimeQuery,
)
from sayso.store.remembering import remembered
from sayso.store.views import Facet, FacetValue

# S608: every f-string below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

_AnyQuery = TypeVar("_AnyQuery", bound=Query | ArticleQuery)

_MOST = 12
"""Values of a facet."""

_Tally = tuple[tuple[str | None, ...], int]
"""The values of some records by each of several things, and how many records have them."""


@dataclass(frozen=True, slots=True)
class By:
    """By what records are counted, and narrowed."""

    name: str
    expression: str
    fields: tuple[str, ...]
    """The fields of the query that narrow it."""

    allowed: Callable[[Any], Callable[[str | None], bool] | None] | None = None
    """Gives what decides whether a query lets a value pass; None where the value does not tell. If it is not given, a
    query has one field, with the value that is wanted."""

    def passes(self, query: Any) -> Callable[[str | None], bool] | None:
        """Return what decides whether ``query`` lets a value pass; None where the value does not tell."""
        if self.allowed:
            return self.allowed(query)
        wanted = getattr(query, self.fields[0])
        return anything if wanted is None else lambda value: value == wanted


def anything(_: str | None) -> bool:
    """Let any value pass."""
    return True


def _in_years(query: Query | ArticleQuery) -> Callable[[str | None], bool] | None:
    since, until = query.since, query.until
    if since is None and until is None:
        return anything
    if any(one is not None and len(one) > len("2024") for one in (since, until)):
        return None
    return lambda year: year is not None and (since or year) <= year <= (until or year)


def _in_voice(query: StatementQuery) -> Callable[[str | None], bool] | None:
    if query.voice is None:
        return anything
    voice = query.voice.casefold()
    return (lambda value: value == voice) if voice in {AUTHOR, OTHERS} else None


def _of_types(query: ActQuery) -> Callable[[str | None], bool]:
    return (lambda value: value in query.types) if query.types else anything


def _in_unit(query: FigureQuery) -> Callable[[str | None], bool]:
    if query.unit is None:
        return anything
    # As SQLite does it, whose small letters are those of ASCII.
    unit = storable(query.unit).encode().lower().decode()
    return lambda value: value == unit


def _in_years_meant(query: TimeQuery) -> Callable[[str | None], bool]:
    wanted = query.year
    return anything if wanted is None else lambda year: year is not None and year.startswith(wanted)


PUBLISHER = By("publisher", "a.publisher", ("publisher",))
YEAR = By("year", "substr(a.published, 1, 4)", ("since", "until"), _in_years)

_TYPE = By("type", "x.type", ("type",))
_VOICE = f"CASE x.voice WHEN '{AUTHOR}' THEN x.voice ELSE iif(x.voice IS NULL, NULL, '{OTHERS}') END"
_MEANT = "substr(coalesce(x.begins, x.ends), 1, 4)"


@dataclass(frozen=True, slots=True)
class _Kind:
    """By what one kind of record is counted."""

    answer: Answer[Any, Any]
    several: tuple[By, ...]
    actor: tuple[str, str] | None = None
    """The facet of the actors across the ledger, which the query calls so too, and the column that says who it is."""

    order: tuple[str, ...] = ()


_KINDS: dict[type[Query], _Kind] = {
    StatementQuery: _Kind(
        answers.STATEMENTS,
        (PUBLISHER, By("manner", "x.manner", ("manner",)), By("voice", _VOICE, ("voice",), _in_voice), YEAR),
        ("speaker", "speaker_id"),
        ("speaker", "publisher", "manner", "voice", "year"),
    ),
    ActQuery: _Kind(
        answers.ACTS,
        (By("type", "x.type", ("types",), _of_types), By("stage", "x.stage", ("stage",)), PUBLISHER, YEAR),
        ("actor", "actor_id"),
        ("type", "stage", "actor", "publisher", "year"),
    ),
    FigureQuery: _Kind(
        answers.FIGURES,
        (
            By("unit", "lower(x.unit)", ("unit",), _in_unit),
            PUBLISHER,
            By("comparator", "x.comparator", ("comparator",)),
        ),
    ),
    TimeQuery: _Kind(
        answers.TIMES,
        (
            _TYPE,
            By("basis", "x.basis", ("basis",)),
            By("year", _MEANT, ("year",), _in_years_meant),
            PUBLISHER,
        ),
        order=("type", "basis", "year", "decade", "publisher"),
    ),
    AppraisalQuery: _Kind(
        answers.APPRAISALS,
        (_TYPE, By("polarity", "x.polarity", ("polarity",)), PUBLISHER),
    ),
}


def facets(db: sqlite3.Connection, query: Query) -> Iterator[Facet]:
    """Yield the facets of what ``query`` asks for."""
    kind = _KINDS[type(query)]
    _, counted = _counted(db, query)
    found = {by.name: facet(by.name, numbers) for by, numbers in zip(kind.several, counted, strict=True)}
    if isinstance(query, TimeQuery):
        found["decade"] = _decades(counted[[by.name for by in kind.several].index("year")])
    if kind.actor:
        found[kind.actor[0]] = Facet(name=kind.actor[0], values=_actors(db, kind, query))
    yield from (found[name] for name in kind.order or found)


def count(db: sqlite3.Connection, query: Query) -> int:
    """Return how many records ``query`` asks for."""
    return _counted(db, query)[0]


def facet(name: str, numbers: Mapping[str, int]) -> Facet:
    """Return a facet of some values with their numbers."""
    return Facet(
        name=name,
        values=tuple(FacetValue(value=value, label=value, count=number) for value, number in _most(numbers)),
    )


def loosened(query: _AnyQuery, several: Iterable[By]) -> _AnyQuery:
    """Return ``query`` without what its values tell, and without a page of its own."""
    fields: dict[str, Any] = {"limit": None, "offset": 0}
    for by in several:
        if by.passes(query) is not None:
            fields |= dict.fromkeys(by.fields, () if by.fields == ("types",) else None)
    return replace(query, **fields)


def _counted(db: sqlite3.Connection, query: Query) -> tuple[int, list[Counter[str]]]:
    """Return how many records ``query`` asks for, and of each thing how many have each value if it narrows nothing."""
    whole = _in_any_order(replace(query, limit=None, offset=0))

    def count(db: sqlite3.Connection) -> tuple[int, list[Counter[str]]]:
        kind = _KINDS[type(query)]
        tests = [by.passes(query) or anything for by in kind.several]
        total, counted = 0, [Counter[str]() for _ in tests]
        for values, number in _tallies(db, kind, whole):
            refused = [place for place, test in enumerate(tests) if not test(values[place])]
            if len(refused) > 1:
                continue
            total += 0 if refused else number
            for place in refused or range(len(tests)):
                value = values[place]
                if value is not None:
                    counted[place][value] += number
        return total, counted

    return remembered(db, ("counted", whole), count)


def _tallies(db: sqlite3.Connection, kind: _Kind, query: Query) -> list[_Tally]:
    """Return how many records have which values, whichever of them ``query`` wants."""
    loose = loosened(query, kind.several)

    def count(db: sqlite3.Connection) -> list[_Tally]:
        values = ", ".join(by.expression for by in kind.several)
        numbers = ", ".join(str(place + 1) for place in range(len(kind.several)))
        where, given = kind.answer.narrowed(db, loose)
        return [
            (tuple(values), number)
            for *values, number in db.execute(f"SELECT {values}, count(*) {where} GROUP BY {numbers}", given)
        ]

    return remembered(db, ("tallies", loose), count)


def _in_any_order(query: Query) -> Query:
    """Return ``query`` without its order, unless that leaves records out."""
    if isinstance(query, ActQuery):
        return replace(query, by_deadline=False)
    return replace(query, by_value=False) if isinstance(query, FigureQuery) else query


def _decades(years: Mapping[str, int]) -> Facet:
    numbers = Counter[str]()
    for year, number in years.items():
        numbers[year[:3]] += number
    return Facet(
        name="decade",
        values=tuple(FacetValue(value=value, label=f"{value}0s", count=number) for value, number in _most(numbers)),
    )


def _most(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(numbers.items(), key=lambda one: (-one[1], one[0]))[:_MOST]


def _actors(db: sqlite3.Connection, kind: _Kind, query: Query) -> tuple[FacetValue, ...]:
    """Return the actors across the ledger who speak or act most."""
    assert kind.actor  # noqa: S101 - asked for where there is one
    field, column = kind.actor
    loose = _in_any_order(replace(query, **{field: None}, limit=None, offset=0))

    def count(db: sqlite3.Connection) -> tuple[FacetValue, ...]:
        if loose == StatementQuery(publisher=loose.publisher, since=loose.since, until=loose.until):
            return _entities(db, _speakers_of_articles(db, loose))
        where, given = kind.answer.narrowed(db, loose)
        asked = f"WITH asked (actor) AS MATERIALIZED (SELECT x.{column} {where} AND x.{column} IS NOT NULL)"
        traces = "JOIN link_keys AS k ON k.hash = t.node"
        rows = db.execute(
            f"{asked} SELECT component, count(*) FROM ("
            f" SELECT k.component FROM asked CROSS JOIN traces AS t ON t.actor = asked.actor {traces} UNION ALL"
            f" SELECT k.component FROM asked CROSS JOIN members AS m ON m.whole = asked.actor"
            f" CROSS JOIN traces AS t ON t.actor = m.member {traces}) GROUP BY 1",
            given,
        )
        return _entities(db, dict(rows))

    return remembered(db, (field, loose), count)


def _speakers_of_articles(db: sqlite3.Connection, query: Query) -> dict[int, int]:
    """Return how many statements there are of each component, where a query is about whole articles."""
    if query == StatementQuery():
        rows = db.execute(
            "SELECT component, sum(statements) FROM link_keys WHERE mentions > 0 AND statements > 0 GROUP BY 1"
        )
        return dict(rows)
    narrowed, values = zip(*conditions.published(query.publisher, query.since, query.until), strict=True)
    rows = db.execute(
        "SELECT k.component, sum(t.statements) FROM articles AS a CROSS JOIN traces AS t ON t.article = a.key"
        " AND t.statements > 0 CROSS JOIN link_keys AS k ON k.hash = t.node"
        f" WHERE a.current AND {' AND '.join(narrowed)} GROUP BY 1",
        [value for some in values for value in some],
    )
    return dict(rows)


def _entities(db: sqlite3.Connection, numbers: dict[int, int]) -> tuple[FacetValue, ...]:
    """Return how many records there are of the entities that have most, by the numbers of their components."""
    entities = Entities(db)
    belongs = belonging(db)
    counted = Counter[int]()
    for component, number in numbers.items():
        counted[belongs.roots.get(component, component)] += number
    # Who says most does so under most filters.
    names = remembered(db, "names of entities", _no_names)
    values: dict[EntityId, FacetValue] = {}
    for root in sorted(counted, key=lambda root: (-counted[root], root)):
        # What belongs together may be told as it was before the last articles came.
        whole = (root, *belongs.parts.get(root, ()))
        if whole not in names:
            found = entities.still(root, belongs.parts)
            names[whole] = (found.id, entities.name(found)) if found else None
        named = names[whole]
        if named and named[0] not in values:
            values[named[0]] = FacetValue(value=named[0], label=named[1], count=counted[root])
        if len(values) == _MOST:
            break
    return tuple(values.values())


def _no_names(_: sqlite3.Connection) -> dict[tuple[int, ...], tuple[EntityId, str] | None]:
    """Begin what is filled as entities are named, each by its components."""
    return {}
