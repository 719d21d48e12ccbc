"""Tell what "the company", "the Salisian carrier", "the ministry" and "the town" mean, where analysis does not.

Reads a ``Page`` and its ``Cast``, and finds the noun phrases of a bare kind: an article, at most an adjective of a
country, and a noun for organisations, or one for places. One means the organisation, or the place, of its kind that the
text has spoken about last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.english.countries import country_of, demonym
from sayso.english.words import FUNCTION_WORDS, words_of
from sayso.records import ActorType, Span
from sayso.resolve import words as w
from sayso.resolve.actors import Cast
from sayso.resolve.candidates import Candidate
from sayso.resolve.page import Page
from sayso.resolve.pronouns import Antecedents

BODIES = w.ORGANISATIONS - words_of(
    "bank broadcaster channel club company corporation exchange firm group industries international laboratory magazine"
    " media network news newspaper outlet post press publisher services studio team times"
)
"""Head the names of organisations that nobody calls a company."""

TOWNS = words_of("city town village")
COUNTRIES = words_of("country nation")

_BEFORE = frozenset({"the", "this"})
_VERB = ("ed", "ing")


class Organisations:
    """What stands for organisations in one article."""

    def __init__(self, page: Page, cast: Cast, antecedents: Antecedents) -> None:
        self._page = page
        self._cast = cast
        self._antecedents = antecedents

    def bare(self, span: Span) -> str:
        """Return the noun of a phrase that says of an organisation no more than its kind; else nothing."""
        numbers = self._page.within(span.start, span.end)
        if not 1 < len(numbers) <= _LONGEST:
            return ""
        words = [self._page.words[number] for number in numbers]
        adjective = words[1].capital and (demonym(written := self._written(numbers[1])) or country_of(written))
        if words[0].low not in _BEFORE or (len(words) == _LONGEST and not adjective):
            return ""
        return words[-1].low if words[-1].low in w.COMPANIES or words[-1].low in w.ORGANISATIONS else ""

    def meant(self, noun: str, position: int) -> Candidate | None:
        """Return the organisation that is meant by a noun at a place."""
        if noun in w.COMPANIES:
            return self.company(position)
        known = [
            candidate
            for candidate in self._cast.named_with(noun)
            if candidate.names[0].start < position and candidate.type is ActorType.ORGANISATION
        ]
        return max(known, key=lambda candidate: candidate.last_mention(position), default=None)

    def bare_place(self, span: Span) -> str:
        """Return the noun of "the town"; nothing of any other phrase."""
        numbers = self._page.within(span.start, span.end)
        words = [self._page.words[number].low for number in numbers]
        return words[1] if len(words) == 2 and words[0] in _BEFORE and words[1] in TOWNS | COUNTRIES else ""

    def place(self, noun: str, position: int) -> Candidate | None:
        """Return the town, or the country, that the text has spoken about last before a place."""

        def fits(candidate: Candidate) -> bool:
            country = any(country_of(name.span.of(self._page.text)) for name in candidate.names)
            return country is (noun in COUNTRIES)

        return self._antecedents.nearest_of(ActorType.PLACE, position, (), fits)

    def company(self, position: int) -> Candidate | None:
        """Return the company that the text has spoken about last before a place."""
        return self._antecedents.nearest_of(ActorType.ORGANISATION, position, (), _is_company)

    def unfound(self, taken: Callable[[Span], bool]) -> Iterator[tuple[Span, Candidate]]:
        """Yield "the company", with whom it means, wherever that is no mention yet."""
        for number in range(len(self._page.words) - 1):
            noun = self._page.words[number + 1]
            if noun.low not in w.COMPANIES or self._page.words[number].low not in _BEFORE:
                continue
            span = Span(self._page.words[number].start, noun.end)
            if not noun.capital and self._ends(number + 1) and not taken(span):
                found = self.meant(noun.low, span.start)
                if found is not None:
                    yield span, found

    def its(self, taken: Callable[[Span], bool]) -> Iterator[tuple[Span, Candidate]]:
        """Yield "its" wherever it is no mention yet, with the organisation that its sentence is about."""
        for word in self._page.words:
            span = Span(word.start, word.end)
            if word.low == "its" and not taken(span):
                found = self._antecedents.nearest_of(ActorType.ORGANISATION, word.start, (), None, sentences=0)
                if found is not None:
                    yield span, found

    def relatives(self, taken: Callable[[Span], bool]) -> Iterator[tuple[Span, Candidate]]:
        """Yield the "which" behind the name of an organisation that is no mention yet, with the one it means."""
        words = self._page.words
        for name in self._cast.names:
            if name.last + 1 < len(words) and self._page.gap(name.last) in {", ", "), ", " "}:
                word, whom = words[name.last + 1], self._cast.whom(name)
                span = Span(word.start, word.end)
                if word.low == "which" and whom.type is ActorType.ORGANISATION and not taken(span):
                    yield span, whom

    def descriptions(self, taken: Callable[[Span], bool]) -> Iterator[tuple[Span, Candidate]]:
        """Yield "the Salisian carrier" before "Fair Air" wherever it is no mention yet, with whom it describes."""
        words = self._page.words
        for name in self._cast.names:
            number = name.first - 1
            if number < 0 or self._page.gap(number) not in {" ", ", "} or words[number].low not in w.COMPANIES:
                continue
            whom = self._cast.whom(name)
            if whom.type is not ActorType.ORGANISATION or taken(Span(words[number].start, words[number].end)):
                continue
            begin = number
            while begin and number - begin < _LONGEST_DESCRIPTION and self._page.gap(begin - 1) == " ":
                before = words[begin - 1]
                if (
                    before.possessive
                    or before.low in FUNCTION_WORDS
                    or (before.capital and not self._country(begin - 1))
                ):
                    break
                begin -= 1
            begin -= begin > 0 and words[begin - 1].low in {"the", "a", "an"} and self._page.gap(begin - 1) == " "
            yield Span(words[begin].start, words[number].end), whom

    def _country(self, number: int) -> bool:
        """Say whether a word is of the name of a country or an adjective of it."""
        written = self._written(number)
        both = self._page.text[self._page.words[number - 1].start : self._page.words[number].end] if number else ""
        after = self._page.text[self._page.words[number].start : self._page.words[number + 1].end]
        return any(demonym(words) or country_of(words) for words in (written, both, after))

    def _ends(self, number: int) -> bool:
        """Say whether a noun phrase ends with a word, and the next one is no noun that this one goes with."""
        if self._page.words[number].possessive or self._page.gap(number) != " ":
            return True
        ahead = self._page.words[number + 1].low
        return ahead in FUNCTION_WORDS or ahead.endswith(_VERB)

    def _written(self, number: int) -> str:
        word = self._page.words[number]
        return self._page.text[word.start : word.end]


_LONGEST = 3
_LONGEST_DESCRIPTION = 5


def _is_company(candidate: Candidate) -> bool:
    return BODIES.isdisjoint(word for name in candidate.names for word in name.words)
