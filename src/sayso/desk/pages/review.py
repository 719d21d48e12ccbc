"""Review: one entry after the other, the least certain first; what people decide about each is kept as a correction.

The page shows one entry with the sentences around it and says which ones follow; its script asks for those one by one
and sends what is decided. What a correction does is left to ``correcting``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from textwrap import shorten
from typing import Any

import msgspec
from starlette.exceptions import HTTPException

from sayso import correcting
from sayso.correcting import Draft, Entry, draft_of, find_entry, kind_of, state_of
from sayso.desk.articles import article_meant
from sayso.desk.review_context import Context, make_context
from sayso.desk.review_forms import DONE, FORMS, KindForm, question
from sayso.desk.routing import Action, AskedError, Desk, Done, Page, Part
from sayso.errors import LedgerError
from sayso.records import (
    ActorId,
    ActorType,
    ArticleId,
    CorrectionView,
    EntryKind,
    Figure,
    Method,
    Reading,
    Span,
    StatementView,
    enclosing,
)
from sayso.records.views import RecordView
from sayso.show.safe import one_line
from sayso.show.words import day, made_by, place
from sayso.store import (
    ActQuery,
    AppraisalQuery,
    ArticleQuery,
    FigureQuery,
    Ledger,
    ReviewQuery,
    ReviewView,
    StatementQuery,
    TimeQuery,
)

_AROUND = 2
"""Sentences before and after an entry that are shown first."""

_MOST_AROUND = 2_000

_WAIT = 10.0
"""Seconds that a decision waits for whoever else is writing."""

_MOST_SKIPPED = 10**9

_ONE_PERCENT = 0.01

_TOLD = 80
"""Characters of an entry that are told when it is decided."""

_PLACE = re.compile(r"(\d{1,12})-(\d{1,12})")
"""Words that somebody is named by, in place of the id of an actor."""

_SHOWN = 100
"""Characters of an address that are told again where it means nothing."""

_WHOM = "whom."
"""What the names of controls begin with that say who speaks or acts."""

_AHEAD = 6
"""Entries that follow, which are told so that the next one can be fetched while this one is looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewAsked:
    """Which entries are to be looked at, and which one now."""

    kind: EntryKind | None = None
    publisher: str | None = None
    article: str | None = None
    """The id of an article, or its beginning: only its entries."""

    entry: str | None = None
    """The id of the entry to be shown; without it the first one that waits."""

    of: str | None = None
    """The article of ``entry``, where it is known."""

    at: int | None = None
    """With ``article`` and without ``entry``: the place in its text at which something is missing."""

    around: int = _AROUND
    """How many sentences before and after the entry to show."""

    skip: int = 0
    """How many of those that wait were passed over."""

    brief: bool = False
    """Without what stands beside all entries alike: how many wait, and the publishers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewArticle:
    """The article that an entry is of."""

    id: str
    name: str
    """Its title, else its source."""

    publisher: str | None
    published: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorChoice:
    """An actor of the article, who can be chosen as one who speaks or acts."""

    id: str
    name: str
    type: ActorType | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewEntry:
    """An entry to be looked at."""

    kind: EntryKind
    id: str
    label: str
    asked: str
    """What is to be decided, as a question."""

    pieces: Mapping[str, tuple[tuple[int, int], ...]]
    """The places of its parts in the article's text, in code points."""

    values: Mapping[str, str]
    """What else is said of it, by name; who speaks or acts under ``whom.speaker`` and so on, by id."""

    seen: str
    """What it is, to be sent along with what is decided: if it has changed until then, whoever decides is told."""

    made: str
    history: tuple[str, ...]
    """What was said about it before."""

    waits: bool
    """Whether nobody has checked it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """One entry to be looked at, and which ones follow."""

    entry: ReviewEntry | None
    """None where nothing waits, or where something missing is to be added."""

    article: ReviewArticle | None
    context: Context | None
    around: int
    actors: tuple[ActorChoice, ...]
    forms: tuple[KindForm, ...]
    left: int | None
    """How many wait, this one among them; None in brief."""

    queue: tuple[str, ...]
    """The ids of the entries that follow."""

    publishers: tuple[str, ...]
    read: bool
    """Whether the ledger holds any article."""

    @property
    def form(self) -> KindForm:
        """What the entry is made of."""
        assert self.entry is not None  # noqa: S101  it is asked for where there is one
        return FORMS[self.entry.kind]

    @property
    def data(self) -> object:
        """What the page's script works with."""
        return msgspec.to_builtins(self)


