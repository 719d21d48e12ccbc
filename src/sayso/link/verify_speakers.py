"""Who speaks in a transcript by its labels, beside whom an article names: whether that is plainly somebody else.

The labels of the texts and the actors of an article come in; yes or no goes out. A label that names no person says
nothing ("Q", "THE CHAIR"), nor does an article whose speaker is no person or has no name. Nothing is guessed: names
that share a word, or nearly one, may be one person's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.english.names import (
    CORPORATE,
    COURTESY,
    GENERATIONS,
    INSTITUTIONS,
    MEDIA,
    PARTICLES,
    SUFFIXES,
    TRADES,
)
from sayso.english.words import words_of
from sayso.link.folding import fold, sound
from sayso.records import Actor, ActorId, ActorType, Article, Form, GivenText, Span

_ROLES = words_of(
    "administrator adviser advisor ambassador anchor announcer archbishop assemblyman assemblywoman audience attorney"
    " bishop candidate captain caller cardinal ceo cfo chair chairman chairperson chairwoman chancellor chief clerk"
    " coach colonel comedian commander commentator commissioner congressman congresswoman coordinator coroner"
    " correspondent councillor councilor councilman councilwoman counsel court crowd dean defendant delegate deputy"
    " director doctor economist editor envoy executive expert facilitator father female former founder general"
    " governor guest head host imam inspector interpreter interviewee interviewer journalist judge justice king lawyer"
    " leader lieutenant major male man manager mayor mediator member men minister moderator mp mep msp narrator"
    " nurse officer official operator panel panelist panellist participant pastor person player plaintiff pm pope"
    " premier presenter president prime prince princess principal producer professor prosecutor protester queen"
    " question questioner rabbi rapporteur registrar reporter representative researcher resident respondent scientist"
    " secretary senator sergeant sheikh sheriff sister solicitor speaker spokesman spokesperson spokeswoman staff"
    " student superintendent teacher translator treasurer unidentified unknown vice vicepresident victim viewer voice"
    " voices volunteer volunteers whip witness woman women undersecretary"
    " all answer both conversation everyone q a qa several various"
    " acting current deputy former honourable honorable interim madam new assistant second third"
)
"""Say in a label what somebody is or does, not what he is called; they are no names by themselves."""

_ADDRESSED = COURTESY | words_of("madame monsieur herr frau señor señora senor senora mister")
_ORGANISATIONS = CORPORATE | MEDIA | TRADES | INSTITUTIONS
_JOINING = words_of("of for at in and from the to by on with")
"""Stand in labels that say what somebody is: "Mayor of Halden"."""

_NO_NAMES = _ROLES | _ADDRESSED | PARTICLES | SUFFIXES | frozenset(GENERATIONS)

_BEGINNING = 4
"""Letters of a word that begins another one: "Alex" and "Alexander", "Hale" and "Hale's"."""

_MISSPELT = 5
"""Letters, at least, of words of which one may be the other misspelt."""

_LIKENESS = 0.8
"""What two such words share at least: "Lindqvist" and "Lindquist"."""


@dataclass(frozen=True, slots=True)
class _Name:
    """The words of a label that name somebody."""

    words: frozenset[str]
    is_person: bool
    """Whether the label itself shows that they name a person; a word alone may be a role that is not known here."""


class Labels:
    """The labels of some texts, read as names."""

    def __init__(self, texts: Iterable[GivenText]) -> None:
        self.texts = tuple(texts)
        self._names = [
            {label: _read(label) for label in {one.label.of(given.article.text) for one in given.speeches if one.label}}
            for given in self.texts
        ]

    def name(self, text: int, label: Span) -> _Name | None:
        """Return what a label names; None where that is no person, as far as it shows."""
        return self._names[text].get(label.of(self.texts[text].article.text))

    def names(self, text: int) -> list[_Name]:
        """Return all names among the labels of a text."""
        return [name for name in self._names[text].values() if name]


class Speakers:
    """The actors of an article, beside the labels."""

    def __init__(self, article: Article, actors: Iterable[Actor], labels: Labels) -> None:
        self._labels = labels
        self._actors = {actor.id: actor for actor in actors}
        self._called = {actor.id: _called(article, actor) for actor in self._actors.values()}
        self._known: dict[tuple[ActorId, int, str], bool] = {}

    def name(self, speaker: ActorId | None) -> str | None:
        """Return what the article calls an actor."""
        actor = self._actors.get(speaker) if speaker else None
        return actor.name if actor else None

    def is_another(self, speaker: ActorId | None, text: int, label: Span | None) -> bool:
        """Say whether a label plainly names somebody else than the one whom the article has speak."""
        if label is None or speaker is None or speaker not in self._actors:
            return False
        key = speaker, text, label.of(self._labels.texts[text].article.text)
        if key not in self._known:
            self._known[key] = self._differs(speaker, text, label)
        return self._known[key]

    def _differs(self, speaker: ActorId, text: int, label: Span) -> bool:
        name, actor, called = self._labels.name(text, label), self._actors[speaker], self._called[speaker]
        if name is None or not called or actor.members or actor.type not in {ActorType.PERSON, None}:
            return False
        if _shared(name.words, called) or self._is_no_person(name):
            return False
        labels = self._labels.names(text)
        if any(_shared(other.words, called) for other in labels):
            return True  # the text names the article's speaker elsewhere
        return actor.type is ActorType.PERSON and (name.is_person or self._is_known(name, labels))

    def _is_no_person(self, name: _Name) -> bool:
        """Say whether the article knows an organisation, a place or a group by the words of a label."""
        return any(
            name.words <= called and self._actors[one].type not in {ActorType.PERSON, None}
            for one, called in self._called.items()
        )

    def _is_known(self, name: _Name, labels: Sequence[_Name]) -> bool:
        """Say whether a word alone is known to be a person's name, from the article or from another label."""
        people = (called for one, called in self._called.items() if self._actors[one].type is ActorType.PERSON)
        persons = (other.words for other in labels if other.is_person)
        return any(name.words <= words for words in (*people, *persons))


