"""Find who speaks in each statement.

Reads an article, its ``Cast`` and its statements, gives the candidates that speak. Here, in ``Speakers.whom``, and
nowhere else, the words of a source become somebody: a better resolver takes its place.
"""

from __future__ import annotations

from sayso.english import words as english
from sayso.records import ActorType, Article, Form, Manner, Method, Span, Statement
from sayso.resolve import words as w
from sayso.resolve.actors import Cast
from sayso.resolve.beside import name_beside
from sayso.resolve.candidates import Candidate
from sayso.resolve.chains import Chains
from sayso.resolve.descriptions import find_descriptions
from sayso.resolve.forms import after_dateline
from sayso.resolve.nominals import Nominals, may_mean
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.pronouns import Antecedents, Turn
from sayso.resolve.sourceless import Sourceless


class Speakers:
    """Who speaks in the statements of one article."""

    def __init__(self, article: Article, cast: Cast, statements: tuple[Statement, ...], chains: Chains) -> None:
        self._page = page = cast.page
        self._statements = statements
        self._cast = cast
        self._chains = chains
        find_descriptions(page, cast)
        quoted = tuple(piece for one in statements if one.manner is Manner.DIRECT for piece in one.content)
        self._antecedents = Antecedents(page, self._cast, quoted)
        self._author = _author(article, self._cast)
        self._sourceless = Sourceless(article, cast)
        self._phrases = tuple(self._read(one.source) if one.source else None for one in statements)
        named = sorted(
            (
                (phrase.name.start, self._cast.whom(phrase.name))
                for one, phrase in zip(statements, self._phrases, strict=True)
                if phrase and phrase.name and not _is_label(one)
            ),
            key=lambda turn: turn[0],
        )
        self._labels: dict[str, Candidate] = {}
        self._nominals = Nominals(page, self._cast, self._antecedents, tuple(named))

    def _read(self, source: Span) -> Phrase | None:
        """Read the words of a source behind what a dateline, or whoever quotes it, puts before them."""
        text = self._page.text
        begin = source.start + after_dateline(source.of(text))
        names = self._cast.names_in(begin, source.end)
        for number in self._page.within(begin, source.end)[1:-1]:
            quotes = self._page.words[number].low in QUOTES
            if quotes and names and names[0].last < number and self._page.words[number + 1].low not in w.BREAKS:
                begin = self._page.words[number + 1].start
        if begin == source.start and (before := self._page.within(0, begin)):
            word = self._page.words[before[-1]]
            cut = word.low in w.INDEFINITE and self._page.gap(before[-1]) == " "
            begin = word.start if cut else begin
        return read_phrase(self._page, self._cast, Span(begin, source.end))

    @property
    def author(self) -> Candidate | None:
        """Who writes "I" outside all quotations."""
        return self._author

    @property
    def antecedents(self) -> Antecedents:
        """What has been spoken about."""
        return self._antecedents

    def all(self, around: tuple[int | None, ...]) -> tuple[Candidate | None, ...]:
        """Return who speaks in each statement, given the number of the one that contains it."""
        whom: list[Candidate | None] = [None] * len(self._statements)
        before: dict[int | None, int] = {}
        for number in self._order(around):
            statement, holder = self._statements[number], around[number]
            first_person = self._author if holder is None else whom[holder]
            if (phrase := self._phrases[number]) is not None:
                whom[number] = self.whom(phrase, statement, first_person)
            elif statement.cue is not None:
                whom[number] = self._owner(statement, statement.cue, first_person)
            elif holder in before and self._sourceless.goes_on(self._statements[before[holder]], statement):
                whom[number] = whom[before[holder]]
            else:
                whom[number] = self._sourceless.introduced(statement)
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
        if _is_label(statement):
            return self._labelled(phrase)
        if phrase.pronoun:
            meant = self._of_pronoun(phrase.pronoun, phrase.span.start, statement, first_person)
            if meant is not None:
                meant.mention(phrase.span, Form.PRONOUN)
            return meant
        beside = name_beside(self._page, self._cast, phrase.whole or phrase.span)
        if beside is not None:
            found = self._cast.whom(beside)
            found.mention(phrase.whole or phrase.span, Form.NOMINAL)
            return found
        owner = self._of_pronoun(phrase.owner, phrase.span.start, statement, first_person) if phrase.owner else None
        link = self._chains.at(phrase.span.end)
        known = self._nominals.known(phrase, statement.content, owner, link.whom if link else None)
        if known is None and link is not None:
            described = self._chains.described(link, phrase.span.start)
            known = described if described is not None and may_mean(phrase, described) else None
        found = self._nominals.take(phrase, known)
        if link is not None and link.whom is None:
            link.whom = found
        return found

    def _labelled(self, phrase: Phrase) -> Candidate:
        """Return whom a label means that names nobody: the same one at each of its turns, and no one else.

        A transcript goes back and forth between its labels, so who is mentioned next to one is mostly not meant by it.
        """
        words = phrase.span.of(self._page.text)
        found = self._labels.get(words.casefold())
        if found is None:
            found = self._labels[words.casefold()] = self._cast.add(Candidate(nominal=words))
        found.mention(phrase.span, Form.NOMINAL)
        return found

    def _of_pronoun(
        self, pronoun: str, position: int, statement: Statement, first_person: Candidate | None
    ) -> Candidate | None:
        if pronoun in english.I_WORDS:
            return first_person
        if pronoun in english.RELATIVE:
            return self._before_relative(position, statement, first_person)
        link = self._chains.at(position + len(pronoun))
        linked = self._chains.described(link, position) if link else None
        return self._antecedents.find(pronoun, position, statement.content, linked)

    def _before_relative(self, position: int, statement: Statement, first_person: Candidate | None) -> Candidate | None:
        """Return whom the noun phrase right before "who" means."""
        numbers = self._page.within(max(position - RELATIVE_REACH, 0), position)
        names = self._cast.names_in(max(position - RELATIVE_REACH, 0), position)
        if names and self._page.text[names[-1].end : position].strip() in {"", ","}:
            # "Ann Lee, of the Bank of Salis, who": a bank is no "who".
            persons = [name for name in names if name.kind is ActorType.PERSON]
            found = persons[-1] if persons and self._is_who(position) and names[-1].kind is not None else names[-1]
            return self._cast.whom(found)
        for number in reversed(numbers):
            word, ahead = self._page.words[number], self._page.words[number + 1]
            if word.low in BEFORE_PLURALS and w.names_people(ahead.low):
                phrase = read_phrase(self._page, self._cast, Span(ahead.start, self._page.words[numbers[-1]].end))
                return self.whom(phrase, statement, first_person) if phrase else None
            if word.low in w.DEFINITE | w.INDEFINITE:
                end = self._page.words[numbers[-1]].end
                phrase = read_phrase(self._page, self._cast, Span(self._page.words[number].start, end))
                return self.whom(phrase, statement, first_person) if phrase else None
        return None

    def _is_who(self, position: int) -> bool:
        word = self._page.at(position)
        return word is not None and word.low in {"who", "whom", "whose"}

    def _owner(self, statement: Statement, cue: Span, first_person: Candidate | None) -> Candidate | None:
        """Return whose reporting words those are for which analysis has found no source."""
        before = self._sourceless.relative(cue)
        if before is not None:
            return self._before_relative(before, statement, first_person)
        found = self._sourceless.agent(cue) or self._sourceless.behind(statement) or self._sourceless.pronoun(cue)
        phrase = self._read(found) if found is not None else None
        return self.whom(phrase, statement, first_person) if phrase else self._sourceless.subject(cue)


