"""How probably two figures whose numbers cannot both be right tell of one thing.

No number shows it there, so all hangs on the passages, and on whether either figure has a better match in the other
article: what is told of one thing stands closer together than anything else of that kind in the two.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from sayso.link.facts_likeness import Likeness
from sayso.link.facts_sense import Sense, same_head
from sayso.link.facts_values import COUNT, MONEY, TIME, Match, compared, ratio, same_number

_BIAS = -2.13
_LIKE, _HEAD, _STATE, _ANCHORS, _TIMES = 5.51, 1.56, 0.91, 0.27, -3.08
_TOLD, _BEHIND, _AHEAD, _OTHERS = -2.43, -1.5, 2.4, -0.7
_KIND = {MONEY: 1.34, TIME: 1.24}
"""Weights of a logistic regression (L2 of 1) over figures of news_cluster, none of those marked in bench/accounts: 225
pairs with different numbers that a language model labelled as the same thing or not, and, as these are few, some that
nobody labelled: 161 figures of two digits or more that stand in the other article once, as if they stood there with
another number (each worth half a pair), and 2,063 pairs of figures that stand in both with others of their kind (each
a tenth). In ten parts, trained on the events of nine, 0.9 or more is given to 6 of the 20 pairs that are the same thing
and to none of the 205 that are not."""

_MOST_TIMES = 2.0
_MOST_ANCHORS = 3

_LEAST_ALIKE = 0.1
"""Passages that are less alike are hardly about one thing; most are not, and rivals cost something to find."""

_BESIDE = 0.3
"""Weight in a passage from which on somebody stands beside a figure."""


class Rivals:
    """The figures of two articles, against which each pair of them is held."""

    def __init__(self, one: Sequence[Sense], other: Sequence[Sense], alike: Likeness) -> None:
        """``one`` and ``other`` are the senses of an article each."""
        self._one = _by_measure(one)
        self._other = _by_measure(other)
        self._alike = alike
        self._known: dict[tuple[int, int], float] = {}

    def probability(self, one: Sense, other: Sense) -> float:
        """Return how probably two figures with different numbers are about the same thing."""
        like = self._between(one, other)
        if like < _LEAST_ALIKE:
            return 0.0
        measure = one.quantity.measure
        here = [sense for sense in self._one[measure] if sense is not one and _may_be(sense, other)]
        there = [sense for sense in self._other[measure] if sense is not other and _may_be(one, sense)]
        told = _holds(here, other) + _holds(there, one)
        best_here = _best(here, one, lambda sense: self._between(sense, other))
        best_there = _best(there, other, lambda sense: self._between(one, sense))
        score = _BIAS + _LIKE * math.sqrt(like) + _HEAD * same_head(one, other) + _KIND.get(measure, 0.0)
        score += _STATE * (one.state is not None and one.state == other.state)
        score += _ANCHORS * min(len(one.anchors & other.anchors), _MOST_ANCHORS)
        score += _TIMES * min(math.log(ratio(one.quantity, other.quantity)), _MOST_TIMES)
        score += _TOLD * told + _BEHIND * (max(best_here - like, 0.0) + max(best_there - like, 0.0))
        score += _AHEAD * (like - max(best_here, best_there)) + _OTHERS * are_others(one, other)
        return 1 / (1 + math.exp(-score))

    def _between(self, one: Sense, other: Sense) -> float:
        both = id(one), id(other)
        if both not in self._known:
            self._known[both] = self._alike.between(one, other)
        return self._known[both]


def _by_measure(several: Sequence[Sense]) -> dict[str, list[Sense]]:
    found: dict[str, list[Sense]] = {}
    for sense in several:
        found.setdefault(sense.quantity.measure, []).append(sense)
    return found


def _may_be(one: Sense, other: Sense) -> bool:
    """Say whether what is counted may be the same, of two figures of one measure."""
    if one.is_pick or other.is_pick:
        return False
    people = one.is_people and other.is_people
    return one.quantity.measure != COUNT or one.head == other.head or people or None in {one.head, other.head}


def _holds(several: Sequence[Sense], wanted: Sense) -> bool:
    """Say whether one of several figures gives the wanted amount."""
    return any(compared(sense.quantity, wanted.quantity) in {Match.SAME, Match.UNIT} for sense in several)


def _best(rivals: Sequence[Sense], of: Sense, like: Callable[[Sense], float]) -> float:
    """Return how alike the best rival of a figure is; what has the same number, is none."""
    return max((like(rival) for rival in rivals if not same_number(rival.quantity, of.quantity)), default=0.0)


def are_others(one: Sense, other: Sense) -> bool:
    """Say whether somebody stands beside each figure, and nobody beside both."""
    here, there = _beside(one), _beside(other)
    return bool(here and there) and here.isdisjoint(there)


def _beside(sense: Sense) -> frozenset[str]:
    return frozenset(word for word, weight in sense.words.items() if word.startswith("@") and weight >= _BESIDE)
