"""Actors: who is who across the ledger, all that there is of one, and what people say about who is one with whom.

Takes a search, or the id of an actor; gives the records of the pages. The five corrections are the ledger's own; here
they are asked for, and what they did is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Generic, TypeVar

from sayso import correcting
from sayso.desk.pages.entry_rows import Row, act_rows, statement_rows
from sayso.desk.routing import Action, AskedError, Desk, Done, Page, PageNumber, Part
from sayso.errors import LedgerError
from sayso.records import (
    ActorId,
    ActorType,
    ActorView,
    ActType,
    ActView,
    ArticleId,
    CorrectionKind,
    CorrectionView,
    StatementView,
)
from sayso.show.corrections import correction_in_words, state_in_words
from sayso.show.safe import one_line
from sayso.show.words import count
from sayso.store import ActorQuery, ActQuery, ArticleOrder, ArticleQuery, ArticleRow, Ledger, StatementQuery

_View = TypeVar("_View", StatementView, ActView)

_ON_A_PAGE = 50
_AT_FIRST = 8
"""Entries of each kind that an actor's page begins with."""

_LATEST = 8
"""Articles that an actor's page names."""

_CANDIDATES = 20
"""Actors among which the one is chosen that is to be merged."""

_MOST_TO_SPLIT = 500
"""Articles among which those are chosen that are about somebody else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorsAsked:
    """Which actors are asked for."""

    text: str | None = None
    """Words that all stand in one name or role, or the beginning of an id."""

    type: ActorType | None = None
    page: PageNumber = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Actors:
    """Actors of the ledger, who says most first."""

    actors: tuple[ActorView, ...]
    first: int
    """The number of the first of them, from 1."""

    number: int
    """How many there are in all."""


def make_actors(ledger: Ledger, asked: ActorsAsked) -> Actors:
    """Return a page of the actors that are asked for."""
    offset = (asked.page - 1) * _ON_A_PAGE
    query = ActorQuery(text=asked.text, begun=bool(asked.text), type=asked.type, limit=_ON_A_PAGE, offset=offset)
    return Actors(actors=tuple(ledger.actors(query)), first=offset + 1, number=ledger.count(query))


class Kind(StrEnum):
    """What there is of an actor."""

    SAID = "said"
    PROMISED = "promised"
    ASKED = "asked"
    """What others demand of it."""

    ABOUT = "about"
    """What others say with a mention of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorAsked:
    """Which actor is asked for, and what of it."""

    actor: str
    """An id, its beginning, or a name."""

    show: Kind | None = None
    """One kind of its entries alone; without it the first of each."""

    page: PageNumber = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed(Generic[_View]):
    """Some of an actor's entries of one kind."""

    rows: tuple[Row[_View], ...]
    first: int
    """The number of the first of them, from 1."""

    more: bool
    """Whether there are others behind them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectionTold:
    """A correction that concerns an actor."""

    correction: CorrectionView
    words: str
    state: str | None
    """That it is taken back, or finds no place; None where it is in force."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorPage:
    """All that there is of one actor."""

    actor: ActorView
    changed: str | None
    """Which correction made it go by another name than the one that was asked for."""

    said: Listed[StatementView] | None
    """None where another kind alone was asked for, as for the others."""

    promised: Listed[ActView] | None
    asked_for: Listed[ActView] | None
    about: Listed[StatementView] | None
    articles: tuple[ArticleRow, ...]
    """The latest that name it."""

    corrections: tuple[CorrectionTold, ...]
    """The latest first."""


