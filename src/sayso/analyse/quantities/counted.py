"""Read what a number counts: the unit behind it, or else the noun phrase.

No tagger is at hand, so a noun phrase is what runs from the number to the first plural noun, or, behind "one", to the
last word before one that cannot belong to it.
"""

from __future__ import annotations

from itertools import pairwise

from sayso.analyse.quantities.measured import Counted, part_at, unit_at, with_rate
from sayso.english.nouns import is_invariable, is_plural, singular
from sayso.english.numbers import Number, starts_number
from sayso.english.tokens import HYPHENS, Token, touches, word_at
from sayso.english.words import FUNCTION_WORDS, words_of

_BRACKETS = {"(": ")", "[": "]"}
_LONGEST = 6
"""Words before the noun that is counted, itself included."""

_VERBS = words_of(
    "are is was were be been has have had do does did can could will would shall should may might must said says say"
    " died dies fell fall rose rise grew came come comes went go goes got gets made make makes took take takes"
    " won win wins lost lose loses left leave leaves gave give gives held hold holds kept keep keeps led lead leads ran"
    " run runs saw see sees sat set stood took told knew thought felt became begin began asked asks"
    " need needs want wants live lives lived work works worked killed injured wounded arrested missing dead"
)
_COUNTABLE = words_of("lives wins")
"""Verbs that are nouns behind a number: "three lives", "12 wins"."""

_WITHIN = words_of(
    "other more fewer first second last next same late earlier further three two few many own most such least less"
)
"""Function words that may stand inside a noun phrase."""

_UNCOUNTED = words_of("other more fewer earlier same first last next such further own most previous")
"""Words that are no part of what is counted, where they open the phrase."""

_STOPS = (FUNCTION_WORDS | _VERBS | words_of("ago apart times around plus minus versus vs v ie eg etc")) - _WITHIN
_DETERMINERS = words_of("the these those its his her their our my your")
_ADJECTIVE_ENDS = (
    "al",
    "ous",
    "ful",
    "ive",
    "ic",
    "able",
    "ible",
    "less",
    "ish",
    "ed",
    "ern",
    "ian",
    "ean",
    "ese",
    "est",
    "ary",
)
_ADJECTIVES = words_of(
    "new old big small large great good bad young little long short high low major minor key main single senior junior"
    " top leading different possible similar white black red blue green male female former recent further extra more"
    " other additional separate full whole early late local public private free open strong weak common certain"
)
_NO_COMPOUND = words_of("way off on sided fold one to and or in out up a the time")


def counted_at(tokens: list[Token], place: int, number: Number) -> Counted | None:
    """Return what the number that ends at ``place`` counts."""
    place += _gap(tokens, place)
    if place >= len(tokens):
        return None
    if word_at(tokens, place) == "times" and not touches(tokens, place):
        return Counted(place + 1, "time", counts=(place, place + 1))
    if number.is_share:
        return part_at(tokens, place)
    return unit_at(tokens, place, number) or _phrase(tokens, place, number) or _in_brackets(tokens, place)


def _in_brackets(tokens: list[Token], place: int) -> Counted | None:
    """Read the one word that stands with a number in brackets: "(2.5 XRT)"."""
    if place < 2 or word_at(tokens, place - 2) not in _BRACKETS or word_at(tokens, place + 1) not in _BRACKETS.values():
        return None
    token = tokens[place]
    if not token.text.isalpha() or _stops(token):
        return None
    return Counted(place + 1, singular(token.text), counts=(place, place + 1))


def _gap(tokens: list[Token], place: int) -> int:
    """Return 1 where a hyphen ties the number to its unit: "40-year-old", "four-cylinder"."""
    is_tie = word_at(tokens, place) in HYPHENS and touches(tokens, place + 1)
    return int(is_tie and touches(tokens, place) and word_at(tokens, place + 1)[:1].isalpha())


