"""Choose whom a description means: "the mayor", "a spokesman for Kim", "the report".

Reads a ``Phrase`` that is no name and no pronoun, gives the candidate it means: one that the text describes by the same
noun, an organisation whose name has it, the maker of a document, the same description met before, or one of its own.
"""

from __future__ import annotations

from bisect import bisect_left

from sayso.english.names import MEDIA
from sayso.records import ActorType, Form, Span
from sayso.resolve import words as w
from sayso.resolve.actors import Cast
from sayso.resolve.beside import name_beside
from sayso.resolve.candidates import Candidate
from sayso.resolve.page import Page
from sayso.resolve.phrases import Phrase
from sayso.resolve.pronouns import Antecedents

LEAD_PARAGRAPHS = 3
"""A story calls somebody "a top official" in its headline and first paragraphs before it names him."""

AROUND = 80
"""How many characters around the place of a name are looked through for the words that describe its bearer."""

NEXT = 250
"""How many characters behind "one expert says" the text may name the expert who speaks."""

AGAIN = 1_500
"""How many characters behind "a group" the text may come back to it by its name."""

DESCRIBED = 3
"""How many of the places that describe a person are looked at for what he belongs to."""

RECENT = 8
"""How many of the places that describe somebody by a noun are compared with a description."""


class Nominals:
    """The descriptions met so far in one article."""

    def __init__(
        self, page: Page, cast: Cast, antecedents: Antecedents, named: tuple[tuple[int, Candidate], ...]
    ) -> None:
        self._page = page
        self._cast = cast
        self._antecedents = antecedents
        self._named = named
        self._met: dict[str, Candidate] = {}
        self._met_heads: dict[str, Candidate] = {}
        self._people: dict[Candidate, list[tuple[int, Candidate]]] | None = None
        """Who is described beside whom, once it is asked for."""

    def take(self, phrase: Phrase, known: Candidate | None) -> Candidate:
        """Note that ``phrase`` means somebody ``known``, or else somebody of its own; return him."""
        found = known or self._own(phrase)
        self._met_heads[phrase.head] = found
        found.mention(phrase.whole or phrase.span, Form.NOMINAL)
        return found

    def known(
        self,
        phrase: Phrase,
        content: tuple[Span, ...],
        owner: Candidate | None = None,
        linked: Candidate | None = None,
    ) -> Candidate | None:
        """Return whom ``phrase`` means of those who are known.

        ``owner`` is whom its possessive pronoun means, ``linked`` whom the phrase means by its chain of mentions.
        """
        position = phrase.span.start
        if linked is not None and not may_mean(phrase, linked):
            linked = None
        if phrase.head in w.DOCUMENTS:
            return self._maker(phrase, content, owner, position)
        met = self._met.get(_key(phrase, self._page.text))
        if phrase.plural or phrase.several:
            return met or linked
        later = self._in_lead(position) and w.names_person(phrase.head)
        if phrase.owner:
            known = met or self._met_heads.get(phrase.head) or (linked if linked and linked.names else None)
            return known or (self._named_later(phrase, position) if later else None) or linked
        if not phrase.indefinite and (found := self._described(phrase, position) or self._named_so(phrase, position)):
            return found
        if met or (phrase.definite and phrase.head in self._met_heads):
            return met or self._met_heads[phrase.head]
        if later:
            return self._named_later(phrase, position) or linked
        if linked is None and phrase.indefinite and w.names_person(phrase.head):
            return self._named_next(phrase, position)
        if linked is None and phrase.indefinite:
            return self._named_again(phrase)
        if phrase.definite and w.names_person(phrase.head):
            return self._person(phrase, position, content) or linked
        return linked or (self._by_kind(phrase, position, content) if phrase.definite else None)

    def _named_again(self, phrase: Phrase) -> Candidate | None:
        """Return whose name follows the noun where the text comes back to it: "a group … The group, Fair Tides,"."""
        words = self._page.words
        for number in self._page.within(phrase.span.end, phrase.span.end + AGAIN):
            if words[number].low != phrase.head or words[number - 1].low != "the":
                continue
            name = name_beside(self._page, self._cast, Span(words[number - 1].start, words[number].end))
            if name is not None:
                found = self._cast.whom(name)
                return found if self._page.gap(number) == ", " and found.names[0].start > phrase.span.end else None
        return None

    def _described(self, phrase: Phrase, position: int) -> Candidate | None:
        """Return whom the text has described by the noun, best in the same words, and last mentioned."""
        best: tuple[int, int] = (-1, -1)
        found: Candidate | None = None
        inner = {word for name in phrase.inner for word in name.words}
        for candidate in self._cast.described(phrase.head):
            places = candidate.descriptions[phrase.head]
            places = places[: bisect_left(places, position)][-RECENT:]
            if not places or any(inner >= set(name.words) for name in candidate.names):
                continue
            shared = max(self._shared(phrase.modifiers, place) for place in places)
            if inner and not any(self._shared(frozenset(inner), place) for place in places):
                continue
            value = (shared, candidate.last_mention(position))
            if value > best:
                best, found = value, candidate
        return found

    def _shared(self, modifiers: frozenset[str], place: int) -> int:
        """Count the modifiers of a noun that stand around the place where it was said."""
        if not modifiers:
            return 0
        around = self._page.within(place - AROUND, place + AROUND)
        return len(modifiers & {self._page.words[n].low for n in around})

    def _named_so(self, phrase: Phrase, position: int) -> Candidate | None:
        """Return the organisation whose name has the noun: "the ministry"."""
        known = [
            candidate
            for candidate in self._cast.named_with(phrase.head)
            if candidate.names[0].start < position and candidate.type is ActorType.ORGANISATION
        ]
        return max(known, key=lambda candidate: candidate.last_mention(position), default=None)

    def _maker(
        self, phrase: Phrase, content: tuple[Span, ...], owner: Candidate | None, position: int
    ) -> Candidate | None:
        """Return whom a document speaks for: whoever its phrase names, or else made the one spoken of last."""
        if phrase.possessor is not None and phrase.possessor.name is None and not phrase.possessor.pronoun:
            owner = self.take(phrase.possessor, self.known(phrase.possessor, ()))
        if owner is not None:
            return owner
        if name := phrase.maker or next(iter(phrase.inner), None):
            found = self._cast.whom(name)
            self._cast.describe(found, phrase.head, position)
            return found
        if not phrase.indefinite and (met := self._described(phrase, position) or self._met_heads.get(phrase.head)):
            return met
        if phrase.titled:
            return None
        if not phrase.indefinite or phrase.head == "statement":
            fits = None if phrase.head in w.PRINTED else _is_no_medium
            return self._antecedents.nearest_of(ActorType.ORGANISATION, position, content, fits)
        return None

    def _in_lead(self, position: int) -> bool:
        place = self._page.at(position)
        return place is not None and place.paragraph < LEAD_PARAGRAPHS

    def _named_later(self, phrase: Phrase, position: int) -> Candidate | None:
        """Return who is first described by the noun later, or else is the first to speak by name who is new."""
        described = [candidate for candidate in self._cast.described(phrase.head) if candidate.is_person]
        inner = frozenset(word for name in phrase.inner for word in name.words)
        fitting = [
            (-self._shared(phrase.modifiers | inner, candidate.descriptions[phrase.head][0]), number)
            for number, candidate in enumerate(described)
        ]
        if fitting and (min(fitting)[0] < 0 or not inner):
            return described[min(fitting)[1]]
        return next(
            (
                candidate
                for start, candidate in self._named
                if start > position and candidate.is_person and candidate.names[0].start > position
            ),
            None,
        )

    def _person(self, phrase: Phrase, position: int, content: tuple[Span, ...]) -> Candidate | None:
        """Return whom "the official" means where the text calls nobody so: the person it has just spoken about."""
        if phrase.inner and (found := self._affiliated(phrase, position)):
            return found
        if phrase.capital and phrase.head not in w.PERSONAL:
            return None
        return self._antecedents.nearest_person(position, content) if _of_a_country(phrase) else None

    def _named_next(self, phrase: Phrase, position: int) -> Candidate | None:
        """Return whom the text names right behind "one expert says": who speaks there by a name that is new."""
        first = bisect_left(self._named, position, key=lambda turn: turn[0])
        inner = tuple(self._cast.whom(name) for name in phrase.inner)
        for start, candidate in self._named[first : first + RECENT]:
            if start > position + NEXT:
                return None
            if candidate.is_person and candidate not in inner and candidate.names[0].start > position:
                return candidate
        return None

    def _by_kind(self, phrase: Phrase, position: int, content: tuple[Span, ...]) -> Candidate | None:
        """Return whom "the company" or "the country" means: the one of its kind that was spoken about last."""
        if phrase.head in w.ANY_ORGANISATION and _of_a_country(phrase):
            fits = None if phrase.head in w.MEDIUMS else _is_no_medium
            return self._antecedents.nearest_of(ActorType.ORGANISATION, position, content, fits)
        if phrase.head in w.PLACES and not phrase.inner:
            return self._antecedents.nearest_of(ActorType.PLACE, position, content)
        return None

    def _affiliated(self, phrase: Phrase, position: int) -> Candidate | None:
        """Return the person whom the text has described by what the phrase names: "head of Fair Tides"."""
        if self._people is None:
            self._people = self._affiliations()
        inner = tuple(dict.fromkeys(self._cast.whom(name) for name in phrase.inner))
        known = [
            person
            for body in inner
            for place, person in self._people.get(body, ())
            if place < position and person not in inner
        ]
        return max(known, key=lambda person: person.last_mention(position), default=None)

    def _affiliations(self) -> dict[Candidate, list[tuple[int, Candidate]]]:
        """Return for each who is named where a person is first described: the places, and the persons."""
        found: dict[Candidate, list[tuple[int, Candidate]]] = {}
        for person in self._cast.candidates:
            if person.is_person:
                nouns = (places for noun, places in person.descriptions.items() if w.names_person(noun))
                for place in sorted(place for places in nouns for place in places[:DESCRIBED])[:DESCRIBED]:
                    for name in self._cast.names_in(place - AROUND, place + AROUND):
                        found.setdefault(self._cast.whom(name), []).append((place, person))
        return found

    def _own(self, phrase: Phrase) -> Candidate:
        words = (phrase.whole or phrase.span).of(self._page.text)
        group = phrase.plural or phrase.several
        kind = ActorType.GROUP if group else w.type_of_noun(phrase.head)
        candidate = self._cast.add(Candidate(nominal=words, type=kind))
        self._met[_key(phrase, self._page.text)] = candidate
        return candidate


