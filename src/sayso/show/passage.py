"""One record where it stands: the sentences around it, its words marked, and how it is known.

Takes a reading and the id of one of its records; gives a ``RecordPassage``. How it looks is left to the desk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.records import (
    AUTHOR,
    Act,
    Appraisal,
    AppraisalType,
    EntryKind,
    Figure,
    Maker,
    Manner,
    Reading,
    Span,
    Stage,
    Statement,
    Time,
    enclosing,
    holder,
)
from sayso.show.card import (
    ActEntry,
    AppraisalEntry,
    Fact,
    FigureEntry,
    Party,
    StatementEntry,
    TimeEntry,
)
from sayso.show.card_making import make_card
from sayso.show.clauses import clause
from sayso.show.listing import who
from sayso.show.marks import marks, segments
from sayso.show.safe import harmless_lines, one_line
from sayso.show.words import made_by

_MOST = 2500
"""Characters of a passage that are shown: about a page; some texts are one sentence of a million characters."""

_TOLD = {
    Manner.DIRECT: "in direct speech",
    Manner.INDIRECT: "in the article’s words",
    Manner.MIXED: "in the article’s words, some of them quoted",
}

Record = Statement | Act | Figure | Time | Appraisal

_Entry = StatementEntry | ActEntry | FigureEntry | TimeEntry | AppraisalEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Words of a passage."""

    text: str
    parts: tuple[str, ...]
    """What they are to the record, the outermost first; empty for words around it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordPassage:
    """One record where it stands."""

    record: str
    """Its id."""

    article: str
    """The article's id."""

    article_source: str
    title: str | None
    publisher: str | None
    published: str | None
    pieces: tuple[Piece, ...]
    """The sentences that hold the record."""

    begins: bool
    """Whether what is shown begins where a sentence does."""

    ends: bool

    facts: tuple[Fact, ...]
    """What the record says, and in whose voice."""

    confidence: float | None
    """None where rules found it, which have none."""

    made: str
    maker: Maker


def find_record(reading: Reading, kind: EntryKind, record_id: str) -> Record | None:
    """Return the record of this kind and id, if ``reading`` has it."""
    records: tuple[Record, ...] = getattr(reading, kind)
    return next((record for record in records if record.id == record_id), None)


def make_passage(reading: Reading, record: Record) -> RecordPassage:
    """Return the passage of one of the records of ``reading``."""
    entry = _entry(reading, record)
    article = reading.article
    stretches = entry.stretches
    extent = enclosing([stretch.span for stretch in stretches])
    around = _around(reading, extent)
    shown = _near(article.text, around, extent)
    pieces = tuple(
        Piece(
            text=harmless_lines(segment.span.of(article.text)),
            parts=tuple(dict.fromkeys(mark.part.value for mark in segment.under)),
        )
        for segment in segments(shown, marks(stretches))
    )
    return RecordPassage(
        record=record.id,
        article=article.id,
        article_source=article.source,
        title=article.title.value if article.title else None,
        publisher=article.publisher.value if article.publisher else None,
        published=article.published.value if article.published else None,
        pieces=pieces,
        begins=shown.start == around.start,
        ends=shown.end == around.end,
        facts=tuple(fact for fact in _facts(reading, record, entry) if fact.value),
        confidence=None if isinstance(record, Figure) else record.confidence,
        made=made_by(record.method),
        maker=reading.maker,
    )


def _entry(reading: Reading, record: Record) -> _Entry:
    """Return the card's entry of a record, from a card that has no others but statements, which tell and are echoed."""
    alone = replace(reading, acts=(), figures=(), times=(), appraisals=())
    match record:
        case Statement():
            number = reading.statements.index(record) + 1
            return next(one for one in make_card(alone).statements if one.number == number)
        case Act():
            # Amounts and dates say what they come to; an act that tells another one again is shown for itself.
            act = replace(record, same_as=None)
            return make_card(replace(alone, acts=(act,), figures=reading.figures, times=reading.times)).acts[0]
        case Figure():
            return make_card(replace(alone, figures=(record,))).figures[0]
        case Time():
            card = make_card(replace(alone, times=(record,)))
            return (*card.timeline, *card.undated)[0]
        case Appraisal():
            card = make_card(replace(alone, appraisals=(record,)))
            return (*card.own_words, *card.echoes)[0]


def _around(reading: Reading, extent: Span) -> Span:
    """Return the sentences that hold ``extent``, else its block."""
    sentences = [one.span for one in reading.sentences if one.span.overlaps(extent)]
    block = holder([block.span for block in reading.article.blocks], extent.start)
    return enclosing([extent, *(sentences or ([block] if block else ()))])


def _near(text: str, around: Span, extent: Span) -> Span:
    """Return ``around``, or of very long sentences what is near ``extent``, cut where its words have mostly gone by."""
    if len(around) <= _MOST:
        return around
    near = Span(max(around.start, extent.start - _MOST // 4), min(around.end, extent.end + _MOST // 4))
    found = clause(near.of(text), Span(extent.start - near.start, extent.end - near.start))
    start = near.start + found.start
    return Span(start, min(near.start + found.end, start + _MOST))


def _facts(reading: Reading, record: Record, entry: _Entry) -> Iterator[Fact]:
    """Yield what an entry says, each under its label; what is not known has no value."""
    match entry:
        case StatementEntry():
            assert isinstance(record, Statement)  # noqa: S101  an entry is made from its record
            name = next((actor.name for actor in reading.actors if actor.id == record.speaker), None)
            yield _fact("said by", who(name, entry.source.text if entry.source else None))
            yield _fact("told", _TOLD[entry.manner])
        case ActEntry():
            stage = None if entry.stage is Stage.ANNOUNCED else entry.stage.value
            kind = (entry.type.value, "negated" if entry.negated else None, stage)
            yield _fact("what", ", ".join(part for part in kind if part))
            yield _fact("who", _party(entry.actor))
            yield _fact("by", _party(entry.by))
            for amount in entry.amounts:
                yield _fact("amount", amount.value)
            yield _fact("when", entry.when.value if entry.when else None)
            yield _fact("condition", entry.condition.text if entry.condition else None)
        case FigureEntry():
            yield _fact("value", entry.value)
            yield _fact("assumed", ", ".join(entry.assumed) or None)
        case TimeEntry():
            yield _fact("means", entry.value, entry.how)
        case AppraisalEntry():
            yield _fact(
                "what", "scare quotes" if entry.type is AppraisalType.SCARE else f"loaded words, {entry.stance}"
            )
            yield _fact("judged", entry.target.text if entry.target else None)
            yield _fact("repeats words of", entry.echo_of.who if entry.echo_of else None)
    yield _fact("voice", "the article’s own" if entry.told.who == AUTHOR else entry.told.who)


def _fact(label: str, value: str | None, basis: str | None = None) -> Fact:
    return Fact(label=label, value=one_line(value) if value else None, basis=basis)


def _party(party: Party | None) -> str | None:
    return who(party.name, party.words.text) if party else None
