"""Find what an article says somebody is: "Ann Lee, the mayor of Salis,", "the charity Fair Tides", "Mr Kim is a lawyer".

Reads a ``Page`` and its ``Cast``, and notes at each candidate the nouns by which the text describes it, so that a later
"the mayor" can be found to mean Ann Lee.
"""

from __future__ import annotations

from sayso.resolve import words as w
from sayso.resolve.actors import Candidate, Cast
from sayso.resolve.names import Name
from sayso.resolve.page import Page

REACH = 14
"""How many words an apposition is followed for."""


def find_descriptions(page: Page, cast: Cast) -> None:
    """Note at each candidate of ``cast`` what the text says it is."""
    for name in cast.names:
        candidate = cast.whom(name)
        _before(page, name, candidate)
        _after(page, name, candidate)


def _describes(noun: str) -> bool:
    return w.names_person(noun) or noun in w.ORGANISATIONS or noun in w.CORPORATE


def _note(page: Page, candidate: Candidate, number: int, position: int) -> None:
    """Note the noun, and with the word before it: "minister", "prime minister"."""
    noun = page.words[number].low
    candidate.describe(noun, position)
    kind = w.type_of_noun(noun)
    several = any(len(name.words) > 1 for name in candidate.names)
    if candidate.type is None and kind is not None and several:
        candidate.type = kind


def _before(page: Page, name: Name, candidate: Candidate) -> None:
    """Read "spokesman Jens Okafor", "the mayor of Salis, Ann Lee,"."""
    number = name.first - len(name.titles) - 1
    if number < 0:
        return
    word, gap = page.words[number], page.gap(number)
    if word.low == "the" and gap == " ":
        number -= 1
        if number < 0 or page.gap(number) != " ":
            return
        word, gap = page.words[number], " "
    if gap == " " and not word.capital and not word.possessive and _describes(word.low):
        _note(page, candidate, number, name.start)
    elif gap == ", ":
        _before_comma(page, name, candidate, number)


def _before_comma(page: Page, name: Name, candidate: Candidate, number: int) -> None:
    if name.last + 1 >= len(page.words) or not page.gap(name.last).startswith((",", ".")):
        return
    for at in range(number, max(number - REACH, -1), -1):
        word = page.words[at]
        if word.sentence != page.words[name.first].sentence or (at < number and "," in page.gap(at)):
            return
        if w.names_person(word.low) and (at == number or page.words[at + 1].low in w.BREAKS):
            _note(page, candidate, at, name.start)
            return


def _after(page: Page, name: Name, candidate: Candidate) -> None:
    """Read "Ann Lee, the mayor of Salis and a lawyer,", "Ann Lee is the mayor"."""
    number = name.last + 1
    if number >= len(page.words):
        return
    gap, word = page.gap(name.last), page.words[number]
    if gap.endswith(", ") and not name.article or gap in {", ", "’s, "}:
        if word.low not in w.RELATIVE | {"said", "says", "and", "or", "but"}:
            _appositions(page, name, candidate, number)
    elif gap == " " and word.low in {"is", "was"} and number + 1 < len(page.words):
        if page.words[number + 1].low in {"a", "an", "the"}:
            _appositions(page, name, candidate, number + 1)


def _appositions(page: Page, name: Name, candidate: Candidate, number: int) -> None:
    sentence = page.words[name.first].sentence
    behind = False
    for at in range(number, min(number + REACH, len(page.words))):
        word = page.words[at]
        if word.sentence != sentence:
            return
        ends = at + 1 >= len(page.words) or page.gap(at) != " " or page.words[at + 1].low in w.BREAKS | {"and"}
        if ends and not behind:
            if not _describes(word.low):
                return
            _note(page, candidate, at, name.start)
            behind = True
        elif word.low in {"and"} and at + 1 < len(page.words) and page.words[at + 1].low in {"a", "an", "the"}:
            behind = False
        if at + 1 >= len(page.words) or not page.gap(at).strip() == "" and not page.words[at + 1].low == "and":
            return
