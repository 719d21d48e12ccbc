"""Small things said in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sayso.records import Comparator, Manner
from sayso.show.words import amount, count, day, duration, interval, place, quoted, size, superscript, sure


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-04-03", "3 April 2024"),
        ("2024-12", "December 2024"),
        ("2024", "2024"),
        ("2024-04-03T10:00:00Z", "3 April 2024"),
        ("2024-13-01", "2024-13-01"),
        ("in spring\n", "in spring"),
    ],
)
def test_a_date_is_as_precise_as_it_was_given(date: str, words: str) -> None:
    assert day(date) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-07-03", "2024-07-04", "3 July 2024"),
        ("2024-07-01", "2024-07-15", "1–14 July 2024"),
        ("2024-07-01", "2024-08-01", "July 2024"),
        ("2024-07-01", "2024-10-01", "July 2024 – September 2024"),
        ("2024-12-30", "2025-01-06", "30 December 2024 – 5 January 2025"),
        ("2024-01-01", "2025-01-01", "2024"),
        ("2010-01-01", "2020-01-01", "2010–2019"),
        ("2024-07-03", None, "from 3 July 2024 on"),
        (None, "2024-07-04", "until 3 July 2024"),
        (None, None, None),
        ("0033-04-01", "0033-05-01", "April 0033"),
    ],
)
def test_an_interval_is_told_by_its_days(start: str | None, end: str | None, words: str | None) -> None:
    days = [date.fromisoformat(day) if day else None for day in (start, end)]

    assert interval(days[0], days[1]) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P3D", "3 days"),
        ("P1Y", "1 year"),
        ("PXM", "some months"),
        ("PT12H", "12 hours"),
        ("P1DT6H", "1 day 6 hours"),
        ("P0.5Y", "0.5 years"),
        ("P", None),
        ("2024-07", None),
        ("PAST_REF", None),
    ],
)
def test_a_duration_is_told_in_words(value: str, words: str | None) -> None:
    assert duration(value) == words


@pytest.mark.parametrize(
    ("low", "high", "comparator", "unit", "counts", "words"),
    [
        ("640000", "640000", Comparator.EXACT, "GBP", None, "GBP 640,000"),
        ("12.50", "12.50", Comparator.ABOUT, "percent", None, "about 12.50%"),
        ("120", None, Comparator.MORE_THAN, "country", "countries", "more than 120 countries"),
        (None, "3", Comparator.AT_MOST, "day", None, "at most 3 (day)"),
        ("1", "1", Comparator.EXACT, "boat", "boats", "1 boat"),
        ("81", "81", Comparator.EXACT, "year of age", None, "81 years of age"),
        ("1", "1", Comparator.ABOUT, "month of age", None, "about 1 month of age"),
        ("2", "2", Comparator.EXACT, "percentage point", None, "2 percentage points"),
        ("1E+6", "2E+6", Comparator.BETWEEN, None, None, "1,000,000 to 2,000,000"),
        ("1E+400", "1E+400", Comparator.EXACT, "ship", "ships", "1.000E+400 ships"),
        (None, None, Comparator.EXACT, "ship", "ships", "not known"),
    ],
)
def test_an_amount_is_told_with_its_unit(
    low: str | None, high: str | None, comparator: Comparator, unit: str | None, counts: str | None, words: str
) -> None:
    values = [Decimal(value) if value else None for value in (low, high)]

    assert amount(values[0], values[1], comparator, unit, counts) == words


def test_numbers_agree_with_their_nouns() -> None:
    assert [count(0, "article"), count(1, "article"), count(1200, "article")] == [
        "0 articles",
        "1 article",
        "1,200 articles",
    ]
    assert [size(820), size(1400), size(127_000), size(2_500_000_000)] == ["820 bytes", "1.4 kB", "127 kB", "2.5 GB"]
    assert superscript(120) == "¹²⁰"


def test_direct_speech_stands_in_one_pair_of_marks() -> None:
    assert quoted("We will\npay", Manner.DIRECT) == "“We will pay”"
    assert quoted("“We will pay,” … “all”", Manner.DIRECT) == "“We will pay,” … “all”"
    assert quoted("that they would pay", Manner.INDIRECT) == "that they would pay"


def test_a_file_is_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert place(str(tmp_path / "news" / "a.txt")) == "news/a.txt"
    assert place("/elsewhere/a\x1b.txt") == "/elsewhere/a␛.txt"
    assert place("https://example.org/a") == "https://example.org/a"
    assert place("paper/a.txt#a24ab504afc0#3") == "paper/a.txt#3"


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(0.0, "less than 1%"), (0.004, "less than 1%"), (0.01, "1%"), (0.29, "29%"), (0.9951, "99%"), (1.0, "100%")],
)
def test_what_is_not_certain_is_never_told_as_such(confidence: float, words: str) -> None:
    assert sure(confidence) == words
