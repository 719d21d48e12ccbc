"""Compare two quantities: the same, both possible, or apart.

Figures in different units of one measure are put into one first. What the figures are about, is left to
``facts_sense``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow
from enum import Enum, auto

from sayso.english.units import AGE as OF_AGE
from sayso.english.units import PERCENT, PERCENTAGE_POINT
from sayso.records import Comparator, Figure
from sayso.records.accounts import Why

_CURRENCY = re.compile(r"[A-Z]{3}")

COUNT, AGE, TIME, MONEY, SHARE = "count", "age", "time", "money", "share"
"""Measures: what is counted, not measured; how old somebody is; how long something lasts; how much; per cent."""

_FACTORS: dict[str, dict[str, str]] = {
    "length": {
        "metre": "1",
        "kilometre": "1000",
        "centimetre": "0.01",
        "millimetre": "0.001",
        "foot": "0.3048",
        "inch": "0.0254",
        "yard": "0.9144",
        "mile": "1609.344",
        "nautical mile": "1852",
        "light year": "9460730472580800",
    },
    "mass": {
        "kilogram": "1",
        "gram": "0.001",
        "milligram": "0.000001",
        "pound": "0.45359237",
        "ounce": "0.028349523125",
        "stone": "6.35029318",
        "tonne": "1000",
        "metric ton": "1000",
        "ton": "907.18474",
    },
    "area": {
        "square metre": "1",
        "square kilometre": "1000000",
        "square foot": "0.09290304",
        "square mile": "2589988.110336",
        "hectare": "10000",
        "acre": "4046.8564224",
    },
    "volume": {"litre": "1", "millilitre": "0.001", "gallon": "3.785411784", "cubic metre": "1000", "barrel": "158.99"},
    "speed": {"kilometre per hour": "1", "mile per hour": "1.609344", "metre per second": "3.6", "knot": "1.852"},
    TIME: {
        "second": "1",
        "minute": "60",
        "hour": "3600",
        "day": "86400",
        "night": "86400",
        "week": "604800",
        "fortnight": "1209600",
        "month": "2629800",
        "quarter": "7889400",
        "year": "31557600",
        "decade": "315576000",
        "century": "3155760000",
    },
    "power": {"watt": "1", "kilowatt": "1000", "megawatt": "1000000", "gigawatt": "1000000000"},
    "energy": {"kilowatt hour": "1", "megawatt hour": "1000", "gigawatt hour": "1000000"},
    "data": {"kilobyte": "1", "megabyte": "1000", "gigabyte": "1000000", "terabyte": "1000000000"},
}
"""What one of each unit is in the first unit of its measure."""

_MEASURES = {unit: (kind, Decimal(factor)) for kind, units in _FACTORS.items() for unit, factor in units.items()}

_ROUND = Decimal("0.05")
"""Two numbers are one, rounded, if they are no further apart: 5,487 and 5,500."""

_ABOUT = Decimal("0.1")
"""The same where one says "about"."""

_EXACT_BELOW = 100
"""Smaller whole numbers of people and things are counted, not rounded: 10 is not 12."""

_CONVERTED = Decimal("0.07")
"""How far apart two quantities in two units may be: "10 miles" is told as 15 or as 16 kilometres."""


_CONVERTED_ROUND = Decimal("0.02")
"""The same whatever their digits: what is converted was often rounded before."""


class Match(Enum):
    """How two quantities stand to each other."""

    SAME = auto()
    COMPARATOR = auto()
    ROUNDING = auto()
    UNIT = auto()
    SCOPE = auto()
    """One more than those beside somebody; ``compared`` does not see it, for it takes more than the two values."""

    APART = auto()

    @property
    def why(self) -> Why | None:
        """What explains a difference in the words alone."""
        return Why(self.name.lower()) if self not in {Match.SAME, Match.APART} else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A figure's value, as it is told."""

    measure: str
    """``money``, ``share``, ``age``, ``count``, a measure of ``_FACTORS``, or another unit's name."""

    unit: str | None
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    is_assumed: bool
    is_below: bool = False
    """Whether the words say that it is a little less: "nearly", "almost"."""

    factor: Decimal = Decimal(1)
    """What one of the unit is in the first unit of its measure."""

    @property
    def number(self) -> Decimal:
        """The number that the words name, of a range the lower one."""
        if self.low is not None:
            return self.low
        return self.high if self.high is not None else Decimal(0)

    @property
    def digits(self) -> int:
        """How many digits say something: of 28,156 five, of 2,000 one. The more, the less by chance another has it."""
        return 0 if self.comparator is Comparator.BETWEEN else len(_digits(self.number))


