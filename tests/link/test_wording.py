"""Words that are a publisher's own, against the others: the log-odds of Monroe and others (2008)."""

from __future__ import annotations

import math

import pytest

from sayso.link.wording import own_wording
from tests.link.telling import account

PLAIN = "The harbour office closed the quay. " * 40
LOADED = "The bungling harbour office closed the quay. " * 40


def test_a_word_of_one_publisher_is_told_with_its_counts_and_passages() -> None:
    loaded, plain = account(LOADED, publisher="Hollin Post"), account(PLAIN, publisher="The Ane Courier")

    hollin, ane = own_wording([loaded, plain])

    (used,) = hollin.words
    assert (used.word, used.count, used.others) == ("bungling", 40, 0)
    assert {span.of(loaded.article.text) for _, span in used.passages} == {"bungling"}
    assert (ane.publisher, ane.words, ane.total) == ("The Ane Courier", (), 160)


def test_the_score_is_that_of_the_paper() -> None:
    hollin, _ = own_wording([account(LOADED, publisher="Hollin Post"), account(PLAIN, publisher="The Ane Courier")])

    prior = 500 * 40 / 360
    here, there = (40 + prior) / (200 + 500 - 40 - prior), prior / (160 + 500 - prior)
    odds = math.log(here) - math.log(there)
    assert hollin.words[0].score == pytest.approx(odds / math.sqrt(1 / (40 + prior) + 1 / prior), abs=0.01)


def test_nothing_under_five_occurrences_is_told() -> None:
    seldom = account("The bungling harbour office. " * 4, publisher="Hollin Post")

    assert all(not one.words for one in own_wording([seldom, account(PLAIN)]))


def test_what_others_are_told_to_have_said_and_names_do_not_count() -> None:
    told = account("“[said|Bungling bungling]”, said [who|Bungling]. " * 6, publisher="Hollin Post")

    assert all(not one.words for one in own_wording([told, account(PLAIN)]))


def test_one_publisher_alone_has_nobody_to_differ_from() -> None:
    assert own_wording([account(LOADED), account(PLAIN)]) == ()
    assert own_wording([]) == ()


def test_only_sentences_about_something_may_count() -> None:
    loaded, plain = account(LOADED + "The bungling crew slept. " * 6, publisher="Hollin Post"), account(PLAIN)

    hollin, _ = own_wording([loaded, plain], about=lambda reading, span: "crew" not in span.of(reading.article.text))

    assert [(use.word, use.count) for use in hollin.words] == [("bungling", 40)]
