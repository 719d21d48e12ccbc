"""Choose the windows of an article that the encoder sees: whole blocks where they fit, with context around.

Reads the sizes of the words and the blocks they stand in, gives ``Window`` s. Every word is *owned* by exactly one
window, the one whose findings about it count; the others show it as context alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.analyse.pieces import Pieces


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
    if not count:
        return []
    offsets = np.append(pieces.first, len(pieces))
    room = size - 2 * context
    windows, own_start = [], 0
    while own_start < count:
        if offsets[count] - offsets[max(own_start - 1, 0)] <= size - context:
            own_end = count
        else:
            own_end = _own_end(pieces, offsets, own_start, room)
        before = context if own_end < count else size - int(offsets[own_end] - offsets[own_start])
        start = int(np.searchsorted(offsets, offsets[own_start] - before))
        end = int(np.searchsorted(offsets, offsets[start] + size, side="right")) - 1
        windows.append(Window(start, min(max(end, own_end), count), own_start, own_end))
        own_start = own_end
    return windows


def _own_end(pieces: Pieces, offsets: np.ndarray[tuple[int], np.dtype[np.int64]], own_start: int, room: int) -> int:
    """The last block boundary within ``room`` pieces, else the last word boundary."""
    fits = max(int(np.searchsorted(offsets, offsets[own_start] + room, side="right")) - 1, own_start + 1)
    fits = min(fits, len(pieces.first))
    if fits == len(pieces.first):
        return fits
    block_start = int(np.searchsorted(pieces.block, pieces.block[fits]))
    return block_start if block_start > own_start else fits
