"""The card of one article: all that was found in it, in words, each with the stretches of text it stands on.

The terminal and the page show the same card. It is made by ``card_making``; how it looks is left to ``card_print`` and
``page``. Words are as the article has them, one line each and harmless to print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sayso.records import ActType, AppraisalType, Article, Maker, Manner, Polarity, SentenceRole, Skipped, Span, Stage

_Item = TypeVar("_Item")


class Part(StrEnum):
    """What a stretch of text is to the entry it belongs to."""

    CONTENT = "content"
    SOURCE = "source"
    CUE = "cue"
    ACT = "act"
    """The cue of an act."""

    ACTION = "action"
    ACTOR = "actor"
    BY = "by"
    AMOUNT = "amount"
    WHEN = "when"
    CONDITION = "condition"
    FIGURE = "figure"
    TIME = "time"
    LOADED = "loaded"
    SCARE = "scare"
    ECHO = "echo"
    TARGET = "target"
    SENTENCE = "sentence"
    PLACE = "place"
    """Words that were asked for, and are no part of an entry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """One stretch of the article's text that an entry stands on."""

    entry: str
    """The entry's name on the card: ``s3`` for the third statement."""

    number: int
    """The entry's number among those of its kind, from 1."""

    ref: str
    """A name of its own on the card: ``s3-2``."""

    part: Part
    span: Span
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """Something known of the article as a whole."""

    label: str
    value: str | None
    """None where it is not known."""

    basis: str | None
    """Where it stood, such as "byline"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """In whose voice an entry stands."""

    who: str
    """``author``, whose statement it is, or ``unknown``."""

    number: int | None = None
    """Of the statement that tells it; None where no statement does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementEntry:
    """One statement."""

    ref: str
    number: int
    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]
    manner: Manner
    told: Told

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All that is marked in the text."""
        return (*self.content, *_there(self.source, self.cue))


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    """Somebody who speaks, and all that he says, in text order."""

    name: str | None
    """None where the article names nobody."""

    notes: tuple[str, ...]
    """What kind of actor it is, what the article says he is, how else it calls him when he speaks, and of a group's
    members those that its name does not name."""

    statements: tuple[StatementEntry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """Who acts or demands."""

    words: Stretch
    name: str
    """As resolved, else the words."""

    @property
    def is_renamed(self) -> bool:
        """Say whether words and name each have what the other lacks."""
        words, name = (set(text.casefold().split()) for text in (self.words.text, self.name))
        return not (words <= name or name <= words)


@dataclass(frozen=True, kw_only=True, slots=True)
class Valued:
    """Words, and what they come to where that is known and not the same."""

    words: Stretch
    value: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ActEntry:
    """One act, with the places that tell it again."""

    ref: str
    number: int
    type: ActType
    stage: Stage
    negated: bool
    cue: Stretch
    actor: Party | None
    by: Party | None
    action: tuple[Stretch, ...]
    amounts: tuple[Valued, ...]
    when: Valued | None
    condition: Stretch | None
    told: Told
    again: tuple[Stretch, ...]
    """The actions, else the cues, of the acts that tell the same."""

    @property
    def maker(self) -> Party | None:
        """Who demands, threatens or foretells, unless that is the one who acts, or in whose voice it stands."""
        if self.by is None or self.by.name == self.told.who or (self.actor and self.by.name == self.actor.name):
            return None
        return self.by

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All that is marked in the text."""
        parties = (party.words for party in (self.actor, self.by) if party)
        values = (valued.words for valued in (*self.amounts, *_there(self.when)))
        return (self.cue, *self.action, *parties, *values, *_there(self.condition), *self.again)


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What stands beside some words in their sentence, cut at words."""

    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureEntry:
    """One figure."""

    ref: str
    number: int
    words: Stretch
    value: str
    assumed: tuple[str, ...]
    around: Around
    told: Told

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All that is marked in the text."""
        return (self.words,)


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeEntry:
    """One time."""

    ref: str
    number: int
    words: Stretch
    value: str | None
    """The days it means, or how long it is, in words; None where that is not known."""

    how: str | None
    """From what the days were computed; None where they are stated or not known."""

    around: Around
    told: Told

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All that is marked in the text."""
        return (self.words,)


@dataclass(frozen=True, kw_only=True, slots=True)
class AppraisalEntry:
    """Loaded words, a scare quote, or an echo of a statement."""

    ref: str
    number: int
    type: AppraisalType
    words: Stretch
    target: Stretch | None
    polarity: Polarity | None
    told: Told
    echo_of: Told | None
    """Whose earlier statement holds the words."""

    @property
    def stance(self) -> str:
        """How loaded words stand to their target, in words that go before it, or alone where it is not named."""
        alone, before = {
            Polarity.POSITIVE: ("approving", "for"),
            Polarity.NEGATIVE: ("disapproving", "against"),
            None: ("loaded", "about"),
        }[self.polarity]
        return before if self.target else alone

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All that is marked in the text."""
        return (self.words, *_there(self.target))


@dataclass(frozen=True, kw_only=True, slots=True)
class SentenceEntry:
    """One sentence and what it does."""

    ref: str
    number: int
    words: Stretch
    role: SentenceRole
    told: Told

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All that is marked in the text."""
        return (self.words,)


Entry = StatementEntry | ActEntry | FigureEntry | TimeEntry | AppraisalEntry | SentenceEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One article and its entries, or those of them that stand in one voice."""

    article: Article
    maker: Maker
    title: Fact | None
    facts: tuple[Fact, ...]
    """Author, date and publisher, known or not."""

    speakers: tuple[Speaker, ...]
    """In the order in which they first speak."""

    acts: tuple[ActEntry, ...]
    figures: tuple[FigureEntry, ...]
    timeline: tuple[TimeEntry, ...]
    """Times whose days are known, from the earliest."""

    undated: tuple[TimeEntry, ...]
    """How long, how often, and what cannot be placed; in text order."""

    own_words: tuple[AppraisalEntry, ...]
    """Loaded words and scare quotes."""

    echoes: tuple[AppraisalEntry, ...]
    """Quoted words that an earlier statement holds: they quote nothing new, and are no own words."""

    sentences: tuple[SentenceEntry, ...]
    """All of them, whatever the voice: only a whole is accounted for."""

    skipped: Skipped | None
    voice: str | None
    """Whose entries these are; None: everybody's."""

    left_out: int
    """Entries that stand in another voice."""

    @property
    def statements(self) -> tuple[StatementEntry, ...]:
        """The statements of all speakers, by number."""
        return tuple(sorted((one for who in self.speakers for one in who.statements), key=lambda one: one.number))

    @property
    def entries(self) -> Iterator[Entry]:
        """Yield all entries, one kind after the other, sentences last."""
        kinds = (self.statements, self.acts, self.figures, self.timeline, self.undated, self.own_words, self.echoes)
        for entries in (*kinds, self.sentences):
            yield from entries

    @property
    def stretches(self) -> Iterator[Stretch]:
        """Yield all that is marked in the text."""
        for entry in self.entries:
            yield from entry.stretches

    @property
    def roles(self) -> dict[SentenceRole, int]:
        """How many sentences have each role, of those that there are."""
        counts = dict.fromkeys(SentenceRole, 0)
        for sentence in self.sentences:
            counts[sentence.role] += 1
        return {role: number for role, number in counts.items() if number}


def _there(*items: _Item | None) -> tuple[_Item, ...]:
    return tuple(item for item in items if item is not None)
