"""Currencies: their codes, signs and words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sayso.english import currencies


@pytest.mark.parametrize(
    ("word", "before", "code"),
    [
        *(("euros", "", "EUR"), ("dollars", "", "USD"), ("dollars", "australian", "AUD"), ("crowns", "danish", "DKK")),
        *(("pounds", "", None), ("pounds", "egyptian", "EGP"), ("lei", "romanian", "RON"), ("won", "korean", "KRW")),
        *(("kroner", "norwegian", "NOK"), ("ships", "", None)),
    ],
)
def test_the_word_before_tells_the_currency(word: str, before: str, code: str | None) -> None:
    assert currencies.currency(word, before) == code


def test_a_less_known_code_needs_a_large_number() -> None:
    assert currencies.is_code("USD", Decimal(2))
    assert currencies.is_code("COP", Decimal(5000))
    assert not currencies.is_code("COP", Decimal(26))
    assert not currencies.is_code("NATO")


def test_words_for_money() -> None:
    assert currencies.is_money("shekels")
    assert not currencies.is_money("ships")
