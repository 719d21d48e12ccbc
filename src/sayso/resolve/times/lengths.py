"""Durations: "three days", "the past 75 years", "two and a half hours", "several weeks", "the first nine months"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sayso.english.calendar import UNITS
from sayso.records import Basis, TimeType
from sayso.resolve.times.periods import (
    DAY,
    MONTH,
    QUARTER,
    WEEK,
    WEEKEND,
    YEAR,
    day_of,
    days_later,
    months_later,
    period,
)
from sayso.resolve.times.rules import Rules, Words, any_of
from sayso.resolve.times.scene import Answer, Scene

LENGTHS = Rules()

_MOST = 10**6
"""Nobody counts more units than these to a day of the calendar."""

_IN_DAYS = {"D": 1, "N": 1, "WE": 7, "W": 7, "FN": 14}
_IN_MONTHS = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_IN_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
_LETTERS = {"N": "D", "HY": "M", "FN": "W", "SE": "X", "DE": "E", "CE": "C", "ML": "L", "TM": "M"}
_OF_TIME = frozenset({"S", "TM", "H"})
_PERIODS = {"D": DAY, "N": DAY, "WE": WEEKEND, "W": WEEK, "M": MONTH, "Q": QUARTER, "Y": YEAR}
_HALVES = {"Y": ("Y", 6, "M"), "H": ("H", 30, "M"), "TM": ("M", 30, "S")}


@dataclass(frozen=True, slots=True)
class Length:
    """So many units of time."""

    amount: Decimal | None
    """None where it is vague: "several years"."""

    unit: str
    """A short name of ``english.calendar.UNITS``."""

    @property
    def value(self) -> str:
        """The TIMEX3 value of a duration."""
        head = "PT" if self.unit in _OF_TIME else "P"
        letter = _LETTERS.get(self.unit, self.unit)
        if self.amount is None:
            return f"{head}X{letter}"
        amount = self.amount
        if self.unit in _IN_YEARS:
            amount, letter = amount * _IN_YEARS[self.unit], "Y"
        elif self.unit in ("FN", "HY"):
            amount *= 2 if self.unit == "FN" else 6
        whole, rest = divmod(amount, 1)
        if rest == Decimal("0.5") and self.unit in _HALVES:
            letter, half, lesser = _HALVES[self.unit]
            return f"{head}{f'{whole:f}{letter}' if whole else ''}{half}{lesser}"
        return f"{head}{amount.normalize() if rest else whole:f}{letter}"

    @property
    def steps(self) -> tuple[str | None, int]:
        """The period of the calendar that it counts in, and how many; None for hours, and for parts of a unit."""
        if self.amount is None or self.amount % 1 or self.amount > _MOST:
            return None, 0
        amount = int(self.amount)
        if self.unit in _IN_YEARS:
            return YEAR, amount * _IN_YEARS[self.unit]
        return (WEEK, 2 * amount) if self.unit == "FN" else (_PERIODS.get(self.unit), amount)

    def from_day(self, day: date, sign: int = 1) -> date | None:
        """Return the day that lies so far behind ``day``, or before it; None for hours, and where it is vague."""
        if self.amount is None or self.amount > _MOST:
            return None
        if self.unit in _IN_DAYS:
            return days_later(day, sign * int(self.amount * _IN_DAYS[self.unit]))
        if self.unit in _IN_MONTHS:
            return months_later(day, sign * int(self.amount * _IN_MONTHS[self.unit]))
        return None

    def answer(self, *, start: date | None = None, end: date | None = None) -> Answer:
        """Return the answer that a time is this long, and when."""
        basis = Basis.UNKNOWN if start is None and end is None else Basis.COMPUTED
        return Answer(type=TimeType.DURATION, value=self.value, start=start, end=end, basis=basis)


_VAGUE = (
    "several|a few|quite a few|few|some|many|a number of|a handful of|various|numerous|countless|multiple|so many"
    "|too many|dozens of|scores of|hundreds of|thousands of|tens of thousands of|millions of"
)
AMOUNT = rf"(?P<amount>\d{{1,15}}(?:\.\d{{1,6}})?|an?|half an?|half|a couple(?: of)?|couple(?: of)?|{_VAGUE})"
_SORT = (
    "(?:more |consecutive |straight |full |whole |additional |extra |further |fiscal |calendar |business |working "
    "|trading |school |long |short |solid |successive |separate |other |or more |single |entire |mere |good |brief )*"
)
UNIT = rf"{_SORT}(?P<unit>{any_of(UNITS)})"
_TAIL = (
    "(?: or so| or more| or less| old| olds| long| periods?| terms?| straight| each| total| time| ahead| more| running"
    "| in all| at least| apart)*"
)
_WHOSE = "(?:the |these |those |this |that |its |his |her |their )?"
_WHICH = "(?:final|following|latest|year earlier|year ago|previous|preceding|another|an?|same|ensuing|intervening)"
_SINGULAR = {
    "a": Decimal(1),
    "an": Decimal(1),
    "half": Decimal("0.5"),
    "half a": Decimal("0.5"),
    "half an": Decimal("0.5"),
}


def length_of(amount: str | None, unit: str) -> Length:
    """Return what an amount and the name of a unit mean; without an amount, "days" are some and "day" is one."""
    return Length(_amount(amount or ("" if unit.endswith(("s", "ia")) else "a")), UNITS[unit])


def _amount(amount: str) -> Decimal | None:
    if amount[:1].isdecimal():
        return Decimal(amount)
    return Decimal(2) if "couple" in amount else _SINGULAR.get(amount)


@LENGTHS.when(
    rf"{_WHOSE}(?P<way>recent|most recent) (?P<unit>years|decades|times)(?: and \w+)?",
    rf"{_WHOSE}(?P<way>recent) weeks and months",
    rf"{_WHOSE}(?P<way>coming|upcoming) (?P<unit>days|weeks|months|quarters|years|decades|times)",
)
def _vaguely_near(scene: Scene, match: Words) -> Answer | None:
    now, is_past = scene.now(DAY), "recent" in match["way"]
    basis = Basis.COMPUTED if now else Basis.UNKNOWN
    start, end = (None, now.first) if now and is_past else (now.end if now else None, None)
    return Answer(value="PAST_REF" if is_past else "FUTURE_REF", start=start, end=end, basis=basis)


@LENGTHS.when(
    rf"(?:each of )?{_WHOSE}(?P<way>past|last|latest|recent|next|coming|upcoming) (?:{AMOUNT} )?{UNIT}{_TAIL}",
)
def _next_to_now(scene: Scene, match: Words) -> Answer | None:
    return _beside(scene, length_of(match.get("amount"), match["unit"]), match["way"])


def _beside(scene: Scene, length: Length, way: str) -> Answer:
    """Return the answer for a length up to the day before the article's, or from the day behind it."""
    now = scene.now(DAY) or scene.published
    if now is None:
        return length.answer()
    if way == "within":
        return length.answer(start=now.first, end=length.from_day(now.end))
    if way in ("next", "coming", "upcoming"):
        return length.answer(start=now.end, end=length.from_day(now.end))
    return length.answer(start=length.from_day(now.first, -1), end=now.first)