def quantity(figure: Figure, *, is_age: bool = False, is_below: bool = False) -> Quantity:
    """Return a figure's value; ``is_age`` says that it tells an age, without the words for it."""
    unit, factor, measure = figure.unit, Decimal(1), COUNT
    if unit and _CURRENCY.fullmatch(unit):
        measure = MONEY
    elif unit in {PERCENT, PERCENTAGE_POINT}:
        measure = SHARE
    elif is_age or (unit and unit.endswith(OF_AGE)):
        measure = AGE
    elif unit in _MEASURES:
        measure, factor = _MEASURES[unit]
    elif unit and figure.counts is None:
        measure = unit
    return Quantity(
        measure=measure,
        unit=unit,
        low=figure.low,
        high=figure.high,
        comparator=figure.comparator,
        is_assumed="unit" in figure.assumed,
        is_below=is_below,
        factor=factor,
    )


def is_smaller(figure: Figure, than: Figure) -> bool:
    """Say whether a figure has a smaller unit of the same measure: minutes beside hours."""
    one, other = _MEASURES.get(figure.unit or ""), _MEASURES.get(than.unit or "")
    return one is not None and other is not None and one[0] == other[0] and one[1] < other[1]


def composed(one: Quantity, smaller: Quantity) -> Quantity:
    """Return an amount that is told in two units in the smaller one."""
    times = one.factor / smaller.factor
    try:
        low, high = (None if value is None else value * times + smaller.number for value in (one.low, one.high))
    except (InvalidOperation, Overflow):
        return one
    return replace(one, unit=smaller.unit, factor=smaller.factor, low=low, high=high)


def compared(one: Quantity, other: Quantity) -> Match:
    """Say how two quantities of one measure stand to each other."""
    slack = _slack(one, other)
    one, other = in_one_unit(one, other)
    assumed = one.is_assumed or other.is_assumed
    if one.measure == MONEY and one.unit != other.unit and not (assumed and _same(one, other)):
        return Match.UNIT
    if _same(one, other):
        return _by_comparators(one, other)
    if slack is not None and _is_converted(one.number, other.number, slack):
        return Match.UNIT
    if _overlap(one, other):
        vague = Comparator.BETWEEN in {one.comparator, other.comparator}
        return Match.ROUNDING if vague else Match.COMPARATOR
    if _is_about(one, other.number) or _is_about(other, one.number):
        return Match.ROUNDING
    if _rounded(one.number, other.number) or _rounded(other.number, one.number):
        return Match.ROUNDING
    return Match.APART


def ratio(one: Quantity, other: Quantity) -> float:
    """Return how many times the smaller number the greater one is; infinity where one is not above nothing."""
    one, other = in_one_unit(one, other)
    small, great = sorted((one.number, other.number))
    if small <= 0:
        return math.inf
    try:
        return float(great / small)
    except (InvalidOperation, Overflow, OverflowError):
        return math.inf


def within(one: Quantity, other: Quantity, times: int) -> bool:
    """Say whether the greater number is the smaller one that many times, at most."""
    one, other = in_one_unit(one, other)
    small, great = sorted((one.number, other.number))
    try:
        return small == great or 0 < great <= small * times
    except (InvalidOperation, Overflow):
        return False


def same_number(one: Quantity, other: Quantity) -> bool:
    """Say whether two quantities name one number, whatever stands before it."""
    one, other = in_one_unit(one, other)
    return one.number == other.number


