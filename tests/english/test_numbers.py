"""Numbers in words and digits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.english.numbers import cardinal, number_at, ordinal
from sayso.english.tokens import tokenise

WORDS = (
    "a and half dozen two twenty hundred thousand million thousands tens of third thirds one in out five 12 1,234.5 ½"
    " / - m bn k quarter 3 0 ٣ point , . several few"
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("120", "120"),
        ("1,234.5", "1234.5"),
        ("1,00,000", "100000"),
        ("1\u202f234,5", "1234.5"),
        (".001", "0.001"),
        ("two", "2"),
        ("Twenty-five", "25"),
        ("twenty five", "25"),
        ("two hundred and six", "206"),
        ("two thousand twenty four", "2024"),
        ("one million two hundred thousand", "1200000"),
        ("nineteen hundred", "1900"),
        ("4 hundred million", "400000000"),
        ("1.3 million", "1300000"),
        ("13.6M", "13600000"),
        ("5.42bn", "5420000000"),
        ("500 crore", "5000000000"),
        ("half a million", "500000"),
        ("half-a-million", "500000"),
        ("a quarter of a million", "250000"),
        ("two and a half million", "2500000"),
        ("a million and a half", "1500000"),
        ("3 1/2", "3.5"),
        ("3½", "3.5"),
        ("½", "0.5"),
        ("1⁄128", "0.0078125"),
        ("two dozen", "24"),
        ("a dozen", "12"),
        ("half a dozen", "6"),
        ("half", "0.5"),
        ("three quarters", "0.75"),
        ("one in five", "0.2"),
        ("nine out of 10", "0.9"),
        ("١٢٣", "123"),
        ("9" * 400, "9" * 400),
    ],
)
def test_a_number_has_its_exact_value(words: str, value: str) -> None:
    assert cardinal(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    [
        *("", "-", "a", "and", "million", "several", "dozens", "thousands", "two and", "two ships"),
        *("1/2/03", "9/11", "one hundred and two hundred", "third", "9" * 2000),
    ],
)
def test_what_is_no_single_number_has_none(words: str) -> None:
    assert cardinal(words) is None


def test_a_product_is_written_without_an_exponent() -> None:
    assert [str(cardinal(words)) for words in ("1.30 million", "2.5 thousand", "3.50", "a billion")] == [
        *("1300000", "2500", "3.50", "1000000000"),
    ]


def test_a_third_is_rounded_to_28_digits() -> None:
    assert str(cardinal("a third")) == "0." + "3" * 28


@pytest.mark.parametrize(
    ("words", "value"),
    [
        *(("third", 3), ("21st", 21), ("Twenty-first", 21), ("ninety ninth", 99), ("hundredth", 100)),
        *(("two hundred and third", 203), ("two thousandth", 2000), ("112th", 112), ("twelfth", 12)),
        *(("two", None), ("", None), ("twenty-eleventh", None), ("half third", None), ("a", None)),
    ],
)
def test_an_ordinal_has_its_place(words: str, value: int | None) -> None:
    assert ordinal(words) == value


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("dozens of ships", 12, 120),
        ("thousands", 1000, 10_000),
        ("hundreds of thousands of people", 100_000, 1_000_000),
        ("tens of billions", 10**10, 10**11),
        ("several hundred", 100, 1000),
        ("a few thousand", 1000, 10_000),
    ],
)
def test_a_vague_plural_runs_to_ten_times_its_power(words: str, low: int, high: int) -> None:
    number = number_at(tokenise(words), 0)

    assert number is not None
    assert (number.low, number.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("words", "value"),
    [("5m people", 5_000_000), ("5m tall", 5), ("2 b", 2), ("10 million", 10_000_000), ("two in three days", 2)],
)
def test_the_longest_number_is_read(words: str, value: int) -> None:
    number = number_at(tokenise(words), 0)

    assert number is not None
    assert number.low == value


def test_and_joins_nothing_behind_between() -> None:
    tokens = tokenise("one hundred and two thousand")
    joined, apart = number_at(tokens, 0), number_at(tokens, 0, joined=False)

    assert apart is not None
    assert apart.low == 100
    assert joined is not None


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=8), st.sampled_from(["", " ", "-"]))
def test_any_words_are_read_without_trouble(words: list[str], between: str) -> None:
    text = between.join(words)
    tokens = tokenise(text)

    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    for place in range(len(tokens)):
        number = number_at(tokens, place)
        assert number is None or (place == number.first < number.last <= len(tokens) and number.low <= number.high)
    cardinal(text)
    ordinal(text)


@given(st.text(max_size=60))
def test_any_text_is_read_without_trouble(text: str) -> None:
    cardinal(text)
    ordinal(text)


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_are_read_as_they_are_written(value: int) -> None:
    assert cardinal(str(value)) == cardinal(f"{value:,}") == value