def _called(article: Article, actor: Actor) -> frozenset[str]:
    """Return the words of all names of an actor, and the letters that stand for each; none where it has no name."""
    names = [mention.span.of(article.text) for mention in actor.mentions if mention.form is Form.NAME]
    found: set[str] = set()
    for name in [*names, actor.name] if names else ():
        words = [word for word in fold(name).split() if word not in _ROLES and word not in _ADDRESSED]
        found.update(words, ["".join(word[0] for word in words)])
    return frozenset(word for word in found if len(word) > 1)


def _read(label: str) -> _Name | None:
    """Return the name in a label, without what stands behind a comma: "ANN LEE, HOST"."""
    words = fold(label.partition(",")[0]).split()
    while words and words[-1] in SUFFIXES:
        words.pop()
    if not words or words[-1] in _NO_NAMES or not _JOINING.isdisjoint(words):
        return None
    named = [word for word in words if word not in _NO_NAMES and len(word) > 1 and word.isalpha()]
    addressed, role = words[0] in _ADDRESSED, not _ROLES.isdisjoint(words)
    if not addressed and not _ORGANISATIONS.isdisjoint(named):
        named = [word for word in named if word not in _ORGANISATIONS] if role else []
    if not named or named[-1] != words[-1]:
        return None
    return _Name(frozenset(named), is_person=addressed or role or len(named) > 1)


def _shared(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Say whether two names may be one person's: whether they have a word in common, or nearly."""
    theirs = tuple(theirs)
    return any(_alike(one, other) for one in ours for other in theirs)


def _alike(one: str, other: str) -> bool:
    if one == other or sound(one) == sound(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _BEGINNING and longer.startswith(shorter):
        return True
    return len(shorter) >= _MISSPELT and SequenceMatcher(None, one, other).ratio() >= _LIKENESS
