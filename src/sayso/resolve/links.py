"""What a chain of mentions says of each, and which of its mentions cannot mean the same as most of it.

Reads the links that ``chains`` makes of the chains of one article, and moves mentions between them: "she" in a chain
that is mostly "he" means somebody else. Whom a link means, is left to ``chains``.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.english import words as english
from sayso.records import ActorType, Form, Mention, Span
from sayso.resolve import words as w
from sayso.resolve.candidates import Candidate, Gender
from sayso.resolve.page import Page

Pronouns = frozenset[str]

_GENDERS: Mapping[Pronouns, Gender] = {english.HE: "he", english.SHE: "she"}
_CLASSES = (english.I_WORDS, english.WE, english.YOU, *_GENDERS)
"""Pronouns of one person, number and gender; "they" and "it" may stand for any."""


@dataclass(slots=True, eq=False)
class Link:
    """What a chain says of one mention."""

    whom: Candidate | None = None
    """Whom it means; None as long as nobody is known to be meant."""

    mentions: list[Mention] = field(default_factory=list)
    """All mentions of the chain but the names that their bearers have already."""


def class_of(page: Page, mention: Mention, end: int) -> Pronouns | None:
    """Return the pronouns of one person, number and gender that go with a mention whose head ends at a place."""
    if mention.form is Form.PRONOUN:
        low = mention.span.of(page.text).lower()
        return next((words for words in _CLASSES if low in words), None)
    noun = page.at(end - 1)
    low = noun.low if noun is not None and noun.end == end else ""
    return english.HE if low in w.MALE else english.SHE if low in w.FEMALE else None


class Mixed:
    """The links of one article, of which some mix mentions that cannot mean one."""

    def __init__(self, links: Sequence[Link], classes: Mapping[Span, Pronouns]) -> None:
        self._links = links
        self._classes = classes
        self._usual = [self._most(link) for link in links]
        self._shown: dict[Pronouns, list[tuple[int, Link]]] = {words: [] for words in _CLASSES}
        """Where each class of pronouns has a chain that mostly shows it, in text order."""

        self._named: dict[Pronouns, list[tuple[int, Link]]] = {words: [] for words in _CLASSES}
        """Where a person is named whose chain shows no pronouns."""

        for link, usual in zip(links, self._usual, strict=True):
            known = self._shown if usual else self._named
            for words in [usual] if usual else self._open_to(link):
                known[words] += [(start, link) for start in _starts(link)]
        for places in (*self._shown.values(), *self._named.values()):
            places.sort(key=lambda place: place[0])

    def part(self) -> Iterator[tuple[Mention, Link]]:
        """Move each mention that cannot mean whom most of its chain does; yield it with the link that it has then.

        That is the one that goes by its pronouns and was mentioned last before, or else one of its own.
        """
        for link, usual in zip(self._links, self._usual, strict=True):
            own: dict[Pronouns, Link] = {}
            for mention in tuple(link.mentions):
                words = self._classes.get(mention.span)
                if words is None or usual is None or not _apart(words, usual):
                    continue
                found = (_last(known[words], mention.span.start) for known in (self._shown, self._named))
                into = next(filter(None, found), None) or own.setdefault(words, Link())
                link.mentions.remove(mention)
                insort(into.mentions, mention, key=lambda one: one.span)
                yield mention, into

    def _most(self, link: Link) -> Pronouns | None:
        """Return the class that most mentions of a chain are of; None if none is, or several are alike often."""
        counts = Counter(words for one in link.mentions if (words := self._classes.get(one.span)) is not None)
        most = max(counts, key=counts.__getitem__, default=None)
        alone = most is not None and sum(often == counts[most] for often in counts.values()) == 1
        return most if alone else None

    def _open_to(self, link: Link) -> Iterable[Pronouns]:
        """Return the classes that a person may go by who is named in a chain and has none of them there."""
        whom = link.whom
        if whom is None or whom.type is not ActorType.PERSON or any(one.span in self._classes for one in link.mentions):
            return ()
        return [words for words, gender in _GENDERS.items() if whom.gender in {None, gender}]


def _starts(link: Link) -> Iterator[int]:
    yield from (one.span.start for one in link.mentions)
    if link.whom is not None:
        yield from link.whom.places


def _last(places: Sequence[tuple[int, Link]], position: int) -> Link | None:
    """Return the chain that stands last before a position, of all places in text order."""
    number = bisect_left(places, position, key=lambda place: place[0])
    return places[number - 1][1] if number else None


def _apart(one: Pronouns, most: Pronouns) -> bool:
    """Say whether what goes by some pronouns is nobody who mostly goes by others.

    In speech one and the same is "I" and "you" in turn, and "I" where he is told of as "he"; but who is mostly "I" is
    not told of.
    """
    if english.WE in {one, most}:
        return one != most
    return {one, most} == {english.HE, english.SHE} or (most == english.I_WORDS and one in _GENDERS)
