"""Periods of the calendar: a day, a week, a month, a quarter, up to a century, and how to count in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

DAY, WEEKEND, WEEK, MONTH, QUARTER, SEASON, HALF, YEAR, DECADE, CENTURY = (
    *("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"),
)
_MONTHS = {MONTH: 1, QUARTER: 3, SEASON: 3, HALF: 6, YEAR: 12, DECADE: 120, CENTURY: 1200}
_ORDER = {unit: n for n, unit in enumerate((DAY, WEEKEND, WEEK, MONTH, QUARTER, SEASON, HALF, YEAR, DECADE, CENTURY))}
_SEASONS = {12: "WI", 3: "SP", 6: "SU", 9: "FA"}
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """One period of the calendar."""

    unit: str
    first: date
    end: date
    """The day after its last."""

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
        year = f"{self.first.year:04d}"
        match self.unit:
            case "century":
                return year[:2]
            case "decade":
                return year[:3]
            case "year":
                return year
            case "half":
                return f"{year}-H{self.first.month // 6 + 1}"
            case "quarter":
                return f"{year}-Q{self.first.month // 3 + 1}"
            case "season":
                # A winter is told by the year in which most of it lies.
                return f"{self.end.year:04d}-{_SEASONS[self.first.month]}"
            case "month":
                return f"{year}-{self.first.month:02d}"
            case "day":
                return self.first.isoformat()
        iso = self.first.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit == WEEKEND else "")

    def shifted(self, by: int) -> Period | None:
        """Return the period as many of its own units later; None outside of the calendar."""
        if self.unit in _MONTHS:
            return period(self.unit, months_later(self.first, by * _MONTHS[self.unit]))
        return period(self.unit, days_later(self.first, by * (1 if self.unit == DAY else 7)))

    def years_later(self, by: int) -> Period | None:
        """Return the same period of another year."""
        if self.unit in (WEEK, WEEKEND):
            return self.shifted(52 * by)
        return period(self.unit, months_later(self.first, 12 * by))

    def within(self, unit: str) -> Period | None:
        """Return the period of ``unit`` that it lies in; None where ``unit`` is finer."""
        return period(unit, self.first) if not finer(unit, self.unit) else None


def finer(unit: str, than: str) -> bool:
    """Say whether one unit is shorter than another."""
    return _ORDER[unit] < _ORDER[than]


def period(unit: str, day: date | None) -> Period | None:
    """Return the period of ``unit`` that holds ``day``; None where the calendar does not hold it whole."""
    if day is None:
        return None
    try:
        if unit == DAY:
            return Period(unit, day, day + timedelta(days=1))
        if unit == WEEK:
            first = day - timedelta(days=day.weekday())
            return Period(unit, first, first + timedelta(days=7))
        if unit == WEEKEND:
            first = day - timedelta(days=day.weekday()) + timedelta(days=5)
            return Period(unit, first, first + timedelta(days=2))
        length = _MONTHS[unit]
        # Seasons begin in December.
        offset = 1 if unit == SEASON else 0
        months = (day.year * 12 + day.month - 1 + offset) // length * length - offset
        return Period(unit, _first_of(months), _first_of(months + length))
    except (ValueError, OverflowError):
        return None


def _first_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def day_of(year: int, month: int = 1, day: int = 1) -> date | None:
    """Return a date; None where there is none."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def days_later(day: date, by: int) -> date | None:
    """Return the day ``by`` days later; None outside of the calendar."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def months_later(day: date, by: int) -> date | None:
    """Return the same day of a later month, or its last where it is shorter; None outside of the calendar."""
    years, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return next((found for cut in range(4) if (found := day_of(years, month + 1, day.day - cut))), None)


def of_iso(written: str) -> Period | None:
    """Return the day, month or year that an ISO 8601 date names; a time of day is left out."""
    match = _ISO.match(written.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    unit = DAY if day is not None else MONTH if month is not None else YEAR
    if year is None:
        return None
    return period(unit, day_of(year, 1 if month is None else month, 1 if day is None else day))
