"""Read lists of those who speak or act together: "Ann Lee, the mayor, and Bo Kim", "two lawyers, Ann Lee and Bo Kim".

Reads the finished ``Actor``s of one article and its ``NounPhrases``; gives whom a stretch of text puts together.
A list within a description ("the ministers of Omar and Salis") names no members; one behind it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.english import words as english
from sayso.english.words import words_of
from sayso.records import Actor, ActorId, ActorType, Form, Span
from sayso.resolve import words as w
from sayso.resolve.noun_phrases import ARTICLES, NounPhrases, runs_on

JOINTS = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("and",))
LEADS = frozenset({"both"})
OTHERS = words_of("other others")
LONGEST = 150
"""How many words a list may have."""

BEHIND = 40
"""How many words behind a description its members may be named in."""

ENDS = (",", ".", ")", ";", ":", " –", " —", " -", "\n")


@dataclass(frozen=True, slots=True)
class List:
    """A stretch of text that puts several together."""

    span: Span
    members: tuple[ActorId, ...]
    """In text order; none where it only describes them."""

    others: bool = False
    """Whether it names others beside them without their names: "Ann Lee and other critics"."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two joints of a list."""

    numbers: range
    behind_and: bool
    member: ActorId | None = None
    type: ActorType | None = None
    describes: bool = False
    """Whether it may say what the one before it is: "the mayor of Salis"."""

    names: bool = False
    """Whether it opens with a name and stands for no bearer of it: "Salis Sands executives"."""

    plural: bool = False
    """Whether it describes several: "the ministers of Omar"."""


