"""Decode the frames of a window from the reader model's scores.

A frame is an anchor word and a role for every word: none, source, cue or content. The roles of one frame are a linear
chain over the words: a score for each word's role, one for each place where a piece of a role begins, one where it
ends. The best sequence is found exactly (Viterbi, all anchors at once); the model is trained as a conditional random
field over the same chain (Lafferty et al. 2001), so cuts are made where the whole piece scores best. Turning frames
into statements is left to ``statements``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

ROLES = ("source", "cue", "content")
STATES = 1 + len(ROLES)
ANCHOR_CUE, ANCHOR_CONTENT = 1, 2
ANCHOR_TYPES = 3

POTENTIALS = STATES + 2 * len(ROLES)
"""Scores per anchor and word: of each state, then of beginning and of ending a piece of each role."""

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
Indices = npt.NDArray[np.int64]

NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution in words: half-open ranges of word indices."""

    anchor: int
    kind: int
    """``ANCHOR_CUE`` or ``ANCHOR_CONTENT``."""

    chance: float
    """The probability that the anchor is one."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]

    def moved(self, by: int) -> Frame:
        """The same frame, counted from ``by`` words further left."""

        def shift(piece: tuple[int, int]) -> tuple[int, int]:
            return piece[0] + by, piece[1] + by

        return Frame(
            anchor=self.anchor + by,
            kind=self.kind,
            chance=self.chance,
            source=shift(self.source) if self.source else None,
            cue=shift(self.cue) if self.cue else None,
            content=tuple(map(shift, self.content)),
        )


def best_roles(potentials: Floats, anchors: Indices, kinds: Indices) -> Bytes:
    """Find the best role of every word for each of N anchors at once.

    Potentials (N, W, POTENTIALS), anchors (N,) as indices of words, kinds (N,) their types. The anchor word itself is
    held to its own role: cue or content. Gives roles (N, W), as numbered in ``ROLES`` from 1 on, 0 for none.
    """
    count, width, _ = potentials.shape
    states = potentials[:, :, :STATES].copy()
    begins = np.zeros((count, width, STATES), np.float32)
    ends = np.zeros((count, width, STATES), np.float32)
    begins[:, :, 1:] = potentials[:, :, STATES : STATES + len(ROLES)]
    ends[:, :, 1:] = potentials[:, :, STATES + len(ROLES) :]
    own_role = np.where(kinds == ANCHOR_CUE, 1 + ROLES.index("cue"), 1 + ROLES.index("content"))
    every = np.arange(count)
    kept = states[every, anchors, own_role]
    states[every, anchors] = NEVER
    states[every, anchors, own_role] = kept

    moves = ends[:, :-1, :, None] + begins[:, 1:, None, :]
    moves[:, :, range(STATES), range(STATES)] = 0.0
    # Word by word is the first axis from here on: the loop then reads memory in order.
    moves = np.ascontiguousarray(moves.transpose(1, 0, 2, 3))
    back = np.empty((max(width - 1, 0), count, STATES), np.int8)
    score = states[:, 0] + begins[:, 0]
    stepwise = np.ascontiguousarray(states.transpose(1, 0, 2))
    for w in range(1, width):
        reached = score[:, :, None] + moves[w - 1]
        back[w - 1] = reached.argmax(1)
        score = reached.max(1) + stepwise[w]
    roles = np.empty((count, width), np.int8)
    roles[:, -1] = (score + ends[:, -1]).argmax(1)
    for w in range(width - 1, 0, -1):
        roles[:, w - 1] = back[w - 1][every, roles[:, w]]
    return roles


def pieces_of(roles: Bytes, role: int) -> list[tuple[int, int]]:
    """The half-open ranges of words in which ``roles`` (W,) holds ``role``."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], roles == role, [0]))))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def frame(roles: Bytes, potentials: Floats, *, anchor: int, kind: int, chance: float) -> Frame | None:
    """Read the parts of one anchor off its roles (W,); None where no content was found.

    A source and a cue are one piece each: of several, the cue is the one that holds the anchor, the source the one
    whose words score highest for it.
    """
    source, cue, content = (pieces_of(roles, 1 + n) for n in range(len(ROLES)))
    if not content:
        return None

    def sourceness(piece: tuple[int, int]) -> float:
        scores = potentials[piece[0] : piece[1]]
        return float((scores[:, 1 + ROLES.index("source")] - scores[:, 0]).sum())

    return Frame(
        anchor=anchor,
        kind=kind,
        chance=chance,
        source=max(source, key=sourceness, default=None),
        cue=next((piece for piece in cue if piece[0] <= anchor < piece[1]), None),
        content=tuple(content),
    )
