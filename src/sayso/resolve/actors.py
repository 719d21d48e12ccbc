"""Cluster the names of an article by whom they name, and gather who else is mentioned.

Reads the ``Name``s of one article, gives a ``Cast``: candidates for being an ``Actor``, to which resolution adds
nominal and pronoun mentions. Whom a description or a pronoun means is left to ``nominals`` and ``pronouns``.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping

from sayso.records import ActorType, Form
from sayso.resolve import words as w
from sayso.resolve.candidates import Candidate, Gender
from sayso.resolve.names import Name
from sayso.resolve.page import Page

OFFICES = frozenset({"department", "ministry"})
"""Open names whose initials may leave them out."""

_Bearers = dict[str, list[Candidate]]
"""Who bears a name with a word at one of its ends."""


class Cast:
    """The candidates of one article, and which name names whom."""

    def __init__(self, page: Page, names: tuple[Name, ...]) -> None:
        self.page = page
        self.names = names
        self._candidates: dict[int, Candidate] = {}
        self._described: dict[str, list[Candidate]] = defaultdict(list)
        self._with_noun: dict[str, list[Candidate]] = defaultdict(list)
        self._starts = [name.start for name in names]
        self._of_name: dict[int, Candidate] = {}
        self._short_forms: dict[str, Candidate] = {}
        self._towns: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
        """Places that are named with where they lie, by their names before the comma: "Port Salis, Omar"."""

        self._cluster_short(*self._cluster_long())
        for candidate in self.candidates:
            candidate.settle()

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Everybody, in the order in which they were taken in."""
        return tuple(self._candidates.values())

    def whom(self, name: Name) -> Candidate:
        """Return whom a name names."""
        return self._of_name[name.start]

    def names_in(self, start: int, end: int, last: int | None = None) -> tuple[Name, ...]:
        """Return the names that begin in a stretch of text, all or the ``last`` of them."""
        first, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.names[first if last is None else max(first, stop - last) : stop]

    def add(self, candidate: Candidate) -> Candidate:
        """Take in a candidate that has no name."""
        self._candidates[id(candidate)] = candidate
        return candidate

    def move(self, names: Mapping[Name, Candidate]) -> None:
        """Give names to others than those who bear them so far."""
        before = [self._of_name[name.start] for name in names]
        for (name, candidate), bearer in zip(names.items(), before, strict=True):
            bearer.forget(name.span)
            candidate.mention(name.span, Form.NAME)
            self._of_name[name.start] = candidate
        touched = dict.fromkeys((*before, *names.values()))
        for candidate in touched:
            candidate.names = []
        for name in self.names if touched else ():
            if (bearer := self._of_name[name.start]) in touched:
                bearer.names.append(name)
        for candidate in touched:
            if not candidate.names:
                del self._candidates[id(candidate)]

    def merge(self, candidate: Candidate, into: Candidate) -> None:
        """Take two candidates with names for one."""
        for name in candidate.names:
            self._of_name[name.start] = into
        into.names = sorted([*into.names, *candidate.names], key=lambda name: name.start)
        for span, form in candidate.mentions.items():
            into.mention(span, form)
        for word in w.ORGANISATIONS.intersection(word for name in candidate.names for word in name.words):
            self._with_noun[word].remove(candidate)
            _append(self._with_noun[word], into)
        for noun, places in candidate.descriptions.items():
            self._described[noun].remove(candidate)
            for place in places:
                self.describe(into, noun, place)
        into.type, into.gender = into.type or candidate.type, into.gender or candidate.gender
        into.human = candidate.human if into.human is None else into.human
        del self._candidates[id(candidate)]

    def describe(self, candidate: Candidate, noun: str, position: int) -> None:
        """Note that the article calls ``candidate`` a ``noun``."""
        if noun not in candidate.descriptions:
            self._described[noun].append(candidate)
        insort(candidate.descriptions.setdefault(noun, []), position)

    def described(self, noun: str) -> list[Candidate]:
        """Return whom the article anywhere calls a ``noun``."""
        return self._described.get(noun, [])

    def named_with(self, noun: str) -> list[Candidate]:
        """Return whose name has a word that heads the names of organisations."""
        return self._with_noun.get(noun, [])

    def _cluster_long(self) -> tuple[_Bearers, _Bearers]:
        """Cluster the names of several words; return who may be called by their last word, and who by their first."""
        whole: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
        alike: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in self.names:
            if len(name.words) > 1 and (town := self._town(name)):
                _append(self._towns[town], self._take(name, _bearer(self._towns[town], name)))
            elif len(name.words) > 1:
                found = (
                    _nearest(self._towns.get(name.words, []), name)
                    or _bearer(whole[name.words], name)
                    or _same_person(name, alike[name.words[-1]], whole)
                )
                if not whole[name.words]:
                    alike[name.words[-1]].append(name.words)
                _append(whole[name.words], self._take(name, found))
        self._find_short_forms(whole)
        by_last: _Bearers = defaultdict(list)
        by_first: _Bearers = defaultdict(list)
        for words, candidates in whole.items():
            for candidate in candidates:
                # Sudan is not South Sudan, and no Bank of Salis: what is no person goes by a noun alone, "the Council".
                personal = candidate.human is not False and not {"of", "for"} & set(words)
                if personal or words[-1] in w.ORGANISATIONS:
                    _append(by_last[words[-1]], candidate)
                if candidate.may_be_person and not any(name.article for name in candidate.names):
                    _append(by_first[words[0]], candidate)
        return by_last, by_first

    def _town(self, name: Name) -> tuple[str, ...]:
        """Return the words before the comma in the name of a place that tells where it lies as well; else none."""
        if name.kind is not ActorType.PLACE or "," not in self.page.text[name.start : name.end]:
            return ()
        numbers = range(name.first, name.last + 1)
        end = next((number for number in numbers if "," in self.page.gap(number)), name.last)
        return tuple(self.page.words[number].low for number in range(name.first, end + 1))

    def _cluster_short(self, by_last: _Bearers, by_first: _Bearers) -> None:
        """Cluster the names of one word, after the long ones, since one may stand before what it is short for."""
        single: _Bearers = defaultdict(list)
        spellings = _Spellings(by_last)
        for name in self.names:
            if len(name.words) == 1:
                word = name.words[0]
                long = (
                    self._short_forms.get(word.lower())
                    or _nearest(self._towns.get(name.words, []), name)
                    or _nearest(by_last[word], name)
                    or _nearest(by_first[word], name)
                    or _nearest(spellings.bearers(word), name)
                )
                candidate = self._take(name, long or _nearest(single[word], name))
                if long is None:
                    _append(single[word], candidate)

    def _take(self, name: Name, candidate: Candidate | None) -> Candidate:
        if candidate is None:
            candidate = self.add(Candidate())
        candidate.names.append(name)
        candidate.mention(name.span, Form.NAME)
        candidate.type = candidate.type or name.type
        candidate.human = candidate.human if candidate.human is not None else _human(name)
        ranks = "".join(title[0] for title in name.titles)
        if len(ranks) > 1:
            self.describe(candidate, ranks, name.start)
        for title in name.titles:
            if title in w.ROLES or title in w.NEUTRAL_TITLES:
                self.describe(candidate, title, name.start)
        candidate.gender = _gender(name) or candidate.gender
        for word in w.ORGANISATIONS.intersection(name.words):
            _append(self._with_noun[word], candidate)
        self._of_name[name.start] = candidate
        return candidate

    def _find_short_forms(self, whole: dict[tuple[str, ...], list[Candidate]]) -> None:
        """Take initials for the name they come from: "World Trade Council (WTC)", or later the bare initials."""
        singles = {name.words[0].lower() for name in self.names if len(name.words) == 1}
        for words, candidates in whole.items():
            candidate = candidates[0]
            initials = _initials(words)
            # "The Department of Tides and Fog": DTF, or TF.
            for short in (initials, initials[words[0] in OFFICES :]):
                if len(short) > 1 and short in singles and candidate.human is not True:
                    self._short_forms.setdefault(short, candidate)
        text = self.page.text
        for before, after in zip(self.names, self.names[1:], strict=False):
            gap = text[before.end : after.start]
            if gap in {" (", "’s (", "'s ("} and text[after.end : after.end + 1] == ")" and len(after.words) == 1:
                short = after.words[0].lower()
                begins = any(word[0] == short[0] for word in before.words)
                ends = len(before.words) > 1 and short.endswith(_initials(before.words))
                if text[after.start : after.end].isupper() and (begins or ends):
                    long = self._of_name.get(before.start)
                    if long is not None:
                        self._short_forms[short] = long


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in w.NAME_JOINTS)


