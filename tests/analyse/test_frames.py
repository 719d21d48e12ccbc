"""The best sequence of roles is the best: compared with trying them all."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.analyse.frames import ANCHOR_CONTENT, ANCHOR_CUE, POTENTIALS, ROLES, STATES, best_roles, frame, pieces_of

CUE, CONTENT = 1 + ROLES.index("cue"), 1 + ROLES.index("content")


def total(potentials: np.ndarray[tuple[int, ...], np.dtype[np.float32]], roles: tuple[int, ...]) -> float:
    """The score of one sequence of roles, (W, POTENTIALS) by definition."""
    score = 0.0
    for w, role in enumerate(roles):
        score += potentials[w, role]
        if role and (w == 0 or roles[w - 1] != role):
            score += potentials[w, STATES + role - 1]
        if role and (w == len(roles) - 1 or roles[w + 1] != role):
            score += potentials[w, STATES + len(ROLES) + role - 1]
    return score


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.integers(1, 5), st.sampled_from([ANCHOR_CUE, ANCHOR_CONTENT]))
def test_no_other_sequence_scores_higher(seed: int, width: int, kind: int) -> None:
    draw = np.random.default_rng(seed)
    potentials = draw.normal(size=(2, width, POTENTIALS)).astype(np.float32)
    anchors = draw.integers(0, width, 2)
    own = CUE if kind == ANCHOR_CUE else CONTENT

    roles = best_roles(potentials, anchors, np.array([kind, kind]))

    for n in range(2):
        allowed = [r for r in product(range(STATES), repeat=width) if r[anchors[n]] == own]
        best = max(total(potentials[n], r) for r in allowed)
        assert abs(total(potentials[n], tuple(map(int, roles[n]))) - best) < 1e-4


def test_roles_become_ranges() -> None:
    roles = np.array([3, 3, 0, 1, 2, 0, 3], np.int8)

    assert pieces_of(roles, CONTENT) == [(0, 2), (6, 7)]
    assert pieces_of(roles, CUE) == [(4, 5)]


def test_a_frame_has_one_source_the_likelier() -> None:
    roles = np.array([1, 0, 1, 2, 3], np.int8)
    potentials = np.zeros((5, POTENTIALS), np.float32)
    potentials[2, 1] = 5.0

    found = frame(roles, potentials, anchor=3, kind=ANCHOR_CUE, chance=0.9)

    assert found is not None
    assert (found.source, found.cue, found.content) == ((2, 3), (3, 4), ((4, 5),))


def test_without_content_there_is_no_frame() -> None:
    roles = np.array([1, 2, 0], np.int8)

    assert frame(roles, np.zeros((3, POTENTIALS), np.float32), anchor=1, kind=ANCHOR_CUE, chance=0.9) is None
