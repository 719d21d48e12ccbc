"""Cluster the names of an article by whom they name, and gather who else is mentioned.

Reads the ``Name``s of one article, gives a ``Cast``: candidates for being an ``Actor``, to which resolution adds
nominal and pronoun mentions. Whom a description or a pronoun means is left to ``nominals`` and ``pronouns``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

from sayso.records import Actor, ActorType, ArticleId, Form, Mention, Span
from sayso.resolve import words as w
from sayso.resolve.names import Name, bare
from sayso.resolve.page import Page

Gender = Literal["he", "she"]


@dataclass(slots=True, eq=False)
class Candidate:
    """Somebody or something that the article mentions, while its mentions are being gathered."""

    names: list[Name] = field(default_factory=list)
    mentions: dict[Span, Form] = field(default_factory=dict)
    type: ActorType | None = None
    gender: Gender | None = None
    places: list[int] = field(default_factory=list)
    """Where the mentions begin, in text order."""

    descriptions: dict[str, list[int]] = field(default_factory=dict)
    """The nouns that the article says this is ("mayor"), each with the places where it does, in text order."""

    nominal: str = ""
    """The words that describe it, where it has no name."""

    given: list[Mention] = field(default_factory=list)
    """The names that analysis found and this bears, in text order; they outweigh ``names`` that overlap them."""

    @property
    def may_be_person(self) -> bool:
        """Whether nothing speaks against a person."""
        return self.type in {None, ActorType.PERSON}

    @property
    def is_person(self) -> bool:
        """Whether the words show a person, or a name of several words shows nothing else."""
        several = any(len(name.words) > 1 and not name.article for name in self.names)
        return self.type is ActorType.PERSON or (self.type is None and several)

    def mention(self, span: Span, form: Form) -> None:
        """Add a mention, unless the same words are one already."""
        if span not in self.mentions:
            self.mentions[span] = form
            insort(self.places, span.start)

    def last_mention(self, position: int) -> int:
        """Return where it was last mentioned before ``position``, or -1."""
        number = bisect_left(self.places, position)
        return self.places[number - 1] if number else -1


class Cast:
    """The candidates of one article, and which name names whom."""

    def __init__(self, page: Page, names: tuple[Name, ...]) -> None:
        self.page = page
        self.names = names
        self.candidates: list[Candidate] = []
        self._described: dict[str, list[Candidate]] = defaultdict(list)
        self._with_noun: dict[str, list[Candidate]] = defaultdict(list)
        self._starts = [name.start for name in names]
        self._of_name: dict[int, Candidate] = {}
        self._short_forms: dict[str, Candidate] = {}
        self._cluster()

    def whom(self, name: Name) -> Candidate:
        """Return whom a name names."""
        return self._of_name[name.start]

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """Return the names that begin in a stretch of text."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def add(self, candidate: Candidate) -> Candidate:
        """Take in a candidate that has no name."""
        self.candidates.append(candidate)
        return candidate

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

    def _cluster(self) -> None:
        """Long names first, since a short one may stand before the long one that it is short for."""
        whole: dict[tuple[str, ...], Candidate] = {}
        alike: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in self.names:
            if len(name.words) > 1:
                found = whole.get(name.words) or _same_person(name, alike[name.words[-1]], whole)
                if name.words not in whole:
                    alike[name.words[-1]].append(name.words)
                whole[name.words] = self._take(name, found)
        self._find_short_forms(whole)
        by_last: dict[str, list[Candidate]] = defaultdict(list)
        by_first: dict[str, list[Candidate]] = defaultdict(list)
        for words, candidate in whole.items():
            if not {"of", "for"} & set(words):
                _append(by_last[words[-1]], candidate)
            if candidate.may_be_person and not any(name.article for name in candidate.names):
                _append(by_first[words[0]], candidate)
        single: dict[str, list[Candidate]] = defaultdict(list)
        for name in self.names:
            if len(name.words) == 1:
                word = name.words[0]
                long = (
                    self._short_forms.get(word.lower())
                    or _nearest(by_last[word], name)
                    or _nearest(by_first[word], name)
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

    def _find_short_forms(self, whole: dict[tuple[str, ...], Candidate]) -> None:
        """Take initials for the name they come from: "World Trade Council (WTC)", or later the bare initials."""
        singles = {name.words[0].lower() for name in self.names if len(name.words) == 1}
        for words, candidate in whole.items():
            strong = [word for word in words if word not in w.NAME_JOINTS]
            initials = "".join(word[0] for word in strong)
            if len(strong) > 1 and initials in singles:
                self._short_forms.setdefault(initials, candidate)
        text = self.page.text
        for before, after in zip(self.names, self.names[1:], strict=False):
            gap = text[before.end : after.start]
            if gap in {" (", "’s (", "'s ("} and text[after.end : after.end + 1] == ")" and len(after.words) == 1:
                short = after.words[0].lower()
                if text[after.start : after.end].isupper() and any(word[0] == short[0] for word in before.words):
                    long = self._of_name.get(before.start)
                    if long is not None:
                        self._short_forms[short] = long


def _same_person(name: Name, alike: list[tuple[str, ...]], whole: dict[tuple[str, ...], Candidate]) -> Candidate | None:
    """Find who else bears this last name behind more or fewer words: "Jens Okafor", "Jens Maria Okafor"."""
    if name.type is ActorType.ORGANISATION:
        return None
    for words in alike:
        short, long = sorted((words, name.words), key=len)
        fits = long[-len(short) :] == short or (long[0] == short[0] and set(short) <= set(long))
        if fits and whole[words].may_be_person:
            return whole[words]
    return None


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
    gender = _gender(name)
    fitting = [one for one in candidates if gender is None or one.gender in {None, gender}]

    def distance(candidate: Candidate) -> tuple[bool, int]:
        before = candidate.last_mention(name.start)
        return (before < 0, -before if before >= 0 else candidate.names[0].start)

    return min(fitting, key=distance, default=None)


def overlapping(span: Span, among: Sequence[Name | Span]) -> range:
    """Return the numbers of those that share a character with ``span``, of names or spans in text order and apart."""
    return range(
        bisect_right(among, span.start, key=attrgetter("end")), bisect_left(among, span.end, key=attrgetter("start"))
    )


def words_of(page: Page, span: Span) -> tuple[str, ...]:
    """Return the words of a name as ``Name.words`` has them, whoever found it."""
    lows = (page.words[number].low for number in page.within(span.start, span.end))
    return bare(tuple(low for low in lows if low != "the"))


def to_actor(candidate: Candidate, article_id: ArticleId, page: Page) -> Actor:
    """Return the record of a candidate: its fullest name, and its mentions in text order."""
    given = {mention.span: mention for mention in candidate.given}
    types = Counter(mention.type for mention in candidate.given if mention.type)
    usual = next((type_ for type_, _ in types.most_common(1)), None)
    spans = tuple(given)
    names = [(name.span, name.words) for name in candidate.names if not overlapping(name.span, spans)]
    names += [(span, words_of(page, span)) for span in spans]
    borne = {word for span in spans for word in words_of(page, span)}

    def is_name(span: Span) -> bool:
        """Whether a name that analysis did not find may be one: of those that it found for him it is a part."""
        return not spans or (not overlapping(span, spans) and borne.issuperset(words_of(page, span)))

    mentions = {
        span: Mention(span=span, form=form, type=usual if form is Form.NAME else None)
        for span, form in candidate.mentions.items()
        if form is not Form.NAME or is_name(span)
    } | given
    kept: list[Span] = []
    reach = 0
    for span in sorted(mentions, key=lambda span: (span.start, -span.end)):
        if span.end > reach or span in given:
            kept.append(span)
            reach = max(reach, span.end)
    fullest = max(names, key=lambda name: (len(name[1]), len(name[0]), -name[0].start), default=None)
    return Actor(
        article_id=article_id,
        name=fullest[0].of(page.text) if fullest else candidate.nominal,
        mentions=tuple(mentions[span] for span in kept),
        type=candidate.type or usual,
    )
