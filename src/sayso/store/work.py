"""How much each actor of an article does in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sayso.records import Actor, ActorId, ActType, Reading
from sayso.store.queries import PROMISES


class Work(NamedTuple):
    """What there is of one actor in one article; what a group does counts for each of its members."""

    statements: int
    promises: int
    demands: int
    """Demanded of it; as of promises, what the article tells again is not counted again."""

    mentions: int


def works(reading: Reading, actors: Mapping[ActorId, Actor]) -> dict[ActorId, Work]:
    """Return the work of each of the ``actors`` of ``reading``, which are given by their ids."""
    statements, promises, demands = Counter[ActorId](), Counter[ActorId](), Counter[ActorId]()
    members = {id_: actor.members for id_, actor in actors.items()}

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
        id_: Work(statements[id_], promises[id_], demands[id_], len(actor.mentions)) for id_, actor in actors.items()
    }
