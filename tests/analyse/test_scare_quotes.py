"""Which quotations are judged, and what is looked at of them."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.analyse.scare_quotes import PARTS, begun_in, looked_at, short_quotations
from sayso.analyse.windows import Window
from sayso.records import Span
from tests.analyse.planted_frames import words

WIDTH = 3


def quoted(text: str) -> list[str]:
    block = Span(0, len(text))
    pieces = words(text, [block])
    found = short_quotations(text, [block], pieces)
    return [text[pieces.start[start] : pieces.end[end - 1]] for start, end in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The “reform” of the ‘old guard’ failed.", ["“reform”", "‘old guard’"]),
        ("She said: “We will pay for all of it by the end of May.”", []),
        ("He spoke of “the ‘new’ harbour”.", ["“the ‘new’ harbour”"]),
        ("They answered “…”.", []),
        ("No marks at all.", []),
    ],
)
def test_short_quotations_that_stand_in_no_other_are_judged(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_marks_words_and_neighbours_are_looked_at() -> None:
    states = np.arange(6 * WIDTH, dtype=np.float32).reshape(6, WIDTH)
    (row,) = looked_at(states, np.zeros(6, np.int64), Window(2, 8, 2, 8), [(3, 7)])

    parts = row.reshape(PARTS, WIDTH)
    assert parts[:, 0].tolist() == [3.0, 12.0, 7.5, 0.0, 15.0]


def test_beyond_the_block_nothing_is_looked_at() -> None:
    states = np.ones((5, WIDTH), np.float32)
    (row,) = looked_at(states, np.array([0, 1, 1, 1, 2]), Window(0, 5, 0, 5), [(1, 4)])

    assert row.reshape(PARTS, WIDTH)[:, 0].tolist() == [1.0, 1.0, 1.0, 0.0, 0.0]


def test_without_quotations_there_is_nothing_to_look_at() -> None:
    states, block = np.ones((2, WIDTH), np.float32), np.zeros(2, np.int64)

    assert looked_at(states, block, Window(0, 2, 0, 2), []).shape == (0, PARTS * WIDTH)


def test_a_quotation_is_of_the_window_among_whose_own_words_it_begins() -> None:
    assert begun_in(Window(0, 12, 2, 10), [(1, 3), (2, 5), (9, 14), (10, 12)]) == [(2, 5), (9, 14)]
