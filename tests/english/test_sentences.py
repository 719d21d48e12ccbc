"""Where sentences end."""

from __future__ import annotations

import time

import pytest

from sayso.english.sentences import sentence_bounds


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained."],
        ["It rained.", "Nobody came!", "Why?", "So …", "It is late."],
        ["“It is late.", "We go home,” she said.", "“All of us.”", "They went."],
        ["“Will it hold?” she asked.", "“Never!” he said, and left."],
        ["“Will it hold?” Ann Lee asked.", "“It will!” shouted Bo Kim.", "“Will it?”", "Nobody asked."],
        ["“Will it hold?” I asked.", "“Yes!”", "The mayor said so."],
        ["He left (it was late).", "(She stayed.)", "[Both slept.]"],
        ["Mr. Lee met Dr. J. R. Kim and Sen. Orr on St. Olaf Street.", "They talked."],
        ["Lee Inc. Chairman Bo Kim came from Halden Co.", "He left at 5 p.m.", "The rest slept."],
        [
            "It grew in the U.S. Senate.",
            "It fell in the U.S.",
            "The rest slept.",
            "He came at 6 p.m. (local time) alone.",
        ],
        ["Gov. Ann Lee of Halden, Wash. Governor, fell ill.", "Doctors came."],
        ["See No. 5 and p. 7 of Sept. 4.", "He said no.", "Fig. 3 shows it."],
        ["1. Wash it.", "2. Dry it.", "C. Fold it."],
        ["It costs 3.5 million.", "12 came.", "iPlan 2.0 was shown.", "He fell.[12]", "She rose."],
        ["Yahoo! is a name.", "Write to ann.lee@news.example or news.example/a.b."],
        ["He waited . . . and waited.", "Then he left ...", "At last."],
        ["She sang.", "”So,” he said."],
        ['He said: "Go. "'],
        ["Anything else, e.g. rain, is vs. the rules of Lee et al. of Halden."],
        ["The word is Halden’s.", "Orr agreed."],
        ["Ähnlich war es.", "Éric came.", "北京。"],
    ],
)
def test_sentences_end_where_english_ends_them(sentences: list[str]) -> None:
    text = " ".join(sentences)

    assert [text[start:end] for start, end in sentence_bounds(text, 0, len(text))] == sentences


def test_a_line_ends_a_sentence() -> None:
    assert list(sentence_bounds("The first\nline.", 0, 15)) == [(0, 9), (10, 15)]


def test_only_the_stretch_that_is_asked_for_is_cut() -> None:
    text = "One. Two. Three. Four."

    assert [text[start:end] for start, end in sentence_bounds(text, 5, 16)] == ["Two.", "Three."]
    assert list(sentence_bounds("  \n ", 0, 4)) == []


@pytest.mark.parametrize(
    "piece", ["x", ".", ".”", "a.", ". ", ".(", "! ", "?” A ", "“He said. ", ".[1]", " ", "\n", "St. "]
)
def test_a_million_characters_take_a_moment(piece: str) -> None:
    text = (piece * 1_000_000)[:1_000_000]
    started = time.process_time()

    bounds = list(sentence_bounds(text, 0, len(text)))

    assert time.process_time() - started < 5
    assert "".join(text[start:end] for start, end in bounds).replace(" ", "") == text.replace(" ", "").replace("\n", "")
