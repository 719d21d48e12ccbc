"""Line up the figures of two articles that are about the same thing, and tell agreement from difference.

Two figures are compared only where what is counted fits, what happened to it is the same, and their passages have
enough in common; how much, depends on what would follow: the same number, and a rare one, shows by itself that the two
are one, while a difference is told only of passages that are much alike. What may be different things is left alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import mul

from sayso.link.facts_apart import Rivals, are_others
from sayso.link.facts_likeness import Likeness
from sayso.link.facts_sense import (
    ANYBODY,
    Entities,
    Mentioned,
    Sense,
    are_one_kind,
    days_between,
    other_times,
    same_head,
    senses,
)
from sayso.link.facts_values import (
    AGE,
    COUNT,
    MONEY,
    SHARE,
    TIME,
    Match,
    Quantity,
    compared,
    ratio,
    same_number,
    within,
)
from sayso.link.facts_words import COUNTING_ON, EARLIER, NARROWER, ONE_WAY, RUNNING, WITH_THEM
from sayso.records import Reading
from sayso.records.accounts import FigurePair, Standing, Why

_BIAS = -4.02
_PASSAGES = 4.57
"""How alike the sentences are, with those around them."""

_SENTENCES = 3.84
"""How alike the two sentences alone are."""

_WEIGHTS = (
    1.43,  # words beside both figures, up to three
    2.99,  # how far the counted noun is the same
    3.81,  # the same happened to those who are counted
    -0.96,  # somebody stands beside each, and nobody beside both
    1.34,  # digits of a number that both have, up to three: a rare one is hardly there by chance
    4.57,  # another number of two digits or more, but nearly the same
    -2.65,  # how many times the one number the other is, as a logarithm
    -0.94,  # one passage alone says what is counted
    2.41,  # money
    1.4,  # a stretch of time
)
"""All of these are weights of a logistic regression (L2 of 1) over 415 pairs of figures of news_cluster that can both
be right, none of them in bench/accounts, which a language model labelled as the same thing or not; 73, on which two
versions of these rules disagreed, count a quarter. In eight parts, trained on the events of seven, 89 % of the others
are right, and of those lined up 93 %. ``facts_apart`` weighs figures that cannot both be right."""

_LEAST = 0.5
"""How probable it is to be the same thing, at least: most where no number shows it."""

_LEAST_APART = 0.85
"""The same where the numbers cannot both be right, and the words or the dates tell why."""

_SURE = 0.93
"""The same for a difference that nothing explains: nothing may be said to differ falsely."""

_LEAST_AGE = 0.55

_LEAST_BARE = 0.9
"""The same for a number below ten, or a vague one, of which one passage alone says what it counts: "three times"."""

_MOST_TIMES = 2.0
_MOST_DIGITS = 3
_MOST_ANCHORS = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Two figures that may be about the same thing, and how probably they are."""

    one: Sense
    other: Sense
    match: Match
    probability: float


def figure_pairs(one: Reading, other: Reading, who: Entities | None = None) -> tuple[FigurePair, ...]:
    """Return the pairs of figures of two articles that are about the same thing, in the text order of the first."""
    return paired(senses(one, who or {}), senses(other, who or {}))


def paired(one: Sequence[Sense], other: Sequence[Sense]) -> tuple[FigurePair, ...]:
    """As ``figure_pairs``, of senses that are known."""
    there: dict[str, list[Sense]] = {}
    for second in other:
        there.setdefault(second.quantity.measure, []).append(second)
    alike = Likeness(one, other)
    candidates = list(_candidates(one, there, alike, Rivals(one, other, alike)))
    likely = [found for found in candidates if found.probability >= _least(found)]
    # A figure that stands in the other article as well is told there: what else looks near it, is something else.
    told = {id(sense) for found in likely if found.match is not Match.APART for sense in (found.one, found.other)}
    best: dict[int, float] = {}
    for found in candidates:
        for sense in (found.one, found.other):
            best[id(sense)] = max(best.get(id(sense), 0.0), found.probability)
    return tuple(_pair(found) for found in likely if found.match is not Match.APART or _differ(found, told, best))


def _candidates(
    one: Sequence[Sense], there: Mapping[str, Sequence[Sense]], alike: Likeness, rivals: Rivals
) -> Iterator[_Candidate]:
    for first in one:
        for second in there.get(first.quantity.measure, ()):
            if not _is_near(first.quantity, second.quantity):
                continue
            match = _matched(first, second)
            if _comparable(first, second, match):
                yield _Candidate(first, second, match, _probability(first, second, match, alike, rivals))


