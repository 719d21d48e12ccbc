"""Review: one entry after the other, the least certain first; what people decide about each is kept as a correction.

The page shows one entry with the sentences around it and says which ones follow; its script asks for those one by one.
What is decided about them is left to ``review_decisions``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from sayso.correcting import Entry, draft_of, find_entry, kind_of, state_of
from sayso.desk.articles import article_meant
from sayso.desk.review_context import Context, make_context
from sayso.desk.review_forms import DONE, FORMS, KindForm, question
from sayso.desk.routing import Page, Part
from sayso.errors import LedgerError
from sayso.records import (
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
from sayso.show.words import day, made_by, place, sure
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

_MOST_SKIPPED = 10**9

_SHOWN = 100
"""Characters of an address that are told again where it means nothing."""

WHOM = "whom."
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
        values={**draft.values, **{f"{WHOM}{name}": str(actor) for name, actor in draft.whom.items()}},
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
    return f"{words}, {sure(entry.confidence)} sure."


def _told(correction: CorrectionView) -> str:
    return f"{DONE[correction.kind]} by {one_line(correction.author)} on {day(correction.at[:10])}."


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
)
