"""Find what an article says somebody is: "Ann Lee, the mayor of Salis,", "the charity Fair Tides", "Kim is a lawyer".

Reads a ``Page`` and its ``Cast``, and notes at each candidate the nouns by which the text describes it, so that a later
"the mayor" can be found to mean Ann Lee.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.english import words as english
from sayso.resolve import words as w
from sayso.resolve.actors import Cast
from sayso.resolve.candidates import Candidate
from sayso.resolve.names import Name
from sayso.resolve.page import Page

REACH = 14
"""How many words an apposition is followed for."""

DOCUMENT_REACH = 5
"""How many words may stand between a document's noun and the name of who made it."""

ARTICLES = frozenset({"a", "an", "the"})
NO_APPOSITION = frozenset({"said", "says", "and", "or", "but"})
"""Behind a name and a comma, go on with the sentence."""


def find_descriptions(page: Page, cast: Cast) -> None:
    """Note at each candidate of ``cast`` what the text says it is."""
    for name in cast.names:
        candidate = cast.whom(name)
        for noun in (*_before(page, name), *_after(page, name)):
            _note(cast, candidate, noun, name.start)
        for noun in _documents(page, name):
            cast.describe(candidate, noun, name.start)


def _note(cast: Cast, candidate: Candidate, noun: str, position: int) -> None:
    """Note the noun, and what it shows of somebody with a name of several words."""
    cast.describe(candidate, noun, position)
    if candidate.type is None and any(len(name.words) > 1 for name in candidate.names):
        candidate.type = w.type_of_noun(noun)


def _describes(noun: str) -> bool:
    """Say whether a noun tells what somebody is; "the survey" behind a name and a comma goes on with the sentence."""
    return w.names_person(noun) or (noun in w.ORGANISATIONS | w.CORPORATE and noun not in w.DOCUMENTS)


def _documents(page: Page, name: Name) -> Iterator[str]:
    """Read "Fair Tides’ report", "a WTC study", "the survey by Fair Tides": for whom a later "the report" speaks."""
    behind = name.last + 1
    if behind < len(page.words) and not page.gap(name.last).strip("s’' ") and page.words[behind].low in w.DOCUMENTS:
        yield page.words[behind].low
    number = name.first - len(name.titles) - 1
    number -= number > 0 and page.words[number].low == "the"
    if number > 0 and page.words[number].low in {"by", "from"}:
        for at in range(number - 1, max(number - DOCUMENT_REACH, -1), -1):
            if page.gap(at) != " ":
                return
            if page.words[at].low in w.DOCUMENTS:
                yield page.words[at].low
                return


def _before(page: Page, name: Name) -> Iterator[str]:
    """Read "spokesman Jens Okafor", "the charity the Fair Tides", "the mayor of Salis, Ann Lee,"."""
    number = name.first - len(name.titles) - 1
    if number > 0 and page.words[number].low == "the" and page.gap(number - 1) == " ":
        number -= 1
    if number < 0:
        return
    word, gap = page.words[number], page.gap(number)
    if gap == " " and not word.capital and not word.possessive and _describes(word.low):
        yield word.low
    elif gap == ", ":
        yield from _before_comma(page, name, number)


def _before_comma(page: Page, name: Name, number: int) -> Iterator[str]:
    if name.last + 1 >= len(page.words) or not page.gap(name.last).startswith((",", ".")):
        return
    for at in range(number, max(number - REACH, -1), -1):
        word = page.words[at]
        if word.sentence != page.words[name.first].sentence or (at < number and "," in page.gap(at)):
            return
        if w.names_person(word.low) and (at == number or page.words[at + 1].low in w.BREAKS):
            yield word.low
            return


def _after(page: Page, name: Name) -> Iterator[str]:
    """Read "Ann Lee, the mayor of Salis and a lawyer,", "Ann Lee is the mayor"."""
    number = name.last + 1
    if number + 1 >= len(page.words):
        return
    gap, word = page.gap(name.last), page.words[number]
    if gap in {", ", "’s, ", "'s, ", "), "} and word.low not in english.RELATIVE | NO_APPOSITION:
        yield from _appositions(page, name, number)
    elif gap == " " and word.low in {"is", "was"} and page.words[number + 1].low in ARTICLES:
        yield from _appositions(page, name, number + 1)


def _appositions(page: Page, name: Name, number: int) -> Iterator[str]:
    """Yield the noun before the first preposition or comma, and that of an "and a …" behind it."""
    sentence = page.words[name.first].sentence
    found = False
    for at in range(number, min(number + REACH, len(page.words) - 1)):
        word, ahead, gap = page.words[at], page.words[at + 1], page.gap(at)
        if word.sentence != sentence:
            return
        if not found and (gap != " " or ahead.low in w.BREAKS or ahead.low == "and"):
            if not _describes(word.low):
                return
            yield word.low
            found = True
        elif word.low == "and" and ahead.low in ARTICLES:
            found = False
        if gap.strip() and ahead.low != "and":
            return
