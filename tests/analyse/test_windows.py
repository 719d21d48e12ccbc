"""Every word is owned once, and no window is too large."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse.pieces import Pieces
from sayso.analyse.windows import cut_windows


def pieces_of(block_sizes: list[list[int]]) -> Pieces:
    """Words of the given sizes in pieces, in blocks."""
    sizes = [size for block in block_sizes for size in block]
    first = np.cumsum([0, *sizes])[:-1] if sizes else np.zeros(0, np.int64)
    none = np.zeros(len(sizes), np.int64)
    return Pieces(
        ids=np.zeros(sum(sizes), np.int64),
        word=np.repeat(np.arange(len(sizes)), sizes),
        first=first,
        start=none,
        end=none,
        block=np.repeat(np.arange(len(block_sizes)), [len(block) for block in block_sizes]),
        case=none,
        quoting=none,
        breaks=none,
    )


BLOCKS = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=80), max_size=12)


@given(BLOCKS)
def test_each_word_is_owned_by_one_window_that_holds_it(block_sizes: list[list[int]]) -> None:
    pieces = pieces_of(block_sizes)

    windows = cut_windows(pieces, size=60, context=10)

    owned = [word for window in windows for word in range(window.own_start, window.own_end)]
    assert owned == list(range(len(pieces.first)))
    assert all(w.start <= w.own_start < w.own_end <= w.end for w in windows)


@given(BLOCKS)
def test_no_window_is_larger_than_its_size(block_sizes: list[list[int]]) -> None:
    pieces = pieces_of(block_sizes)
    offsets = np.append(pieces.first, len(pieces))

    windows = cut_windows(pieces, size=60, context=10)

    assert all(offsets[w.end] - offsets[w.start] <= 60 for w in windows)


def test_a_short_article_is_one_window() -> None:
    (window,) = cut_windows(pieces_of([[1] * 30, [1] * 20]), size=60, context=10)

    assert (window.start, window.end, window.own_start, window.own_end) == (0, 50, 0, 50)


def test_a_window_ends_with_a_block() -> None:
    first, *_ = cut_windows(pieces_of([[1] * 30, [1] * 30, [1] * 30]), size=60, context=10)

    assert first.own_end == 30


def test_no_words_need_no_window() -> None:
    assert cut_windows(pieces_of([]), size=60, context=10) == []
