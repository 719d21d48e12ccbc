"""What is told in several articles: an utterance in all its tellings, a promise from telling to telling, copies.

Takes the ids of records; gives the record of each page. What belongs together was found when the articles were read;
promises are followed when they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.desk.articles import article_meant
from sayso.desk.routing import Page, PageNumber, Part
from sayso.errors import LedgerError
from sayso.link.alignment import Kind
from sayso.records import ActView, CarrierView, Edit, OriginView, TellingView, UtteranceView
from sayso.records.accounts import Due
from sayso.show.across import changes_of, histories
from sayso.show.copies import Changed
from sayso.show.promise import bound, due_in_words, is_opposite
from sayso.show.side import PromiseTold
from sayso.show.utterance import Difference, differences, fullest_telling
from sayso.store import ActQuery, Ledger

_ORIGINS = 10
"""Origins on a page."""

_LONGEST_ID = 40
"""Characters by which trouble names what is no id."""

_KEPT = 2
"""Sentences that are shown around those that were changed, before and behind."""

_COMPARED = "Articles are compared with all others when they are added."


@dataclass(frozen=True, kw_only=True, slots=True)
class UtteranceAsked:
    """Which utterance is asked for."""

    utterance: str
    """The id of one of its tellings, or of a statement that quotes it, or the beginning of one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """A telling beside the fullest one."""

    telling: TellingView
    differences: tuple[Difference, ...] | None
    """All its words, with what the fullest one has; None where they have little in common."""

    is_verbatim: bool
    """Whether all of its words stand in the fullest one, in one stretch or cut."""

    source: int
    """Which of the sources it comes from, from 1: copies of one text are one."""

    copies: bool
    """Whether another article, which is named before it, carries the same text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UtteranceTold:
    """What somebody said on one occasion, as each article quotes it."""

    utterance: UtteranceView
    fullest: Beside
    others: tuple[Beside, ...]
    """In the order of publication."""


def make_utterance(ledger: Ledger, asked: UtteranceAsked) -> UtteranceTold:
    """Return the utterance that is asked for; ``LedgerError`` where there is none."""
    meant = asked.utterance
    found = [
        one
        for one in ledger.utterances(meant)
        if any(name and name.startswith(meant) for telling in one.tellings for name in (telling.id, telling.statement))
    ]
    if not found:
        raise LedgerError(meant[:_LONGEST_ID], "no quotation in the ledger has this id", _COMPARED)
    utterance = found[0]
    fullest = fullest_telling(utterance)
    sources: dict[str, tuple[int, str]] = {}
    beside: list[Beside] = []
    for telling in (fullest, *(one for one in utterance.tellings if one is not fullest)):
        number, first = sources.setdefault(telling.origin, (len(sources) + 1, telling.article))
        changed = differences(telling.words, fullest.words)
        verbatim = changed is not None and all(one.kind in {Kind.SAME, Kind.SPELLING, Kind.LEFT_OUT} for one in changed)
        beside.append(
            Beside(
                telling=telling,
                differences=changed,
                is_verbatim=verbatim,
                source=number,
                copies=first != telling.article,
            )
        )
    return UtteranceTold(utterance=utterance, fullest=beside[0], others=tuple(beside[1:]))


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseAsked:
    """Which promise is asked for."""

    promise: str
    """The id of an act that tells it, or its beginning."""


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """A promise from telling to telling, in words."""

    promise: PromiseTold
    bound: str
    """Who is bound."""

    due: str
    """What is known of its fulfilment."""

    overdue: bool
    """Whether the day has passed, and nothing of the ledger tells what became of it."""

    opposite: str | None
    """That it tells the one before it the other way round, if it does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseHistory:
    """A promise, with those that tell it the other way round."""

    promises: tuple[History, ...]
    alone: ActView | None = None
    """The act that was asked for, where it cannot be followed: nobody knows who is bound, or to what."""


