"""Paragraphs of an interview that belong to no turn."""

from __future__ import annotations

import pytest
from bench.turns import said

from tests.intake.reading import read_text


def _by_label(*paragraphs: str) -> list[tuple[str, list[str]]]:
    return said(read_text("\n\n".join(paragraphs)))


def test_a_question_between_two_turns_of_one_speaker_is_not_his() -> None:
    turns = _by_label(
        "Ida Holm: When did the pier break?",
        "Ann Lee: On a Sunday. I heard it from my bed.",
        "I went down in my coat.",
        "Were you afraid?",
        "Lee: Of what?",
        "Holm: Of the sea.",
        "Lee: No.",
    )

    assert [words for _, words in turns[1:3]] == [
        ["On a Sunday. I heard it from my bed.", "I went down in my coat."],
        ["Of what?"],
    ]


ANSWERS = (
    "Ann Lee: My father built it. I carried the nails.",
    "Is it his pier still?",
    "Lee: Half of it.",
    "And the other half?",
    "Lee: That is the council's.",
)


def test_where_all_that_is_said_has_a_label_the_rest_is_the_authors() -> None:
    turns = _by_label(
        *ANSWERS,
        "She shuts the window. A spokesman for the council says the pier is safe.",
        "Ida Holm: What will you do now?",
        "Lee: I will wait for spring.",
    )

    assert [words for _, words in turns][2:] == [
        ["That is the council's."],
        ["What will you do now?"],
        ["I will wait for spring."],
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "We asked them to mend it. The letter is in that drawer.",
        "Look at it from your side: the sea is free.",
    ],
)
def test_a_paragraph_that_talks_shows_that_turns_go_on_without_a_label(paragraph: str) -> None:
    turns = _by_label(
        *ANSWERS,
        paragraph,
        "Ida Holm: Is that all?",
        "Lee: The planks are oak.",
        "Oak lasts a hundred years.",
        "Holm: And then?",
        "Lee: Then somebody else pays.",
    )

    assert turns[2][1] == ["That is the council's.", paragraph]
    assert turns[4][1] == ["The planks are oak.", "Oak lasts a hundred years."]


def test_one_question_without_a_label_may_be_chance() -> None:
    turns = _by_label(
        "Ann Lee: The sea takes what it wants.",
        "Who could stop it?",
        "Lee: The council could not.",
        "The pier is gone.",
        "Ida Holm: When did it go?",
        "Lee: In May.",
    )

    assert turns[1][1] == ["The council could not.", "The pier is gone."]
