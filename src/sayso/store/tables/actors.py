"""The table of actors, each with its mentions."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sayso.records import Actor, ActorId, ActorType, ArticleId, Form, Mention, Reading, Span
from sayso.store.cells import Row, as_json, storable
from sayso.store.tables.table import Table


class _Mention(msgspec.Struct, frozen=True, array_like=True):
    start: int
    end: int
    form: Form
    type: ActorType | None = None
    """Not there in rows of the first schema."""

    stands_for: ActorId | None = None
    """Not there in rows of the fourth schema."""


_mentions = msgspec.json.Decoder(tuple[_Mention, ...])
_members = msgspec.json.Decoder(tuple[ActorId, ...])
_roles = msgspec.json.Decoder(tuple[tuple[int, int], ...])


def _rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for actor in reading.actors:
        mentions = [
            _Mention(one.span.start, one.span.end, one.form, one.type, one.stands_for) for one in actor.mentions
        ]
        roles = [(role.start, role.end) for role in actor.roles]
        yield storable(actor.name), actor.type, as_json(mentions), as_json(actor.members), as_json(roles), actor.id


def _record(article_id: ArticleId, row: Row) -> Actor:
    name, type_, mentions, members, roles = row
    return Actor(
        article_id=article_id,
        name=name,
        mentions=mentions_of(mentions),
        type=ActorType(type_) if type_ else None,
        members=_members.decode(members),
        roles=tuple(Span(start, end) for start, end in _roles.decode(roles)),
    )


def mentions_of(cell: str) -> tuple[Mention, ...]:
    """Return the mentions that a cell holds."""
    return tuple(
        Mention(span=Span(one.start, one.end), form=one.form, type=one.type, stands_for=one.stands_for)
        for one in _mentions.decode(cell)
    )


ACTORS = Table(name="actors", columns="name, type, mentions, members, roles", asked="id", rows=_rows, record=_record)
