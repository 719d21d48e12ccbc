"""The names of the calendar: months, weekdays, seasons, parts of the day, units of time, decades, holidays.

Names come in lower-cased and without full stops, numbers and dates go out. What a date means in an article is left to
``resolve``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
"""By name or abbreviation, from 1."""

_WEEKDAY_NAMES = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES, start=1) for name in names}
"""By name or abbreviation; Monday is 1, as in ISO 8601."""

FULL_NAMES = frozenset(names[0] for names in (*_MONTH_NAMES, *_WEEKDAY_NAMES))
"""Of months and weekdays, without their abbreviations."""

SEASONS = {
    "spring": ("SP", 3),
    "springtime": ("SP", 3),
    "summer": ("SU", 6),
    "summertime": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
    "wintertime": ("WI", 12),
}
"""The letters of TIMEX3, and the month in which the season begins in the north, as weather services count it."""

PARTS_OF_DAY = {
    "dawn": "TMO",
    "daybreak": "TMO",
    "morning": "TMO",
    "midmorning": "TMO",
    "midday": "T12:00",
    "noon": "T12:00",
    "noontime": "T12:00",
    "lunchtime": "TMI",
    "afternoon": "TAF",
    "midafternoon": "TAF",
    "dusk": "TEV",
    "evening": "TEV",
    "night": "TNI",
    "nighttime": "TNI",
    "nightfall": "TNI",
    "overnight": "TNI",
    "midnight": "T24:00",
}
"""As TIMEX3 writes them after a date."""

UNITS = {
    name: unit
    for names, unit in (
        ("second sec", "S"),
        ("minute min", "TM"),
        ("hour hr", "H"),
        ("day", "D"),
        ("night", "N"),
        ("weekend", "WE"),
        ("week", "W"),
        ("fortnight", "FN"),
        ("month", "M"),
        ("quarter", "Q"),
        ("season", "SE"),
        ("semester", "HY"),
        ("year yr", "Y"),
        ("decade", "DE"),
        ("century", "CE"),
        ("millennium millenium", "ML"),
    )
    for stem in names.split()
    for name in (stem, f"{stem}s")
} | {"centuries": "CE", "millennia": "ML"}
"""Units of time, singular and plural, by a short name of their own: minutes are ``TM``, months ``M``."""

ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P1Q",
    "semiannual": "P6M",
    "semiannually": "P6M",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "biennial": "P2Y",
    "biennially": "P2Y",
}
"""Words that say how often, and the TIMEX3 value of a set."""

DECADES = {
    name: tens * 10
    for tens, name in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), start=2
    )
}
"""The years of a century that a decade begins with."""


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the rule of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the ``nth`` Monday (1) to Sunday (7) of a month; -1 is its last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, 28) + timedelta(days=4)
    last -= timedelta(days=last.day)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _election(year: int) -> date:
    return nth_weekday(year, 11, 1, 1) + timedelta(days=1)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _on(1, 1),
    "new year's eve": _on(12, 31),
    "new year's": _on(1, 1),
    "new year": _on(1, 1),
    "epiphany": _on(1, 6),
    "martin luther king day": _nth(1, 1, 3),
    "martin luther king jr day": _nth(1, 1, 3),
    "groundhog day": _on(2, 2),
    "valentine's day": _on(2, 14),
    "presidents day": _nth(2, 1, 3),
    "presidents' day": _nth(2, 1, 3),
    "saint patrick's day": _on(3, 17),
    "st patrick's day": _on(3, 17),
    "april fools' day": _on(4, 1),
    "shrove tuesday": _from_easter(-47),
    "mardi gras": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter day": _from_easter(0),
    "easter": _from_easter(0),
    "easter monday": _from_easter(1),
    "ascension day": _from_easter(39),
    "whit sunday": _from_easter(49),
    "pentecost": _from_easter(49),
    "whit monday": _from_easter(50),
    "may day": _on(5, 1),
    "mother's day": _nth(5, 7, 2),
    "memorial day": _nth(5, 1, -1),
    "juneteenth": _on(6, 19),
    "father's day": _nth(6, 7, 3),
    "independence day": _on(7, 4),
    "fourth of july": _on(7, 4),
    "bastille day": _on(7, 14),
    "labor day": _nth(9, 1, 1),
    "columbus day": _nth(10, 1, 2),
    "halloween": _on(10, 31),
    "all saints' day": _on(11, 1),
    "election day": _election,
    "veterans day": _on(11, 11),
    "armistice day": _on(11, 11),
    "remembrance day": _on(11, 11),
    "thanksgiving day": _nth(11, 4, 4),
    "thanksgiving": _nth(11, 4, 4),
    "black friday": lambda year: nth_weekday(year, 11, 4, 4) + timedelta(days=1),
    "christmas eve": _on(12, 24),
    "christmas day": _on(12, 25),
    "christmas": _on(12, 25),
    "xmas": _on(12, 25),
    "boxing day": _on(12, 26),
}
"""The day of a holiday in a year; where countries differ, as in the United States."""
