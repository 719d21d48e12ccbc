"""Find who speaks where a statement names no source: in a quotation that goes on, or behind reporting words alone.

Reads an article and its ``Cast``. Where nothing around the statement shows who speaks, nobody does.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from sayso.english import words as english
from sayso.records import READ_ROLES, ActorType, Article, Manner, Span, Statement
from sayso.resolve import words as w
from sayso.resolve.actors import Cast
from sayso.resolve.candidates import Candidate
from sayso.resolve.names import Name

REACH = 600
"""How many characters before a quotation may lie the name of whom the text has just spoken about."""

CLAUSE = 40
"""How many words before the reporting words their subject may stand."""

TITLE = 8
"""How many words of titles may stand before a name."""

ADJECTIVES = 3
"""How many words may stand in a noun phrase before a cue that is its noun: "a long-time foe of"."""

SUBJECTS = english.words_of("he she it they i we you")
BE = english.words_of("am is are was were be been")

_GOES_ON = frozenset({" ", "’s ", "'s ", ". "})
"""Between the words of a phrase."""

LONG_LINE = 12
"""Spaces from which on a block is running text, whatever it ends with."""

_ENDS = frozenset('.!?:;,”"’…)')


class Sourceless:
    """Who speaks in the statements of one article that name nobody."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self._cast = cast
        self._page = cast.page
        self._ranks = _ranks(article)

    def goes_on(self, earlier: Statement, statement: Statement) -> bool:
        """Say whether a statement without source and cue continues the one before it in the same voice."""
        gap = self._rank(statement.content[0].start) - self._rank(earlier.extent.end - 1)
        return bool(self._page.words) and gap <= 1

    def introduced(self, statement: Statement) -> Candidate | None:
        """Return the person whom the text has named last before a quotation, no earlier than the block before it."""
        if statement.manner is not Manner.DIRECT:
            return None
        start = statement.content[0].start
        rank = self._rank(start)
        for name in reversed(self._cast.names_in(max(start - REACH, 0), start)):
            if self._rank(name.start) < rank - 1:
                break
            if name.kind is ActorType.PERSON:
                return self._cast.whom(name)
        return None

    def relative(self, cue: Span) -> int | None:
        """Return where the "who" or "which" begins that stands right before reporting words."""
        number = self._page.within(cue.start, cue.end).start - 1
        found = number >= 0 and self._page.words[number].low in {"who", "which"}
        return self._page.words[number].start if found else None

    def agent(self, cue: Span) -> Span | None:
        """Return the words that say by whom, right behind a cue in the passive: "was told by the mayor’s office"."""
        words, number = self._page.words, self._page.within(0, cue.end).stop
        if number + 1 >= len(words) or words[number].low != "by" or self._page.gap(number - 1) != " ":
            return None
        last = number + 1
        while words[last].sentence == words[number].sentence and self._page.gap(last) in _GOES_ON:
            last += 1
        return Span(words[number + 1].start, words[last].end)

    def pronoun(self, cue: Span) -> Span | None:
        """Return the pronoun right before a cue in the active whose subject it is: "she said", "she has gone on"."""
        numbers = self._page.within(cue.start, cue.end)
        if not numbers or not numbers.start or self._page.gap(numbers.start - 1) != " ":
            return None
        words = self._page.words
        before, last = words[numbers.start - 1], words[numbers.stop - 1]
        passive = any(words[number].low in BE for number in numbers) and not last.low.endswith("ing")
        return None if passive or before.low not in SUBJECTS else Span(before.start, before.end)

    def behind(self, statement: Statement) -> Span | None:
        """Return the subject behind what opens its sentence: "Calling it a sham, Lee left", "A foe of it, Lee left"."""
        words = self._page.words
        numbers = self._page.within(statement.extent.start, statement.extent.end)
        if not numbers or statement.cue is None or statement.cue.start > words[numbers.start].start:
            return None
        begin, after = self._begin(numbers.start), numbers.stop
        participle = begin == numbers.start and words[begin].low.endswith("ing")
        if not participle and (words[begin].low not in {"a", "an"} or numbers.start - begin > ADJECTIVES):
            return None
        if after == len(words) or self._begin(after) != begin or not self._page.gap(after - 1).startswith(","):
            return None
        if words[after].low in SUBJECTS:
            return Span(words[after].start, words[after].end)
        name = self._opening(after, min(after + TITLE, len(words) - 1))
        return Span(words[after].start, name.end) if name else None

    def subject(self, cue: Span) -> Candidate | None:
        """Return whom the words before a cue name for it: "Lee’s claim", "Lee said", "Lee left the room, saying"."""
        numbers = self._page.within(cue.start, cue.end)
        if not numbers or not numbers.start:
            return None
        words, first, last = self._page.words, numbers.start, numbers.start - 1
        begin = max(first - CLAUSE, 0)
        participle = words[first].low.endswith("ing")
        if participle and self._page.gap(last) == ", " and (opening := self._opening(self._begin(first), last)):
            return self._cast.whom(opening)
        for name in reversed(self._cast.names_in(words[begin].start, cue.start)):
            if words[name.last].sentence != words[first].sentence:
                return None
            candidate = self._cast.whom(name)
            if words[name.last].possessive:
                if name.last >= last - 1:
                    return candidate
            elif not self._is_object(name):
                adjacent = name.last == last and self._page.gap(last) == " "
                if adjacent or (participle and candidate.is_person):
                    return candidate
        return None

    def _begin(self, number: int) -> int:
        """Return the number of the first word of a word's sentence."""
        words = self._page.words
        return bisect_left(words, words[number].sentence, key=attrgetter("sentence"))

    def _opening(self, first: int, last: int) -> Name | None:
        """Return the name that opens some words, with its titles; none whose possessive does."""
        words = self._page.words
        name = next(iter(self._cast.names_in(words[first].start, words[last].end)), None)
        opens = name is not None and name.first - len(name.titles) - name.article <= first
        return name if name and opens and not words[name.last].possessive else None

    def _is_object(self, name: Name) -> bool:
        """Say whether a name, with its titles and what describes it, stands behind a preposition."""
        number = name.first - len(name.titles) - 1
        while number >= 0 and self._page.gap(number) == " " and self._describes(number):
            number -= 1
        return number >= 0 and self._page.words[number].low in w.OBJECT_MARKS

    def _describes(self, number: int) -> bool:
        word = self._page.words[number]
        return not word.capital and (word.low in {"the", "a", "an"} or w.type_of_noun(word.low) is not None)

    def _rank(self, position: int) -> int:
        word = self._page.at(position)
        return self._ranks[word.paragraph] if word is not None else 0


def _ranks(article: Article) -> tuple[int, ...]:
    """Number the blocks of running text; what stands between them, such as "READ MORE", has the number before it."""
    ranks: list[int] = []
    rank = 0
    for block in article.blocks:
        text = block.span.of(article.text)
        rank += block.role in READ_ROLES and (text[-1] in _ENDS or text.count(" ") > LONG_LINE)
        ranks.append(rank)
    return tuple(ranks)