def _human(name: Name) -> bool | None:
    """Say whether a name is a person's; None where nothing shows it."""
    return None if name.kind is None else name.kind is ActorType.PERSON


def may_bear(candidate: Candidate, name: Name) -> bool:
    """Say whether nothing in the titles and the type of a name speaks against its being a candidate's."""
    gender, human = _gender(name), _human(name)
    return (gender is None or candidate.gender in {None, gender}) and (
        human is None or candidate.human in {None, human}
    )


def _bearer(candidates: list[Candidate], name: Name) -> Candidate | None:
    """Return the first who may bear a name of these words: a town is no person of that name."""
    human = _human(name)
    return next((one for one in candidates if human is None or one.human in {None, human}), None)


def _same_person(
    name: Name, alike: list[tuple[str, ...]], whole: dict[tuple[str, ...], list[Candidate]]
) -> Candidate | None:
    """Find who else bears this last name behind more or fewer words: "Jens Okafor", "Jens Maria Okafor"."""
    if name.type is ActorType.ORGANISATION or _human(name) is False:
        return None
    for words in alike:
        short, long = sorted((words, name.words), key=len)
        fits = long[-len(short) :] == short or (long[0] == short[0] and set(short) <= set(long))
        if fits and (found := _bearer([one for one in whole[words] if one.may_be_person], name)):
            return found
    return None


