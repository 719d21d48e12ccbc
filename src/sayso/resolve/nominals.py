"""Choose whom a description means: "the mayor", "a spokesman for Kim", "the report".

Reads a ``Phrase`` that is no name and no pronoun, gives the candidate it means: one that the text describes by the same noun,
one whose name ends with it, the maker of a document, the same description seen before, or else one of its own.
"""

from __future__ import annotations

from sayso.records import ActorType, Form, Span
from sayso.resolve import words as w
from sayso.resolve.actors import Candidate, Cast
from sayso.resolve.page import Page
from sayso.resolve.phrases import Phrase
from sayso.resolve.pronouns import Antecedents

LEAD_PARAGRAPHS = 3
"""A story calls somebody "a top official" in its headline and first paragraphs before it names him."""


class Nominals:
    """The descriptions met so far in one article."""

    def __init__(self, page: Page, cast: Cast, antecedents: Antecedents) -> None:
        self._page = page
        self._cast = cast
        self._antecedents = antecedents
        self._met: dict[str, Candidate] = {}
        self._met_heads: dict[str, Candidate] = {}

    def find(self, phrase: Phrase, content: tuple[Span, ...], owner: Candidate | None) -> Candidate:
        """Return whom ``phrase`` means; ``owner`` is whom its possessive pronoun means."""
        found = self._known(phrase, content, owner) or self._own(phrase)
        self._met_heads[phrase.head] = found
        found.mention(phrase.span, Form.NOMINAL)
        return found

    def _known(self, phrase: Phrase, content: tuple[Span, ...], owner: Candidate | None) -> Candidate | None:
        position = phrase.span.start
        if phrase.head in w.DOCUMENTS:
            return self._maker(phrase, owner) or (self._met_heads.get(phrase.head) if phrase.definite else None)
        if phrase.plural or phrase.several:
            return self._met.get(_key(phrase, self._page.text))
        if phrase.owner:
            return None
        bare = not phrase.indefinite
        if bare and (found := self._described(phrase, position) or self._named_so(phrase, position)):
            return found
        if phrase.definite and phrase.head in self._met_heads:
            return self._met_heads[phrase.head]
        if met := self._met.get(_key(phrase, self._page.text)):
            return met
        if self._in_lead(position) and not phrase.owner:
            return self._named_later(phrase, position)
        if phrase.definite and not phrase.inner:
            return self._by_kind(phrase, position, content)
        return None

    def _described(self, phrase: Phrase, position: int) -> Candidate | None:
        """Return who was last mentioned of those that the text has described by the noun."""
        inner = {self._cast.whom(name).nominal or name.words for name in phrase.inner}
        known = [
            candidate
            for candidate in self._cast.candidates
            if candidate.descriptions.get(phrase.head, position) < position
            and not inner & {name.words for name in candidate.names}
        ]
        return max(known, key=lambda candidate: _last_mention(candidate, position), default=None)

    def _named_so(self, phrase: Phrase, position: int) -> Candidate | None:
        """Return the organisation whose name ends with the noun: "the ministry"."""
        if phrase.head not in w.ORGANISATIONS:
            return None
        known = [
            candidate
            for candidate in self._cast.candidates
            if any(phrase.head in name.words and name.start < position for name in candidate.names)
            and candidate.type is ActorType.ORGANISATION
        ]
        return max(known, key=lambda candidate: _last_mention(candidate, position), default=None)

    def _maker(self, phrase: Phrase, owner: Candidate | None) -> Candidate | None:
        if owner is not None:
            return owner
        return self._cast.whom(phrase.inner[0]) if phrase.inner else None

    def _in_lead(self, position: int) -> bool:
        place = self._page.at(position)
        return place is not None and place.paragraph < LEAD_PARAGRAPHS

    def _named_later(self, phrase: Phrase, position: int) -> Candidate | None:
        """Return who is first described by the noun behind the place where it stands alone."""
        known = [
            candidate
            for candidate in self._cast.candidates
            if phrase.head in candidate.descriptions and candidate.is_person
        ]
        return min(known, key=lambda candidate: candidate.descriptions[phrase.head], default=None)

    def _by_kind(self, phrase: Phrase, position: int, content: tuple[Span, ...]) -> Candidate | None:
        kind = w.type_of_noun(phrase.head)
        if kind is ActorType.PERSON:
            return self._antecedents.nearest_person(position, content)
        return self._antecedents.nearest_body(position) if kind is ActorType.ORGANISATION else None

    def _own(self, phrase: Phrase) -> Candidate:
        words = phrase.span.of(self._page.text)
        group = phrase.plural or phrase.several
        kind = ActorType.GROUP if group else w.type_of_noun(phrase.head)
        candidate = self._cast.add(Candidate(nominal=words, type=kind))
        self._met[_key(phrase, self._page.text)] = candidate
        return candidate


def _key(phrase: Phrase, text: str) -> str:
    """The words of a description without its article, by which it is known again."""
    words = phrase.span.of(text).lower().split()
    return " ".join(words[1:] if words[0] in {"the", "a", "an"} else words)


def _last_mention(candidate: Candidate, position: int) -> int:
    return max((span.start for span in candidate.mentions if span.start < position), default=-1)
