"""Choose the windows of an article that the encoder sees: whole blocks where they fit, with context around.

Reads the sizes of the words and the blocks they stand in, gives ``Window`` s. Every word is *owned* by exactly one
window, the one whose findings about it count; the others show it as context alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from sayso.analyse.pieces import Ints, Pieces


@dataclass(frozen=True, slots=True)
class Window:
    """The words ``start <= w < end``; of those, ``own_start <= w < own_end`` are its own."""

    start: int
    end: int
    own_start: int
    own_end: int


def cut_windows(pieces: Pieces, *, size: int, context: int) -> list[Window]:
    """Cover all words with windows of at most ``size`` pieces.

    A window owns whole blocks where these fit, and sees up to ``context`` pieces before and after what it owns, as
    far as its size allows. A block longer than a window is shared among several, at word boundaries.
    """
    count = len(pieces.first)
    offsets = np.append(pieces.first, len(pieces))
    windows, own_start = [], 0
    while own_start < count:
        # The first window has nothing before it and the last nothing after it: what is left may all fit.
        before = min(context, int(offsets[own_start]))
        fits = offsets[count] - offsets[own_start] + before <= size
        own_end = count if fits else _own_end(pieces, offsets, own_start, size - before - context)
        start = int(np.searchsorted(offsets, offsets[own_start] - before))
        end = int(np.searchsorted(offsets, offsets[own_end] + context, side="right")) - 1
        windows.append(Window(start, max(end, own_end), own_start, own_end))
        own_start = own_end
    return windows


def _own_end(pieces: Pieces, offsets: Ints, own_start: int, room: int) -> int:
    """The block boundary within ``room`` pieces that shares out what is left most evenly, else the last word boundary.

    Windows of like size go through the encoder together with little padding.
    """
    begin = int(offsets[own_start])
    last = max(int(np.searchsorted(offsets, begin + room, side="right")) - 1, own_start + 1)
    left = len(pieces) - begin
    even = begin + left / ceil(left / room)
    near = int(np.searchsorted(offsets, even))
    bounds = np.searchsorted(pieces.block, pieces.block[near] + np.arange(2))
    fitting = [int(bound) for bound in bounds if own_start < bound <= last]
    if fitting:
        return min(fitting, key=lambda bound: abs(int(offsets[bound]) - even))
    first_of_last = int(np.searchsorted(pieces.block, pieces.block[last]))
    return first_of_last if first_of_last > own_start else last
