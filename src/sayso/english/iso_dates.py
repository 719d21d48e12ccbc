"""Dates as people give them to sayso: ``2024-04-03``, or as short as ``2024-04`` and ``2024``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def days_of(value: str) -> tuple[date, date]:
    """Return the first and last day of an ISO 8601 date, month or year; ``ValueError`` says what is none."""
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        first = date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        raise ValueError(f"{value!r} is no date; write it as 2024-04-03, 2024-04 or 2024") from None
    month = first.month if value.count("-") else 12
    day = first.day if value.count("-") > 1 else monthrange(first.year, month)[1]
    return first, date(first.year, month, day)
