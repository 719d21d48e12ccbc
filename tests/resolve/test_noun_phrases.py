"""Noun phrases that say what somebody is."""

from __future__ import annotations

import pytest

from sayso.records import ActorType, Findings
from sayso.resolve.noun_phrases import NounPhrases, is_office
from sayso.resolve.page import read_page
from tests.planted import marked_article


@pytest.mark.parametrize(
    ("noun", "office"),
    [
        *(("mayor", True), ("lawyer", True), ("co-founder", True), ("secretary-general", True), ("queen", True)),
        *(
            ("former", False),
            ("woman", False),
            ("favor", False),
            ("neither", False),
            ("table", False),
            ("two-year", False),
        ),
    ],
)
def test_nouns_for_what_one_person_is(noun: str, office: bool) -> None:  # noqa: FBT001
    assert is_office(noun) is office


@pytest.mark.parametrize(
    "marked",
    [
        "the [role|mayor of Salis] who left early",
        "a 54-year-old [role|lawyer for the union] based in Salis",
        "the [role|minister of trade and industry].",
        "the [role|mayor of Salis] and the lawyer",
        "the [role|envoy on trade to Omar] said",
        "the [role|mayor] on Monday",
        "the [role|spokesman] on condition of anonymity",
        "the [role|president of the chamber] tasked with trade",
        "the Salis table",
        "who is a lawyer",
    ],
)
def test_a_phrase_is_read_up_to_its_end(marked: str) -> None:
    article, spans = marked_article(f"{marked} Nobody there had known anything about that before.")
    phrases = NounPhrases(read_page(article), Findings())

    numbers = phrases.read(0, ActorType.PERSON)

    assert (numbers and (phrases.span(numbers),)) == spans.get("role")


@pytest.mark.parametrize(
    "marked",
    [
        "They met [role|veteran trade lawyer",
        "He asked the [role|big new mayor",
        "to arrest [role|President",
        "They [role|mayor",
    ],
)
def test_the_words_that_go_with_a_noun_before_it(marked: str) -> None:
    article, spans = marked_article(f"{marked}] Ann Lee, as nobody there had known anything about that before.")
    page = read_page(article)
    phrases = NounPhrases(page, Findings())
    head = page.within(0, spans["role"][0].end)[-1]

    assert page.words[phrases.begin(head)].start == spans["role"][0].start