class Lists:
    """The lists of one article."""

    def __init__(self, phrases: NounPhrases, actors: Iterable[Actor]) -> None:
        self._page = page = phrases.page
        self._phrases = phrases
        self._name_at: dict[int, tuple[range, ActorId, ActorType | None]] = {}
        self._others: dict[int, tuple[int, ActorId]] = {}
        """What is mentioned by noun or pronoun: where its mention begins, with the longest one's end."""

        for actor in actors:
            for mention in actor.mentions:
                numbers = page.within(mention.span.start, mention.span.end)
                if mention.form is Form.NAME:
                    for number in numbers:
                        if number not in self._name_at or len(numbers) > len(self._name_at[number][0]):
                            self._name_at[number] = (numbers, actor.id, mention.type or actor.type)
                elif numbers and actor.type is not ActorType.GROUP:
                    self._others[numbers[0]] = (numbers.stop, actor.id)

    def read(self, span: Span) -> List | None:
        """Return the list that a stretch of text is."""
        numbers = self._page.within(span.start, span.end)[:LONGEST]
        numbers = range(numbers.start, self._relative(numbers))
        if numbers and self._page.words[numbers[0]].low in LEADS:
            numbers = numbers[1:]
        parts = self._parts(numbers)
        if not parts:
            return None
        if parts[0].plural and parts[0].member is None:
            return self._described(parts)
        members = _named(parts)
        if members is None:
            return None
        listed = [part for part in parts if part.member or part.behind_and]
        return replace(
            self._list(numbers, listed, members), others=self._page.words[listed[-1].numbers[0]].low in OTHERS
        )

    def _described(self, parts: list[_Part]) -> List | None:
        """Read "the ministers of Omar and Salis", with those who are named behind it."""
        persons = [part for part in parts if part.type is ActorType.PERSON and part.member]
        if len(persons) > 1 and persons[-1].behind_and:
            return self._list(parts[0].numbers, persons, _ids(persons))
        if persons or (len(parts) > 1 and not (parts[-1].behind_and and all(part.member for part in parts[1:]))):
            return None
        behind = self._behind(parts[-1].numbers.stop)
        if not behind and len(parts) == 1:
            return None
        return self._list(parts[0].numbers, behind or parts, _ids(behind))

    def _behind(self, begin: int) -> list[_Part]:
        """Return the persons whom a list between commas, or dashes, names from a word on."""
        page = self._page
        stop = min(begin + BEHIND, len(page.words))
        if begin >= stop or runs_on(page.gap(begin - 1)):
            return []
        sentence = page.words[begin - 1].sentence
        numbers = range(begin, next((n for n in range(begin, stop) if page.words[n].sentence != sentence), stop))
        persons: list[_Part] = []
        for part in self._parts(numbers):
            if part.member and part.type is ActorType.PERSON:
                persons.append(part)
                if part.behind_and:
                    closed = page.gap(part.numbers[-1]).startswith(ENDS)
                    return persons if closed and len(persons) > 1 else []
            elif not (part.describes and persons):
                return []
        return []

    def _list(self, first: range, parts: list[_Part], members: tuple[ActorId, ...]) -> List:
        words = self._page.words
        return List(Span(words[first[0]].start, words[parts[-1].numbers[-1]].end), members)

    def _relative(self, numbers: range) -> int:
        """Return where a relative clause begins, or the words end."""
        return next((n for n in numbers[1:] if self._page.words[n].low in english.RELATIVE), numbers.stop)

    # Parts

    def _parts(self, numbers: range) -> list[_Part]:
        """Cut words at commas and at "and", outside of names."""
        parts: list[_Part] = []
        begin, behind_and, number = numbers.start, False, numbers.start
        while number < numbers.stop:
            inside = number > begin and number in self._name_at and number - 1 in self._name_at[number][0]
            joint = 0 if inside else self._joint(number, numbers.stop)
            parted = number > begin and not inside and not self._phrases.runs_on(number - 1)
            if joint or parted:
                if number > begin:
                    parts.append(self._part(range(begin, number), behind_and=behind_and, first=not parts))
                begin, behind_and = number + joint, bool(joint) or (number == begin and behind_and)
            number += max(joint, 1)
        if begin < numbers.stop:
            parts.append(self._part(range(begin, numbers.stop), behind_and=behind_and, first=not parts))
        return parts

    def _joint(self, number: int, stop: int) -> int:
        """Return how many words of "and", "as well as" stand at a number."""
        words = self._page.words
        for joint in JOINTS:
            if number + len(joint) < stop and all(words[number + n].low == low for n, low in enumerate(joint)):
                return len(joint)
        return 0

    def _part(self, numbers: range, *, behind_and: bool, first: bool) -> _Part:
        if not first and self._page.gap(numbers[0] - 1).endswith("("):
            return _Part(numbers, behind_and, describes=True)  # "Fair Tides (FT)"
        if self._page.words[numbers[0]].low in OTHERS:
            return _Part(numbers, behind_and)
        found = self._name_in(numbers)
        if found is not None:
            return _Part(numbers, behind_and, member=found[1], type=found[2])
        if (mentioned := self._mentioned(numbers)) is not None and not self._describes(numbers):
            return _Part(numbers, behind_and, member=mentioned)
        return _Part(
            numbers,
            behind_and,
            describes=self._describes(numbers),
            names=numbers[0] in self._name_at,
            plural=self._is_plural(numbers),
        )

    def _name_in(self, numbers: range) -> tuple[range, ActorId, ActorType | None] | None:
        """Return the name that a part stands for: "Ann Lee" in "Mayor Ann Lee of Salis"."""
        words = self._page.words
        number = numbers.start
        while number < numbers.stop:
            found = self._name_at.get(number)
            if found is None:
                number += 1
                continue
            last = min(found[0].stop, numbers.stop) - 1
            before = words[numbers.start : number]
            ends = last + 1 == numbers.stop or words[last + 1].low in w.BREAKS
            if ends and not words[last].possessive and not any(one.low in w.BREAKS for one in before):
                return found
            office = last + 1 == numbers.stop and found[2] is ActorType.PERSON and not words[last].possessive
            if office and number > numbers.start and self._is_office(numbers.start, number):
                return found
            number = last + 1
        return None

    def _is_office(self, begin: int, name: int) -> bool:
        """Say whether the words before a name are an office in full: "Minister of State for Trade Ms"."""
        before = self._page.words[name - 1]
        if (
            before.low in w.BREAKS | ARTICLES
            or before.possessive
            or (before.low in w.ROLES and before.low != "minister")
        ):
            return False
        return all(self._page.words[number].low not in w.BREAKS - OFFICE for number in range(begin, name))

    def _mentioned(self, numbers: range) -> ActorId | None:
        """Return whose noun or pronoun a part is."""
        begin = numbers.start
        for start in (begin, begin + 1):
            stop, whom = self._others.get(start, (0, None))
            if whom is not None and start < numbers.stop and stop <= numbers.stop:
                return whom
        return None

    def _describes(self, numbers: range) -> bool:
        role = self._phrases.read(numbers.start, ActorType.PERSON, until=numbers.stop)
        return role is not None and role.stop == numbers.stop

    def _is_plural(self, numbers: range) -> bool:
        """Say whether the noun of a part, before its first preposition, is the plural of one for persons."""
        words = self._page.words
        stop = next((n for n in numbers if words[n].low in w.BREAKS), numbers.stop)
        return stop > numbers.start and stop - 1 not in self._name_at and w.names_people(words[stop - 1].low)


OFFICE = words_of("of for on")
"""Stand within the words of an office."""


def _named(parts: list[_Part]) -> tuple[ActorId, ...] | None:
    """Return the members of a list, of which one at least stands behind an "and"; None if it is no list."""
    named: list[_Part] = []
    rest = False
    for part in parts:
        if part.member:
            named.append(part)
        elif part.behind_and and part is parts[-1] and not part.names:
            rest = True  # "Ann Lee and other critics", but not "Fair Tides and Salis Sands executives"
        elif not (part.describes and named and not part.behind_and):
            return None
    if any(part.type is ActorType.PERSON for part in named):
        named = [part for part in named if part.type is not ActorType.PLACE]  # "Ann Lee, Salis, and Bo Kim, Omar"
    if not named or not (rest or named[-1].behind_and):
        return None
    return _ids(named)


def _ids(parts: list[_Part]) -> tuple[ActorId, ...]:
    return tuple(dict.fromkeys(part.member for part in parts if part.member))