def make_actor(ledger: Ledger, asked: ActorAsked) -> ActorPage:
    """Return the actor that is asked for; ``LedgerError`` where there is none, or several go by the name."""
    view, changed = ledger.the_actor(asked.actor)
    most = _ON_A_PAGE if asked.show else _AT_FIRST
    offset = (asked.page - 1) * most if asked.show else 0

    def wanted(kind: Kind) -> bool:
        return asked.show in {None, kind}

    def statements(query: StatementQuery) -> Listed[StatementView]:
        return _listed(
            ledger, statement_rows, tuple(ledger.search(replace(query, limit=most + 1, offset=offset))), most, offset
        )

    def acts(query: ActQuery) -> Listed[ActView]:
        return _listed(
            ledger, act_rows, tuple(ledger.acts(replace(query, limit=most + 1, offset=offset))), most, offset
        )

    demands = ActQuery(actor=view.id, types=(ActType.DEMAND,))
    return ActorPage(
        actor=view,
        changed=changed,
        said=statements(StatementQuery(speaker=view.id)) if wanted(Kind.SAID) else None,
        promised=acts(ActQuery(actor=view.id, promises=True)) if wanted(Kind.PROMISED) else None,
        asked_for=acts(demands) if wanted(Kind.ASKED) else None,
        about=statements(StatementQuery(mentions=view.id)) if wanted(Kind.ABOUT) else None,
        articles=()
        if asked.show
        else tuple(ledger.library(ArticleQuery(actor=view.id, order=ArticleOrder.PUBLISHED, limit=_LATEST))),
        corrections=() if asked.show else _corrections(ledger.corrections_of(view.id)),
    )


def _listed(
    ledger: Ledger,
    rows: Callable[[Ledger, Sequence[_View]], Iterable[Row[_View]]],
    found: Sequence[_View],
    most: int,
    offset: int,
) -> Listed[_View]:
    return Listed(rows=tuple(rows(ledger, found[:most])), first=offset + 1, more=len(found) > most)


