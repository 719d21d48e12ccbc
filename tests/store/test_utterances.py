"""Tellings are put together by their words and their speakers, in any order; never for their words alone."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from sayso.records import Hold
from sayso.store.utterances import Said, put_together

LEE, KIM, TOWN = 1, 2, 3


def said(
    speaker: int | None = None,
    name: str = "",
    *,
    person: bool = True,
    told: bool = True,
    sure: bool = True,
    named: str = "",
) -> Said:
    names = frozenset(map(int, named.split()))
    return Said(speaker=speaker, person=person, told=told, name=frozenset(name.split()), sure=sure, named=names)


@pytest.mark.parametrize("hold", [Hold.ONE_SPEAKER, Hold.ANY_SPEAKER, Hold.VERBATIM])
def test_one_speaker_s_overlapping_words_are_one_utterance(hold: Hold) -> None:
    found = put_together({1: said(LEE, "ann lee"), 2: said(LEE, "ann lee")}, [(1, 2, hold, 9)])

    assert found == [frozenset({1, 2})]


@pytest.mark.parametrize("hold", [Hold.ONE_SPEAKER, Hold.ANY_SPEAKER, Hold.VERBATIM])
def test_different_speakers_are_never_joined_for_their_words(hold: Hold) -> None:
    tellings = {1: said(LEE, "ann lee", named="1 2"), 2: said(KIM, "bo kim", named="1 2")}

    assert put_together(tellings, [(1, 2, hold, 40)]) == [frozenset({1}), frozenset({2})]


def test_nobody_known_joins_whom_it_fits_best_and_never_ties_two() -> None:
    one = put_together({1: said(LEE, "ann lee"), 2: said()}, [(1, 2, Hold.ANY_SPEAKER, 9)])
    two = put_together(
        {1: said(LEE, "ann lee"), 2: said(), 3: said(KIM, "bo kim")},
        [(1, 2, Hold.VERBATIM, 9), (2, 3, Hold.VERBATIM, 9)],
    )

    assert one == [frozenset({1, 2})]
    nearer = put_together(
        {1: said(LEE, "ann lee"), 2: said(), 3: said(KIM, "bo kim")},
        [(1, 2, Hold.VERBATIM, 12), (2, 3, Hold.VERBATIM, 9)],
    )
    assert two == [frozenset({1}), frozenset({2}), frozenset({3})]
    assert nearer == [frozenset({1, 2}), frozenset({3})]


def test_few_words_of_nobody_known_join_nothing() -> None:
    found = put_together({1: said(LEE, "ann lee"), 2: said()}, [(1, 2, Hold.ONE_SPEAKER, 3)])

    assert found == [frozenset({1}), frozenset({2})]


def test_he_said_may_be_taken_for_somebody_else() -> None:
    taken = said(KIM, "bo kim", sure=False, named="1 2")

    assert put_together({1: said(LEE, "ann lee"), 2: taken}, [(1, 2, Hold.VERBATIM, 9)]) == [frozenset({1, 2})]


def test_names_alone_may_say_who_it_is() -> None:
    tellings = {1: said(1, "ann lee"), 2: said(2, "dr ann lee"), 3: said(3, "lee")}

    assert put_together(tellings, [(1, 2, Hold.ONE_SPEAKER, 5), (2, 3, Hold.ONE_SPEAKER, 5)]) == [frozenset({1, 2, 3})]


def test_a_bare_name_that_fits_two_joins_neither() -> None:
    tellings = {1: said(1, "ann lee"), 2: said(2, "bo lee"), 3: said(3, "lee")}

    found = put_together(tellings, [(1, 3, Hold.ONE_SPEAKER, 5), (2, 3, Hold.ONE_SPEAKER, 5)])

    assert found == [frozenset({1}), frozenset({2}), frozenset({3})]


def test_a_house_speaks_by_one_person() -> None:
    tellings = {1: said(LEE, "ann lee"), 2: said(TOWN, "port ane", person=False)}

    assert put_together(tellings, [(1, 2, Hold.ANY_SPEAKER, 9)]) == [frozenset({1, 2})]


def test_titles_join_no_titles() -> None:
    tellings = {1: said(told=False), 2: said(told=False)}

    assert put_together(tellings, [(1, 2, Hold.VERBATIM, 5)]) == [frozenset({1}), frozenset({2})]


def test_no_order_changes_anything() -> None:
    chance = random.Random(4)  # noqa: S311 - a test's sample
    for _ in range(200):
        speakers = [said(), said(LEE, "ann lee"), said(KIM, "bo kim"), said(TOWN, "ane", person=False), said(4, "lee")]
        tellings = {key: chance.choice(speakers) for key in range(6)}
        overlaps = [
            (one, other, chance.choice(list(Hold)), chance.randint(3, 12))
            for one in range(6)
            for other in range(one)
            if chance.random() < 0.4
        ]
        expected = set(put_together(tellings, overlaps))
        for order in list(permutations(range(6)))[::97]:
            shuffled = chance.sample(overlaps, len(overlaps))
            again = put_together({key: tellings[key] for key in order}, shuffled)
            assert set(again) == expected
