"""Read the noun phrases that say what somebody or something is, where one may stand.

Reads the ``Page`` and the ``Findings`` of one article; gives ranges of word numbers. Whose role a phrase is, and
whether one may stand there, is left to ``roles``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from sayso.english import words as english
from sayso.english.words import words_of
from sayso.records import ActorType, Findings, Span
from sayso.resolve import words as w
from sayso.resolve.page import Page

ARTICLES = frozenset({"a", "an", "the"})
DETERMINERS = ARTICLES | w.POSSESSIVE_PRONOUNS | {"another", "one"}
WITHIN = words_of("and then first second third own only most more") | {"a", "an", "the"}
"""Function words that may stand within a noun phrase."""

PREPOSITIONS = words_of("of for to at in on with from under against")
"""May go on with a role: "adviser to the mayor on trade"."""

LOOSE = PREPOSITIONS - {"of", "for", "to"}
"""Go on with a role before a name alone: not so "the mayor at the start", "the mayor in 2015"."""

ORDINALS = words_of("first second third")
"""With a capital, a part of an office: "First Minister"."""

KIN = words_of(
    "father mother son daughter husband wife brother sister widow widower uncle aunt friend colleague partner boss"
)
"""Say nothing without the one whose they are."""

AGE = re.compile(r"\d{1,3}(?:-year-old)?\Z")
BEHIND_NOUNS = words_of("responsible available able unable likely present")
"""Adjectives that stand behind their noun, with what belongs to them."""

PREMODIFIERS = 8
LONGEST = 30
"""How many words before its noun, and in all, a role may have."""

BEGINS_BEHIND = words_of("said says told and or as by with from to of for against including like when while")
"""Before the words that describe a name, tell that they begin there."""

BARS = english.FUNCTION_WORDS | w.CALENDAR | w.BREAKS
"""Are never among the words that describe a name."""

ADJECTIVES = words_of(
    "former then current acting prime vice deputy senior chief foreign interim interior assistant incoming outgoing"
    " national federal state local regional general defence defense finance health trade energy veteran longtime"
)
"""Go with a role wherever they stand before one."""

NO_HEADS = ADJECTIVES - {"chief", "deputy", "general", "assistant", "veteran"} | words_of(
    "man woman person boy girl teen teenager victim resident member-state spokespersons"
    " favor favour honor honour labor labour behavior behaviour error terror tenor humor rumor glamor vigor"
)
"""Say nothing of what somebody is, or go before a noun that does."""

ORGANISATIONS = (w.ORGANISATIONS | w.CORPORATE) - w.DOCUMENTS | words_of(
    "airline airport arm bloc brand business carrier carmaker chain conglomerate contractor daily developer giant"
    " insurer journal lender lobby maker manufacturer militia nonprofit non-profit operator platform"
    " producer provider retailer startup start-up store subsidiary supplier think-tank thinktank trader unit utility"
    " weekly wing"
)
PERSONS = words_of(
    "academic acrobat actress appointee apprentice aristocrat bailiff blacksmith brigadier bureaucrat cadet centre-back"
    " champion classmate cleric comic conscript constable convict coxswain employee featherweight flyweight fullback"
    " goldsmith guru harbourmaster headmaster heavyweight heir heiress hero heroine hostage inmate landlady landlord"
    " laureate lightweight locksmith maestro magistrate magnate marshal mechanic medic middleweight midwife monarch"
    " monk nominee notary nun oligarch patron pirate poet priest prophet quarterback recruit reeve referee refugee"
    " schoolboy schoolgirl seamstress shepherd soprano steward superintendent surgeon teammate trustee tycoon"
    " undergraduate vet vicar virtuoso waitress warlord welterweight"
)
"""Nouns for one person, besides those that every rule knows."""

PLACES = words_of(
    "area borough capital city country county district enclave hub island kingdom land nation neighbour neighbor"
    " neighbourhood neighborhood peninsula port province region republic state suburb superpower territory town"
    " village"
)


@cache
def is_office(noun: str) -> bool:
    """Say whether a noun, in lower case, tells what one person is."""
    if noun in NO_HEADS or noun in english.FUNCTION_WORDS:
        return False
    if noun in w.ROLES | w.NEUTRAL_TITLES | PERSONS or noun in {"king", "queen", "prince", "princess"}:
        return True
    tail = noun.rpartition("-")[2]
    return w.names_person(noun) or (tail != noun and is_office(tail))


class NounPhrases:
    """The noun phrases of one article."""

    def __init__(self, page: Page, found: Findings) -> None:
        self.page = page
        cues = [one.cue for one in found.statements if one.cue] + [one.cue for one in found.acts]
        self._cues = {number for cue in cues for number in page.within(cue.start, cue.end)}
        self._sources = sorted({one.source for one in found.statements if one.source})
        self._named: set[int] = set()
        """The words of the names of persons, by number."""

        self._in_name: dict[int, int] = {}
        """Of each word of a name the number of the first one."""

        for mention in found.names:
            numbers = page.within(mention.span.start, mention.span.end)
            self._in_name.update(dict.fromkeys(numbers, numbers.start))
            if mention.type is ActorType.PERSON:
                self._named.update(numbers)

    def is_cue(self, number: int) -> bool:
        """Say whether a word tells that somebody speaks or acts."""
        return number in self._cues

    def is_in_name(self, number: int) -> bool:
        """Say whether a word is part of somebody's or something's name."""
        return number in self._in_name

    def runs_on(self, number: int) -> bool:
        """Say whether the phrase that a word stands in may go on behind it."""
        return runs_on(self.page.gap(number)) or self._is_shortened(number)

    def source_end(self, number: int) -> int:
        """Return the number behind the last word of the source that a word stands in, or behind all words."""
        start = self.page.words[number].start
        at = bisect_right(self._sources, start, key=lambda span: span.start) - 1
        if at >= 0 and start < self._sources[at].end:
            return self.page.within(0, self._sources[at].end).stop
        return len(self.page.words)

    def span(self, numbers: range) -> Span:
        """Return the place of a phrase in the text, with the full stop of "Gen."."""
        page, last = self.page, self.page.words[numbers[-1]]
        stop = last.low in w.ABBREVIATIONS and page.text[last.end : last.end + 1] == "."
        return Span(page.words[numbers[0]].start, last.end + stop)

    def is_head(self, number: int, type_: ActorType | None) -> bool:
        """Say whether a word may say what an actor of this type is."""
        word = self.page.words[number]
        if (
            word.possessive
            or number in self._cues
            or word.low.startswith("@")
            or (number in self._named and word.low not in w.PERSONAL)
        ):
            return False
        if type_ is ActorType.PLACE:
            return not word.capital and word.low in PLACES
        if type_ in {ActorType.ORGANISATION, ActorType.GROUP}:
            return not word.capital and word.low in ORGANISATIONS
        if not is_office(word.low) or (
            word.low == "general" and number and w.is_plural(self.page.words[number - 1].low)
        ):
            return False
        # "Alexander" and "Reuter" end like nouns for persons.
        known = word.low in w.ROLES or word.low in w.NEUTRAL_TITLES or word.low in w.PEOPLE
        return not word.capital or known or word.low in self.page.lower or "-" in word.low

    def read(self, begin: int, type_: ActorType | None, until: int | None = None) -> range | None:
        """Return the words of the phrase that begins at a number, without its article; None if it says no role.

        It ends with its noun and what "of" and the like add to it, before the number ``until`` in any case.
        """
        page = self.page
        until = min(until if until is not None else len(page.words), begin + LONGEST, len(page.words))
        start = begin
        while start < until and (page.words[start].low in DETERMINERS or AGE.match(page.words[start].low)):
            if start + 1 < until and not runs_on(page.gap(start)):
                return None
            start += 1
        if start >= until or self._stops(start, start):
            return None
        end = start
        while end + 1 < until and runs_on(page.gap(end)) and not self._stops(end + 1, start):
            end += 1
        for head in range(end, start - 1, -1):
            if self.is_head(head, type_) and (head == end or page.words[head + 1].low == "and"):
                more = self._object(head, until) if head == end else head
                return range(start, more + 1) if start < more or page.words[head].low not in KIN else None
        return None

    def begin(self, head: int) -> int:
        """Return where the words begin that go with the noun at a number."""
        page = self.page
        begin, sure = head, head  # What goes with the noun by all appearance, and what goes with it for sure.
        for at in range(head - 1, max(head - 1 - PREMODIFIERS, -1), -1):
            word = page.words[at]
            if not self.runs_on(at) or word.low.endswith("ly"):
                return sure if page.words[head].capital else begin
            if word.low == "then":
                return at
            if self._in_name.get(at, at) < at and at not in self._named:
                begin, sure = at, at if sure == at + 1 else sure  # "Bank of Omar governor"
                continue
            if word.low == "and" and at > 0 and page.gap(at - 1) == " " and self._is_joined(at, head):
                begin, sure = at - 1, at - 1 if sure == at + 1 else sure
                continue
            if word.low in DETERMINERS or AGE.match(word.low):
                return begin
            if word.low in BEGINS_BEHIND or at in self._cues:
                return sure if page.words[head].capital else begin
            if word.low in {"in", "at"} and self.page.words[head].capital:
                return self._behind_place(begin, head)
            if word.low in BARS and not (word.capital and word.low in ORDINALS | w.BREAKS):
                return sure
            if at in self._named and not word.possessive and word.low not in w.PERSONAL:
                return sure
            begin = at
            if sure == at + 1 and (word.capital or word.low in ADJECTIVES):
                sure = at
        return sure

    def _behind_place(self, begin: int, head: int) -> int:
        """Return where an office begins whose words follow those of a place: "in Salis Mayor Ann Lee"."""
        return next((number for number in range(begin, head) if number not in self._in_name), head)

    def _is_joined(self, joint: int, head: int) -> bool:
        """Say whether "and" joins two offices of one, or two parts of an office: "Police and Crime Commissioner"."""
        before = self.page.words[joint - 1]
        part = before.capital and self.page.words[joint + 1].capital and joint + 1 != head
        return self.is_head(joint - 1, ActorType.PERSON) or (part and joint - 1 not in self._in_name)

    def _stops(self, number: int, start: int) -> bool:
        """Say whether a word goes on with no noun phrase that begins at ``start``."""
        word = self.page.words[number]
        if number in self._cues:
            return True
        if word.low == "and":
            return number == start
        if word.low in WITHIN:
            return word.low in ARTICLES
        if word.capital and word.low in w.COURTESY and word.low in w.MALE_TITLES | w.FEMALE_TITLES:
            return number > start
        return word.low in w.BREAKS or word.low in BEHIND_NOUNS or word.low in english.FUNCTION_WORDS

    def _object(self, end: int, until: int) -> int:
        """Return the last word of what prepositions add to the noun at ``end``."""
        page = self.page
        while end + 2 < until + 1 and end + 1 < until and page.gap(end) == " ":
            joint = page.words[end + 1].low
            if joint not in PREPOSITIONS or page.gap(end + 1) != " ":
                break
            begin = end + 2
            while begin < until and page.words[begin].low in ARTICLES | w.POSSESSIVE_PRONOUNS:
                begin += 1
            if begin >= until or not self._may_be_object(joint, begin):
                break
            end = self._last_of_object(begin, until)
        return end

    def _may_be_object(self, joint: str, begin: int) -> bool:
        word = self.page.words[begin]
        if word.low in w.CALENDAR or word.low[0].isdigit() or self._stops(begin, begin):
            return False
        if joint == "on" and self.page.words[begin - 1].low == joint:
            return word.low not in {"condition", "behalf"}
        ahead = self.page.words[begin : begin + 4]
        return joint not in LOOSE or word.capital or any(one.low in w.ORGANISATIONS for one in ahead)

    def _last_of_object(self, begin: int, until: int) -> int:
        """Return the last word of a noun phrase that begins at a number; an "and" belongs to it before a noun alone."""
        page, end = self.page, begin
        joined = None
        while end + 1 < until and self.runs_on(end):
            ahead = page.words[end + 1]
            if end + 1 in self._named and not self._opens_name(end + 1, begin):
                return end if joined is None else joined
            inside = end + 1 in self._in_name and end in self._in_name
            if (self._stops(end + 1, begin) and not inside) or self._is_participle(end + 1, begin, until):
                return end if joined is None or ahead.low in PREPOSITIONS else joined
            if ahead.low == "and":
                if end + 2 >= until or not runs_on(page.gap(end + 1)):
                    return end
                if page.words[end + 2].low in DETERMINERS and end + 1 not in self._in_name:
                    return end
                joined = joined if page.words[end + 2].capital else end
            end += 1
        return end

    def _is_shortened(self, number: int) -> bool:
        """Say whether the full stop behind a word ends no sentence: "John F. Orr"."""
        word = self.page.words[number]
        return self.page.gap(number) == ". " and (len(word.low) == 1 or word.low in w.ABBREVIATIONS)

    def _opens_name(self, number: int, begin: int) -> bool:
        """Say whether a person's name may go on with what is read: "for actor Bo Kim", not "of Salis Ann Lee"."""
        before = self.page.words[number - 1]
        return number == begin or number - 1 in self._named or is_office(before.low) or before.low in w.PERSONAL

    def _is_participle(self, number: int, begin: int, until: int) -> bool:
        """Say whether "tasked with" or "representing carmakers" begins there; "social housing" is a noun."""
        word = self.page.words[number]
        if word.capital or not word.low.endswith(("ed", "ing")):
            return False
        goes_on = number + 1 < until and runs_on(self.page.gap(number))
        return word.low.endswith("ed") or (goes_on and number > begin + 1)


def runs_on(gap: str) -> bool:
    """Say whether nothing but a space, a possessive or an abbreviation's full stop parts two words."""
    return gap in {" ", "’s ", "'s ", "’ ", "' ", " & ", "-"}