def may_mean(phrase: Phrase, linked: Candidate) -> bool:
    """Say whether what the chain of a description names, or describes otherwise, may be what its noun is for."""
    kind = w.type_of_noun(phrase.head)
    if linked.type is ActorType.PLACE:
        return kind is not ActorType.ORGANISATION
    if linked.type is ActorType.PERSON and linked.names:
        return kind is not ActorType.ORGANISATION  # "The union" is nobody.
    if kind is ActorType.ORGANISATION and phrase.inner and linked.nominal and not linked.names:
        return phrase.head in linked.nominal.lower().split()  # "The Salisian ministry" is not "the Salisian navy".
    return linked.type is not ActorType.ORGANISATION or phrase.head not in w.PLACES


def _is_no_medium(candidate: Candidate) -> bool:
    return MEDIA.isdisjoint(word for name in candidate.names for word in name.words)


def _of_a_country(phrase: Phrase) -> bool:
    """Say whether a description names nobody, or no more than where: "the Salisian leader"."""
    return all(name.kind in {ActorType.GROUP, ActorType.PLACE} for name in phrase.inner)


def _key(phrase: Phrase, text: str) -> str:
    """The words of a description without its article, by which it is known again."""
    words = (phrase.whole or phrase.span).of(text).lower().split()
    return " ".join(words[1:] if words[0] in {"the", "a", "an"} else words)
