"""Decode the chains of the reader model: the best role of every word, and how sure a piece of a role is.

A chain gives each word of a window one of some roles, or none: a score for each word's role, one for each place where a
piece of a role begins, one where it ends. The best sequence is found exactly (Viterbi, many chains at once); the model
is trained as a conditional random field over the same chain (Lafferty et al. 2001), so cuts are made where the whole
piece scores best. What the roles mean is left to the layers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.analyse.pieces import Ints

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
Range = tuple[int, int]
"""A half-open range of words."""

NEVER = np.float32(-1e4)

TOGETHER = 256
"""Chains decoded at once: the loop over words is then run once and not once a chain, and memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain over ``W`` words."""

    potentials: Floats
    """(W, 1 + 3 R): the score of each state (no role first), of beginning and of ending a piece of each role."""

    block: Ints
    """(W,) the block each word stands in: no piece goes on from one into the next."""

    anchor: int = -1
    """The word that is held to ``role``, or -1."""

    role: int = 0
    leaning: float = 0.0
    """What is added to every score of beginning a piece when the best roles are sought."""

    @property
    def roles(self) -> int:
        """How many roles there are beside none."""
        return int(self.potentials.shape[1] - 1) // 3


def best_roles(chains: Sequence[Chain]) -> list[Bytes]:
    """Find the best role of every word of each chain: 0 for none, roles from 1 on; one array (W,) a chain."""
    return [
        found for first in range(0, len(chains), TOGETHER) for found in _best_roles(chains[first : first + TOGETHER])
    ]


def _best_roles(chains: Sequence[Chain]) -> list[Bytes]:
    count = len(chains)
    width = max(chain.potentials.shape[0] for chain in chains)
    most = max(chain.roles for chain in chains)
    # Words first and chains last: each step then adds and compares whole rows of numbers that lie side by side.
    states = np.zeros((width, 1 + most, count), np.float32)
    begins, ends = np.zeros_like(states), np.zeros_like(states)
    states[:, 1:] = NEVER
    for row, chain in enumerate(chains):
        words, roles = chain.potentials.shape[0], chain.roles
        states[:words, : 1 + roles, row] = chain.potentials[:, : 1 + roles]
        begins[:words, 1 : 1 + roles, row] = chain.potentials[:, 1 + roles : 1 + 2 * roles] + chain.leaning
        ends[:words, 1 : 1 + roles, row] = chain.potentials[:, 1 + 2 * roles :]
        if chain.anchor >= 0:
            kept = states[chain.anchor, chain.role, row]
            states[chain.anchor, :, row] = NEVER
            states[chain.anchor, chain.role, row] = kept

    moves = ends[:-1, :, None] + begins[1:, None]
    moves[:, range(1 + most), range(1 + most)] = 0.0
    best = states[0] + begins[0]
    for w in range(1, width):
        # What each move leads to takes the move's place, for the way back.
        moves[w - 1] += best[:, None]
        best = moves[w - 1].max(0)
        best += states[w]
    found = np.empty((width, count), np.int8)
    found[-1] = (best + ends[-1]).argmax(0)
    every = np.arange(count)
    for w in range(width - 1, 0, -1):
        found[w - 1] = moves[w - 1, :, found[w], every].argmax(1)
    return [found[: chain.potentials.shape[0], row] for row, chain in enumerate(chains)]


def pieces_of(roles: Bytes, block: Ints) -> dict[int, list[Range]]:
    """Of each role the ranges of words that ``roles`` (W,) gives it, cut where a ``block`` (W,) ends."""
    changes = np.flatnonzero((roles[1:] != roles[:-1]) | (block[1:] != block[:-1])) + 1
    bounds = [0, *changes.tolist(), len(roles)]
    found: dict[int, list[Range]] = defaultdict(list)
    for role, start, end in zip(roles[bounds[:-1]].tolist(), bounds, bounds[1:], strict=False):
        found[role].append((start, end))
    return found


def joined(pieces: Iterable[Range]) -> list[Range]:
    """Join those of some pieces of one block that touch."""
    found: list[Range] = []
    for start, end in sorted(pieces):
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def chance(chain: Chain, piece: Range, role: int) -> float:
    """How likely ``piece`` plays ``role`` rather than none, all other words left as they are."""
    start, end = piece
    scores, roles = chain.potentials, chain.roles
    odds = (scores[start:end, role] - scores[start:end, 0]).sum() + scores[start, roles + role]
    return float(1 / (1 + np.exp(-np.clip(odds + scores[end - 1, 2 * roles + role], -30, 30))))


def surest(chain: Chain, pieces: Sequence[Range], role: int) -> Range | None:
    """Of several pieces the one that plays ``role`` most surely."""
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    return max(pieces, key=lambda piece: chance(chain, piece, role))
