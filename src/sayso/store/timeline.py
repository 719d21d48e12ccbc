"""A timeline: what articles place on known days, with the act that is to be done then.

An entry is a time; where it is the deadline or time of several acts, the first one that binds somebody stands for them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.records import ActType, Stage, TimeView
from sayso.store import conditions
from sayso.store.answers import TIMES, Answer
from sayso.store.conditions import Condition
from sayso.store.queries import PROMISES, TimeQuery
from sayso.store.remembering import remembered

# S608: every f-string below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

_ACT = (
    " LEFT JOIN acts AS y ON y.key = (SELECT z.key FROM acts AS z WHERE z.when_id = x.id AND z.article = x.article"
    f" ORDER BY z.type NOT IN ({', '.join(repr(type_.value) for type_ in PROMISES)}), z.position LIMIT 1)"
)

REPORTED = "reported"
"""What stands on a timeline and is no act."""


class Grain(StrEnum):
    """How finely days are counted together."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


_DIGITS = {Grain.YEAR: 4, Grain.MONTH: 7, Grain.DAY: 10}
"""How much of YYYY-MM-DD says it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineQuery(TimeQuery):
    """Which entries of a timeline to give, the earliest first."""

    kinds: tuple[str, ...] = ()
    """``reported``, and types of acts; empty for all."""

    by: str | None = None
    """Whoever would act, demands, threatens or foretells, or tells it: as for acts and for voices."""

    by_day: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedView(TimeView):
    """One entry of a timeline: a time in words, with the act that is to be done then."""

    act: str | None
    """Its id; None where the time belongs to no act, and so in all fields below."""

    act_type: ActType | None
    actor: str | None
    """Who would act: the resolved name, else as the article writes it there."""

    negated: bool | None
    stage: Stage | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DaysCount:
    """How many entries of one kind begin in a year, a month or on a day."""

    kind: str
    days: str
    """``2024``, ``2024-04`` or ``2024-04-03``."""

    count: int


def _conditions(db: sqlite3.Connection, query: TimelineQuery) -> Iterator[Condition]:
    yield from conditions.of_times(db, query)
    if query.kinds:
        yield f"coalesce(y.type, '{REPORTED}') IN ({', '.join('?' * len(query.kinds))})", query.kinds
    if query.by is not None:
        done, its = conditions.done_by(db, query.by)
        said, values = conditions.said_by(db, query.by)
        yield f"(y.key IN ({done}) OR x.voice IN (SELECT id FROM statements WHERE key IN ({said})))", (*its, *values)


_ENTRIES = Answer(
    table=TIMES.table,
    view=DatedView,
    conditions=_conditions,
    expressions={
        **TIMES.expressions,
        "act": "y.id",
        "act_type": "y.type",
        "actor": "coalesce(y.actor_name, y.actor)",
        "negated": "y.negated",
        "stage": "y.stage",
    },
    joined={**TIMES.joined, "y": _ACT},
    order=TIMES.order,
)


def entries(db: sqlite3.Connection, query: TimelineQuery) -> Iterator[DatedView]:
    """Yield the entries that ``query`` asks for."""
    yield from _ENTRIES.ask(db, query)


def counts(db: sqlite3.Connection, query: TimelineQuery, grain: Grain) -> Iterator[DaysCount]:
    """Yield how many entries there are of those that ``query`` asks for, the earliest first, where there are any."""

    def counted(db: sqlite3.Connection) -> list[tuple[str, str, int]]:
        kind, days = f"coalesce(y.type, '{REPORTED}')", f"substr(coalesce(x.begins, x.ends), 1, {_DIGITS[grain]})"
        narrowed, values = _ENTRIES.narrowed(db, query, also=(kind, days))
        return db.execute(f"SELECT {kind}, {days}, count(*) {narrowed} GROUP BY 2, 1", values).fetchall()

    for kind, days, count in remembered(db, ("timeline", grain, query), counted):
        yield DaysCount(kind=kind, days=days, count=count)


def published(db: sqlite3.Connection) -> tuple[str, str] | None:
    """Return the earliest and the latest date of publication, each as precise as it is; None where there is none."""
    first, last = db.execute("SELECT min(published), max(published) FROM articles WHERE current").fetchone()
    return (first, last) if first else None