@LENGTHS.when(
    rf"{_WHOSE}(?:1st|opening|initial) (?:{AMOUNT} )?{UNIT}{_TAIL}"
    r"(?: (?:of|in) (?:(?P<year>[12]\d{3})|(?P<this>the year)))?"
)
def _first(scene: Scene, match: Words) -> Answer | None:
    """Resolve "the first nine months": of the article's year, unless another is named."""
    length = length_of(match.get("amount"), match["unit"])
    if match.get("amount") is None and not match["unit"].endswith("s"):
        return None
    of = _OF.match(scene.after)
    year = scene.now(YEAR)
    if named := match.get("year") or (of and of["year"]):
        year = period(YEAR, day_of(int(named)))
    elif length.unit not in ("M", "Q") or (of and not of["this"] and not match.get("this")):
        year = None
    if year is None:
        return length.answer()
    return replace(length.answer(start=year.first, end=length.from_day(year.first)), period=year)


_OF = re.compile(
    r"\s+(?:(?:of|in) (?:(?P<year>[12]\d{3})\b|(?P<this>(?:the|this) year\b))|(?:of|after|ended|ending)\b)", re.ASCII
)


@LENGTHS.when(rf"(?:each of |(?P<way>within) (?:about )?)?{_WHOSE}(?:{_WHICH} )?(?:{AMOUNT} ?)?{UNIT}{_TAIL}")
def _length(scene: Scene, match: Words) -> Answer | None:
    length = length_of(match.get("amount"), match["unit"])
    way = _WAY.search(scene.before)
    if way or match.get("way"):
        return _beside(scene, length, way[1].lower() if way else "within")
    unit, steps = length.steps
    if unit and scene.direction > 0 and _IN.search(scene.before) and (now := scene.now(unit)):
        # "It will open in two years."
        return scene.whole(now.shifted(steps))
    # A report's "the nine months" are of its year.
    of_year = scene.now(YEAR) if match.text.startswith("the ") and length.unit == "M" else None
    return replace(length.answer(), period=of_year)