def make_review(ledger: Ledger, asked: ReviewAsked) -> Review:
    """Return the entry that is asked for, else the first one that waits."""
    only = _article_id(ledger, asked.article) if asked.article else None
    query = ReviewQuery(kind=asked.kind, publisher=asked.publisher, article=only)
    waiting = tuple(ledger.to_review(replace(query, offset=max(0, min(asked.skip, _MOST_SKIPPED)), limit=_AHEAD)))
    ids = [one.id for one in waiting]
    meant = _meant(ledger, asked, only, waiting)
    around = max(0, min(asked.around, _MOST_AROUND))
    shown = _shown(ledger, meant, asked.at or 0, around) if meant else _NOTHING
    return Review(
        entry=shown.entry,
        article=shown.article,
        context=shown.context,
        actors=shown.actors,
        around=around,
        forms=tuple(FORMS.values()),
        left=None if asked.brief else ledger.count(query),
        # The list may have been made before or after what is shown was decided.
        queue=tuple(ids[ids.index(meant.entry) + 1 :] if meant and meant.entry in ids else ids),
        publishers=() if asked.brief else _publishers(ledger),
        read=meant is not None or any(True for _ in ledger.library(ArticleQuery(limit=1))),
    )


def _publishers(ledger: Ledger) -> tuple[str, ...]:
    found = next((facet.values for facet in ledger.facets(ArticleQuery()) if facet.name == "publisher"), ())
    return tuple(sorted(value.value for value in found))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shown:
    """What is shown of one article."""

    article: ReviewArticle | None = None
    entry: ReviewEntry | None = None
    context: Context | None = None
    actors: tuple[ActorChoice, ...] = ()


_NOTHING = _Shown()


def _article_id(ledger: Ledger, text: str) -> ArticleId:
    return ArticleId(article_meant(ledger, text).id)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Meant:
    """What is to be shown."""

    article: ArticleId
    entry: str | None = None
    kind: EntryKind | None = None


def _meant(ledger: Ledger, asked: ReviewAsked, only: ArticleId | None, waiting: Sequence[ReviewView]) -> _Meant | None:
    if asked.entry is not None:
        return _entry_meant(ledger, asked.entry, asked.of)
    if only is not None and (asked.at is not None or not waiting):
        return _Meant(article=only)
    return _Meant(article=waiting[0].article, entry=waiting[0].id, kind=waiting[0].kind) if waiting else None


def _entry_meant(ledger: Ledger, entry: str, article: str | None) -> _Meant:
    """Return the article of an entry and the id that the entry has now; ``LedgerError`` if there is none."""
    views: Mapping[EntryKind, Iterable[StatementView | RecordView]] = {
        EntryKind.STATEMENTS: ledger.search(StatementQuery(id=entry, limit=1)),
        EntryKind.ACTS: ledger.acts(ActQuery(id=entry, limit=1)),
        EntryKind.FIGURES: ledger.figures(FigureQuery(id=entry, limit=1)),
        EntryKind.TIMES: ledger.times(TimeQuery(id=entry, limit=1)),
        EntryKind.APPRAISALS: ledger.appraisals(AppraisalQuery(id=entry, limit=1)),
    }
    for kind, found in views.items():
        for view in found:
            return _Meant(article=ArticleId(view.article), entry=view.id, kind=kind)
    if article is not None:
        place = _article_id(ledger, article)
        for correction in reversed(ledger.entry_corrections(place, entry)):
            for there, now in correction.at_entries:
                if there == place and now is not None and correction.edit is not None:
                    return _Meant(article=place, entry=now, kind=correction.edit.entry)
    raise LedgerError(entry[:_SHOWN], "no such entry in the ledger", "It may have been corrected or rejected.")


def _shown(ledger: Ledger, meant: _Meant, at: int, around: int) -> _Shown:
    reading = ledger.reading(meant.article, only={"actors", "sentences", *([meant.kind] if meant.kind else [])})
    article = reading.article
    found = find_entry(reading, meant.entry) if meant.entry else None
    entry = _entry(ledger, reading, found) if found else None
    spans = [Span(*piece) for pieces in entry.pieces.values() for piece in pieces] if entry else []
    at = max(0, min(at, len(article.text) - 1))
    return _Shown(
        article=ReviewArticle(
            id=article.id,
            name=article.title.value if article.title else place(article.source),
            publisher=article.publisher.value if article.publisher else None,
            published=article.published.value if article.published else None,
        ),
        entry=entry,
        context=make_context(reading, enclosing(spans) if spans else Span(at, at + 1), around=around),
        actors=tuple(
            ActorChoice(id=actor.id, name=one_line(actor.name), type=actor.type)
            for actor in sorted(reading.actors, key=lambda actor: actor.name.casefold())
        ),
    )


def _entry(ledger: Ledger, reading: Reading, entry: Entry) -> ReviewEntry:
    kind, draft = kind_of(entry), draft_of(entry)
    said = ledger.entry_corrections(reading.article.id, entry.id) if entry.method is Method.PERSON else ()
    return ReviewEntry(
        kind=kind,
        id=entry.id,
        label=FORMS[kind].label,
        asked=question(reading, entry),
        pieces={role: tuple((span.start, span.end) for span in spans) for role, spans in draft.parts.items()},
        values={**draft.values, **{f"{_WHOM}{name}": str(actor) for name, actor in draft.whom.items()}},
        seen=state_of(entry),
        made=_made(entry),
        history=tuple(_told(correction) for correction in said),
        waits=entry.method is not Method.PERSON,
    )


