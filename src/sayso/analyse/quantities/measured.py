"""Read the unit that stands behind a number: percent, a currency in words, an age, a unit of measure.

What is counted where there is no unit is left to ``counted``.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.english import currencies, units
from sayso.english.nouns import singular
from sayso.english.numbers import Number
from sayso.english.tokens import HYPHENS, Token, touches, word_at
from sayso.english.words import words_of

_SIZES = {
    "sq": "square",
    **{word: word for word in words_of("square cubic nautical metric light fluid basis troy imperial")},
}
"""Words that make another unit of the one behind them."""

_UNALTERED = words_of("full whole entire straight consecutive successive solid horizontal vertical")
"""Adjectives that leave the unit behind them what it is: "three full days"; "long" does so with those of time alone."""

_NOT_APART = words_of("t l h s ps mp pa")
"""Abbreviations that must touch the digits, or be in capitals."""

_DEGREES = {"c": " Celsius", "f": " Fahrenheit", "celsius": " Celsius", "fahrenheit": " Fahrenheit"}
_SECOND = frozenset({"hour", "foot", "year", "metre", "pound", "second"})
_PERCENT = frozenset({"%", "％", "percent", "pc", "pct"})
_POINTS = frozenset({"point", "points"})
_BEFORE_MONEY = currencies.NATIONS | words_of("us u s . new hong sri south saudi -")
_LONGEST = 4
_AGES = words_of("old olds")
_FORCES = words_of("thrust force lift cargo payload freight explosives tnt")
"""What is told in pounds that are no money: "two million pounds of thrust"."""

_LEAST_WON = 100
"""Fewer won buy nothing: "the two won" is a verb."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, or the unit."""

    end: int
    """The token behind it."""

    unit: str | None
    counts: tuple[int, int] | None = None
    is_money: bool = False
    is_measure: bool = False
    assumed: bool = False


def unit_at(tokens: list[Token], place: int, number: Number) -> Counted | None:
    """Return the unit at ``place``, behind ``number``."""
    word, behind = word_at(tokens, place), word_at(tokens, place + 1)
    if behind and (word in _UNALTERED or (word == "long" and units.is_time(behind))):
        place += 1
    return (
        percent_at(tokens, place) or money_at(tokens, place, number) or _age(tokens, place) or measure_at(tokens, place)
    )


def part_at(tokens: list[Token], place: int) -> Counted | None:
    """Read the unit that a fraction is a part of: "half a mile", "a quarter of an hour", "1/16 of a pint", "½ inch"."""
    at = place + (word_at(tokens, place) == "of")
    at += word_at(tokens, at) in {"a", "an", "one", "per"} and word_at(tokens, at + 1) not in {"cent", "cents"}
    at += word_at(tokens, at) in {"us", "imperial"}
    if at >= len(tokens):
        return None
    return percent_at(tokens, at) or measure_at(tokens, at)


def percent_at(tokens: list[Token], place: int) -> Counted | None:
    """Read "%", "per cent", "percentage points", "pp"."""
    words = [word_at(tokens, place), word_at(tokens, place + 1), word_at(tokens, place + 2)]
    if words[0] == "pp" or (words[0] == "percentage" and words[1] in _POINTS):
        return Counted(place + 1 + (words[1] in _POINTS), units.PERCENTAGE_POINT)
    length = 1 if words[0] in _PERCENT else 2 if words[0] == "per" and words[1] in {"cent", "cents"} else 0
    if not length:
        return None
    if words[length] in _POINTS:
        return Counted(place + length + 1, units.PERCENTAGE_POINT)
    return Counted(place + length, units.PERCENT)


def money_at(tokens: list[Token], place: int, number: Number) -> Counted | None:
    """Read a currency behind the number: "euros", "Australian dollars", "US dollars", "€", "JPY"."""
    token = tokens[place]
    if token.text in currencies.SIGNS and touches(tokens, place):
        if touches(tokens, place + 1) and word_at(tokens, place + 1)[:1].isdecimal():
            return None
        return Counted(
            place + 1, currencies.SIGNS[token.text], is_money=True, assumed=token.text in currencies.DOLLAR_SIGNS
        )
    if currencies.is_code(token.text, number.low):
        return Counted(place + 1, token.text, is_money=True)
    at = place
    while (
        at < place + _LONGEST and word_at(tokens, at) in _BEFORE_MONEY and not currencies.is_money(word_at(tokens, at))
    ):
        at += 1
    word, before = word_at(tokens, at), word_at(tokens, at - 1) if at > place else ""
    if not currencies.is_money(word):
        return None
    # "U.S. dollars" are five tokens.
    code = currencies.currency(word, "us" if before == "." else before)
    if code is None and word == "pounds" and number.scale > 1 and not _is_of_a_force(tokens, at + 1):
        code = "GBP"
    if code is None or (word == "won" and number.low < _LEAST_WON):
        return None
    end = at + 1 + (word_at(tokens, at + 1) == "sterling")
    return Counted(end, code, is_money=True, assumed=code == "USD" and not before)


