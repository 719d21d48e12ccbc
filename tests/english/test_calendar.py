"""What the rules know of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.english.calendar import HOLIDAYS, MONTHS, SEASONS, UNITS, WEEKDAYS, easter, nth_weekday


def test_names_and_abbreviations_mean_the_same() -> None:
    assert MONTHS["september"] == MONTHS["sept"] == MONTHS["sep"] == 9
    assert WEEKDAYS["tuesday"] == WEEKDAYS["tues"] == WEEKDAYS["tue"] == 2
    assert UNITS["century"] == UNITS["centuries"]
    assert SEASONS["autumn"] == SEASONS["fall"]


def test_all_months_and_weekdays_have_names() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(range(1, 8))


def test_names_come_in_small_letters_without_full_stops() -> None:
    for names in (MONTHS, WEEKDAYS, SEASONS, UNITS, HOLIDAYS):
        assert all(name == name.lower() and "." not in name for name in names)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1961, date(1961, 4, 2)),
        (1998, date(1998, 4, 12)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2024, date(2024, 3, 31)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@given(st.integers(1, 9999))
def test_easter_is_a_sunday_of_march_or_april(year: int) -> None:
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert easter(year).isoweekday() == 7


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("new year's day", date(2024, 1, 1)),
        ("martin luther king day", date(2024, 1, 15)),
        ("good friday", date(2024, 3, 29)),
        ("memorial day", date(2024, 5, 27)),
        ("independence day", date(2024, 7, 4)),
        ("labor day", date(2024, 9, 2)),
        ("election day", date(2024, 11, 5)),
        ("thanksgiving day", date(2024, 11, 28)),
        ("black friday", date(2024, 11, 29)),
        ("boxing day", date(2024, 12, 26)),
    ],
)
def test_holidays(name: str, day: date) -> None:
    assert HOLIDAYS[name](2024) == day


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(1, 9998))
def test_every_holiday_has_a_day_in_every_year(name: str, year: int) -> None:
    assert HOLIDAYS[name](year).year == year


def test_weekdays_are_counted_from_either_end_of_a_month() -> None:
    assert nth_weekday(2024, 2, 4, 1) == date(2024, 2, 1)
    assert nth_weekday(2024, 2, 4, -1) == date(2024, 2, 29)
    assert nth_weekday(2023, 12, 7, -1) == date(2023, 12, 31)
