"""Dates of publication, as precise as they are written."""

import pytest

from sayso.intake.dates import find_date


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2024-04-03", "2024-04-03"),
        ("2024-04-03T23:30:00-05:00", "2024-04-03"),
        ("2024/04/03", "2024-04-03"),
        ("2024-04", "2024-04"),
        ("2024", "2024"),
        ("April 3, 2024", "2024-04-03"),
        ("Wednesday, Apr. 3, 2024", "2024-04-03"),
        ("Sept. 3rd, 2024", "2024-09-03"),
        ("3 April 2024", "2024-04-03"),
        ("the 3rd of April 2024", "2024-04-03"),
        ("Wed, 03 Apr 2024 10:00:00 GMT", "2024-04-03"),
        ("April 2024", "2024-04"),
        ("25/04/2024", "2024-04-25"),
        ("04/25/2024", "2024-04-25"),
        ("25.04.2024", "2024-04-25"),
        ("04/04/2024", "2024-04-04"),
    ],
)
def test_a_date_is_read(words: str, iso: str) -> None:
    found = find_date(words)

    assert found is not None
    assert found.iso == iso


def test_a_date_that_can_be_two_days_gives_only_its_year() -> None:
    found = find_date("03/04/2024")

    assert found is not None
    assert found.iso == "2024"


@pytest.mark.parametrize(
    "words", ["Tuesday", "April 3", "31 February 2024", "13/13/2024", "a 1000 lobsters", "Marchbank"]
)
def test_what_is_no_full_date_gives_none(words: str) -> None:
    assert find_date(words) is None


def test_the_day_of_a_change_is_not_the_day_of_publication() -> None:
    words = "Updated 5 April 2024 | Published 3 April 2024"

    found = find_date(words)

    assert found is not None
    assert words[found.start : found.end] == "3 April 2024"
