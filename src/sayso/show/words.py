"""Small things said in words: dates, numbers with their nouns, sizes, and what stands for an article.

All are plain strings in English, harmless for a terminal.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from pathlib import Path, PurePath

from sayso.records import Manner
from sayso.show.safe import harmless, one_line

ID_DIGITS = 8
"""Digits of an id that are shown, and enough to name an article: one ledger hardly holds two that begin alike."""

NOBODY = "(nobody named)"

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
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


def count(number: int, noun: str) -> str:
    """Return ``number`` with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def size(number: int) -> str:
    """Return a number of bytes as people read it: "820 bytes", "1.4 MB"."""
    value = float(number)
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "bytes" or value >= 100 else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"


def place(source: str) -> str:
    """Return what names a source from here: of a file below the working folder, the path from there."""
    path, here = PurePath(source), Path.cwd()
    below = path.is_relative_to(here) and here != PurePath(here.anchor)
    return harmless(str(path.relative_to(here)) if below else source)


def superscript(number: int) -> str:
    """Return ``number`` in raised digits."""
    return str(number).translate(_SUPERSCRIPT)


def listed(parts: Iterable[str | None]) -> str:
    """Return the parts that are there, parted by a raised dot."""
    return " · ".join(one_line(part) for part in parts if part)


def quoted(content: str, manner: Manner) -> str:
    """Return a content as one line, in quotation marks where it is direct speech and has none of its own."""
    words = one_line(content)
    return f"“{words}”" if manner is Manner.DIRECT and not words.startswith(("“", "‘", '"', "'", "«", "„")) else words
