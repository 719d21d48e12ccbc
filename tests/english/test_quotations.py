"""Quotation marks of all kinds, paired, nested, left open and stray."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.english.quotations import Quotation, find_quotations
from sayso.records import Article, Span
from tests.planted import marked_article


def quotations(article: Article) -> list[Quotation]:
    return list(find_quotations(article.text, [block.span for block in article.blocks]))


@pytest.mark.parametrize(
    "marked",
    [
        "[q|“We will pay,”] said Ann Lee.",
        '[q|"We will pay,"] said Ann Lee.',
        "[q|‘We will pay,’] said Ann Lee.",
        "[q|'We'll pay,'] said Ann Lee.",
        "[q|«Wir zahlen»], so Ann Lee.",
        "[q|« Nous paierons »], said Ann Lee.",
        "[q|»Wir zahlen«], so Ann Lee.",
        "[q|„Wir zahlen“], so Ann Lee.",
        "[q|”Vi betalar”], said Ann Lee.",
        "She isn’t sure, and the dogs’ owners aren't either: [q|“It’s theirs.”]",
        '🎉 é [q|"We will pay"] — so Ann Lee.',
        '(["q"]) [q|"Never"]: that was all.'.replace('(["q"]) ', ""),
    ],
)
def test_marks_of_all_kinds_pair(marked: str) -> None:
    article, expected = marked_article(marked)

    assert tuple(q.span for q in quotations(article)) == expected["q"]


def test_a_quotation_inside_a_quotation_is_deeper() -> None:
    article, expected = marked_article("[outer|“She told me, [inner|‘Never again,’] and left,”] said Bo Kim.")

    assert quotations(article) == [Quotation(expected["outer"][0], 0), Quotation(expected["inner"][0], 1)]


def test_a_quotation_of_two_paragraphs_opens_twice_and_closes_once() -> None:
    article, expected = marked_article("He said: [q|“The bridge is old.]\n\n[q|“It will be closed.”] He left.")
    first, second = expected["q"]

    assert quotations(article) == [
        Quotation(first, 0, closed=False),
        Quotation(second, 0, continues=True),
    ]


def test_a_mark_that_is_never_closed_is_no_quotation() -> None:
    article, _ = marked_article("He measured 6\" of snow, and 5'9 in all.\n\nThen “it stopped.\n\nNothing more.")

    assert quotations(article) == []


@pytest.mark.parametrize(
    "stray",
    ["“The plan is off. ", "He was born in the ‘90s. " * 20, "“Yes, said Bo Kim. " * 20, "6' of '80s '' ' " * 20],
)
def test_marks_that_are_never_closed_hide_no_quotation_after_them(stray: str) -> None:
    article, expected = marked_article(stray + "[q|“We will pay,”] said Ann Lee. [q|“In full.”]")

    outer = [q.span for q in quotations(article) if q.depth == 0]

    assert tuple(outer[-2:]) == expected["q"]


def test_a_long_quotation_survives_stray_marks_inside_it() -> None:
    article, expected = marked_article("[q|“" + "We sold ‘em all. " * 20 + "That was it,”] said Ann Lee.")

    assert quotations(article) == [Quotation(expected["q"][0], 0)]


def test_200_nested_marks_take_no_time() -> None:
    text = "“" * 200 + "word" + "”" * 200
    began = time.perf_counter()

    found = list(find_quotations(text, [Span(0, len(text))]))

    assert time.perf_counter() - began < 1
    assert all(q.span.of(text)[0] == "“" and q.span.of(text)[-1] == "”" for q in found)


PROSE = st.lists(
    st.sampled_from(
        ["“", "”", '"', "'", "‘", "’", "«", "»", " ", " ", "word", "don’t", ".", ",", "\n\n", "🎉", "e\u0301"]
    ),
    max_size=60,
).map("".join)


@given(PROSE)
def test_quotations_never_cross(text: str) -> None:
    blocks = []
    at = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            blocks.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2

    found = [q.span for q in find_quotations(text, blocks)]

    for a in found:
        assert any(block.holds(a) for block in blocks)
        assert all(a == b or a.holds(b) or b.holds(a) or not a.overlaps(b) for b in found)
