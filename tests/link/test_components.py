"""Tests for what belongs together by its traces."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sayso.link import entities
from sayso.records import ActorId, ActorType, ArticleId, Trace


def trace(number: int, keys: str = "", offered: str = "", sought: str = "") -> Trace:
    return Trace(
        article_id=ArticleId(f"{number:02}"),
        actor_id=ActorId("a"),
        name="Ann Lee",
        type=ActorType.PERSON,
        keys=tuple(keys.split()),
        offered=tuple(offered.split()),
        sought=tuple(sought.split()),
    )


def together(*traces: Trace) -> list[list[int]]:
    return [[int(one.article_id) for one in entity] for entity in entities(traces)]


def test_traces_that_share_a_key_are_one_whatever_stands_between_them() -> None:
    assert together(trace(1, "a"), trace(2, "b"), trace(3, "a b"), trace(4, "c")) == [[1, 2, 3], [4]]


def test_a_trace_without_keys_is_alone() -> None:
    assert together(trace(1), trace(2)) == [[1], [2]]


def test_who_seeks_joins_the_only_one_that_offers() -> None:
    assert together(trace(1, "a", "lee"), trace(2, "b", sought="lee"), trace(3, "c", "kim")) == [[1, 2], [3]]


def test_what_is_a_key_is_offered_as_well() -> None:
    assert together(trace(1, "lee"), trace(2, "b", sought="lee")) == [[1, 2]]
    assert together(trace(1, "lee"), trace(2, "lee", sought="lee"), trace(3, "b", sought="b")) == [[1, 2], [3]]


def test_who_seeks_stays_alone_where_two_offer_or_none() -> None:
    assert together(trace(1, "a", "lee"), trace(2, "b", "lee"), trace(3, "c", sought="lee")) == [[1], [2], [3]]
    assert together(trace(1, "a"), trace(2, sought="lee")) == [[1], [2]]


def test_who_seeks_ties_nothing_together() -> None:
    assert together(trace(1, "a", "lee"), trace(2, "b", "kim"), trace(3, "c", sought="lee kim")) == [[1], [2], [3]]


def test_a_group_seeks_as_a_whole_and_a_firm_one_does_not_seek() -> None:
    assert together(trace(1, "a", "lee"), trace(2, "b", sought="lee"), trace(3, "b", sought="kim")) == [[1, 2, 3]]
    assert together(trace(1, "a", "lee"), trace(2, "b", sought="lee"), trace(3, "b")) == [[1], [2, 3]]


def test_who_offers_joins_before_who_only_seeks_chooses() -> None:
    """“Jens M. Okafor” is Jens Okafor, and so there is one alone whom “Okafor” can mean."""
    plain, middle, bare = trace(1, "a", "lee full"), trace(2, "b", "lee", "full"), trace(3, sought="lee")

    assert together(plain, middle, bare) == [[1, 2, 3]]
    assert together(middle, bare) == [[2, 3]]


_WORDS = st.lists(st.sampled_from("abcdef"), max_size=3).map(" ".join)


@given(st.lists(st.tuples(_WORDS, _WORDS, _WORDS), max_size=12), st.randoms())
def test_no_order_changes_anything(rows: list[tuple[str, str, str]], dice: random.Random) -> None:
    traces = [trace(number, *row) for number, row in enumerate(rows)]
    shuffled = dice.sample(traces, len(traces))

    found = entities(traces)

    assert found == entities(shuffled)
    assert sorted(one.article_id for entity in found for one in entity) == [one.article_id for one in traces]