_IN = re.compile(r"\bin(?: about| just)?\s+$", re.IGNORECASE)
_WAY = re.compile(r"\b(within|(?<=the )(?:past|last|next|coming))(?: the| about| a)?\s+$", re.IGNORECASE)


@LENGTHS.when(rf"(?P<amount>an?|\d{{1,15}}) {UNIT} and (?:a half|half|0\.5)")
def _and_a_half(_scene: Scene, match: Words) -> Answer | None:
    whole = length_of(match["amount"], match["unit"])
    return Length((whole.amount or 0) + Decimal("0.5"), whole.unit).answer()


@LENGTHS.when(
    rf"{AMOUNT} ?(?:to|or|-) ?\d+(?:\.\d+)? ?{UNIT}{_TAIL}",
    rf"{AMOUNT} {UNIT} or (?:\d+|a few|more)",
    rf"(?:{AMOUNT} )?{UNIT} (?:or|to) (?:even )?(?:{AMOUNT} )?{UNIT}",
)
def _either(_scene: Scene, match: Words) -> Answer | None:
    """Resolve "three to five years" and "weeks or months" by the first."""
    return length_of(match.get("amount"), match["unit"]).answer()


@LENGTHS.when(rf"{AMOUNT} {UNIT} and {AMOUNT.replace('amount', 'more')} {UNIT.replace('unit', 'lesser')}")
def _and(_scene: Scene, match: Words) -> Answer | None:
    """Resolve "two years and six months"."""
    first, second = length_of(match["amount"], match["unit"]), length_of(match["more"], match["lesser"])
    if first.amount is None or second.amount is None or (first.unit in _OF_TIME) != (second.unit in _OF_TIME):
        return first.answer()
    both = first.value + second.value.removeprefix("P").removeprefix("T")
    return Answer(type=TimeType.DURATION, value=both)


@LENGTHS.when(
    r"(?:quite )?(?:some|an?(?: \w+){0,2}|the entire|the whole|no|a lot of|so long a|little) (?:time|while|period"
    r"|spell|stretch)"
    r"(?: of time)?",
    r"awhile|forever|indefinitely|ages|eternity|a lifetime|(?:a |the )?generations?|(?:the |that )period",
)
def _some_time(_scene: Scene, _match: Words) -> Answer | None:
    return Answer(type=TimeType.DURATION, value="PXX")


@LENGTHS.when(r"all (?P<unit>day|week|month|year|night)(?: long)?|(?P<unit>year|day) (?:round|long)")
def _all_through(_scene: Scene, match: Words) -> Answer | None:
    return length_of("a", match["unit"]).answer()