def _is_of_a_force(tokens: list[Token], place: int) -> bool:
    """Say whether "of thrust" or "of liftoff thrust" stands at ``place``."""
    behind = {word_at(tokens, place + 1), word_at(tokens, place + 2)}
    return word_at(tokens, place) == "of" and not behind.isdisjoint(_FORCES)


def _age(tokens: list[Token], place: int) -> Counted | None:
    """Read "year-old", "-year-olds", "years old", "months of age"."""
    word = word_at(tokens, place)
    if not units.is_time(word):
        return None
    at = place + 1
    if word_at(tokens, at) in HYPHENS:
        at += 1
    if word_at(tokens, at) in _AGES:
        return Counted(at + 1, singular(word) + units.AGE)
    if word_at(tokens, at) == "of" and word_at(tokens, at + 1) == "age":
        return Counted(at + 2, singular(word) + units.AGE)
    return None


def measure_at(tokens: list[Token], place: int) -> Counted | None:
    """Read a unit of measure with its "per": "square miles", "km/h", "miles per hour", "degrees Celsius"."""
    found = _simple_measure(tokens, place) if place < len(tokens) else None
    if found is None:
        return None
    name, end = found
    unit, behind = with_rate(tokens, end, name)
    return Counted(behind, unit, counts=(place, behind), is_measure=True)


def _simple_measure(tokens: list[Token], place: int) -> tuple[str, int] | None:
    """Return the name of the unit at ``place``, without what it is told for, and the token behind it."""
    token = tokens[place]
    # "km/h", "lb-ft" and "m2" are several tokens.
    for end in (place + 3, place + 2):
        if end <= len(tokens) and all(touches(tokens, at) for at in range(place + 1, end)):
            name = units.measure("".join(one.text for one in tokens[place:end]))
            if name:
                return name, end
    at = place + 1
    if token.word in _NOT_APART and not touches(tokens, place) and not token.text.isupper():
        return None
    if _is_type(tokens, place):
        return None
    if token.word in _SIZES:
        at += word_at(tokens, at) == "."
        at += word_at(tokens, at) in HYPHENS
        name = units.measure(tokens[at].text) if at < len(tokens) else None
        return (f"{_SIZES[token.word]} {name}", at + 1) if name else None
    if token.word in {"degree", "degrees", "°"}:
        scale = _DEGREES.get(word_at(tokens, at), "")
        return f"degree{scale}", at + bool(scale)
    name = units.measure(token.text)
    if name is None:
        return None
    # "Kilowatt-hours", "pound-feet"; not the "mile-day" of "a 30-mile-day".
    if word_at(tokens, at) in HYPHENS and touches(tokens, at) and touches(tokens, at + 1):
        more = units.measure(tokens[at + 1].text)
        if more in _SECOND:
            return f"{name} {more}", at + 2
    return name, at


def _is_type(tokens: list[Token], place: int) -> bool:
    """Say whether a capital is the beginning of a name: "three F-16s" are no degrees."""
    is_tied = word_at(tokens, place + 1) in HYPHENS and touches(tokens, place + 1) and touches(tokens, place + 2)
    return tokens[place].text.isupper() and is_tied and word_at(tokens, place + 2)[:1].isdecimal()


def with_rate(tokens: list[Token], place: int, unit: str) -> tuple[str, int]:
    """Add what the unit is told for: "per hour", "a day", "/cm2"."""
    at = place
    if word_at(tokens, at) in HYPHENS and touches(tokens, at) and word_at(tokens, at + 1) in {"a", "an", "per"}:
        at += 1
    word = word_at(tokens, at)
    if word == "per" and at + 1 < len(tokens) and word_at(tokens, at + 1).isalpha():
        found = _simple_measure(tokens, at + 1)
        name, end = found or (singular(tokens[at + 1].text), at + 2)
        return f"{unit} per {name}", end
    if word in {"a", "an"}:
        behind = at + 1 + (word_at(tokens, at + 1) in HYPHENS)
        if units.is_time(word_at(tokens, behind)):
            return f"{unit} per {singular(word_at(tokens, behind))}", behind + 1
    if word == "/" and touches(tokens, at) and at + 1 < len(tokens) and (found := _simple_measure(tokens, at + 1)):
        return f"{unit} per {found[0]}", found[1]
    return unit, place