BEFORE_PLURALS = english.words_of("to by from with and")
"""Stand before a noun phrase without an article: "according to police, who"."""

QUOTES = english.words_of("quoted quotes cited cites")
"""Stand, in the source of what is quoted, behind the medium that quotes it."""

RELATIVE_REACH = 80
"""How many characters before "who" the noun phrase may begin that it refers to."""


def _is_label(statement: Statement) -> bool:
    """Say whether the source of a statement is the label of a turn: found by rules, without reporting words."""
    return statement.method is Method.RULES and statement.cue is None


def _place(statement: Statement) -> int:
    return (statement.source or statement.anchor).start


def _author(article: Article, cast: Cast) -> Candidate | None:
    """Return who writes "I" outside all quotations: the article's author, if it has one and no more.

    Where none is known, that is whom its last words tell about: "Ann Lee is a baker in Salis."
    """
    if len(article.authors) != 1:
        return None if article.authors else _told_of_last(cast)
    return cast.add(Candidate(nominal=article.authors[0].value, type=ActorType.PERSON))


def _told_of_last(cast: Cast) -> Candidate | None:
    """Return the person whose full name, said nowhere else, opens the last paragraph as its subject."""
    words = cast.page.words
    if not words:
        return None
    begin = next(n for n in range(len(words)) if words[n].paragraph == words[-1].paragraph)
    name = next((one for one in cast.names_in(words[begin].start, words[-1].end) if one.first == begin), None)
    if name is None or len(name.words) < 2 or name.kind is not ActorType.PERSON or name.last + 1 == len(words):
        return None
    found = cast.whom(name)
    return found if words[name.last + 1].low == "is" and found.names[0] == name else None