def _made(entry: Entry) -> str:
    """Say how an entry was found, and how sure that is."""
    words = made_by(entry.method)
    words = words[:1].upper() + words[1:]
    if isinstance(entry, Figure):
        return f"{words}, with {', '.join(entry.assumed)} assumed." if entry.assumed else f"{words}."
    if entry.method is Method.PERSON:
        return f"{words}."
    sure = "less than 1%" if entry.confidence < _ONE_PERCENT else f"{entry.confidence:.0%}"
    return f"{words}, {sure} sure."


def _told(correction: CorrectionView) -> str:
    return f"{DONE[correction.kind]} by {one_line(correction.author)} on {day(correction.at[:10])}."


# What is decided


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided(Done):
    """What was decided about an entry."""

    correction: str
    """Its id, by which it can be taken back."""

    entry: str | None
    """The id of the entry as it is now; None where there is none any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenAsked:
    """Which entry is meant, and what the person saw of it."""

    article: str
    entry: str
    seen: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeAsked(SeenAsked):
    """What an entry is to be."""

    draft: str
    """JSON: ``parts`` with the places of their pieces, and ``values``; as in ``ReviewEntry``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddAsked:
    """What is missing in an article."""

    article: str
    kind: EntryKind
    draft: str
    """As of a change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UndoAsked:
    """What is to be taken back."""

    correction: str
    """The id of a correction."""


class _DraftGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft as the page's script sends it."""

    parts: dict[str, list[tuple[int, int]]]
    values: dict[str, str]


_given = msgspec.json.Decoder(_DraftGiven)


def accept(desk: Desk, asked: SeenAsked) -> Done:
    """Keep that an entry is right."""
    return _said(desk, asked, correcting.accept)


def reject(desk: Desk, asked: SeenAsked) -> Done:
    """Keep that an entry is none."""
    return _said(desk, asked, correcting.reject)


def change(desk: Desk, asked: ChangeAsked) -> Done:
    """Keep what an entry is."""
    return _said(desk, asked, partial(correcting.change, draft=_draft(asked.draft)))


def add(desk: Desk, asked: AddAsked) -> Done:
    """Keep that an entry is missing."""
    draft, article = _draft(asked.draft), ArticleId(asked.article)
    with _writing(desk) as ledger:
        return _decided(article, correcting.add(ledger, article, asked.kind, draft, author=desk.author))


def undo(desk: Desk, asked: UndoAsked) -> Done:
    """Take back what was decided."""
    with _writing(desk) as ledger:
        return _decided(None, correcting.undo(ledger, asked.correction, author=desk.author))


def _said(desk: Desk, asked: SeenAsked, say: Callable[..., CorrectionView]) -> Decided:
    """Keep what was said of an entry; 409 if it has become another since it was seen."""
    article = ArticleId(asked.article)
    with _writing(desk) as ledger:
        try:
            return _decided(article, say(ledger, article, asked.entry, seen=asked.seen, author=desk.author))
        except LedgerError as error:
            there = find_entry(ledger.reading(article), asked.entry)
            if there is not None and state_of(there) == asked.seen:
                raise
            raise HTTPException(409, f"{error.reason[:1].upper()}{error.reason[1:]}") from error


def _writing(desk: Desk) -> Ledger:
    return Ledger.open(desk.path, write=True, wait=_WAIT)


def _draft(text: str) -> Draft:
    try:
        given = _given.decode(text)
        return Draft(
            parts={role: tuple(Span(*piece) for piece in pieces) for role, pieces in given.parts.items() if pieces},
            values={name: value for name, value in given.values.items() if value and not name.startswith(_WHOM)},
            whom={
                name.removeprefix(_WHOM): _whom(value)
                for name, value in given.values.items()
                if value and name.startswith(_WHOM)
            },
        )
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
        raise AskedError(f"the draft cannot be read: {error}") from error


def _whom(value: str) -> ActorId | Span:
    place = _PLACE.fullmatch(value)
    return Span(int(place[1]), int(place[2])) if place else ActorId(value)


def _decided(article: ArticleId | None, correction: CorrectionView) -> Decided:
    entries = [entry for there, entry in correction.at_entries if there == article]
    words = shorten(one_line(correction.edit.words), _TOLD, placeholder=" …") if correction.edit else ""
    return Decided(
        told=f"{DONE[correction.kind]}: {words}." if words else f"{DONE[correction.kind]}.",
        correction=correction.id,
        entry=entries[-1] if entries else None,
    )


def _action(name: str, words: str, asked: type[Any], do: Callable[[Desk, Any], Done]) -> Action[Any]:
    return Action(path=f"/review/{name}", name=words, asked=asked, do=do)


PART = Part(
    pages=(
        Page(
            path="/review",
            name="Review",
            template="review.html",
            asked=ReviewAsked,
            view=Review,
            make=make_review,
        ),
    ),
    actions=(
        _action("accept", "Accept an entry", SeenAsked, accept),
        _action("reject", "Reject an entry", SeenAsked, reject),
        _action("change", "Correct an entry", ChangeAsked, change),
        _action("add", "Add an entry", AddAsked, add),
        _action("undo", "Take a correction back", UndoAsked, undo),
    ),
)
