"""Find who speaks in each statement.

Reads an article, its ``Cast`` and its statements, gives the candidates that speak. Here, in ``Speakers.whom``, and
nowhere else, the words of a source become somebody: a better resolver takes its place.
"""

from __future__ import annotations

from sayso.english import words as english
from sayso.records import ActorType, Article, Form, Manner, Span, Statement
from sayso.resolve import words as w
from sayso.resolve.actors import Candidate, Cast
from sayso.resolve.descriptions import find_descriptions
from sayso.resolve.nominals import Nominals
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.pronouns import Antecedents, Turn


class Speakers:
    """Who speaks in the statements of one article."""

    def __init__(self, article: Article, cast: Cast, statements: tuple[Statement, ...]) -> None:
        self._page = page = cast.page
        self._statements = statements
        self._cast = cast
        find_descriptions(page, cast)
        quoted = tuple(piece for one in statements if one.manner is Manner.DIRECT for piece in one.content)
        self._antecedents = Antecedents(page, self._cast, quoted)
        self._author = _author(article, self._cast)
        self._phrases = tuple(read_phrase(page, self._cast, one.source) if one.source else None for one in statements)
        named = sorted(
            ((one.name.start, self._cast.whom(one.name)) for one in self._phrases if one and one.name),
            key=lambda turn: turn[0],
        )
        self._nominals = Nominals(page, self._cast, self._antecedents, tuple(named))

    @property
    def author(self) -> Candidate | None:
        """Who writes "I" outside all quotations."""
        return self._author

    def all(self, around: tuple[int | None, ...]) -> tuple[Candidate | None, ...]:
        """Return who speaks in each statement, given the number of the one that contains it."""
        whom: list[Candidate | None] = [None] * len(self._statements)
        before: dict[int | None, int] = {}
        for number in self._order(around):
            statement, holder = self._statements[number], around[number]
            if (phrase := self._phrases[number]) is not None:
                whom[number] = self.whom(phrase, statement, self._author if holder is None else whom[holder])
            elif statement.source is None and holder in before and self._goes_on(before[holder], number):
                whom[number] = whom[before[holder]]
            before[holder] = number
        return tuple(whom)

    def _order(self, around: tuple[int | None, ...]) -> list[int]:
        """Return the statements' numbers in text order, after all that none contains those that such a one contains."""
        depths = [0] * len(around)
        for number in range(len(around)):
            at = around[number]
            while at is not None:
                depths[number] += 1
                at = around[at]
        return sorted(range(len(around)), key=lambda number: (depths[number], _place(self._statements[number])))

    def whom(self, phrase: Phrase, statement: Statement, first_person: Candidate | None) -> Candidate | None:
        """Return whom the phrase of a source means; ``first_person`` is whoever says "I" there."""
        found = self._of_phrase(phrase, statement, first_person)
        if found is not None:
            self._antecedents.spoke(Turn(phrase.span.start, found, phrase.plural))
        return found

    def _of_phrase(self, phrase: Phrase, statement: Statement, first_person: Candidate | None) -> Candidate | None:
        if phrase.name is not None:
            found = self._cast.whom(phrase.name)
            found.mention(phrase.name.span, Form.NAME)
            return found
        if phrase.pronoun:
            meant = self._of_pronoun(phrase.pronoun, phrase.span.start, statement, first_person)
            if meant is not None:
                meant.mention(phrase.span, Form.PRONOUN)
            return meant
        owner = self._of_pronoun(phrase.owner, phrase.span.start, statement, first_person) if phrase.owner else None
        return self._nominals.find(phrase, statement.content, owner)

    def _of_pronoun(
        self, pronoun: str, position: int, statement: Statement, first_person: Candidate | None
    ) -> Candidate | None:
        if pronoun in english.I_WORDS:
            return first_person
        if pronoun in english.RELATIVE:
            return self._before_relative(position, statement, first_person)
        return self._antecedents.find(pronoun, position, statement.content)

    def _before_relative(self, position: int, statement: Statement, first_person: Candidate | None) -> Candidate | None:
        """Return whom the noun phrase right before "who" means."""
        numbers = self._page.within(max(position - RELATIVE_REACH, 0), position)
        names = self._cast.names_in(max(position - RELATIVE_REACH, 0), position)
        if names and self._page.text[names[-1].end : position].strip() in {"", ","}:
            return self._cast.whom(names[-1])
        for number in reversed(numbers):
            if self._page.words[number].low in w.DEFINITE | w.INDEFINITE:
                end = self._page.words[numbers[-1]].end
                phrase = read_phrase(self._page, self._cast, Span(self._page.words[number].start, end))
                return self.whom(phrase, statement, first_person) if phrase else None
        return None

    def _goes_on(self, before: int, number: int) -> bool:
        """Say whether a statement without source and cue continues the one before it in the same voice."""
        earlier, statement = self._statements[before], self._statements[number]
        if statement.cue is not None:
            return False
        last = self._page.at(earlier.extent.end - 1)
        numbers = self._page.within(statement.content[0].start, statement.content[0].end)
        return last is not None and bool(numbers) and self._page.words[numbers[0]].paragraph - last.paragraph <= 1


RELATIVE_REACH = 80
"""How many characters before "who" the noun phrase may begin that it refers to."""


def _place(statement: Statement) -> int:
    return (statement.source or statement.anchor).start


def _author(article: Article, cast: Cast) -> Candidate | None:
    """Return who writes "I" outside all quotations: the article's author, if it has one and no more."""
    if len(article.authors) != 1:
        return None
    return cast.add(Candidate(nominal=article.authors[0].value, type=ActorType.PERSON))