def _corrections(views: Iterable[CorrectionView]) -> tuple[CorrectionTold, ...]:
    return tuple(
        CorrectionTold(
            correction=view,
            words=correction_in_words(view),
            state=state_in_words(view),
        )
        for view in reversed(tuple(views))
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeAsked:
    """Who is to be one with an actor."""

    actor: str
    text: str | None = None
    """Words of a name or role of the other one."""

    other: str | None = None
    """The id of the other one, once it is chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MergePage:
    """An actor, and those that may be one with it, or the one that was chosen."""

    actor: ActorView
    other: ActorView | None
    candidates: tuple[ActorView, ...]


def make_merge(ledger: Ledger, asked: MergeAsked) -> MergePage:
    """Return who can be merged with an actor."""
    view, _ = ledger.the_actor(asked.actor)
    other = ledger.the_actor(asked.other)[0] if asked.other else None
    query = ActorQuery(text=asked.text or view.name, begun=True, limit=_CANDIDATES + 1)
    found = () if other else (one for one in ledger.actors(query) if one.id != view.id)
    return MergePage(actor=view, other=other, candidates=tuple(islice(found, _CANDIDATES)))


@dataclass(frozen=True, kw_only=True, slots=True)
class SplitAsked:
    """Which actor is to be split."""

    actor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SplitPage:
    """An actor, and the articles that name it."""

    actor: ActorView
    articles: tuple[ArticleRow, ...]
    more: bool
    """Whether there are others, too many to choose among."""


def make_split(ledger: Ledger, asked: SplitAsked) -> SplitPage:
    """Return the articles among which somebody else's are chosen."""
    view, _ = ledger.the_actor(asked.actor)
    found = tuple(ledger.library(ArticleQuery(actor=view.id, order=ArticleOrder.PUBLISHED, limit=_MOST_TO_SPLIT + 1)))
    return SplitPage(actor=view, articles=found[:_MOST_TO_SPLIT], more=len(found) > _MOST_TO_SPLIT)


# What is corrected


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """That two actors are one."""

    actor: str
    other: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """In which articles an actor is somebody else."""

    actor: str
    article: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rename:
    """What an actor is to be called."""

    actor: str
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Identify:
    """Under which id Wikidata knows an actor."""

    actor: str
    wikidata: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Undo:
    """Which correction of an actor is to be taken back."""

    actor: str
    correction: str


def _merge(desk: Desk, asked: Merge) -> Done:
    return _corrected(desk, asked.actor, lambda ledger: ledger.merge(asked.actor, asked.other, author=desk.author))


def _split(desk: Desk, asked: Split) -> Done:
    if not asked.article:
        raise AskedError("No article was chosen")
    articles = [ArticleId(one) for one in asked.article]

    def said(ledger: Ledger) -> CorrectionView:
        return ledger.split(asked.actor, articles, author=desk.author)

    return _corrected(desk, asked.actor, said, leaving=articles)


def _rename(desk: Desk, asked: Rename) -> Done:
    return _corrected(desk, asked.actor, lambda ledger: ledger.rename(asked.actor, asked.name, author=desk.author))


def _identify(desk: Desk, asked: Identify) -> Done:
    def said(ledger: Ledger) -> CorrectionView:
        return ledger.identify(asked.actor, asked.wikidata.strip(), author=desk.author)

    return _corrected(desk, asked.actor, said)


def _undo(desk: Desk, asked: Undo) -> Done:
    # Whatever correction the id is of: entries are to be in line again as well.
    def said(ledger: Ledger) -> CorrectionView:
        return correcting.undo(ledger, asked.correction, author=desk.author)

    return _corrected(desk, asked.actor, said)


def _corrected(
    desk: Desk, actor: str, correct: Callable[[Ledger], CorrectionView], *, leaving: Collection[ArticleId] = ()
) -> Done:
    """Write a correction down, say what it says, and lead to the actor as it is now; ``leaving`` is split from it."""
    with desk.writing() as ledger:
        place = _place(ledger, actor, leaving)
        try:
            correction = correct(ledger)
        except LedgerError as error:
            if error.__cause__:
                raise  # the file failed, not what was asked
            between = " " if error.reason.startswith("is ") else ": "
            raise AskedError(f"{_called(ledger, error.where)}{between}{error.reason}") from error
        # Its id may be another one now.
        now = ledger.entities_of([place[0]]).get(place[1]) if place else None
    words = correction_in_words(correction)
    if correction.kind is CorrectionKind.SPLIT:
        number = count(len(correction.sources), "article")
        words = f"{one_line(correction.names[0])} is somebody else in {number}"
    return Done(told=f"{words}.", go=f"/actors/{now}" if now else "/actors")


def _called(ledger: Ledger, where: str) -> str:
    """Return the name of the actor whose id trouble names; people do not know ids."""
    try:
        return one_line(ledger.the_actor(where)[0].name)
    except LedgerError:
        return where


def _place(ledger: Ledger, actor: str, leaving: Collection[ArticleId]) -> tuple[ArticleId, ActorId] | None:
    """Return an article that names an actor, none of those that are left, and what the actor is called there."""
    view, _ = ledger.the_actor(actor)
    for article in ledger.library(ArticleQuery(actor=view.id, limit=len(leaving) + 1)):
        if article.id not in leaving:
            for there, entity in ledger.entities_of([article.id]).items():
                if entity == view.id:
                    return article.id, there
    return None


PART = Part(
    pages=(
        Page(path="/actors", name="Actors", template="actors.html", asked=ActorsAsked, view=Actors, make=make_actors),
        Page(
            path="/actors/{actor}",
            name="Actor",
            template="actor.html",
            asked=ActorAsked,
            view=ActorPage,
            make=make_actor,
        ),
        Page(
            path="/actors/{actor}/merge",
            name="Merge an actor",
            template="actor_merge.html",
            asked=MergeAsked,
            view=MergePage,
            make=make_merge,
        ),
        Page(
            path="/actors/{actor}/split",
            name="Split an actor",
            template="actor_split.html",
            asked=SplitAsked,
            view=SplitPage,
            make=make_split,
        ),
    ),
    actions=(
        Action(path="/actors/{actor}/merge", name="Say that two actors are one", asked=Merge, do=_merge),
        Action(path="/actors/{actor}/split", name="Say where it is somebody else", asked=Split, do=_split),
        Action(path="/actors/{actor}/rename", name="Say what it is called", asked=Rename, do=_rename),
        Action(path="/actors/{actor}/wikidata", name="Say what Wikidata knows it as", asked=Identify, do=_identify),
        Action(path="/actors/{actor}/undo", name="Take back what was said of an actor", asked=Undo, do=_undo),
    ),
)
