"""The card of one entry: who says it, how and in whose voice, what it comes to, how sure it is, who else tells it.

An article's id and the name of an entry come in; what is known of it goes out. The reader shows it beside the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from sayso.desk.articles import Record, article_meant, meant, record_named
from sayso.desk.readings import reading_with_card
from sayso.desk.routing import Page, Part
from sayso.errors import LedgerError
from sayso.records import (
    Act,
    ActorId,
    Appraisal,
    EntityId,
    Figure,
    Maker,
    Reading,
    Sentence,
    Statement,
    TellingView,
    Time,
    act_views,
    appraisal_views,
    enclosing,
    figure_views,
    statement_views,
    time_views,
)
from sayso.show.card import (
    ActEntry,
    AppraisalEntry,
    Card,
    Entry,
    FigureEntry,
    Party,
    SentenceEntry,
    StatementEntry,
    TimeEntry,
)
from sayso.show.citation import citation
from sayso.show.listing import AnyView
from sayso.show.page.nesting import KINDS
from sayso.show.safe import one_line
from sayso.show.source_places import places_of
from sayso.show.words import NOBODY, made_by
from sayso.store import ArticleView, Ledger

_MOST = 12
"""Other entries in the same words, and other tellings, that a card lists."""

_MOST_WORDS = 800
"""Characters of an entry's words that are told."""

_SHOWN = 100
"""Characters of an address that are told again where it means nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryAsked:
    """Which entry is asked for."""

    article: str
    """The article's id, or the beginning of that."""

    entry: str
    """Its name on the card, ``s3``, or the id of its record."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Who:
    """Somebody who says, does or demands something."""

    name: str
    actor: EntityId | None
    """Who it is across the ledger; None where no other article may mention it."""

    notes: tuple[str, ...] = ()
    """What the article says he is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Nearby:
    """Another entry that stands in the same words."""

    ref: str
    called: str
    """In words, such as ``act 2``."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryCard:
    """One entry, with what is known of it; it is of one kind, and the fields of the others are null."""

    article: ArticleView
    ref: str
    record: str
    """The record's id."""

    kind: str
    number: int
    words: str
    """From the first to the last word of its parts, in one line; long ones are cut."""

    statement: StatementEntry | None = None
    act: ActEntry | None = None
    figure: FigureEntry | None = None
    time: TimeEntry | None = None
    appraisal: AppraisalEntry | None = None
    sentence: SentenceEntry | None = None
    speaker: Who | None
    """Of a statement."""

    actor: Who | None
    """Who acts."""

    by: Who | None
    """Who demands, threatens or foretells it, where that is somebody else."""

    confidence: float | None
    """The reader's probability; None where rules found it, which have none."""

    made: str
    maker: Maker
    citation: str | None
    """The words with speaker, article and date; None for a sentence."""

    nearby: tuple[Nearby, ...]
    echoes: tuple[Nearby, ...]
    """Where the article repeats words of a statement."""

    tellings: tuple[TellingView, ...]
    """Of the same words, in other articles."""

    utterance: str | None
    """The id of the first utterance that they belong to."""

    @property
    def entry(self) -> Entry:
        """The entry itself, whatever its kind."""
        found = self.statement or self.act or self.figure or self.time or self.appraisal or self.sentence
        assert found  # noqa: S101  a card is made from one of them
        return found

    @property
    def called(self) -> str:
        """The entry in words."""
        return f"{self.kind} {self.number}"


