"""The best sequence of roles is the best: compared with trying them all."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.analyse.chains import Chain, best_roles, chance, joined, pieces_of, surest
from sayso.analyse.pieces import Ints

Scores = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def one_block(words: int) -> Ints:
    return np.zeros(words, np.int64)


def total(potentials: Scores, roles: tuple[int, ...]) -> float:
    """The score of one sequence of roles, by definition."""
    count = (potentials.shape[1] - 1) // 3
    score = 0.0
    for w, role in enumerate(roles):
        score += potentials[w, role]
        if role and (w == 0 or roles[w - 1] != role):
            score += potentials[w, count + role]
        if role and (w == len(roles) - 1 or roles[w + 1] != role):
            score += potentials[w, 2 * count + role]
    return score


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(1, 3), st.booleans())
def test_no_other_sequence_scores_higher(seed: int, width: int, count: int, anchored: bool) -> None:  # noqa: FBT001
    draw = np.random.default_rng(seed)
    anchor, role = (int(draw.integers(0, width)), int(draw.integers(1, count + 1))) if anchored else (-1, 0)
    chains = [
        Chain(draw.normal(size=(width, 1 + 3 * count)).astype(np.float32), one_block(width), anchor, role),
        # Another one beside it, longer and with other roles, changes nothing.
        Chain(draw.normal(size=(width + 2, 1 + 3 * 4)).astype(np.float32), one_block(width + 2)),
    ]

    found = best_roles(chains)

    for chain, roles in zip(chains, found, strict=True):
        sequences = product(range(1 + chain.roles), repeat=chain.potentials.shape[0])
        allowed = [r for r in sequences if chain.anchor < 0 or r[chain.anchor] == chain.role]
        best = max(total(chain.potentials, r) for r in allowed)
        assert abs(total(chain.potentials, tuple(map(int, roles))) - best) < 1e-4


def test_without_chains_there_is_nothing_to_decode() -> None:
    assert best_roles([]) == []


def test_roles_become_ranges() -> None:
    roles = np.array([3, 3, 0, 1, 2, 0, 3], np.int8)

    assert pieces_of(roles, one_block(7)) == {0: [(2, 3), (5, 6)], 1: [(3, 4)], 2: [(4, 5)], 3: [(0, 2), (6, 7)]}
    assert pieces_of(roles, one_block(7))[4] == []


def test_no_range_goes_on_into_the_next_block() -> None:
    roles = np.array([1, 1, 1, 0, 1], np.int8)

    assert pieces_of(roles, np.array([0, 0, 1, 1, 2]))[1] == [(0, 2), (2, 3), (4, 5)]


def test_pieces_that_touch_are_joined() -> None:
    assert joined([(3, 4), (6, 7), (0, 2), (4, 6), (9, 10)]) == [(0, 2), (3, 7), (9, 10)]
    assert joined([]) == []


def test_a_leaning_makes_a_piece_likelier_to_begin() -> None:
    potentials = np.zeros((3, 4), np.float32)
    potentials[:, 0] = 0.5

    found = [best_roles([Chain(potentials, one_block(3), leaning=leaning)])[0].tolist() for leaning in (0.0, 9.0)]

    assert found[0] == [0, 0, 0]
    assert 1 in found[1]


def test_of_several_pieces_the_surest_is_taken() -> None:
    potentials = np.zeros((5, 7), np.float32)
    potentials[2, 1] = 5.0

    assert surest(Chain(potentials, one_block(len(potentials))), [(0, 1), (2, 3)], 1) == (2, 3)
    assert surest(Chain(potentials, one_block(len(potentials))), [], 1) is None


def test_a_chance_weighs_a_piece_against_none() -> None:
    potentials = np.zeros((3, 4), np.float32)
    potentials[1:, 1] = 0.5  # both words
    potentials[1, 2] = 1.0  # its beginning
    potentials[2, 3] = -1.0  # its end

    assert chance(Chain(potentials, one_block(len(potentials))), (1, 3), 1) == pytest.approx(1 / (1 + np.exp(-1.0)))
