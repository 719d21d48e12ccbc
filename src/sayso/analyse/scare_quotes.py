"""Which quotations may be scare quotes, and what of their words' states the reader model looks at to tell.

Reads a text, the spans of its blocks and the states of the words around a quotation; gives ranges of words and rows of
numbers. The model judges a quotation as a whole, for it is the marks that make a scare quote: inside them may stand any
words at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from sayso.analyse.chains import Floats, Range
from sayso.analyse.pieces import Ints, Pieces
from sayso.analyse.windows import Window
from sayso.english.quotations import find_quotations
from sayso.records import Span

LONGEST = 8
"""Words of the longest one: of 182 in the acts corpus two are longer."""

PARTS = 5
"""What is looked at: the marks, what stands between them, and the word on either side."""


def short_quotations(text: str, blocks: Sequence[Span], pieces: Pieces) -> list[Range]:
    """Return the words of each quotation that may be a scare quote, marks included, in text order."""
    found = []
    for one in find_quotations(text, blocks):
        start = int(np.searchsorted(pieces.start, one.span.start))
        end = int(np.searchsorted(pieces.end, one.span.end, "right"))
        words = sum(text[at].isalnum() for at in pieces.start[start:end])
        if one.depth == 0 and 0 < words <= LONGEST:
            found.append((start, end))
    return found


def begun_in(window: Window, quotations: Sequence[Range]) -> Sequence[Range]:
    """Return those of an article's quotations, in text order, that begin among a window's own words."""
    first, last = (bisect_left(quotations, (bound,)) for bound in (window.own_start, window.own_end))
    return quotations[first:last]


def looked_at(states: Floats, block: Ints, window: Window, quotations: Sequence[Range]) -> Floats:
    """Return what the model looks at of quotations that begin in a window: (Q, PARTS * D).

    Of the window: the states (W, D) of its words, and the block (W,) of each. Beyond the block stand zeros.
    """
    rows = np.zeros((len(quotations), PARTS, states.shape[1]), np.float32)
    for row, words in zip(rows, quotations, strict=True):
        start, end = words[0] - window.start, min(words[1], window.end) - window.start
        row[0], row[1] = states[start], states[end - 1]
        row[2] = states[start + 1 : max(end - 1, start + 2)].mean(0)
        if start and block[start - 1] == block[start]:
            row[3] = states[start - 1]
        if end < len(states) and block[end] == block[end - 1]:
            row[4] = states[end]
    return rows.reshape(len(quotations), PARTS * states.shape[1])