SHORTEST_SPELLING = 5
"""Letters that a last name must have to be known when it is spelt otherwise."""


class _Spellings:
    """Finds last names that differ from a word by one letter, not the first and no s of a plural.

    Such two are alike once each lacks one letter at most: so those that may be are found without asking all.
    """

    def __init__(self, by_last: Mapping[str, list[Candidate]]) -> None:
        self._bearers = {last: bearers for last, bearers in by_last.items() if len(last) >= SHORTEST_SPELLING}
        self._lacking: dict[str, list[str]] = defaultdict(list)
        for last in self._bearers:
            for rest in _lacking_one(last):
                self._lacking[rest].append(last)

    def bearers(self, word: str) -> list[Candidate]:
        """Return the persons who may be meant by a word: "Zelenka" by "Zelencka"."""
        if len(word) < SHORTEST_SPELLING:
            return []
        alike = dict.fromkeys(last for rest in _lacking_one(word) for last in self._lacking.get(rest, ()))
        return [
            candidate
            for last in alike
            if _by_one_letter(word, last)
            for candidate in self._bearers[last]
            if candidate.human is True
        ]


def _lacking_one(word: str) -> dict[str, None]:
    """Return a word whole, and without each of its letters but the first."""
    return dict.fromkeys((word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))))


def _by_one_letter(one: str, other: str) -> bool:
    """Say whether two words are the same but for one letter, not the first and no s of a plural."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one[0] != other[0] or long in {short, f"{short}s"}:
        return False
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _append(candidates: list[Candidate], candidate: Candidate) -> None:
    if candidate not in candidates:
        candidates.append(candidate)


def _gender(name: Name) -> Gender | None:
    """Return what the titles before a name show."""
    for title in reversed(name.titles):
        if title in w.MALE_TITLES | w.FEMALE_TITLES:
            return "he" if title in w.MALE_TITLES else "she"
    return None


def _nearest(candidates: list[Candidate], name: Name) -> Candidate | None:
    """Return the candidate last named before ``name``, else the one first named behind it; "Mr. Lee" is no Ms. Lee."""
    fitting = [one for one in candidates if may_bear(one, name)]

    def distance(candidate: Candidate) -> tuple[bool, int]:
        before = candidate.last_mention(name.start)
        return (before < 0, -before if before >= 0 else candidate.names[0].start)

    return min(fitting, key=distance, default=None)