def make_promise(ledger: Ledger, asked: PromiseAsked) -> PromiseHistory:
    """Return the history of the promise that is asked for; ``LedgerError`` where there is none."""
    meant = list(ledger.acts(ActQuery(id=asked.promise, promises=True, limit=2)))
    if not meant:
        hint = "Demands and forecasts have no history: nobody is bound by them."
        raise LedgerError(asked.promise[:_LONGEST_ID], "no promise in the ledger has this id", hint)
    if len(meant) > 1:
        raise LedgerError(asked.promise, "several promises have ids that begin so", "Give more of the id.")
    told = histories(ledger, meant, today=date.today())
    if not told:
        return PromiseHistory(promises=(), alone=meant[0])
    return PromiseHistory(
        promises=tuple(
            History(
                promise=one,
                bound=bound(one),
                due=due_in_words(one),
                overdue=one.due is Due.OVERDUE,
                opposite=is_opposite(told, number),
            )
            for number, one in enumerate(told)
        )
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class CopiesAsked:
    """Which origins are asked for."""

    page: PageNumber = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Copies:
    """Texts that several articles carry, the most carried ones first."""

    origins: tuple[OriginView, ...]
    first: int
    """The number of the first of them, from 1."""

    more: bool
    """Whether there are others behind them."""

    waiting: int
    """Articles that have not been compared with the others yet."""


def make_copies(ledger: Ledger, asked: CopiesAsked) -> Copies:
    """Return a page of the texts that several articles carry."""
    offset = (asked.page - 1) * _ORIGINS
    found = tuple(ledger.origins(limit=_ORIGINS + 1, offset=offset))
    return Copies(
        origins=found[:_ORIGINS],
        first=offset + 1,
        more=len(found) > _ORIGINS,
        waiting=ledger.waiting_for_comparison,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class OriginAsked:
    """Which origin is asked for."""

    article: str
    """The id of an article that carries it, or its beginning."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Sentences of a carrier beside those of the first one."""

    sentences: tuple[Changed, ...]
    kept: int = 0
    """How many sentences are kept here, and not shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CarriedText:
    """A carrier, and what it changed."""

    carrier: CarrierView
    stretches: tuple[Stretch, ...]
    kept: int
    edited: int
    added: int
    dropped: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """One text, and what each that carries it changed in it."""

    origin: OriginView
    others: tuple[CarriedText, ...]
    """All carriers but the first."""


def make_origin(ledger: Ledger, asked: OriginAsked) -> Origin:
    """Return the text that an article carries, with its other carriers; ``LedgerError`` where there is none."""
    (found,) = ledger.origins([article_meant(ledger, asked.article).id])
    return Origin(origin=found, others=tuple(_carried(*one) for one in changes_of(ledger, found)))


def _carried(carrier: CarrierView, changed: tuple[Changed, ...]) -> CarriedText:
    counts = {edit: sum(one.edit is edit for one in changed) for edit in Edit}
    return CarriedText(
        carrier=carrier,
        stretches=tuple(_stretches(changed)),
        kept=counts[Edit.KEPT],
        edited=counts[Edit.EDITED],
        added=counts[Edit.ADDED],
        dropped=counts[Edit.DROPPED],
    )


def _stretches(changed: tuple[Changed, ...]) -> list[Stretch]:
    """Return the sentences that were changed with some around them, and between them how many were kept."""
    near = {
        place
        for number, one in enumerate(changed)
        if one.edit is not Edit.KEPT
        for place in range(number - _KEPT, number + _KEPT + 1)
    }
    found: list[Stretch] = []
    at = 0
    while at < len(changed):
        shown = at in near
        end = at
        while end < len(changed) and (end in near) is shown:
            end += 1
        found.append(Stretch(sentences=changed[at:end]) if shown else Stretch(sentences=(), kept=end - at))
        at = end
    return found


PART = Part(
    pages=(
        Page(
            path="/utterances/{utterance}",
            name="Utterance",
            template="utterance.html",
            asked=UtteranceAsked,
            view=UtteranceTold,
            make=make_utterance,
        ),
        Page(
            path="/promises/{promise}",
            name="Promise",
            template="promise.html",
            asked=PromiseAsked,
            view=PromiseHistory,
            make=make_promise,
        ),
        Page(
            path="/copies",
            name="Copies",
            template="copies.html",
            asked=CopiesAsked,
            view=Copies,
            make=make_copies,
        ),
        Page(
            path="/copies/{article}",
            name="Copies of a text",
            template="origin.html",
            asked=OriginAsked,
            view=Origin,
            make=make_origin,
        ),
    )
)
