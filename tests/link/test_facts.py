"""Figures of two articles: lined up where they are about one thing, and told apart."""

from __future__ import annotations

import time
from itertools import permutations

import pytest

from sayso.link.facts import figure_pairs
from sayso.link.facts_groups import line_up
from sayso.records import Figure, Reading
from sayso.records.accounts import FigurePair, Standing, Why
from tests.link.telling import account

FERRY = "The ferry Aurelia ran aground off Port Ane on Tuesday evening with tourists from the islands on board."


def told(one: str, other: str, *, later: str = "2024-04-03") -> set[tuple[str, str, Standing, Why | None]]:
    """Return the pairs of two accounts of the ferry, by the words of their figures."""
    first = account(f"{FERRY}\n\n{one}", publisher="The Ane Courier")
    second = account(f"{FERRY}\n\n{other}", publisher="Hollin Post", published=later)
    return {_worded(pair, first, second) for pair in figure_pairs(first, second)}


def _worded(pair: FigurePair, one: Reading, other: Reading) -> tuple[str, str, Standing, Why | None]:
    def words(reading: Reading, wanted: str) -> str:
        return next(_words(reading, figure) for figure in reading.figures if figure.id == wanted)

    return words(one, pair.one), words(other, pair.other), pair.standing, pair.why


def _words(reading: Reading, figure: Figure) -> str:
    return figure.span.of(reading.article.text)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Twelve passengers died when the ferry sank.",
            "The ferry sank and 12 passengers died.",
            ("Twelve passengers", "12 passengers"),
        ),
        (
            "Repairs of the quay cost $28,156, the harbour office said.",
            "For the quay the harbour office paid $28,156 in repairs.",
            ("$28,156", "$28,156"),
        ),
        (
            "At least 40 people were injured on the ferry.",
            "On the ferry 40 people were injured.",
            ("At least 40 people", "40 people"),
        ),
        (
            "The 21 schoolgirls were brought home from the ferry Aurelia on Thursday.",
            "On Thursday 21 of the girls were brought home from the ferry Aurelia.",
            ("21 schoolgirls", "21 of the girls"),
        ),
        (
            "[who|Ann Lee], 47, steered the ferry.",
            "The ferry was steered by [who|Ann Lee], 47, of Hollin.",
            ("47", "47"),
        ),
        (
            "The tug reached the ferry Aurelia after 9 minutes and 46 seconds.",
            "After 9 minutes 46 seconds the tug reached the ferry Aurelia.",
            ("9 minutes", "9 minutes"),
        ),
        (
            "The ferry sank off Port Ane, leaving no survivors among the 12 passengers.",
            "The ferry sank off Port Ane and killed the 12 passengers.",
            ("12 passengers", "12 passengers"),
        ),
    ],
)
def test_the_same_amount_of_the_same_thing_agrees(one: str, other: str, words: tuple[str, str]) -> None:
    assert (*words, Standing.AGREE, None) in told(one, other)


def test_numbers_that_cannot_both_be_right_differ() -> None:
    one = "Rescuers said 32 passengers were injured when the ferry Aurelia hit the rocks off Port Ane."
    other = "The ferry Aurelia hit the rocks off Port Ane and 30 passengers were injured, rescuers said."

    assert told(one, other) == {("32 passengers", "30 passengers", Standing.DIFFER, None)}


def test_amounts_of_money_differ_where_their_passages_are_one() -> None:
    one = "The Hollin Line made a bid of $47 million for the shipyard of Port Ane."
    other = "For the shipyard of Port Ane the Hollin Line made a bid of $44 million."

    assert told(one, other) == {("$47 million", "$44 million", Standing.DIFFER, None)}