def _matched(one: Sense, other: Sense) -> Match:
    """Say how two quantities stand to each other, where one may tell of those beside somebody.

    "29 fellow passengers" and "30 of us" are one number of people, told in two ways.
    """
    match = compared(one.quantity, other.quantity)
    if match is not Match.APART or one.is_rest == other.is_rest:
        return match
    rest, everybody = (one, other) if one.is_rest else (other, one)
    are_people = rest.is_people and (everybody.is_people or everybody.head is None)
    return Match.SCOPE if are_people and everybody.quantity.number - rest.quantity.number == 1 else match


def _least(found: _Candidate) -> float:
    if found.one.quantity.measure == AGE:
        return _LEAST_AGE
    if found.match is not Match.APART:
        return _LEAST_BARE if _is_half_bare(found.one, found.other) else _LEAST
    return _SURE if _explained(found.one, found.other) is None else _LEAST_APART


def _is_half_bare(one: Sense, other: Sense) -> bool:
    """Say whether one passage alone says what is counted, of numbers that are small or vague, as in "dozens"."""
    if one.quantity.measure != COUNT or (one.head is None) == (other.head is None):
        return False
    return any(quantity.number < _TEN or not quantity.digits for quantity in (one.quantity, other.quantity))


_TEN = 10


def _differ(found: _Candidate, told: Set[int], best: Mapping[int, float]) -> bool:
    """Say whether two figures whose numbers cannot both be right tell of one thing, and of nothing else better."""
    both = (id(found.one), id(found.other))
    if not told.isdisjoint(both):
        return False
    return _is_counted(found.one) and _is_counted(found.other) and all(found.probability >= best[one] for one in both)


def _is_counted(sense: Sense) -> bool:
    """Say whether a figure counts or measures something that is named: "lap 48" does not."""
    return sense.head is not None or sense.quantity.measure != COUNT or sense.state is not None


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Say whether two numbers are not too far apart to be about one thing: that costs little to find out."""
    return within(one, other, _FARTHEST) or _in_two_currencies(one, other)


def _in_two_currencies(one: Quantity, other: Quantity) -> bool:
    """Say whether the numbers say nothing of each other; whose dollars are meant, may only be assumed."""
    return one.measure == MONEY and one.unit != other.unit and not (one.is_assumed and other.is_assumed)


_FARTHEST = 10
"""How many times the one number the other is, at most: "up to ten years" is not told as three days."""


def _probability(one: Sense, other: Sense, match: Match, alike: Likeness, rivals: Rivals) -> float:
    """Return how probably two figures are about the same thing, by their passages and their numbers."""
    if one.quantity.measure == AGE:
        return _age_probability(one, other, alike)
    if match is Match.APART:
        return rivals.probability(one, other)
    score = _BIAS + sum(map(mul, _WEIGHTS, _evidence(one, other, match)))
    if score + _PASSAGES + _SENTENCES < 0:
        return 0.0  # No passages could make it likely: to compare them costs most.
    score += _PASSAGES * math.sqrt(alike.of_words(one.passage, other.passage))
    score += _SENTENCES * math.sqrt(alike.of_words(one.sentence, other.sentence))
    return 1 / (1 + math.exp(-score))


def _evidence(one: Sense, other: Sense, match: Match) -> tuple[float, ...]:
    """Return what else speaks for two figures being about the same thing, in the order of ``_WEIGHTS``."""
    measure, digits = one.quantity.measure, min(one.quantity.digits, other.quantity.digits)
    times = ratio(one.quantity, other.quantity)
    if _in_two_currencies(one.quantity, other.quantity):
        times = max(times / _RATE, 1.0)
    same = match in {Match.SAME, Match.SCOPE} or same_number(one.quantity, other.quantity)
    return (
        min(len(one.anchors & other.anchors), _MOST_ANCHORS),
        same_head(one, other),
        one.state is not None and one.state == other.state,
        are_others(one, other),
        same * min(digits, _MOST_DIGITS),
        not same and times < _NEARLY and digits > 1,
        min(math.log(times), _MOST_TIMES),
        measure == COUNT and (one.head is None) != (other.head is None),
        measure == MONEY,
        measure == TIME,
    )


_RATE = 2.0
"""How many times the one number the other may be by the rate of two currencies alone."""

_NEARLY = 1.06
"""How many times the one number the other is, at most, where they are nearly the same."""


def _pair(found: _Candidate) -> FigurePair:
    why = None
    if found.match is not Match.SAME:
        why = found.match.why or _explained(found.one, found.other)
    standing = Standing.AGREE if found.match is Match.SAME else Standing.EXPLAINED if why else Standing.DIFFER
    return FigurePair(
        one_article=found.one.figure.article_id,
        one=found.one.figure.id,
        other_article=found.other.figure.article_id,
        other=found.other.figure.id,
        standing=standing,
        why=why,
        probability=round(found.probability, 3),
    )


def _comparable(one: Sense, other: Sense, match: Match) -> bool:
    """Say whether two figures of one measure may be of the same thing."""
    if one.is_pick or other.is_pick:
        return False
    if one.quantity.measure == AGE:
        return _same_bearer(one, other)
    if one.quantity.measure in _TRADED and one.direction and other.direction and one.direction != other.direction:
        return False
    if other_times(one, other) or _is_contrary(one, other) or _is_of_other_kind(one, other):
        return False
    if one.quantity.measure != COUNT:
        return True
    # Five who died are not the five who were trapped.
    other_people = one.is_people and other.is_people and one.state and other.state and one.state != other.state
    return not other_people and _may_be_same_head(one, other, match)


def _same_bearer(one: Sense, other: Sense) -> bool:
    """Say whether two ages may be one's: nobody has another name, and each is called what the other is."""
    if one.bearer is None or other.bearer is None:
        return same_number(one.quantity, other.quantity)
    if _is_named_alike(one.bearer, other.bearer):
        return True
    if one.bearer.name and other.bearer.name:
        return False
    if same_number(one.quantity, other.quantity) or not (one.bearer.nouns and other.bearer.nouns):
        return True
    return not one.bearer.nouns.isdisjoint(other.bearer.nouns)


