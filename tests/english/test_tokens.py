"""Words, numbers in digits, and signs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.english.tokens import tokenise, touches, word_at


def test_a_token_is_a_word_a_number_or_a_sign() -> None:
    text = "Zoë’s $1,234.5m wasn't 1,00,000, or .5; twenty-five ١٢"

    assert [token.text for token in tokenise(text)] == [
        *("Zoë’s", "$", "1,234.5", "m", "wasn't", "1,00,000", ",", "or", ".5", ";", "twenty", "-", "five", "١٢"),
    ]
    assert tokenise(text)[0].word == "zoë's"


def test_places_count_in_the_whole_text() -> None:
    text = "Two ships"

    (token,) = tokenise(text, 4)

    assert (token.start, token.end) == (4, 9)
    assert tokenise(text, 0, 3)[0].text == "Two"


def test_beside_the_tokens_there_is_no_word() -> None:
    tokens = tokenise("Two ships")

    assert [word_at(tokens, place) for place in (-1, 0, 1, 2)] == ["", "two", "ships", ""]


def test_tokens_touch_where_nothing_lies_between() -> None:
    tokens = tokenise("5 km/h")

    assert [touches(tokens, place) for place in range(5)] == [False, False, True, True, False]


@given(st.text())
def test_tokens_cover_all_but_white_space(text: str) -> None:
    tokens = tokenise(text)

    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
