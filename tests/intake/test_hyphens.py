"""Hyphens that typesetting put into words are undone, those of the language stay."""

import pytest

from tests.intake.reading import read_text

REST = (
    "\nharbour of Port Linton, and nobody who\nlives there has said a word against it\n"
    "since the storm came over the town."
)


def first_words(lines: str, elsewhere: str = "") -> str:
    text = read_text(f"{lines}{REST} {elsewhere}\n").text
    return text[: text.index(" harbour of")]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            "The mayor said that the govern-\nment would pay for the",
            "The mayor said that the government would pay for the",
        ),
        (
            "The mayor said that the govern\xad\nment would pay for the",
            "The mayor said that the government would pay for the",
        ),
        (
            "The treaty between the Lintons-\nKims has been signed at the",
            "The treaty between the Lintons-Kims has been signed at the",
        ),
        (
            "There was a loss of twenty-\nfive boats and a crane in the",
            "There was a loss of twenty-five boats and a crane in the",
        ),
        ("The mayor spoke of pre-\nand post-war debts of the", "The mayor spoke of pre- and post-war debts of the"),
        ("The mayor spoke of mid-\n2024 as the time of the", "The mayor spoke of mid-2024 as the time of the"),
        ("The mayor spoke of it -\nbut not to all - at the", "The mayor spoke of it - but not to all - at the"),
    ],
)
def test_two_lines_are_joined(lines: str, joined: str) -> None:
    assert first_words(lines) == joined


def test_a_word_that_the_document_shows_with_its_hyphen_keeps_it() -> None:
    lines = "The mayor spoke of long-\nterm debts and of the"

    assert first_words(lines, "A long-term plan exists.") == "The mayor spoke of long-term debts and of the"


def test_a_word_whose_halves_the_document_shows_keeps_its_hyphen() -> None:
    lines = "The mayor spoke of long-\nterm debts and of the"

    assert first_words(lines, "Her term was long.") == "The mayor spoke of long-term debts and of the"


def test_leftovers_inside_a_line_are_undone_where_the_document_shows_the_word() -> None:
    article = read_text("The gov- ernment has resigned. A new government is to be formed, in pre- and post-war style.")

    assert article.text == (
        "The government has resigned. A new government is to be formed, in pre- and post-war style."
    )


def test_a_leftover_of_a_word_that_stands_nowhere_else_stays() -> None:
    assert read_text("The gov- ernment has resigned at last.").text == "The gov- ernment has resigned at last."


def test_a_word_without_end_takes_no_time_without_end() -> None:
    assert first_words("The mayor said that the govern-\nment would pay for the", "a" * 200_000).endswith("pay for the")