def test_ages_differ_where_nobody_is_called_otherwise() -> None:
    one = "A four-year-old boy fell off the ferry Aurelia into the harbour of Port Ane."
    other = "Into the harbour of Port Ane the three-year-old, who fell off the ferry Aurelia, was lowered."

    assert told(one, other) == {("four-year-old", "three-year-old", Standing.DIFFER, None)}
    assert told(one, other.replace("old, who", "old horse, which")) == set()
    assert told(one, other.replace("old, who", "old girl, who")) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The hull of the ferry Aurelia broke into up to 24 pieces off Port Ane.",
            "Off Port Ane the hull of the ferry Aurelia broke into more than 24 pieces.",
        ),
        (
            "The Hollin Line made a bid of some $146 million for the shipyard of Port Ane.",
            "For the shipyard of Port Ane the Hollin Line made a bid of $148.9 million.",
        ),
        (
            "The wreck of the ferry Aurelia off Port Ane weighs nearly 160,000 pounds.",
            "Off Port Ane the wreck of the ferry Aurelia weighs 77 tonnes.",
        ),
    ],
)
def test_a_comparator_explains_no_more_than_it_says(one: str, other: str) -> None:
    ((_, _, standing, _),) = told(one, other)

    assert standing is Standing.DIFFER


def test_no_difference_is_told_where_another_figure_is_nearer() -> None:
    one = "The Hollin Line made a bid of $47 million for the shipyard of Port Ane."
    other = f"{one} The bid for its crane is $44 million."

    assert {standing for *_, standing, _ in told(one, other)} == {Standing.AGREE}


@pytest.mark.parametrize(
    ("one", "other", "later", "why"),
    [
        (
            "Rescuers said 32 passengers were injured when the ferry Aurelia hit the rocks.",
            "The ferry Aurelia hit the rocks and 36 passengers were injured, rescuers said.",
            "2024-04-05",
            Why.DATE,
        ),
        (
            "Rescuers said 32 passengers were injured when the ferry Aurelia hit the rocks.",
            "The ferry Aurelia hit the rocks and more than 30 passengers were injured, rescuers said.",
            "2024-04-03",
            Why.COMPARATOR,
        ),
        (
            "The ferry Aurelia drifted 10 miles off the coast of Port Ane before it hit the rocks.",
            "The ferry Aurelia drifted 16 kilometres off the coast of Port Ane before it hit the rocks.",
            "2024-04-03",
            Why.UNIT,
        ),
        (
            "The ferry Aurelia carried 5,487 passengers in March, the harbour office said.",
            "The harbour office said the ferry Aurelia carried 5,500 passengers in March.",
            "2024-04-03",
            Why.ROUNDING,
        ),
        (
            "Rescuers said 32 passengers were injured when the ferry Aurelia hit the rocks.",
            "The ferry Aurelia hit the rocks and 34 passengers, including the captain, were injured, rescuers said.",
            "2024-04-03",
            Why.SCOPE,
        ),
        (
            "The ferry Aurelia hit the rocks and 28 other passengers were injured, rescuers said.",
            "Rescuers said 30 passengers were injured when the ferry Aurelia hit the rocks.",
            "2024-04-03",
            Why.SCOPE,
        ),
        (
            "Ann Lee wrote that she and 29 fellow passengers feared the worst when the ferry Aurelia hit the rocks.",
            "Ann Lee wrote: “30 of us on the ferry Aurelia, and we feared the worst when it hit the rocks.”",
            "2024-04-03",
            Why.SCOPE,
        ),
        (
            "Rescuers said at least 84 people were killed when the ferry Aurelia hit the rocks.",
            "Rescuers said more than 70 were dead after the ferry Aurelia hit the rocks.",
            "2024-04-03",
            Why.COMPARATOR,
        ),
        (
            "The ferry Aurelia was towed 60 miles behind the tug to Port Ane.",
            "To Port Ane the ferry Aurelia was towed almost 60 miles behind the tug.",
            "2024-04-03",
            Why.COMPARATOR,
        ),
        (
            "More than 270 girls were taken off the ferry Aurelia in April, rescuers said.",
            "Rescuers said 276 schoolgirls were taken off the ferry Aurelia in April.",
            "2024-04-03",
            Why.COMPARATOR,
        ),
        (
            "The ferry Aurelia reached Port Ane after 8 hours and 20 minutes behind the tug.",
            "After 8 hours behind the tug the ferry Aurelia reached Port Ane.",
            "2024-04-03",
            Why.UNIT,
        ),
        (
            "The Hollin Line paid £36 million for the ferry Aurelia in Port Ane.",
            "For the ferry Aurelia the Hollin Line paid $50 million in Port Ane.",
            "2024-04-03",
            Why.UNIT,
        ),
    ],
)
def test_a_difference_may_be_explained(one: str, other: str, later: str, why: Why) -> None:
    ((_, _, standing, explained),) = told(one, other, later=later)

    assert (standing, explained) == (Standing.EXPLAINED, why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "When the ferry hit the rocks 12 passengers died.",
            "When the ferry hit the rocks 14 passengers were injured.",
        ),
        ("The harbour office counts 40 boats.", "Port Ane has 45 houses."),
        ("Turnover of the line fell 4 percent.", "Turnover of the line rose 5 percent."),
        ("[who|Ann Lee], 47, steered the ferry.", "[who|Bo Kim], 49, steered the tug."),
        ("It is one of the largest ferries.", "It is one of two ferries."),
        ("[who|Ann Lee] steered with a 35-year-old sailor.", "A 37-year-old sailor was seen on the pier in Hollin."),
        ("Two trains came down to the ferry Aurelia.", "Two rains came down on the ferry Aurelia."),
        ("The ticket costs $12.", "The new quay costs $28 million."),
        ("The harbour office waited 15 years for the quay.", "The captain had known the island for 20 years."),
        ("Two passengers gave their blankets away.", "Two boats came from the island in the morning."),
        ("A cabin for the night crossing takes 4 people.", "The tug needed 90 minutes to reach the ferry."),
        (
            "The harbour board voted by six to three on Tuesday night that the ferry to the island should not sail.",
            "A doctor told the board he had asked three times how a patient was to leave the island on Tuesday night.",
        ),
        (
            "The drone was seen over the ferry Aurelia at a height of 300 metres (980 feet).",
            "The drone was seen over the ferry Aurelia and flew 980 feet.",
        ),
        (
            "The captain of the ferry Aurelia may be jailed for up to ten years.",
            "The captain of the ferry Aurelia was jailed for three days.",
        ),
    ],
)
def test_different_things_are_not_compared(one: str, other: str) -> None:
    assert {standing for *_, standing, _ in told(one, other)} <= {Standing.AGREE}
    assert not any(a in one and b in other for a, b, *_ in told(one, other))


