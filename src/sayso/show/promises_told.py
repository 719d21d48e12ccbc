"""Promises from telling to telling, in the words of their passages.

Takes the ``Promise`` s that were followed through articles, gives ``PromiseTold`` for the terminal, JSON and the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sayso.records import (
    Act,
    ActId,
    ActorId,
    ActView,
    ArticleId,
    Reading,
    Span,
    act_views,
)
from sayso.records.accounts import (
    Promise,
    PromiseTelling,
)
from sayso.records.span import enclosing
from sayso.records.views.page import GAP
from sayso.show.side import PromiseTold, TurnTold

_NEAR = 120
"""Characters between an actor and the words by which it is bound, at most, for both to be shown as one passage."""

_LONGEST = 600
"""Characters of such a passage at most."""


def bound_actors(promises: Iterable[Promise], readings: Iterable[Reading]) -> Iterator[ActorId]:
    """Yield who is bound by promises."""
    acts = {act.id: act for reading in readings for act in reading.acts}
    yield from (actor for one in promises if (actor := acts[one.id].actor_id))


def promises_told(
    promises: Iterable[Promise],
    readings: Iterable[Reading],
    numbers: Mapping[ArticleId, int] | None = None,
    names: Mapping[ActorId, str] | None = None,
) -> Iterator[PromiseTold]:
    """Yield promises with the words of their tellings."""
    by_id = {reading.article.id: reading for reading in readings}
    acts = {act.id: act for reading in by_id.values() for act in reading.acts}
    views = {view.id: view for reading in by_id.values() for view in act_views(reading)}
    for promise in promises:
        bound = acts[promise.id].actor_id
        yield PromiseTold(
            id=promise.id,
            actor=(names or {}).get(bound, views[promise.id].actor_name) if bound else None,
            opposite=promise.opposite,
            due=promise.due,
            deadline=promise.deadline,
            tellings=tuple(
                _turn(one, numbers[one.article] if numbers else None, acts, views, by_id) for one in promise.tellings
            ),
        )


def _turn(
    telling: PromiseTelling,
    account: int | None,
    acts: Mapping[ActId, Act],
    views: Mapping[str, ActView],
    by_id: Mapping[ArticleId, Reading],
) -> TurnTold:
    act, view = acts[telling.act], views[telling.act]
    place = enclosing((act.cue, *act.action))
    if act.actor and act.actor.end <= place.start <= act.actor.end + _NEAR:
        place = Span(act.actor.start, place.end)
    if len(place) <= _LONGEST:
        words, cue_at = place.of(by_id[telling.article].article.text), act.cue.start - place.start
    else:
        words, cue_at = f"{view.cue}{GAP}{view.action}", 0
    return TurnTold(account=account, turns=telling.turns, words=words, cue_at=cue_at, act=view)
