"""Choose whom a pronoun means: the nearest fitting candidate that the text has just spoken about.

Reads the names around the pronoun and the speakers resolved so far, gives a ``Candidate`` or None. No list of first names
tells the gender of anybody: only titles and earlier pronouns do.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sayso.records import ActorType, Span
from sayso.resolve import words as w
from sayso.resolve.actors import Candidate, Cast, Gender
from sayso.resolve.names import Name
from sayso.resolve.page import Page

SENTENCES = 6
"""How far back, in sentences, a pronoun looks."""

SPEAKER = 1.0
SUBJECT = 0.8
QUOTED = -1.5
POSSESSIVE = -0.5
UNPROVEN = -1.5


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
        self._quoted = sorted(quoted)
        self._turns: list[Turn] = []

    def spoke(self, turn: Turn) -> None:
        """Note a resolved speaker."""
        self._turns.append(turn)

    def find(self, pronoun: str, position: int, content: tuple[Span, ...]) -> Candidate | None:
        """Return whom a pronoun at ``position`` means; names within its own statement's ``content`` are not looked at."""
        if pronoun in w.HE or pronoun in w.SHE:
            gender: Gender = "he" if pronoun in w.HE else "she"
            found = self._person(gender, position, content)
            if found is not None:
                found.gender, found.type = gender, ActorType.PERSON
            return found
        if pronoun in w.THEY:
            return self._last(position, plural=True)
        return self._last(position, plural=False) if pronoun in w.IT else None

    def nearest_person(self, position: int, content: tuple[Span, ...]) -> Candidate | None:
        """Return whom "the official" means, where nothing says so."""
        return self._person(None, position, content)

    def nearest_body(self, position: int) -> Candidate | None:
        """Return which organisation or group "the group" means, where nothing says so."""
        return self._last(position, plural=False)

    def _person(self, gender: Gender | None, position: int, content: tuple[Span, ...]) -> Candidate | None:
        here = self._page.at(position)
        if here is None:
            return None
        best: tuple[float, int] | None = None
        found: Candidate | None = None
        for start, candidate, bonus in self._mentions(position, here.sentence):
            if not candidate.may_be_person or (gender and candidate.gender not in {None, gender}):
                continue
            if any(piece.start <= start < piece.end for piece in content):
                continue
            place = self._page.at(start)
            distance = here.sentence - place.sentence if place else SENTENCES
            value = bonus - distance + (0 if candidate.is_person else UNPROVEN)
            if best is None or (value, start) > best:
                best, found = (value, start), candidate
        return found

    def _mentions(self, position: int, sentence: int) -> list[tuple[int, Candidate, float]]:
        first = next(
            (n for n in range(len(self._page.words)) if self._page.words[n].sentence >= sentence - SENTENCES), 0
        )
        begin = self._page.starts[first] if self._page.starts else 0
        names = self._cast.names_in(begin, position)
        subjects = _subjects(self._page, names)
        found = [
            (name.start, self._cast.whom(name), self._bonus(name, name.start in subjects))
            for name in names
            if not name.article
        ]
        found += [
            (turn.start, turn.candidate, SPEAKER + SUBJECT)
            for turn in self._turns
            if begin <= turn.start < position and not turn.plural
        ]
        return found

    def _bonus(self, name: Name, subject: bool) -> float:  # noqa: FBT001
        quoted = any(piece.start <= name.start < piece.end for piece in self._quoted)
        owner = self._page.words[name.last].possessive
        return SUBJECT * subject + QUOTED * quoted + POSSESSIVE * owner

    def _last(self, position: int, *, plural: bool) -> Candidate | None:
        here = self._page.at(position)
        turns = [turn for turn in self._turns if turn.start < position]
        for turn in reversed(turns):
            place = self._page.at(turn.start)
            if here is None or place is None or here.sentence - place.sentence > SENTENCES:
                return None
            if turn.candidate.type is not ActorType.PERSON and not turn.candidate.is_person:
                if not plural or turn.plural or turn.candidate.type is ActorType.ORGANISATION:
                    return turn.candidate
        return None


def _subjects(page: Page, names: tuple[Name, ...]) -> set[int]:
    """Return where the first name of each sentence begins."""
    seen: set[int] = set()
    found: set[int] = set()
    for name in names:
        sentence = page.words[name.first].sentence
        if sentence not in seen:
            seen.add(sentence)
            found.add(name.start)
    return found


def last_before(starts: list[int], position: int) -> int:
    """Return the number of the last of ``starts`` before ``position``, or -1."""
    return bisect_left(starts, position) - 1
