"""Units of measure and currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sayso.english import units


@pytest.mark.parametrize(
    ("word", "name"),
    [
        *(("km", "kilometre"), ("kilometers", "kilometre"), ("Litres", "litre"), ("mph", "mile per hour")),
        *(("MW", "megawatt"), ("Nm", "newton metre"), ("nm", "nanometre"), ("W", "watt"), ("feet", "foot")),
        *(("hours", "hour"), ("m2", "square metre"), ("ships", None), ("w", None), ("in", None)),
    ],
)
def test_a_unit_of_measure_has_one_name(word: str, name: str | None) -> None:
    assert units.measure(word) == name


@pytest.mark.parametrize(
    ("word", "before", "code"),
    [
        *(("euros", "", "EUR"), ("dollars", "", "USD"), ("dollars", "australian", "AUD"), ("crowns", "danish", "DKK")),
        *(("pounds", "", None), ("pounds", "egyptian", "EGP"), ("lei", "romanian", "RON"), ("won", "korean", "KRW")),
        *(("kroner", "norwegian", "NOK"), ("ships", "", None)),
    ],
)
def test_the_word_before_tells_the_currency(word: str, before: str, code: str | None) -> None:
    assert units.currency(word, before) == code


def test_a_less_known_code_needs_a_large_number() -> None:
    assert units.is_code("USD", Decimal(2))
    assert units.is_code("COP", Decimal(5000))
    assert not units.is_code("COP", Decimal(26))
    assert not units.is_code("NATO")


def test_words_for_times_and_money() -> None:
    assert units.is_time("years")
    assert not units.is_time("ships")
    assert units.is_money("shekels")
    assert not units.is_money("ships")