def test_a_figure_that_stands_in_both_is_told_by_it_alone() -> None:
    one = "The ferry Aurelia hit the rocks and 32 passengers were injured. Of the crew, 30 sailors were injured."
    other = "The ferry Aurelia hit the rocks and 30 sailors were injured."

    assert {(a, b) for a, b, standing, _ in told(one, other) if standing is Standing.DIFFER} == set()


def test_facts_hold_what_several_tell_whatever_their_order() -> None:
    accounts = [
        account(f"{FERRY}\n\nTwelve passengers died when the ferry sank off Port Ane.", publisher="The Ane Courier"),
        account(f"{FERRY}\n\nThe ferry sank off Port Ane and 12 passengers died.", publisher="Hollin Post"),
        account(f"{FERRY}\n\nOff Port Ane the ferry sank, and 14 passengers died.", publisher="Linton Mail"),
    ]
    by_order = []
    for ordered in permutations(accounts):
        facts = line_up(ordered)
        by_order.append({frozenset((place.article, place.figure) for place in fact.figures) for fact in facts})
        assert [fact.standing for fact in facts] == [Standing.DIFFER]

    assert all(found == by_order[0] for found in by_order)
    assert {len(fact) for fact in by_order[0]} == {3}


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{'9' * 400} people died. 1e{'9' * 30} people died.",
        "قتل ٤٠ شخصا في الحادث. 四十人死亡。",
        "The number is 0. It was -5 degrees, or 0.0 percent.",
        "x" * 20_000 + " 40 people died",
    ],
)
def test_strange_texts_are_borne(text: str) -> None:
    one, other = account(text or "."), account(f"{FERRY} 40 people died.", publisher="Hollin Post")

    for first, second in ((one, other), (other, one), (one, one)):
        figure_pairs(first, second)


def test_an_endless_sentence_takes_no_time() -> None:
    endless = account("and 40 people " * 1_000)
    began = time.perf_counter()

    figure_pairs(endless, account(f"{FERRY} 40 people died.", publisher="Hollin Post"))

    assert time.perf_counter() - began < 10
