"""Find who speaks in each statement, and in whose voice it is told.

Reads an article and its statements, gives the statements with ``speaker`` and ``voice``, and the actors that speak. Here, in
``Speakers.whom``, and nowhere else, the words of a source become an actor: a better way to resolve them takes its place.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.records import Actor, ActorId, Article, Form, Manner, Span, Statement
from sayso.resolve import words as w
from sayso.resolve.actors import Candidate, Cast, to_actor
from sayso.resolve.descriptions import find_descriptions
from sayso.resolve.names import find_names
from sayso.resolve.nominals import Nominals
from sayso.resolve.page import Page, read_page
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.pronouns import Antecedents, Turn
from sayso.resolve.voices import containers


def resolve(article: Article, statements: tuple[Statement, ...]) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """Return ``statements`` with speaker and voice, and the actors that speak, in the order of their first mentions."""
    if not statements:
        return (), ()
    page = read_page(article)
    around = containers(statements)
    speakers = Speakers(page, statements)
    whom = speakers.all(around)
    actors: dict[int, Actor] = {}
    for candidate in whom:
        if candidate is not None and id(candidate) not in actors:
            actors[id(candidate)] = to_actor(candidate, article.id, article.text)
    resolved = tuple(
        replace(
            statement,
            speaker=_id_of(actors.get(id(candidate))),
            voice="author" if holder is None else statements[holder].id,
        )
        for statement, candidate, holder in zip(statements, whom, around, strict=True)
    )
    return resolved, tuple(sorted(actors.values(), key=lambda actor: actor.mentions[0].span))


def _id_of(actor: Actor | None) -> ActorId | None:
    return actor.id if actor else None


class Speakers:
    """Who speaks in the statements of one article."""

    def __init__(self, page: Page, statements: tuple[Statement, ...]) -> None:
        self._page = page
        self._statements = statements
        self._cast = Cast(page, find_names(page))
        find_descriptions(page, self._cast)
        quoted = tuple(piece for one in statements if one.manner is Manner.DIRECT for piece in one.content)
        self._antecedents = Antecedents(page, self._cast, quoted)
        self._nominals = Nominals(page, self._cast, self._antecedents)

    def all(self, around: tuple[int | None, ...]) -> tuple[Candidate | None, ...]:
        """Return who speaks in each statement, given the number of the one that contains it."""
        whom: list[Candidate | None] = [None] * len(self._statements)
        order = sorted(range(len(self._statements)), key=lambda number: _place(self._statements[number]))
        before: int | None = None
        for number in order:
            statement, holder = self._statements[number], around[number]
            if statement.source is None:
                if before is not None and self._goes_on(self._statements[before], statement):
                    whom[number] = whom[before]
            else:
                whom[number] = self.whom(statement.source, statement, whom[holder] if holder is not None else None)
            if holder is None:
                before = number
        return tuple(whom)

    def whom(self, source: Span, statement: Statement, holder: Candidate | None) -> Candidate | None:
        """Return whom a source means; ``holder`` speaks in the statement that contains it."""
        phrase = read_phrase(self._page, self._cast, source)
        if phrase is None:
            return None
        found = self._of_phrase(phrase, statement, holder)
        if found is not None:
            self._antecedents.spoke(Turn(phrase.span.start, found, phrase.plural))
        return found

    def _of_phrase(self, phrase: Phrase, statement: Statement, holder: Candidate | None) -> Candidate | None:
        if phrase.name is not None:
            found = self._cast.whom(phrase.name)
            found.mention(phrase.name.span, Form.NAME)
            return found
        if phrase.pronoun:
            found_or_none = self._of_pronoun(phrase.pronoun, phrase.span.start, statement, holder)
            if found_or_none is not None:
                found_or_none.mention(phrase.span, Form.PRONOUN)
            return found_or_none
        owner = self._of_pronoun(phrase.owner, phrase.span.start, statement, holder) if phrase.owner else None
        return self._nominals.find(phrase, statement.content, owner)

    def _of_pronoun(
        self, pronoun: str, position: int, statement: Statement, holder: Candidate | None
    ) -> Candidate | None:
        if pronoun in w.I_WORDS:
            return holder
        if pronoun in w.RELATIVE:
            return self._before_relative(position, statement, holder)
        return self._antecedents.find(pronoun, position, statement.content)

    def _before_relative(self, position: int, statement: Statement, holder: Candidate | None) -> Candidate | None:
        """Return whom the noun phrase right before "who" means."""
        numbers = self._page.within(max(position - RELATIVE_REACH, 0), position)
        names = [name for name in self._cast.names_in(max(position - RELATIVE_REACH, 0), position)]
        if names and self._page.text[names[-1].end : position].strip() in {"", ","}:
            return self._cast.whom(names[-1])
        for number in reversed(numbers):
            if self._page.words[number].low in w.DEFINITE | w.INDEFINITE:
                end = self._page.words[numbers[-1]].end
                return self.whom(Span(self._page.words[number].start, end), statement, holder)
        return None

    def _goes_on(self, before: Statement, statement: Statement) -> bool:
        """Say whether a quotation without source and cue continues the one before it."""
        if statement.cue is not None or statement.manner is not Manner.DIRECT:
            return False
        last, first = self._page.at(before.extent.end - 1), self._page.at(statement.content[0].start + 1)
        return last is not None and first is not None and first.paragraph - last.paragraph <= 1


RELATIVE_REACH = 80
"""How many characters before "who" the noun phrase may begin that it refers to."""


def _place(statement: Statement) -> int:
    return (statement.source or statement.anchor).start