def in_one_unit(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Return both in the first unit of their measure, or as they are told where they have one unit."""
    return (one, other) if one.factor == other.factor else (_scaled(one), _scaled(other))


def _scaled(one: Quantity) -> Quantity:
    try:
        low, high = (None if value is None else value * one.factor for value in (one.low, one.high))
    except (InvalidOperation, Overflow):
        return one
    return replace(one, low=low, high=high, factor=Decimal(1))


def _by_comparators(one: Quantity, other: Quantity) -> Match:
    """Say how two that name one number stand to each other: "more than 20" is not "up to 20"."""
    sides = {_side(one), _side(other)}
    if len(sides) == 1:
        return Match.SAME
    return Match.APART if sides in _CONTRADICTORY else Match.COMPARATOR


def _side(one: Quantity) -> str:
    if one.is_below:
        return "nearly"
    return _SIDES.get(one.comparator, "at")


_SIDES = {Comparator.MORE_THAN: "above", Comparator.LESS_THAN: "below", Comparator.AT_MOST: "up to"}
"""On which side of the named number a quantity lies; "at least 20" is told as 20 by others, and counts as that."""

_CONTRADICTORY = ({"above", "below"}, {"above", "up to"})


def _is_about(about: Quantity, number: Decimal) -> bool:
    """Say whether a number may be what another tells with "about", by the digits that one gives."""
    if about.comparator is not Comparator.ABOUT or (about.is_below and number > about.number):
        return False
    return _near(about.number, number, _ABOUT) and abs(about.number - number) <= _place(about.number)


def _slack(one: Quantity, other: Quantity) -> Decimal | None:
    """Return how far apart one quantity told in two units may be, by the digits of each; None where the unit is one."""
    if one.unit == other.unit or one.measure not in _FACTORS:
        return None
    try:
        return (_place(one.number) * one.factor + _place(other.number) * other.factor) / 2
    except (InvalidOperation, Overflow):
        return Decimal(0)


def _is_converted(one: Decimal, other: Decimal, slack: Decimal) -> bool:
    """Say whether two numbers in one unit may be one amount that was told in two."""
    if _near(one, other, _CONVERTED_ROUND):
        return True
    return _near(one, other, _CONVERTED) and abs(one - other) <= slack


def _same(one: Quantity, other: Quantity) -> bool:
    if Comparator.BETWEEN in {one.comparator, other.comparator}:
        return (one.low, one.high) == (other.low, other.high)
    return one.number == other.number


def _overlap(one: Quantity, other: Quantity) -> bool:
    low = max((value for value in (one.low, other.low) if value is not None), default=None)
    high = min((value for value in (one.high, other.high) if value is not None), default=None)
    return low is None or high is None or low <= high


def _near(one: Decimal, other: Decimal, share: Decimal) -> bool:
    try:
        return abs(one - other) <= share * max(abs(one), abs(other))
    except (InvalidOperation, Overflow):
        return False


def _rounded(exact: Decimal, rounded: Decimal) -> bool:
    """Say whether ``rounded`` may be ``exact`` with fewer digits."""
    if not _near(exact, rounded, _ROUND) or len(_digits(rounded)) >= len(_digits(exact)):
        return False
    if exact == exact.to_integral_value() and abs(exact) < _EXACT_BELOW:
        return False
    try:
        return abs(exact - rounded) < _place(rounded)
    except (InvalidOperation, Overflow, DivisionByZero):
        return False


def _place(value: Decimal) -> Decimal:
    """Return what one more of the last digit that says something is worth: of 1,680 ten."""
    return Decimal((0, (1,), value.adjusted() - max(len(_digits(value)), 1) + 1)) if value.is_finite() else Decimal(0)


def _digits(value: Decimal) -> tuple[int, ...]:
    """Return the digits of a number without the zeros at its ends."""
    try:
        return value.normalize().as_tuple().digits
    except (InvalidOperation, Overflow):
        return ()
