"""How much the passages around figures of two articles have in common; rare words count more."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.link.facts_sense import Sense


class Likeness:
    """The passages of two articles, compared two at a time."""

    def __init__(self, one: Sequence[Sense], other: Sequence[Sense]) -> None:
        """``one`` and ``other`` are the senses of an article each."""
        self._articles = [found[0] for found in (one, other) if found]
        self._total = sum(sense.sentences for sense in self._articles) + 1
        self._worth: dict[str, float] = {}
        self._sizes: dict[int, float] = {}
        self._masses: dict[frozenset[str], float] = {}

    def between(self, one: Sense, other: Sense) -> float:
        """Return how alike two passages are, between 0 and 1."""
        there = other.words
        shared = sum(min(weight, there[word]) * self._of(word) for word, weight in one.words.items() if word in there)
        return shared / math.sqrt(self._size(one) * self._size(other)) if shared else 0.0

    def of_words(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return how alike two sets of stems are, between 0 and 1, wherever in the passage they stand."""
        shared = sum(map(self._of, one & other))
        return shared / math.sqrt(self._mass(one) * self._mass(other)) if shared else 0.0

    def _mass(self, words: frozenset[str]) -> float:
        if words not in self._masses:
            self._masses[words] = sum(map(self._of, words))
        return self._masses[words]

    def _of(self, word: str) -> float:
        if word not in self._worth:
            often = sum(sense.frequencies.get(word, 0) for sense in self._articles)
            self._worth[word] = math.log(self._total / max(often, 1)) + _LEAST_WORTH
        return self._worth[word]

    def _size(self, sense: Sense) -> float:
        if id(sense) not in self._sizes:
            self._sizes[id(sense)] = sum(weight * self._of(word) for word, weight in sense.words.items())
        return self._sizes[id(sense)]


_LEAST_WORTH = 0.1
"""Of a word that stands in every sentence."""