def make_entry(ledger: Ledger, asked: EntryAsked) -> EntryCard:
    """Return what is known of the entry that is asked for."""
    view = article_meant(ledger, asked.article)
    reading, card = reading_with_card(ledger, view.id)
    found = meant(reading, entry=asked.entry)
    entries = {entry.ref: entry for entry in card.entries}
    entry = entries.get(found.entry) if found and found.entry else None
    if entry is None:
        hint = "It may have been read anew since, or corrected."
        raise LedgerError(asked.entry[:_SHOWN], f"no such entry in article {view.id}", hint)
    record = record_named(reading, entry.ref)
    people = _People(reading, ledger.entities_of((view.id,)))
    told = tuple(_told_elsewhere(ledger, record)) if isinstance(record, Statement) else ()
    return EntryCard(
        article=view,
        ref=entry.ref,
        record=record.id,
        kind=KINDS[entry.ref[0]],
        number=entry.number,
        words=_words(reading.article.text, record),
        statement=entry if isinstance(entry, StatementEntry) else None,
        act=entry if isinstance(entry, ActEntry) else None,
        figure=entry if isinstance(entry, FigureEntry) else None,
        time=entry if isinstance(entry, TimeEntry) else None,
        appraisal=entry if isinstance(entry, AppraisalEntry) else None,
        sentence=entry if isinstance(entry, SentenceEntry) else None,
        speaker=people.speaker(card, entry) if isinstance(entry, StatementEntry) else None,
        actor=people.acting(entry) if isinstance(entry, ActEntry) else None,
        by=people.making(entry) if isinstance(entry, ActEntry) else None,
        confidence=None if isinstance(record, Figure | Sentence) else record.confidence,
        made=made_by(record.method),
        maker=reading.maker,
        citation=_citation(reading, record),
        nearby=tuple(islice(_nearby(card.entries, entry), _MOST)),
        echoes=tuple(_brief(echo) for echo in card.echoes if echo.echo_of and entry.ref == f"s{echo.echo_of.number}"),
        tellings=tuple(telling for _, telling in told)[:_MOST],
        utterance=told[0][0] if told else None,
    )


class _People:
    """The actors of an article, and who they are across the ledger."""

    def __init__(self, reading: Reading, who: Mapping[ActorId, EntityId]) -> None:
        self._reading, self._who = reading, who

    def speaker(self, card: Card, entry: StatementEntry) -> Who:
        """Return who makes a statement."""
        speaker = next(one for one in card.speakers if entry in one.statements)
        actor = self._reading.statements[entry.number - 1].speaker
        return Who(name=speaker.name or NOBODY, actor=self._who.get(actor) if actor else None, notes=speaker.notes)

    def acting(self, entry: ActEntry) -> Who | None:
        """Return who acts."""
        return self._party(entry.actor, self._reading.acts[entry.number - 1].actor_id)

    def making(self, entry: ActEntry) -> Who | None:
        """Return who demands, threatens or foretells an act."""
        return self._party(entry.maker, self._reading.acts[entry.number - 1].by_id)

    def _party(self, party: Party | None, actor: ActorId | None) -> Who | None:
        if party is None:
            return None
        notes = (f"“{party.words.text}”",) if party.is_renamed else ()
        return Who(name=party.name, actor=self._who.get(actor) if actor else None, notes=notes)


def _words(text: str, record: Record) -> str:
    words = enclosing(places_of(record)).of(text)
    return one_line(words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]} …")


def _nearby(entries: Iterable[Entry], entry: Entry) -> Iterator[Nearby]:
    """Yield the other entries that share words with one, but for sentences, in text order."""
    spans = [stretch.span for stretch in entry.stretches]
    whole = enclosing(spans)
    found = []
    for other in entries:
        if other.ref == entry.ref or isinstance(other, SentenceEntry):
            continue
        theirs = [stretch.span for stretch in other.stretches if stretch.span.overlaps(whole)]
        if any(one.overlaps(span) for one in theirs for span in spans):
            found.append(other)
    yield from map(_brief, sorted(found, key=lambda other: (other.stretches[0].span.start, other.ref)))


def _brief(entry: Entry) -> Nearby:
    return Nearby(ref=entry.ref, called=f"{KINDS[entry.ref[0]]} {entry.number}", text=entry.stretches[0].text)


def _told_elsewhere(ledger: Ledger, record: Statement) -> Iterator[tuple[str, TellingView]]:
    """Yield the tellings of a statement's words in other articles, each with the id of its utterance."""
    for utterance in ledger.utterances(record.id):
        yield from ((utterance.id, one) for one in utterance.tellings if one.article != record.article_id)


def _citation(reading: Reading, record: Record) -> str | None:
    """Return a record as a citation; sentences have none."""
    views: Iterable[AnyView]
    match record:
        case Statement():
            views = statement_views(reading)
        case Act():
            views = act_views(reading)
        case Figure():
            views = figure_views(reading)
        case Time():
            views = time_views(reading)
        case Appraisal():
            views = appraisal_views(reading)
        case Sentence():
            return None
    return next(citation(view) for view in views if view.id == record.id)


PART = Part(
    pages=(
        Page(
            path="/articles/{article}/entries/{entry}",
            name="Entry",
            template="entry.html",
            asked=EntryAsked,
            view=EntryCard,
            make=make_entry,
        ),
    ),
)
