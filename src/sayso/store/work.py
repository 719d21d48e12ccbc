"""How much each actor of an article does in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sayso.records import ActorId, ActType, Reading
from sayso.store.queries import PROMISES


class Work(NamedTuple):
    """What there is of one actor in one article; what a group does counts for each of its members."""

    statements: int
    promises: int
    demands: int
    """Demanded of it; as of promises, what the article tells again is not counted again."""

    mentions: int


def works(reading: Reading) -> dict[ActorId, Work]:
    """Return the work of each actor of ``reading``."""
    statements, promises, demands = Counter[ActorId](), Counter[ActorId](), Counter[ActorId]()
    members = {actor.id: actor.members for actor in reading.actors}

    def all_of(actor: ActorId) -> Iterator[ActorId]:
        yield actor
        yield from members.get(actor, ())

    for statement in reading.statements:
        if statement.speaker:
            statements.update(all_of(statement.speaker))
    for act in reading.acts:
        if act.actor_id and not act.same_as:
            promises.update(all_of(act.actor_id) if act.type in PROMISES else ())
            demands.update(all_of(act.actor_id) if act.type is ActType.DEMAND else ())
    return {
        actor.id: Work(statements[actor.id], promises[actor.id], demands[actor.id], len(actor.mentions))
        for actor in reading.actors
    }
