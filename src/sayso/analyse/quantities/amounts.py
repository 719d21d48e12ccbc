"""Find numbers with what is counted: "$1.3 million", "25 square miles", "six narrow boats", "a 40-year-old".

Reads the tokens of a block, gives ``Amount``s in text order. Whether an amount is a quantity at all, and how exact it
is meant to be, is left to the modules beside this one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from sayso.analyse.quantities.comparators import comparator_behind
from sayso.analyse.quantities.counted import counted_at
from sayso.analyse.quantities.measured import Counted
from sayso.english import currencies, units
from sayso.english.calendar import MONTHS, WEEKDAYS
from sayso.english.numbers import Number, number_at, starts_number
from sayso.english.tokens import DASHES, HYPHENS, Token, touches, word_at
from sayso.records import Comparator

_MINUS = frozenset("-−")
_HANGING = frozenset({",", "and", "or", "to"})
_WHOSE = frozenset({"the", "its", "their", "his", "her", "our", "these", "those"})
_OLDEST = 122
"""Nobody is known to have been older."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its sign, its unit and what is counted; places are those of tokens, ``end`` behind the last."""

    number: Number
    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str | None = None
    counts: tuple[int, int] | None = None
    is_money: bool = False
    is_measure: bool = False
    assumed: bool = False
    """Whose dollar it is, is not said."""

    hedge: Comparator | None = None
    """What stands between the number and what is counted: "20-odd", "50 or more guests"."""

    @property
    def is_bare(self) -> bool:
        """Whether no unit stands beside the number."""
        return self.unit is None

    @property
    def is_share(self) -> bool:
        """Whether it is a fraction of something."""
        return self.number.is_share


@dataclass(frozen=True, slots=True)
class _Sign:
    """The sign or code of a currency."""

    code: str
    start: int
    end: int
    assumed: bool = False


def find_amounts(tokens: list[Token]) -> list[Amount]:
    """Return what can be read as a number, with its unit, wherever it stands."""
    amounts: list[Amount] = []
    place = 0
    while place < len(tokens):
        amount = None
        if starts_number(tokens[place]):
            amount = _amount(tokens, place, None)
        if amount is None and (sign := _sign_before(tokens, place)):
            amount = _amount(tokens, sign.end, sign)
        if amount:
            amounts.append(amount)
        place = max(amount.end, place + 1) if amount else place + 1
    for number in range(len(amounts) - 2, -1, -1):
        if amounts[number].is_bare and _shares_unit(tokens, amounts[number], amounts[number + 1]):
            after = amounts[number + 1]
            amounts[number] = replace(
                amounts[number], unit=after.unit, is_money=after.is_money, is_measure=after.is_measure
            )
    return amounts


def _shares_unit(tokens: list[Token], one: Amount, other: Amount) -> bool:
    """Say whether a bare number has the unit of the next: "two-, three- and four-storey", "30 of the 90 boats"."""
    if word_at(tokens, one.end) in HYPHENS and word_at(tokens, one.end + 1) in _HANGING:
        return True
    between = [token.word for token in tokens[one.end : other.start]]
    return not one.is_share and between[:1] == ["of"] and len(between) == 2 and between[1] in _WHOSE


def _amount(tokens: list[Token], place: int, sign: _Sign | None) -> Amount | None:
    """Read the number at ``place`` and what stands around it."""
    at, is_negative = place, False
    if sign and word_at(tokens, at) in _MINUS:
        at, is_negative = at + 1, True
    joined = word_at(tokens, place - 1) != "between"
    number = number_at(tokens, at, short=sign is not None, joined=joined)
    if number is None:
        return None
    start = sign.start if sign else place
    is_negative = is_negative or _is_negative(tokens, start)
    if not (sign and at > place) and is_negative:
        start -= 2 if word_at(tokens, start - 1) in DASHES and word_at(tokens, start - 2) == "minus" else 1
    if sign and not currencies.is_code(sign.code, number.low) and tokens[sign.start].text == sign.code:
        return None
    low, high = (-number.high, -number.low) if is_negative else (number.low, number.high)
    bare = Amount(number, start, number.last, low, high)
    return _with_sign(tokens, bare, sign) if sign else _with_unit(tokens, bare)


def _is_negative(tokens: list[Token], place: int) -> bool:
    """Say whether a minus stands before ``place``: "minus 5", "minus-5", " -5", but not "10-5" or "F-16"."""
    before = word_at(tokens, place - 1)
    if before == "minus" and word_at(tokens, place - 2) == "or":
        return False  # "Plus or minus three points" is an interval.
    if before == "minus" or (before in DASHES and word_at(tokens, place - 2) == "minus"):
        return True
    if before not in _MINUS or not touches(tokens, place):
        return False
    further = word_at(tokens, place - 2)
    # "COVID -19" has lost the word that the hyphen tied its number to.
    is_tied = further.isalpha() and tokens[place - 2].text.isupper()
    return not touches(tokens, place - 1) and not is_tied and (not further or further.isalpha() or further in "(,:;")