def _phrase(tokens: list[Token], place: int, number: Number) -> Counted | None:
    """Read the noun phrase that is counted."""
    start = place
    if word_at(tokens, start) == "of":
        behind = _past_of(tokens, start, number)
        if behind is None:
            return None
        start = behind
        if start < len(tokens) and (found := unit_at(tokens, start, number)):
            return found
    if word_at(tokens, place - 1) in HYPHENS:
        return _compound(tokens, place) if number.low != 1 else None
    end = _one_end(tokens, start) if number.low == 1 and start == place else _plural_end(tokens, start)
    if end is None:
        return None
    while start < end - 1 and word_at(tokens, start) in _UNCOUNTED and word_at(tokens, start + 1) not in HYPHENS:
        start += 1
    unit, behind = with_rate(tokens, end, _spelt(tokens, start, end))
    return Counted(behind, unit, counts=(start, end))


def _spelt(tokens: list[Token], start: int, end: int) -> str:
    """Write tokens as they stand, with one space where there is any, and the last in the singular."""
    before = "".join(one.text + " " * (one.end < then.start) for one, then in pairwise(tokens[start:end]))
    return before + singular(tokens[end - 1].text)


def _past_of(tokens: list[Token], place: int, number: Number) -> int | None:
    """Return where the noun phrase begins behind "of": "thousands of people", "one of the best", "two of his sons"."""
    at = place + 1
    if word_at(tokens, at) in _DETERMINERS:
        return at + 1
    return at if number.low != number.high or number.low >= 100 else None


def _plural_end(tokens: list[Token], start: int) -> int | None:
    """Return the place behind the first plural noun, if it comes before any word that ends a noun phrase."""
    at, words = start, 0
    while at < len(tokens) and words < _LONGEST:
        token = tokens[at]
        word = token.word
        is_first = at == start
        if word in HYPHENS:
            if not touches(tokens, at) or is_first:
                return None
        elif word in {"and", "or"}:
            if is_first or word_at(tokens, at + 1) in _STOPS:
                return None
        elif not token.text[0].isalpha():
            # "Two new Merlin 40 boats", "500 Merlin 40s".
            beside = tokens[at - 1 : at] + tokens[at + 1 : at + 2]
            if is_first or not token.text[0].isdecimal() or not any(one.text[0].isupper() for one in beside):
                return None
            if touches(tokens, at + 1) and word_at(tokens, at + 1) == "s":
                return at + 2
        elif starts_number(token):
            return None
        elif is_plural(word) and word not in _STOPS - _COUNTABLE:
            # "20 Lyons buses", "12 crew members": a name in -s, or "crew", stands before what is counted.
            after = word_at(tokens, at + 1)
            is_before = (token.text[0].isupper() or is_invariable(word)) and is_plural(after)
            is_before = is_before and tokens[at + 1].text[0].islower()
            return at + 2 if is_before and after not in _STOPS else at + 1
        elif _stops(token) or (word.endswith("ly") and not token.text[0].isupper()):
            return None
        words += word not in HYPHENS
        at += 1
    return None


def _stops(token: Token) -> bool:
    """Say whether a word ends a noun phrase; "US" is no "us"."""
    return token.word in _STOPS and not (token.text.isupper() and len(token.text) > 1)


def _one_end(tokens: list[Token], start: int) -> int | None:
    """Return the place behind the noun phrase of "one": "one solution", "one police officer"."""
    at, nouns = start, 0
    while at < len(tokens) and at < start + _LONGEST:
        token = tokens[at]
        word = token.word
        if word in HYPHENS and touches(tokens, at) and touches(tokens, at + 1) and at > start:
            at += 1
            continue
        if not token.text[0].isalpha() or _stops(token) or word.endswith(("ly", "ing")) or starts_number(token):
            break
        is_adjective = word in _ADJECTIVES or word.endswith(_ADJECTIVE_ENDS)
        if nouns and (is_plural(word) or word.endswith("ed")):
            break
        nouns += not is_adjective
        at += 1
    return at if at > start else None


def _compound(tokens: list[Token], place: int) -> Counted | None:
    """Read the noun that a hyphen ties to the number: "four-cylinder"; the hyphen is the token before ``place``."""
    token = tokens[place]
    if token.word in _NO_COMPOUND or not token.text.isalpha() or token.word in _STOPS:
        return None
    return Counted(place + 1, singular(token.text), counts=(place, place + 1))
