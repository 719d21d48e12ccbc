"""Choose whom a pronoun means: the nearest fitting candidate that the text has just spoken about.

Reads the names around the pronoun and the speakers resolved so far, gives a ``Candidate`` or None. No list of first
names tells the gender of anybody: only titles and earlier pronouns do.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass

from sayso.english import words as english
from sayso.records import ActorType, Span
from sayso.resolve import words as w
from sayso.resolve.actors import Cast
from sayso.resolve.candidates import Candidate, Gender
from sayso.resolve.page import Page

SENTENCES = 6
"""How far back, in sentences, a pronoun looks."""

MENTIONS = 100
"""How many mentions it looks at there: a text without full stops is one sentence."""

# What a place adds, in sentences of distance. Set by the share of right speakers on the training part of the acts
# corpus (its own spans), where each alone may be halved or doubled for less than a point.
SPEAKER = 1.0
"""Somebody spoke there."""

SUBJECT = 0.8
"""The first name of its sentence, or a speaker."""

QUOTED = -1.5
"""Named by another within a quotation."""

POSSESSIVE = -0.5
OBJECT = -1.0
UNSHOWN = -0.5
"""No title, role or earlier pronoun shows a person, but the name has several words."""

UNPROVEN = -1.5
"""Nothing shows a person, but it has spoken before."""

UNNAMED = -0.25
"""It has no name: a description that once spoke would draw every later "he". From -0.25 to -0.5 no figure changes."""

LINKED = 1.0
"""It is whom the pronoun means by its chain of mentions. From 0.5 to 2.0 the share of right speakers on the training
part differs by less than a third of a point."""

OFTEN = 0.2
"""For an organisation, each time that it is named, up to ten times."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A place where a candidate was found to speak."""

    start: int
    candidate: Candidate
    plural: bool


