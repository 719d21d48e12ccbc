"""Small things said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.records import Manner
from sayso.show.words import count, day, place, quoted, size, superscript


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
