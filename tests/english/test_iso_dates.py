"""Dates as people give them."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.english.iso_dates import days_of


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2024-04-03", date(2024, 4, 3), date(2024, 4, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1999", date(1999, 1, 1), date(1999, 12, 31)),
    ],
)
def test_gives_the_first_and_the_last_day(given: str, first: date, last: date) -> None:
    assert days_of(given) == (first, last)


@pytest.mark.parametrize(
    "given", ["", "2024-13", "2024-02-30", "0000", "24-04-03", "2024-4-3", "today", "2024-04-03T10"]
)
def test_says_what_is_no_date(given: str) -> None:
    with pytest.raises(ValueError, match="is no date; write it as 2024-04-03, 2024-04 or 2024"):
        days_of(given)