class Antecedents:
    """What pronouns of one article may mean, growing as its statements are resolved in text order."""

    def __init__(self, page: Page, cast: Cast, quoted: tuple[Span, ...]) -> None:
        self._page = page
        self._cast = cast
        self._prominence = _prominence(page, cast, quoted)
        self._turns: list[Turn] = []
        self._spoken: set[Candidate] = set()

    def spoke(self, turn: Turn) -> None:
        """Note a resolved speaker."""
        insort(self._turns, turn, key=lambda other: other.start)
        self._spoken.add(turn.candidate)

    def find(
        self, pronoun: str, position: int, content: tuple[Span, ...], linked: Candidate | None = None
    ) -> Candidate | None:
        """Return whom a pronoun at ``position`` means, which is nobody in the ``content`` of its own statement.

        ``linked`` is whom it means by the chains of analysis.
        """
        if pronoun in english.HE or pronoun in english.SHE:
            gender: Gender = "he" if pronoun in english.HE else "she"
            found = self._person(gender, position, content, linked)
            if found is not None:
                found.gender, found.type = gender, ActorType.PERSON
            return found
        if pronoun in english.THEY:
            return linked or self._last(position, plural=True)
        if pronoun in english.IT:
            return linked if linked is not None and not linked.is_person else self._last(position, plural=False)
        return None

    def nearest_person(self, position: int, content: tuple[Span, ...]) -> Candidate | None:
        """Return whom "the official" means, where nothing says so."""
        return self._person(None, position, content, None)

    def nearest_of(
        self,
        kind: ActorType,
        position: int,
        content: tuple[Span, ...],
        fits: Callable[[Candidate], bool] | None = None,
        sentences: int = SENTENCES,
    ) -> Candidate | None:
        """Return whom "the company" means, where nothing says so: the one of its kind that was spoken about last."""
        here = self._page.at(position)
        if here is None:
            return None
        best: tuple[float, int] | None = None
        found: Candidate | None = None
        for start, candidate, bonus in self._mentions(position, here.sentence, articles=True):
            if candidate.type is not kind or (fits and not fits(candidate)):
                continue
            if any(piece.start <= start < piece.end for piece in content):
                continue
            place = self._page.at(start)
            distance = here.sentence - place.sentence if place else SENTENCES
            if distance > sentences:
                continue
            value = bonus - distance + OFTEN * min(len(candidate.names), 10)
            if best is None or (value, start) > best:
                best, found = (value, start), candidate
        return found

    def _person(
        self, gender: Gender | None, position: int, content: tuple[Span, ...], linked: Candidate | None
    ) -> Candidate | None:
        here = self._page.at(position)
        if here is None:
            return None
        best: tuple[float, int] | None = None
        found: Candidate | None = None
        places = self._mentions(position, here.sentence)
        if linked is not None and not linked.names and (at := linked.last_mention(position)) >= 0:
            places.append((at, linked, 0.0))
        for start, candidate, bonus in places:
            if not candidate.may_be_person or (gender and candidate.gender not in {None, gender}):
                continue
            if any(piece.start <= start < piece.end for piece in content):
                continue
            place = self._page.at(start)
            distance = here.sentence - place.sentence if place else SENTENCES
            value = bonus - distance + UNNAMED * (not candidate.names)
            if candidate is linked:
                value += LINKED
            if candidate.type is not ActorType.PERSON and candidate.gender is None:
                if not candidate.is_person and candidate not in self._spoken:
                    continue
                value += UNSHOWN if candidate.is_person else UNPROVEN
            if best is None or (value, start) > best:
                best, found = (value, start), candidate
        if found is None and linked is not None and linked.may_be_person and linked.gender in {None, gender}:
            return linked
        return found

    def _mentions(self, position: int, sentence: int, *, articles: bool = False) -> list[tuple[int, Candidate, float]]:
        begin = self._begin(sentence)
        names = self._cast.names_in(begin, position, MENTIONS)
        found = [
            (name.start, self._cast.whom(name), self._prominence[name.start])
            for name in names
            if articles or not name.article
        ]
        found += [
            (turn.start, turn.candidate, SPEAKER + SUBJECT)
            for turn in self._turns_within(begin, position, MENTIONS)
            if not turn.plural
        ]
        return found

    def _turns_within(self, start: int, end: int, last: int | None = None) -> list[Turn]:
        first = bisect_left(self._turns, start, key=lambda turn: turn.start)
        stop = bisect_left(self._turns, end, key=lambda turn: turn.start)
        return self._turns[first if last is None else max(first, stop - last) : stop]

    def _begin(self, sentence: int) -> int:
        """Return where the first sentence begins that is looked at from ``sentence``."""
        words = self._page.words
        first = bisect_left(words, sentence - SENTENCES, key=lambda word: word.sentence)
        return words[min(first, len(words) - 1)].start

    def _last(self, position: int, *, plural: bool) -> Candidate | None:
        """Return who spoke last and is no person; for "they" a group, several or an organisation."""
        here = self._page.at(position)
        if here is None:
            return None
        begin = self._begin(here.sentence)
        for turn in reversed(self._turns_within(begin, position)):
            candidate = turn.candidate
            if candidate.is_person:
                continue
            if not plural and (turn.plural or candidate.type is ActorType.GROUP):
                continue
            if not plural or turn.plural or candidate.type is ActorType.ORGANISATION:
                return candidate
        return None


def _prominence(page: Page, cast: Cast, quoted: tuple[Span, ...]) -> dict[int, float]:
    """Return for the start of each name how much its place speaks for its bearer being spoken about."""
    in_quotation = {name.start for piece in quoted for name in cast.names_in(piece.start, piece.end)}
    sentences: set[int] = set()
    found: dict[int, float] = {}
    for name in cast.names:
        first, number = page.words[name.first], name.first - len(name.titles) - 1
        value = SUBJECT if first.sentence not in sentences else 0.0
        value += QUOTED * (name.start in in_quotation)
        value += POSSESSIVE * page.words[name.last].possessive
        value += OBJECT * (number >= 0 and page.words[number].low in w.OBJECT_MARKS)
        sentences.add(first.sentence)
        found[name.start] = value
    return found
