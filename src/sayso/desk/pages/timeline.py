"""The timeline: what happened and what was promised for when, across articles; and what is due.

Takes filters and a stretch of days; gives the entries of that stretch, as many as fit a page, how many there are in
each year, month or day for the picture, and the deadlines ahead and gone by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from urllib.parse import urlencode

from sayso.desk.routing import Page, PageNumber, Part
from sayso.records import ActType, ActView
from sayso.records.accounts import Due
from sayso.show.clauses import Within, within
from sayso.show.deadlines import Deadline, deadlines
from sayso.show.listing import as_told
from sayso.show.promise import due_in_words
from sayso.show.safe import one_line
from sayso.show.words import interval
from sayso.store import REPORTED, ActQuery, ArticleQuery, DatedView, DaysCount, Grain, Ledger, TimelineQuery

_ENTRIES = 40
"""Entries on a page of the list."""

_MOST_IN_PICTURE = 400
"""Entries that the picture may ask for at once, so many as can still be told apart in it."""

_DEADLINES = 8
"""Deadlines of either kind on a page."""

_KINDS = {
    REPORTED: "Reported",
    ActType.PLEDGE: "Pledges",
    ActType.THREAT: "Threats",
    ActType.OFFER: "Offers",
    ActType.PLAN: "Plans",
    ActType.DEMAND: "Demands",
    ActType.FORECAST: "Forecasts",
}
"""The lanes of the picture, from the top, and what they are called."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowed:
    """By what the timeline is narrowed."""

    text: str | None = None
    """Words of the sentence or the title."""

    by: str | None = None
    """Whoever would act, demands, threatens or foretells, or tells it."""

    publisher: str | None = None
    voice: str | None = None
    """``author``, ``*`` for anybody else, or a name."""

    kinds: tuple[str, ...] = ()
    """``reported``, and types of acts; empty for all."""

    on: date | None = None
    """The day as of which deadlines lie ahead or have gone by; today if left out."""

    @property
    def today(self) -> date:
        """That day."""
        return self.on or date.today()


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineAsked(Narrowed):
    """Which stretch of the timeline is asked for."""

    first: date | None = None
    """Its first day; without both days, the years of the articles are shown."""

    last: date | None = None
    page: PageNumber = 1
    size: int = _ENTRIES
    """Entries on a page, 400 at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry of the timeline."""

    id: str
    """Of the act, else of the time."""

    kind: str
    begins: date | None
    """Its first day; None where that is open."""

    ends: date | None
    """The day after its last."""

    days: str
    """The days in words."""

    clause: Within
    actor: str | None
    """Who would act."""

    negated: bool
    told: str | None
    """In whose statement it stands; None where the author tells it, or nobody knows."""

    article: str
    article_source: str
    title: str | None
    publisher: str | None
    published: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class KindOf:
    """One lane of the picture."""

    kind: str
    called: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """A stretch of the timeline."""

    first: date | None
    """The first day that is shown; None without a beginning."""

    last: date | None
    days: str
    """These days in words."""

    entries: tuple[Entry, ...]
    page: int
    has_more: bool
    kinds: tuple[KindOf, ...]
    publishers: tuple[tuple[str, str], ...]
    """Those of most articles to choose from, each with how it is shown."""

    deadlines: str
    """The address of the deadlines that are narrowed like it."""

    is_empty: bool
    """Whether the ledger holds nothing at all that is dated."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountsAsked(Narrowed):
    """What is to be counted how finely."""

    grain: Grain = Grain.YEAR
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many entries begin when."""

    grain: Grain
    counts: tuple[DaysCount, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlinesAsked(Narrowed):
    """Which deadlines are asked for."""

    ahead: PageNumber = 1
    """Which page of those that lie ahead."""

    past: PageNumber = 1
    """Which page of those that have gone by."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DueAct:
    """An act that binds somebody to a day."""

    act: ActView
    due: str
    """What is known of its fulfilment, in words."""

    clause: Within
    told: str | None
    """In whose statement it stands; None where the author tells it, or nobody knows."""

    tellings: int
    """How often the promise is told, as far as that was looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadlines:
    """What is due."""

    on: date
    ahead: tuple[DueAct, ...]
    more_ahead: bool
    past: tuple[DueAct, ...]
    """Those that no article of the ledger says anything of."""

    more_past: bool
    timeline: str
    """The address of the timeline that is narrowed like it."""


def make_timeline(ledger: Ledger, asked: TimelineAsked) -> Timeline:
    """Return a stretch of the timeline."""
    first, last = _stretch(ledger, asked)
    size = min(max(asked.size, 1), _MOST_IN_PICTURE)
    query = _query(asked, first, last, limit=size + 1, offset=(asked.page - 1) * size)
    found = [_entry(view) for view in ledger.timeline(query)]
    return Timeline(
        first=first,
        last=last,
        days=_days(first, last),
        entries=tuple(found[:size]),
        page=asked.page,
        has_more=len(found) > size,
        kinds=tuple(KindOf(kind=kind, called=called) for kind, called in _KINDS.items()),
        publishers=_publishers(ledger, asked),
        deadlines=_narrowed("/timeline/deadlines", asked),
        is_empty=not found and next(ledger.timeline(TimelineQuery(limit=1)), None) is None,
    )


def make_counts(ledger: Ledger, asked: CountsAsked) -> Counts:
    """Return how many entries of each kind begin in each year or month, or on each day."""
    counts = ledger.timeline_counts(_query(asked, asked.first, asked.last), asked.grain)
    return Counts(grain=asked.grain, counts=counts)


def make_deadlines(ledger: Ledger, asked: DeadlinesAsked) -> Deadlines:
    """Return what is due, the next and the latest first."""
    today = asked.today
    ahead, more_ahead = _due(ledger, _acts(asked, due_from=today), asked.ahead, Due.AHEAD, today)
    past, more_past = _due(ledger, _acts(asked, gone_by=today), asked.past, Due.OVERDUE, today)
    return Deadlines(
        on=today,
        ahead=ahead,
        more_ahead=more_ahead,
        past=past,
        more_past=more_past,
        timeline=_narrowed("/timeline", asked),
    )


def _stretch(ledger: Ledger, asked: TimelineAsked) -> tuple[date | None, date | None]:
    """Return the days that are shown: those asked for, else the years of the articles with the year that follows."""
    if asked.first or asked.last or (published := ledger.published()) is None:
        return asked.first, asked.last
    earliest, latest = (int(one[:4]) for one in published)
    return date(earliest, 1, 1), date(min(latest + 1, MAXYEAR), 12, 31)


def _query(
    asked: Narrowed, first: date | None, last: date | None, *, limit: int | None = None, offset: int = 0
) -> TimelineQuery:
    return TimelineQuery(
        about=asked.text,
        by=asked.by,
        publisher=asked.publisher,
        voice=asked.voice,
        kinds=tuple(kind for kind in asked.kinds if kind in _KINDS),
        first=first,
        last=last,
        limit=limit,
        offset=offset,
    )


def _entry(view: DatedView) -> Entry:
    return Entry(
        id=view.act or view.id,
        kind=view.act_type or REPORTED,
        begins=view.begins,
        ends=view.ends,
        days=interval(view.begins, view.ends) or "",
        clause=within(view, view.words),
        actor=view.actor,
        negated=bool(view.negated),
        told=as_told(view),
        article=view.article,
        article_source=view.article_source,
        title=view.title,
        publisher=view.publisher,
        published=view.published,
    )


def _days(first: date | None, last: date | None) -> str:
    after = last + timedelta(days=1) if last and last < date.max else None
    return interval(first, after) or "All days"


def _narrowed(path: str, asked: Narrowed) -> str:
    """Return the address of a page that is narrowed like this one."""
    query = [(name, value) for name in ("text", "by", "publisher", "voice", "on") if (value := getattr(asked, name))]
    return f"{path}?{urlencode(query)}" if query else path


def _publishers(ledger: Ledger, asked: Narrowed) -> tuple[tuple[str, str], ...]:
    facet = next(one for one in ledger.facets(ArticleQuery()) if one.name == "publisher")
    chosen = (asked.publisher,) if asked.publisher else ()
    return tuple((one, one_line(one)) for one in dict.fromkeys((*chosen, *(value.value for value in facet.values))))


def _acts(asked: Narrowed, *, due_from: date | None = None, gone_by: date | None = None) -> ActQuery:
    return ActQuery(
        about=asked.text,
        by=asked.by,
        publisher=asked.publisher,
        voice=asked.voice,
        promises=True,
        due_from=due_from,
        gone_by=gone_by,
        by_deadline=True,
    )


def _due(ledger: Ledger, query: ActQuery, page: int, due: Due, today: date) -> tuple[tuple[DueAct, ...], bool]:
    """Return the deadlines on one page that are ``due``, and whether there may be more behind it."""
    acts = list(ledger.acts(replace(query, limit=_DEADLINES + 1, offset=(page - 1) * _DEADLINES)))
    known = deadlines(ledger, acts[:_DEADLINES], today=today)
    return tuple(_due_act(one) for one in known if one.promise.due is due), len(acts) > _DEADLINES


def _due_act(one: Deadline) -> DueAct:
    return DueAct(
        act=one.act,
        due=due_in_words(one.promise),
        clause=_deadline_within(one.act),
        told=as_told(one.act),
        tellings=len(one.promise.tellings),
    )


def _deadline_within(act: ActView) -> Within:
    """Return the clause with the deadline, or with the cue where the deadline stands in another sentence."""
    for words in filter(None, (act.when, act.cue)):
        if act.sentence is not None and act.sentence_start is not None and (at := act.sentence.find(words)) >= 0:
            return within(replace(act, start=act.sentence_start + at), words)
    return within(act, act.cue)


PART = Part(
    pages=(
        Page(
            path="/timeline",
            name="Timeline",
            template="timeline.html",
            asked=TimelineAsked,
            view=Timeline,
            make=make_timeline,
        ),
        Page(
            path="/timeline/counts",
            name="Timeline, counted",
            template="timeline_counts.html",
            asked=CountsAsked,
            view=Counts,
            make=make_counts,
        ),
        Page(
            path="/timeline/deadlines",
            name="Deadlines",
            template="deadlines.html",
            asked=DeadlinesAsked,
            view=Deadlines,
            make=make_deadlines,
        ),
    )
)
