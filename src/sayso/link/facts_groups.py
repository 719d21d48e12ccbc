"""Put the figures of several articles together that are about one thing.

Pairs come from ``facts``, two articles at a time. They are joined the surest first; what would bring two different
figures of one article into one fact is left apart, for one article hardly tells one thing in two ways.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from sayso.link.facts import paired
from sayso.link.facts_sense import Entities, Sense, senses
from sayso.link.facts_values import Match, compared
from sayso.records import ArticleId, FigureId, Reading
from sayso.records.accounts import Fact, FigurePair, Place, Standing

_Key = tuple[ArticleId, FigureId]


@dataclass(slots=True)
class _Group:
    members: list[Sense]
    pairs: list[FigurePair] = field(default_factory=list)


def line_up(readings: Sequence[Reading], who: Entities | None = None) -> tuple[Fact, ...]:
    """Return what at least two of the articles give figures for, in the order of the first figures."""
    # What only stands in brackets behind the same in another unit, would stand beside itself.
    known = [[sense for sense in senses(reading, who or {}) if not sense.is_gloss] for reading in readings]
    pairs = [pair for one, other in itertools.combinations(known, 2) for pair in paired(one, other)]
    groups = {_key(sense): _Group([sense]) for found in known for sense in found}
    paired_up = {((pair.one_article, pair.one), (pair.other_article, pair.other)) for pair in pairs}
    for pair in sorted(pairs, key=_surest):
        one, other = groups[pair.one_article, pair.one], groups[pair.other_article, pair.other]
        if one is other:
            one.pairs.append(pair)
        elif not _clash(one, other) and _hang_together(one, other, paired_up):
            one.members += other.members
            one.pairs += [*other.pairs, pair]
            for sense in other.members:
                groups[_key(sense)] = one
    order = {_key(sense): number for number, sense in enumerate(itertools.chain.from_iterable(known))}
    joined = {id(group): group for group in groups.values() if group.pairs}
    return tuple(
        sorted((_fact(group, order) for group in joined.values()), key=lambda fact: order[_place(fact.figures[0])])
    )


def _surest(pair: FigurePair) -> tuple[bool, float, str, str]:
    return pair.standing is not Standing.AGREE, -pair.probability, pair.one, pair.other


def _key(sense: Sense) -> _Key:
    return sense.figure.article_id, sense.figure.id


def _place(place: Place) -> _Key:
    return place.article, place.figure


def _clash(one: _Group, other: _Group) -> bool:
    """Say whether two groups hold figures of one article that are not the same, or count other things."""
    return any(
        this.figure.article_id == that.figure.article_id
        and (compared(this.quantity, that.quantity) not in {Match.SAME, Match.UNIT} or this.head != that.head)
        for this in one.members
        for that in other.members
    )


def _hang_together(one: _Group, other: _Group, paired_up: Set[tuple[_Key, _Key]]) -> bool:
    """Say whether enough figures of two groups are pairs: one alone may tie two things together by accident."""
    several = [
        (this, that) for this in map(_key, one.members) for that in map(_key, other.members) if this[0] != that[0]
    ]
    tied = sum((this, that) in paired_up or (that, this) in paired_up for this, that in several)
    return tied >= _TIED * len(several)


_TIED = 0.5
"""Which part of the figures of two groups are pairs, at least."""


def _fact(group: _Group, order: dict[_Key, int]) -> Fact:
    members = sorted(group.members, key=lambda sense: order[_key(sense)])
    return Fact(
        figures=tuple(Place(article=sense.figure.article_id, figure=sense.figure.id) for sense in members),
        pairs=tuple(
            sorted(
                group.pairs, key=lambda pair: (order[pair.one_article, pair.one], order[pair.other_article, pair.other])
            )
        ),
    )
