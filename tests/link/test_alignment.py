"""Two sequences of words, laid side by side."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.alignment import Kind, Word, WordIndex, align, split_words


def differences(left: str, right: str) -> list[tuple[str, str, str]]:
    """Return the kind and the words of each step that is none of the same words."""
    ours, theirs = split_words(left), split_words(right)
    return [
        (
            step.kind.value,
            cut(left, ours[step.left_start : step.left_end]),
            cut(right, theirs[step.right_start : step.right_end]),
        )
        for step in align(ours, theirs)
        if step.kind is not Kind.SAME
    ]


def cut(text: str, words: tuple[Word, ...]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We will pay.", "“we will pay”"),
        ("It's the mayor’s plan – all of it!", "It’s the mayor's plan, all of it"),
        ("a well-known Harbour", "A WELL KNOWN HARBOUR"),
    ],
)
def test_case_marks_and_hyphens_make_no_difference(left: str, right: str) -> None:
    assert differences(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the labour centre", "the labor center"),
        ("We do not, we cannot organise", "we don't, we can't organize"),
        ("It's been long", "It has been long"),
        ("He'd gone and I'm gonna go", "He had gone and I am going to go"),
        ("25 men", "twenty-five men"),
        ("the 21st time", "the twenty-first time"),
        ("5% of them", "five per cent of them"),
        ("$5 million, 3% more", "five million dollars, three percent more"),
        ("about 500,000 of us", "about half a million of us"),
        ("an e-mail to the café", "an email to the cafe"),
    ],
)
def test_another_writing_is_told_apart(left: str, right: str) -> None:
    assert {kind for kind, *_ in differences(left, right)} == {"spelling"}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("We will pay", "We will not pay", [("left out", "", "not")]),
        ("We won't pay", "We will pay", [("put in", "n't", "")]),
        ("four of them", "for of them", [("altered", "four", "for")]),
        ("15 men", "1 5 men", [("altered", "15", "1 5")]),
        ("the first school", "the one school", [("altered", "first", "one")]),
        (
            "We will pay for all the schools in Tarn",
            "We will, as I told you here today, pay for all the hospitals in Tarn",
            [("left out", "", "as I told you here today"), ("altered", "schools", "hospitals")],
        ),
        ("", "a b", [("left out", "", "a b")]),
        ("a b", "", [("put in", "a b", "")]),
        ("minus 5", "-5", []),
    ],
)
def test_what_differs_is_found(left: str, right: str, expected: list[tuple[str, str, str]]) -> None:
    assert [one for one in differences(left, right) if one[0] != "spelling"] == expected


@given(st.lists(st.sampled_from(("a", "b", "not", "5", "five", "$", "don't", "e-mail")), max_size=12), st.randoms())
def test_steps_lead_from_one_to_the_other_without_a_gap(pieces: list[str], random: Random) -> None:
    other = [piece for piece in pieces if random.random() < 0.7] + pieces[: random.randrange(3)]
    left, right = split_words(" ".join(pieces)), split_words(" ".join(other))

    steps = align(left, right)

    at = (0, 0)
    for step in steps:
        assert (step.left_start, step.right_start) == at
        at = (step.left_end, step.right_end)
    assert at == (len(left), len(right))


def test_a_quotation_is_found_in_a_long_text_at_once() -> None:
    random = Random(1)  # noqa: S311  words, not secrets
    spoken = [f"w{min(int(random.paretovariate(0.7)), 20_000)}" for _ in range(50_000)]
    index = WordIndex(split_words(" ".join(spoken)))
    quoted = index.words[60_000:60_050]

    started = time.perf_counter()
    found = index.exact(quoted)
    assert time.perf_counter() - started < 0.05
    assert found == [60_000]
    assert max(index.runs(quoted), key=lambda run: run.length)[1:] == (60_000, 50)


def test_long_texts_take_time_in_proportion_to_their_length() -> None:
    text = " ".join(f"w{n}" for n in range(20_000))
    left, right = split_words(text), split_words(text.replace("w500 ", "").replace("w15000 ", "x "))

    started = time.perf_counter()
    steps = align(left, right)
    assert time.perf_counter() - started < 5
    assert [step.kind for step in steps if step.kind is not Kind.SAME] == [Kind.PUT_IN, Kind.ALTERED]


def test_an_index_of_nothing_finds_nothing() -> None:
    index = WordIndex(())

    assert index.exact(split_words("pay")) == []
    assert index.exact(split_words("we pay")) == []
    assert index.runs(split_words("we pay")) == []
