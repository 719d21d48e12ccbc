"""Join two amounts that are one range: "10 to 12 years", "$3-5 billion", "between 5% and 6%", "from 90 pounds to 70".

A change that runs "from" one value "to" another is one range too: it tells both ends, and its words stand beside it.
Reads the amounts of a block, gives them in the same order, some joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sayso.analyse.quantities.amounts import Amount
from sayso.english.numbers import scaled
from sayso.english.tokens import DASHES, Token, word_at
from sayso.english.words import words_of

_CHANGES = words_of(
    "by up down rose rise rises rising fell fall falls falling gained gain gains added adds lost lose climbed climbs"
    " dropped drop drops jumped jump slid slipped plunged surged soared sank advanced declined tumbled increased"
    " decreased increase decrease grew grow higher lower edged eased"
)
"""Where one of these stands before the first of two amounts, "to" leads to where the change ended: "up 5 to 20"."""

_FURTHEST = 8
"""Tokens between the ends of a change: "from 12 ferries a week in 1990 to 30"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, or two that are one range."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    amount: Amount
    """The one that bears the unit."""

    is_range: bool = False


def join_ranges(tokens: list[Token], amounts: Sequence[Amount], stands: list[bool]) -> Iterator[Quantity]:
    """Yield the amounts that stand alone, ranges joined; of a range one end may be an amount that does not."""
    place = 0
    while place < len(amounts):
        one = amounts[place]
        for other in range(place + 1, min(place + 3, len(amounts))):
            if not (stands[place] or stands[other]) or (other > place + 1 and stands[other - 1]):
                continue
            if joined := _joined(tokens, one, amounts[other]):
                yield joined
                place = other
                break
        else:
            is_more_of_it = place and not stands[place - 1] and _continues(tokens, amounts[place - 1], one)
            stands[place] = stands[place] and not is_more_of_it
            if stands[place]:
                yield Quantity(one.start, one.end, one.low, one.high, one)
        place += 1


def _continues(tokens: list[Token], one: Amount, other: Amount) -> bool:
    """Say whether a bare number goes on from one that is no quantity: "pages 16-17", "articles 5 and 6"."""
    between = [token.word for token in tokens[one.end : other.start]]
    return one.is_bare and other.is_bare and len(between) == 1 and (between[0] in DASHES | {"and", "to", "or", "&"})


def _joined(tokens: list[Token], one: Amount, other: Amount) -> Quantity | None:
    """Return the range of two amounts, if they are one."""
    if one.is_share != other.is_share or one.number.low != one.number.high or other.number.low != other.number.high:
        return None
    between = [token.word for token in tokens[one.end : other.start]]
    if not between or len(between) > _FURTHEST or not _agree(one, other):
        return None
    opener = _opener(tokens, one.start)
    if not _is_link(tokens, one, other, between, opener):
        return None
    one = _with_thousands(tokens, _with_scale(one, other), other)
    bearer = other if other.unit is not None else one
    start = one.start - 1 if opener and word_at(tokens, one.start - 1) == opener else one.start
    low, high = sorted((one.low, other.low))
    return Quantity(start, other.end, low, high, bearer, is_range=True)


def _agree(one: Amount, other: Amount) -> bool:
    """Say whether both have one unit, or one of them has none."""
    return one.unit == other.unit or one.unit is None or other.unit is None


def _opener(tokens: list[Token], start: int) -> str:
    """Return "from" or "between", if it stands before an amount, perhaps behind "about" and the like."""
    for at in range(start - 1, max(start - 4, -1), -1):
        word = word_at(tokens, at)
        if word in {"from", "between", "ranging", "range"}:
            return word
        if word not in _HEDGES:
            return ""
    return ""


_HEDGES = words_of(
    "about around roughly some approximately an estimated up to as many just nearly almost over at least"
)


def _is_link(tokens: list[Token], one: Amount, other: Amount, between: list[str], opener: str) -> bool:
    """Say whether the words between two amounts make them one range."""
    words = tuple(between)
    if opener == "between":
        return words == ("and",) or words == ("to",) or (words[-1] == "and" and len(words) < 4)
    if opener == "from" and between.count("to") == 1 and not set(between) & set(".;!?("):
        link = between.index("to")
        return (link == 0 or one.unit is not None) and len(between) - link <= 3
    if words == ("or",):
        return one.unit is None and other.unit is not None and one.low < other.low and other.low < 100
    if words in {("to",), ("-", "to", "-"), ("-", "to"), ("to", "-")} or (
        len(words) == 1 and words[0] in DASHES and tokens[one.end - 1].end >= tokens[one.end].start - 1
    ):
        is_change = word_at(tokens, one.start - 1) in _CHANGES and one.unit is not None
        return other.unit is not None and not is_change and one.low < other.low
    return False


def _with_scale(one: Amount, other: Amount) -> Amount:
    """Give the first end the scale of the second: "$20 to $30 billion", but not "$500 to $2 million"."""
    scale = other.number.scale
    if one.number.scale == 1 and scale > 1 and one.low < other.low / scale:
        return replace(one, low=scaled(one.low, scale), high=scaled(one.high, scale))
    return one


def _with_thousands(tokens: list[Token], one: Amount, other: Amount) -> Amount:
    """Give the first end the thousands of the second, where a dash ties them: "5-6,000 boats"."""
    written, is_tied = tokens[other.number.first].text, other.number.first == one.number.last + 1
    if is_tied and written.endswith(",000") and one.number.is_digits and one.low * 1000 < other.low:
        return replace(one, low=one.low * 1000, high=one.high * 1000)
    return one
