"""What of the ledger's tables can be asked for in an address: the queries it makes, and the filters in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TypedDict

from sayso.desk.articles import article_meant
from sayso.desk.routing import AskedError, PageNumber
from sayso.english.currencies import CODES
from sayso.english.iso_dates import days_of
from sayso.errors import LedgerError
from sayso.records import (
    AUTHOR,
    ActType,
    AppraisalType,
    ArticleId,
    Basis,
    Comparator,
    EntityId,
    Manner,
    Polarity,
    Stage,
    TimeType,
)
from sayso.show.words import day, place
from sayso.store import OTHERS, ActQuery, AppraisalQuery, Facet, FigureQuery, Ledger, StatementQuery, TimeQuery


class Sort(StrEnum):
    """In which order entries are given."""

    TOLD = "told"
    """Articles as they came, entries as they stand in the text."""

    VALUE = "value"
    """Figures by unit, the greatest first; dates by their days and acts by their deadlines, the earliest first."""


class _Narrowed(TypedDict):
    """What queries for all kinds are narrowed by."""

    about: str | None
    voice: str | None
    publisher: str | None
    since: str | None
    until: str | None
    article: ArticleId | None


@dataclass(frozen=True, kw_only=True, slots=True)
class EntriesAsked:
    """Which entries are asked for; every kind adds to it."""

    about: str | None = None
    voice: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    article: str | None = None
    sort: Sort = Sort.TOLD
    page: PageNumber = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementsAsked(EntriesAsked):
    """Which statements are asked for."""

    by: str | None = None
    speaker: str | None = None
    mentions: str | None = None
    manner: Manner | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ActsAsked(EntriesAsked):
    """Which acts are asked for."""

    by: str | None = None
    actor: str | None = None
    type: tuple[ActType, ...] = ()
    promises: bool = False
    stage: Stage | None = None
    first: str | None = None
    """Only what is due on this day or later."""

    last: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FiguresAsked(EntriesAsked):
    """Which figures are asked for."""

    unit: str | None = None
    comparator: Comparator | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TimesAsked(EntriesAsked):
    """Which times are asked for."""

    first: str | None = None
    """Only what reaches to this day or lies after it."""

    last: str | None = None
    type: TimeType | None = None
    basis: Basis | None = None
    year: str | None = None
    """In which they begin: ``1994``, or ``199`` for the decade."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AppraisalsAsked(EntriesAsked):
    """Which own words are asked for."""

    type: AppraisalType | None = None
    polarity: Polarity | None = None


def statement_query(asked: StatementsAsked) -> StatementQuery:
    """Return the query for statements that was asked for."""
    return StatementQuery(
        **_narrowed(asked),
        by=asked.by,
        speaker=_entity(asked.speaker),
        mentions=_entity(asked.mentions),
        manner=asked.manner,
    )


def act_query(asked: ActsAsked) -> ActQuery:
    """Return the query for acts that was asked for."""
    return ActQuery(
        **_narrowed(asked),
        by=asked.by,
        actor=_entity(asked.actor),
        types=asked.type,
        promises=asked.promises,
        stage=asked.stage,
        due_from=_days("due from", asked.first)[0],
        due_until=_days("due until", asked.last)[1],
        by_deadline=asked.sort is Sort.VALUE,
    )


def figure_query(asked: FiguresAsked) -> FigureQuery:
    """Return the query for figures that was asked for."""
    by_value = asked.sort is Sort.VALUE
    return FigureQuery(**_narrowed(asked), unit=asked.unit, comparator=asked.comparator, by_value=by_value)


def time_query(asked: TimesAsked) -> TimeQuery:
    """Return the query for times that was asked for."""
    return TimeQuery(
        **_narrowed(asked),
        year=asked.year,
        first=_days("from", asked.first)[0],
        last=_days("until", asked.last)[1],
        type=asked.type,
        basis=asked.basis,
        by_day=asked.sort is Sort.VALUE,
        unknown=True,
    )


def appraisal_query(asked: AppraisalsAsked) -> AppraisalQuery:
    """Return the query for own words that was asked for."""
    return AppraisalQuery(**_narrowed(asked), type=asked.type, polarity=asked.polarity)


def _narrowed(asked: EntriesAsked) -> _Narrowed:
    """Return the fields of all queries."""
    return _Narrowed(
        about=asked.about,
        voice=asked.voice,
        publisher=asked.publisher,
        since=date_asked("published from", asked.since),
        until=date_asked("published until", asked.until),
        article=ArticleId(asked.article) if asked.article else None,
    )


def date_asked(label: str, given: str | None) -> str | None:
    """Return a date as it was given, be it only a month or a year; ``AskedError`` if it is none."""
    if given is None:
        return None
    _days(label, given)
    return given.strip()


def _days(label: str, given: str | None) -> tuple[date | None, date | None]:
    """Return the first and last day of a date that was asked for."""
    if given is None:
        return None, None
    try:
        return days_of(given.strip())
    except ValueError as error:
        raise AskedError(f"{label}: {error}") from error


def _entity(asked: str | None) -> EntityId | None:
    return EntityId(asked) if asked else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """A filter that is set."""

    name: str
    value: str
    words: str


def chosen(ledger: Ledger, asked: EntriesAsked, facets: Iterable[Facet]) -> Iterator[Chosen]:
    """Yield the filters that are set, in words."""
    labels = {(facet.name, value.value): value.label for facet in facets for value in facet.values}
    for field in fields(asked):
        given = getattr(asked, field.name)
        if field.name in {"sort", "page"} or given in {None, False}:
            continue
        for one in given if isinstance(given, tuple) else (given,):
            value = str(one)
            if field.name in _ACTORS:
                told = _ACTORS[field.name].format(labels.get((field.name, value)) or _named(ledger, value))
            else:
                told = _title(ledger, value) if field.name == "article" else _WORDED[field.name](value)
            yield Chosen(name=field.name, value=value, words=told)


_ACTORS = {"speaker": "said by {}", "mentions": "about {}", "actor": "{} would act"}
"""Filters by actors, which are given by their ids."""

_VOICES = {AUTHOR: "in the article’s own voice", OTHERS: "told by somebody in the article"}
_POLARITIES = {"+": "approving", "-": "disapproving"}

_WORDED: dict[str, Callable[[str], str]] = {
    "about": lambda words: f"words: {words}",
    "voice": lambda voice: _VOICES.get(voice, f"as told by {voice}"),
    "publisher": str,
    "since": lambda given: f"published from {day(given)}",
    "until": lambda given: f"published until {day(given)}",
    "by": lambda name: f"by {name}",
    "manner": str,
    "type": str,
    "promises": lambda _: "what somebody is bound to",
    "stage": str,
    "first": lambda given: f"from {day(given)}",
    "last": lambda given: f"until {day(given)}",
    "unit": lambda unit: unit.upper() if unit.upper() in CODES else unit,
    "comparator": lambda comparator: comparator.replace("_", " "),
    "basis": str,
    "year": lambda given: f"{given}0s" if len(given) < len("1994") else given,
    "polarity": lambda sign: _POLARITIES.get(sign, sign),
}


def _named(ledger: Ledger, entity: str) -> str:
    """Return what an actor is called; whoever is not here is nobody who could be named."""
    try:
        return ledger.the_actor(entity)[0].name
    except LedgerError:
        return f"{entity}, who is not in this ledger"


def _title(ledger: Ledger, article: str) -> str:
    """Return the title of an article."""
    found = article_meant(ledger, article)
    return f"in “{found.title}”" if found.title else place(found.source)
