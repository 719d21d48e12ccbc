"""The rows of the ledger's tables: each entry in words, with whoever it is about and a citation.

Takes the views of one page and the ledger, which knows who is who; gives a ``Row`` for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from sayso.records import (
    AUTHOR,
    ActType,
    ActView,
    AppraisalType,
    AppraisalView,
    ArticleId,
    Basis,
    EntityId,
    FigureView,
    Polarity,
    Stage,
    StatementView,
    TimeType,
    TimeView,
)
from sayso.records.views import RecordView
from sayso.show.citation import citation, link
from sayso.show.clauses import Within, within
from sayso.show.listing import who
from sayso.show.safe import one_line
from sayso.show.words import NOBODY, amount, duration, interval, quoted
from sayso.store import Ledger, StatementQuery

View = TypeVar("View", StatementView, ActView, FigureView, TimeView, AppraisalView)

_JUDGED = {Polarity.POSITIVE: "for", Polarity.NEGATIVE: "against"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """Somebody in a row."""

    words: str
    """The name, with the article's own words where they differ."""

    actor: EntityId | None
    """Across the ledger; None where it is not known who is meant."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row(Generic[View]):
    """One entry of a table."""

    entry: View
    words: str
    """What was said, would be done, or the words themselves, in one line."""

    around: Within | None
    """The words in their clause; None for statements and acts, which tell enough alone."""

    who: Party | None
    """Who speaks or would act; None for the other kinds."""

    by: Party | None
    """Who demands, threatens or foretells an act, where that is somebody else."""

    value: str | None
    """What the words come to: an amount with its unit, days, the days of a deadline."""

    how: str | None
    """How the value is known, where the words alone do not say it."""

    notes: tuple[str, ...]
    """What kind of entry it is: ``indirect``; ``demand``, ``negated``; ``loaded``, ``against``."""

    voice: str | None
    """Whose statement tells it; None where the author does, or nobody knows."""

    citation: str
    """Words, speaker, article, publisher and date; to be followed by an address."""

    link: str | None
    """The address of the source on the web; None where it has none, or one of this desk."""


def statement_rows(ledger: Ledger, views: Sequence[StatementView]) -> Iterator[Row[StatementView]]:
    """Yield a row for each statement."""
    actors = ledger.parties("statements", [(view.article, view.id) for view in views])
    tellers = {view.id: view for view in views}
    for view in views:
        teller = _teller(ledger, view, tellers)
        yield _row(
            view,
            words=quoted(view.content, view.manner),
            who=_party(view.speaker, view.source, actors.get((view.id, "speaker"))),
            notes=(view.manner.value,),
            voice=one_line(teller.speaker or teller.source or NOBODY) if teller else None,
        )


def _teller(ledger: Ledger, view: StatementView, tellers: dict[str, StatementView]) -> StatementView | None:
    """Return the statement inside which one is told, which may stand on another page."""
    if view.voice is None or view.voice == AUTHOR:
        return None
    if view.voice not in tellers:
        for found in ledger.search(StatementQuery(article=ArticleId(view.article), id=view.voice, limit=1)):
            tellers[view.voice] = found
    return tellers.get(view.voice)


def act_rows(ledger: Ledger, views: Sequence[ActView]) -> Iterator[Row[ActView]]:
    """Yield a row for each act."""
    actors = ledger.parties("acts", [(view.article, view.id) for view in views])
    for view in views:
        stage = None if view.stage is Stage.ANNOUNCED else view.stage.value
        by_other = view.by and view.by != view.actor and view.type in {ActType.DEMAND, ActType.THREAT, ActType.FORECAST}
        yield _row(
            view,
            words=one_line(view.action or view.cue),
            who=_party(view.actor_name, view.actor, actors.get((view.id, "actor"))) if view.actor else None,
            by=_party(view.by_name, view.by, actors.get((view.id, "by"))) if by_other else None,
            value=interval(view.when_begins, view.when_ends),
            notes=tuple(note for note in (view.type.value, "negated" if view.negated else None, stage) if note),
            voice=_voice(view),
        )


def figure_rows(_: Ledger, views: Sequence[FigureView]) -> Iterator[Row[FigureView]]:
    """Yield a row for each figure."""
    for view in views:
        low, high = (None if value is None else Decimal(value) for value in (view.low, view.high))
        yield _row(
            view,
            words=one_line(view.words),
            around=within(view, view.words),
            value=amount(low, high, view.comparator, view.unit, view.counts),
            how=f"{', '.join(view.assumed)} assumed" if view.assumed else None,
            voice=_voice(view),
        )


def time_rows(_: Ledger, views: Sequence[TimeView]) -> Iterator[Row[TimeView]]:
    """Yield a row for each time."""
    for view in views:
        days = interval(view.begins, view.ends)
        lasting = duration(view.value) if view.value and view.type is TimeType.DURATION else None
        anchor = f"from “{one_line(view.anchor)}”" if view.anchor else "from the article’s date"
        yield _row(
            view,
            words=one_line(view.words),
            around=within(view, view.words),
            value=days or lasting,
            how=anchor if view.basis is Basis.COMPUTED and days else None,
            notes=(view.type.value,),
            voice=_voice(view),
        )


def appraisal_rows(_: Ledger, views: Sequence[AppraisalView]) -> Iterator[Row[AppraisalView]]:
    """Yield a row for each of an article's own words."""
    for view in views:
        if view.echo_of is not None:
            notes: tuple[str, ...] = (f"repeats words of {one_line(view.echo_name or NOBODY)}",)
        elif view.type is AppraisalType.SCARE:
            notes = ("scare quotes",)
        else:
            notes = ("loaded", *([_JUDGED[view.polarity]] if view.polarity else ()))
        yield _row(
            view,
            words=one_line(view.words),
            around=within(view, view.words),
            value=one_line(view.target) if view.target else None,
            notes=notes,
            voice=_voice(view),
        )


def _row(
    view: View,
    *,
    words: str,
    notes: tuple[str, ...] = (),
    around: Within | None = None,
    who: Party | None = None,
    by: Party | None = None,
    value: str | None = None,
    how: str | None = None,
    voice: str | None = None,
) -> Row[View]:
    return Row(
        entry=view,
        words=words,
        around=around,
        who=who,
        by=by,
        value=value,
        how=how,
        notes=notes,
        voice=voice,
        citation=citation(view),
        link=link(view),
    )


def _party(name: str | None, written: str | None, actor: EntityId | None) -> Party:
    return Party(words=who(name, written), actor=actor)


def _voice(view: RecordView) -> str | None:
    if view.voice is None or view.voice == AUTHOR:
        return None
    return one_line(view.voice_name or NOBODY)