def _sign_before(tokens: list[Token], place: int) -> _Sign | None:
    """Return the sign of money that stands at ``place``, before its number: "$", "US$", "$A", "EUR", "RM"."""
    token = tokens[place]
    after = word_at(tokens, place + 1)
    if token.text in currencies.SIGNS:
        if token.text not in currencies.DOLLAR_SIGNS:
            return _Sign(currencies.SIGNS[token.text], place, place + 1)
        if after in currencies.DOLLARS and touches(tokens, place + 1) and tokens[place + 1].text.isupper():
            return _Sign(currencies.DOLLARS[after], place, place + 2)
        # Before the sign of "U.S. $30" stand four tokens.
        if [word_at(tokens, at) for at in (place - 4, place - 2, place - 1)] == ["u", "s", "."]:
            return _Sign("USD", place - 4, place + 1)
        return _Sign("USD", place, place + 1, assumed=True)
    if not token.text[0].isalpha() or len(token.text) > 4:
        return None
    if token.text.isupper() and after in currencies.DOLLAR_SIGNS and token.word in currencies.DOLLARS:
        return _Sign(currencies.DOLLARS[token.word], place, place + 2)
    # The Reuters wire writes "Y=" for the yen sign, others "Y".
    if token.text == "Y" and touches(tokens, place + 1):
        return _Sign("JPY", place, place + 1 + (after == "="))
    if currencies.is_code(token.text) and (after[:1].isdecimal() or after in _MINUS):
        return _Sign(token.text, place, place + 1)
    if token.word in currencies.BEFORE_DIGITS and token.text[0].isupper():
        dot = after == "."
        is_near = touches(tokens, place + 1) or token.word != "ps"
        if is_near and word_at(tokens, place + 1 + dot)[:1].isdecimal():
            return _Sign(currencies.BEFORE_DIGITS[token.word], place, place + 1 + dot)
    return None


def _with_sign(tokens: list[Token], bare: Amount, sign: _Sign) -> Amount:
    """Give a number its currency, and what says whose dollar it is: "$76 US", "$50 CAD"."""
    code, assumed, end = sign.code, sign.assumed, bare.end
    after = tokens[end].text if end < len(tokens) else ""
    if assumed and after.isupper() and after.lower() in currencies.DOLLARS and len(after) > 1:
        code, assumed, end = currencies.DOLLARS[after.lower()], False, end + 1
    elif assumed and after == "U" and word_at(tokens, end + 2) == "s":
        code, assumed, end = "USD", False, end + 3 + (word_at(tokens, end + 3) == ".")
    elif currencies.is_code(after):
        end += 1
    end = _rate_end(tokens, end)
    return replace(bare, end=end, unit=code, is_money=True, assumed=assumed)


def _rate_end(tokens: list[Token], place: int) -> int:
    """Return the place behind "per barrel", "a month" or "-a-year"."""
    per = place + (word_at(tokens, place) in HYPHENS and touches(tokens, place))
    unit = word_at(tokens, per + 1)
    if word_at(tokens, per) == "per" and unit.isalpha():
        return per + 2 + (unit in {"square", "sq", "cubic"} and word_at(tokens, per + 2).isalpha())
    behind = per + 1 + (word_at(tokens, per + 1) in HYPHENS and touches(tokens, per + 1))
    unit = word_at(tokens, behind)
    if word_at(tokens, per) in {"a", "an"} and (units.is_time(unit) or units.measure(unit)):
        return behind + 1
    return place


def _with_unit(tokens: list[Token], bare: Amount) -> Amount:
    """Give a number without a sign of money the unit that follows it, or what is counted."""
    hedge = comparator_behind(tokens, bare.end)
    if hedge:
        bare = replace(bare, end=hedge[1], hedge=hedge[0])
    counted = _age(tokens, bare) or counted_at(tokens, bare.end, bare.number)
    if counted is None:
        return bare
    return replace(
        bare,
        end=_rate_end(tokens, counted.end) if counted.is_money else counted.end,
        unit=counted.unit,
        counts=counted.counts,
        is_money=counted.is_money,
        is_measure=counted.is_measure,
        assumed=counted.assumed,
    )


def _age(tokens: list[Token], bare: Amount) -> Counted | None:
    """Read a number that is somebody's age by where it stands: "Ann Lee, 25, said", "aged 70", "the age of 21"."""
    if not bare.number.is_digits or not 0 <= bare.low <= _OLDEST or bare.low != int(bare.low):
        return None
    before, further = word_at(tokens, bare.start - 1), word_at(tokens, bare.start - 2)
    is_apposition = (
        before == ","
        and further.isalpha()
        and tokens[bare.start - 2].text[0].isupper()
        and further not in MONTHS
        and further not in WEEKDAYS
        and word_at(tokens, bare.end) == ","
        and word_at(tokens, bare.end + 1)[:1].isalpha()
    )
    is_told = before in {"aged", "age"} or (before == "of" and further in {"age", "ages"})
    return Counted(bare.end, "year" + units.AGE) if is_apposition or is_told else None
