"""Windows of articles as training sees them, and how they are laid side by side."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from sayso.analyse.model import encoder_inputs
from sayso.analyse.pieces import Pieces
from sayso.analyse.windows import Window, cut_windows

FEATURES = ("case", "quoting", "breaks")


def owned_windows(pieces: Pieces, size: int) -> list[Window]:
    """Cover all words with windows of at most ``size`` pieces, without context: a window's own words are enough."""
    cut = cut_windows(pieces, size=size, context=0)
    return [Window(w.own_start, w.own_end, w.own_start, w.own_end) for w in cut]


def length(pieces: Pieces, window: Window) -> int:
    """How many pieces a window shows."""
    return pieces.before(window.end) - pieces.before(window.start)


def side_by_side(rows: Sequence[tuple[Pieces, Window]]) -> dict[str, Tensor]:
    """The encoder's inputs without positions: ids, mask, case, quoting and breaks (B, P), padded with zeros."""
    width = max(length(pieces, window) for pieces, window in rows) + 2
    made = {name: torch.zeros(len(rows), width, dtype=torch.long) for name in ("ids", "mask", *FEATURES)}
    for row, (pieces, window) in enumerate(rows):
        inputs = encoder_inputs(pieces, window)
        count = len(inputs["ids"])
        made["ids"][row, :count] = torch.from_numpy(inputs["ids"])
        made["mask"][row, :count] = 1
        for name, values in zip(FEATURES, torch.from_numpy(inputs["features"]).unbind(-1), strict=True):
            made[name][row, :count] = values
    return made
