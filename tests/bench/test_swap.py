"""Names of both sides change places, and spans find their way back."""

from __future__ import annotations

import re

import pytest
from bench.swap import PARTNERS, swap


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("Hillary Clinton met Mr. Trump.", "Donald Trump met Mr. Clinton."),
        ("TRUMP’S plan: more Clinton-era rules.", "CLINTON’S plan: more Trump-era rules."),
        ("A Republican told Republican voters.", "A Democrat told Democratic voters."),
        ("Republican Donald Trump (R-Ely) and Republicans", "Democrat Hillary Clinton (D-Ely) and Democrats"),
        ("The Republican Party is not democratic.", "The Democratic Party is not democratic."),
        ("The Democratic nominee, a Democrat", "The Republican nominee, a Republican"),
        ("Russian troops left Ukraine.", "Ukrainian troops left Russia."),
        ("North Korea and South Koreans", "South Korea and North Koreans"),
        ("An Obama aide", "A Romney aide"),
        ("New Mexico is not Mexico, nor is Trumpet Trump.", "New Mexico is not Canada, nor is Trumpet Clinton."),
        ("Nobody is named here.", "Nobody is named here."),
    ],
)
def test_names_change_places_and_all_else_stays(text: str, swapped: str) -> None:
    assert swap(text).text == swapped
    assert swap(swapped).text == text


def test_partners_have_as_many_words() -> None:
    assert all(len(name.split()) == len(partner.split()) for name, partner in PARTNERS.items())


def test_every_word_finds_its_way_back() -> None:
    text = "In Ely, Hillary Clinton told an Obama aide that Donald Trump and Russia would lose."
    swapped = swap(text)

    words = [match.span() for match in re.finditer(r"\w+", text)]

    assert [swapped.back(match.span()) for match in re.finditer(r"\w+", swapped.text)] == words
    assert swapped.back((0, len(swapped.text))) == (0, len(text))
    assert len(swapped.here) == len(swapped.there) == 7


def test_a_piece_that_cuts_a_swapped_word_takes_in_the_whole_of_it() -> None:
    swapped = swap("So Trump said.")

    assert swapped.text == "So Clinton said."
    assert swapped.back((5, 8)) == (3, 8)
