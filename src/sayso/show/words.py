"""Small things said in words: dates, numbers with their nouns, sizes, and what stands for an article.

All are plain strings in English, harmless for a terminal.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path, PurePath

from sayso.english.units import AGE, PERCENT, PERCENTAGE_POINT
from sayso.records import Comparator, Manner, Method, Skipped
from sayso.show.safe import harmless, isolated, one_line

ID_DIGITS = 8
"""Digits of an id that are shown, and enough to name an article: one ledger hardly holds two that begin alike."""

NOBODY = "(nobody named)"

_MADE = {
    "model": "found by the model",
    "rules": "found by rules",
    "model+rules": "found by the model and rules",
    "person": "said so by a person",
}

_ONE_PERCENT = 0.01

_COMPARED = {
    Comparator.ABOUT: "about ",
    Comparator.AT_LEAST: "at least ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.LESS_THAN: "less than ",
}

_CURRENCY = re.compile(r"[A-Z]{3}")

_MOST_DIGITS = 30
"""Longer numbers are shown as a power of ten: nobody counts their digits, and an article can hold thousands of them."""

_DURATION = re.compile(r"P(?:([\d.]{1,9}|X)([YMWD]))?(?:T([\d.]{1,9}|X)([HMS]))?")
_UNITS = {"PY": "year", "PM": "month", "PW": "week", "PD": "day", "TH": "hour", "TM": "minute", "TS": "second"}

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DIGEST = re.compile(r"#[0-9a-f]{12}(?=#|$)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def day(date: str) -> str:
    """Return an ISO 8601 date as a person writes it, as precise as it is: "3 April 2024", "April 2024", "2024"."""
    match = _DATE.match(date)
    if not match or not 1 <= int(match[2] or 1) <= len(calendar.month_name) - 1:
        return one_line(date)
    year, month, number = match.groups()
    return " ".join(
        [*([str(int(number))] if number else ()), *([calendar.month_name[int(month)]] if month else ()), year]
    )


def interval(start: date | None, end: date | None) -> str | None:
    """Return the days from ``start`` until before ``end`` in words: "July 2024", "1–14 July 2024", "until 3 May 2024".

    None where both are open.
    """
    if start is None or end is None:
        if end is not None:
            return f"until {day((end - timedelta(days=1)).isoformat())}"
        return f"from {day(start.isoformat())} on" if start else None
    last = end - timedelta(days=1)
    if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == last.year else f"{start.year}–{last.year}"
    if start.day == 1 and end.day == 1:
        first, final = start.isoformat()[:7], last.isoformat()[:7]
        return day(first) if first == final else f"{day(first)} – {day(final)}"
    if start >= last:
        return day(start.isoformat())
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day}–{day(last.isoformat())}"
    return f"{day(start.isoformat())} – {day(last.isoformat())}"


def duration(value: str) -> str | None:
    """Return a TIMEX3 duration in words, "P3D" as "3 days", "PXY" as "some years"; None where it is no plain one."""
    match = _DURATION.fullmatch(value)
    if not match or not match[0].strip("PT"):
        return None
    parts = ((match[1], match[2], "P"), (match[3], match[4], "T"))
    return " ".join(_lasting(number, _UNITS[kind + unit]) for number, unit, kind in parts if number)


def _lasting(number: str, unit: str) -> str:
    if number == "X":
        return f"some {unit}s"
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def amount(
    low: Decimal | None, high: Decimal | None, comparator: Comparator, unit: str | None, counts: str | None
) -> str:
    """Return a quantity with its unit: "more than 120 countries", "GBP 640,000", "12.5%", "81 years of age".

    ``counts`` are the words of the article for what is counted, which know its plural.
    """
    values = [value for value in dict.fromkeys((low, high)) if value is not None]
    if not values:
        return "not known"
    words = " to ".join(map(_number, values))
    compared, is_one = _COMPARED.get(comparator, ""), values == [1]
    if counts:
        return f"{compared}{words} {one_line(unit if unit and is_one else counts)}"
    if unit == PERCENT:
        return f"{compared}{words}%"
    if unit and _CURRENCY.fullmatch(unit):
        return f"{compared}{unit} {words}"
    if unit == PERCENTAGE_POINT or (unit and unit.endswith(AGE)):
        noun, of_age = unit.removesuffix(AGE), AGE if unit.endswith(AGE) else ""
        return f"{compared}{words} {noun}{'' if is_one else 's'}{of_age}"
    # A unit that is told elsewhere stands here in the singular.
    return compared + words + (f" ({one_line(unit)})" if unit else "")


def _number(value: Decimal) -> str:
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return f"{value:.3E}"
    return f"{value:,f}"


def count(number: int, noun: str) -> str:
    """Return ``number`` with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shown(number: int, noun: str, *, before: int, here: int) -> str:
    """Say which of ``number`` are shown: "51–100 of 1,204 statements"; of all that there are only how many."""
    if here == number or not here:
        return count(number, noun)
    return f"{before + 1:,}–{before + here:,} of {count(number, noun)}"


def size(number: int) -> str:
    """Return a number of bytes as people read it: "820 bytes", "1.4 MB"."""
    value = float(number)
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "bytes" or value >= 100 else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"


def place(source: str) -> str:
    """Return what names a source from here: of a file below the working folder, the path from there.

    What was handed over goes by the name that it had.
    """
    name = without_digest(source)
    path, here = PurePath(name), Path.cwd()
    below = path.is_relative_to(here) and here != PurePath(here.anchor)
    return harmless(str(path.relative_to(here)) if below else name)


def without_digest(source: str) -> str:
    """Return the name of what was handed over as it was called then, without the digest that tells it from others."""
    return _DIGEST.sub("", source)


def superscript(number: int) -> str:
    """Return ``number`` in raised digits."""
    return str(number).translate(_SUPERSCRIPT)


def listed(parts: Iterable[str | None]) -> str:
    """Return the parts that are there, parted by a raised dot; each is laid out by itself."""
    return " · ".join(isolated(one_line(part)) for part in parts if part)


def quoted(content: str, manner: Manner) -> str:
    """Return a content as one line, in quotation marks where it is direct speech and has none of its own."""
    words = one_line(content)
    return f"“{words}”" if needs_marks(words, manner) else words


def needs_marks(words: str, manner: Manner) -> bool:
    """Say whether a content is direct speech without quotation marks of its own."""
    return manner is Manner.DIRECT and not words.startswith(("“", "‘", '"', "'", "«", "„"))


def sure(confidence: float) -> str:
    """Return how sure something is: "97%", "less than 1%"; what is not certain is never told as 100%."""
    if confidence < _ONE_PERCENT:
        return "less than 1%"
    return f"{min(round(confidence * 100), 100 if confidence == 1 else 99)}%"


def made_by(method: Method) -> str:
    """Say who or what found an entry."""
    return _MADE[method.value]


def not_analysed(skipped: Skipped) -> str:
    """Say why an article has no records."""
    return f"Not analysed: {one_line(skipped.reason)}."


def in_voice(voice: str, left_out: int) -> str:
    """Say that what is shown stands in one voice, and how many entries do not."""
    others = "1 entry stands" if left_out == 1 else f"{left_out:,} entries stand"
    return f"Only the voice of {one_line(voice)}; {others} in another and {'is' if left_out == 1 else 'are'} left out."
