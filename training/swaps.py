"""Swap proper names in what the model learns from, so that it reads how people are talked of and not who they are."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

from sayso.analyse.pieces import Case, Ints, Pieces
from sayso.analyse.windows import Window
from training.examples import Example

PROPER = 0.95
"""The share of its occurrences within sentences in which a proper name is capitalised."""

SEEN, SHORTEST = 5, 4
"""How often a name is seen at least, and its letters: those of titles ("Mrs", "Gov") are fewer."""

WINDOWS, WORDS = 0.5, 0.7
"""The share of windows in which names are swapped, and of the names in them."""


class Swaps:
    """The proper names of the training texts, to be put one in another's place."""

    def __init__(self, examples: Iterable[Example]) -> None:
        capitalised: Counter[tuple[int, ...]] = Counter()
        seen: Counter[tuple[int, ...]] = Counter()
        dates: set[tuple[int, ...]] = set()
        for one in examples:
            pieces = one.pieces
            times = one.labels.get("times")
            for word in range(1, len(pieces.first)):
                key = _key(pieces, word)
                if times is not None and times[word]:
                    dates.add(key)
                before = one.text[pieces.start[word - 1] : pieces.end[word - 1]]
                if pieces.end[word] - pieces.start[word] < SHORTEST or not before.isalnum():
                    continue  # first in a sentence, it may be capitalised for that alone
                seen[key] += 1
                capitalised[key] += pieces.case[word] == Case.CAPITALISED
        names = {key for key, count in seen.items() if count >= SEEN and capitalised[key] >= PROPER * count}
        self.names = names - dates
        self._alike: dict[int, list[tuple[int, ...]]] = defaultdict(list)
        for key in sorted(self.names):
            self._alike[len(key)].append(key)

    def swapped(self, pieces: Pieces, window: Window, draw: random.Random) -> Ints:
        """The ids of a window's pieces, some names in it swapped: each for one other all through."""
        first = pieces.before(window.start)
        ids = pieces.ids[first : pieces.before(window.end)].copy()
        chosen: dict[tuple[int, ...], tuple[int, ...]] = {}
        for word in range(window.start, window.end):
            key = _key(pieces, word)
            if pieces.case[word] != Case.CAPITALISED or key not in self.names:
                continue
            if key not in chosen:
                chosen[key] = draw.choice(self._alike[len(key)]) if draw.random() < WORDS else key
            at = pieces.first[word] - first
            ids[at : at + len(key)] = np.array(chosen[key])
        return ids


def _key(pieces: Pieces, word: int) -> tuple[int, ...]:
    return tuple(pieces.ids[pieces.first[word] : pieces.before(word + 1)].tolist())