def _is_named_alike(one: Mentioned, other: Mentioned) -> bool:
    return (one.entity != "" and one.entity == other.entity) or not one.name.isdisjoint(other.name)


def _age_probability(one: Sense, other: Sense, alike: Likeness) -> float:
    """Return how probably two ages are one's: a name is enough, what else somebody is called is not by itself."""
    if same_number(one.quantity, other.quantity):
        return _NAMED
    if ratio(one.quantity, other.quantity) > _OLDER or not _PAST.isdisjoint(one.near | other.near):
        return 0.0
    if one.bearer and other.bearer and _is_named_alike(one.bearer, other.bearer):
        return _NAMED
    shared = (one.words.keys() & other.words.keys()) - _OF_AGE
    return _CALLED_ALIKE if len(shared) > _MERELY_CALLED and alike.between(one, other) >= _LIKE_ENOUGH else 0.0


_NAMED, _CALLED_ALIKE = 0.9, 0.6
_OLDER = 1.5
"""How many times as old the one may be told to be as the other: more is somebody else's age."""

_LIKE_ENOUGH = 0.3
_OF_AGE = frozenset({"year", "old"})
_MERELY_CALLED = 2
"""Words that passages share, such as "boy" and a name, where nothing shows that they tell of one happening."""

_PAST = frozenset({"at", "when", "turned", "turning", "then"})
"""Beside an age that is told of another day."""


def _may_be_same_head(one: Sense, other: Sense, match: Match) -> bool:
    if one.head is None or other.head is None or are_one_kind(one.head, other.head):
        return True
    people = one.is_people and other.is_people
    if match is not Match.APART:
        return people or one.quantity.digits > 1
    return people and (one.state is not None or not ANYBODY.isdisjoint((one.head, other.head)))


def _is_contrary(one: Sense, other: Sense) -> bool:
    """Say whether one has a word beside it whose contrary stands beside the other."""
    return any((number, not side) in other.sides for number, side in one.sides)


def _is_of_other_kind(one: Sense, other: Sense) -> bool:
    """Say whether two measured quantities are of different kinds: how high something flew is not how far."""
    if one.quantity.measure in _TRADED or one.attribute is None or other.attribute is None:
        return False
    both = {one.attribute, other.attribute}
    return len(both) > 1 and not any(both <= alike for alike in ONE_WAY)


def _explained(one: Sense, other: Sense) -> Why | None:
    """Return what the words or the dates tell of why the numbers differ."""
    if one.quantity.measure == COUNT and _is_part(one, other):
        return Why.SCOPE
    days = days_between(one, other)
    if days is None or days > 0:
        running = one.state in RUNNING or not COUNTING_ON.isdisjoint(one.near | other.near)
        if running or (days is not None and days > _SOON) or (one.direction and one.quantity.measure in _TRADED):
            return Why.DATE
    if EARLIER.isdisjoint(one.near) != EARLIER.isdisjoint(other.near):
        return Why.DATE
    return None


_SOON = 3
"""Days after which an account tells of another state of things by itself."""

_TRADED = frozenset({MONEY, SHARE})


def _is_part(one: Sense, other: Sense) -> bool:
    """Say whether one figure tells of a part of what the other counts, or of more."""
    if one.is_rest != other.is_rest or NARROWER.isdisjoint(one.near) != NARROWER.isdisjoint(other.near):
        return True
    if WITH_THEM.isdisjoint(one.near) != WITH_THEM.isdisjoint(other.near):
        return True
    heads = {one.head, other.head}
    return one.is_people and other.is_people and one.head != other.head and not (heads - {None} <= ANYBODY)
