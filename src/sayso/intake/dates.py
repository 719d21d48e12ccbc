"""Read the date on which an article was published, as precisely as it is written and no more.

Words come in, an ISO 8601 date and its place in them go out. Dates in the running text are left to another stage.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.english.calendar import MONTHS

_MONTH = r"(?P<{0}>" + "|".join(MONTHS) + r")\b\.?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"

_DATE = re.compile(
    "|".join(
        (
            r"(?<!\d)(?P<y1>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m1>\d\d)(?:(?P=sep)(?P<d1>\d\d))?(?![\d])",
            rf"\b{_MONTH.format('m2')}\s+{_DAY.format('d2')},?\s+{_YEAR.format('y2')}",
            rf"(?<!\d){_DAY.format('d3')}\s+(?:of\s+)?{_MONTH.format('m3')},?\s+{_YEAR.format('y3')}",
            rf"\b{_MONTH.format('m4')},?\s+{_YEAR.format('y4')}",
            r"(?<![\d/.])(?P<a5>\d{1,2})(?P<sep5>[-/.])(?P<b5>\d{1,2})(?P=sep5)(?P<y5>(?:19|20)\d\d)(?!\d)",
            r"(?<![\d/.-])(?P<y6>(?:19|20)\d\d)(?![\d/.-])",
        )
    ),
    re.IGNORECASE,
)
_CHANGED = re.compile(r"(?:updated|modified|revised|corrected)\b[^|;()]{0,20}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the words it was read from."""

    iso: str
    start: int
    end: int


def find_date(words: str) -> FoundDate | None:
    """Return the first date in ``words`` that is not one of a later change, else the first of all."""
    found = list(_dates(words))
    for date in found:
        if not _CHANGED.search(words, max(0, date.start - 40), date.start):
            return date
    return found[0] if found else None


def _dates(words: str) -> Iterator[FoundDate]:
    for match in _DATE.finditer(words):
        iso = _iso(match)
        if iso:
            yield FoundDate(iso, *match.span())


def _iso(match: re.Match[str]) -> str | None:
    if match["y5"]:
        return _from_numbers(int(match["y5"]), int(match["a5"]), int(match["b5"]))
    for form in "1234":
        year = match[f"y{form}"]
        if year:
            month = match[f"m{form}"]
            day = match[f"d{form}"] if form != "4" else None
            number = int(month) if month.isdecimal() else MONTHS[month.lower()]
            return _checked(int(year), number, int(day) if day else None)
    return match["y6"]


def _from_numbers(year: int, first: int, second: int) -> str | None:
    """Return the one date that ``first/second/year`` can mean; only the year where it can mean two."""
    month_first, day_first = _checked(year, first, second), _checked(year, second, first)
    if month_first and day_first and month_first != day_first:
        return str(year)
    return month_first or day_first


def _checked(year: int, month: int, day: int | None) -> str | None:
    try:
        date = dt.date(year, month, day or 1)
    except ValueError:
        return None
    return date.isoformat() if day else date.isoformat()[:7]
