"""What every table of records is: how a record becomes a row, and a row the record again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.records import AUTHOR, ActorId, ArticleId, Reading, StatementId, Voice
from sayso.store.cells import Row, storable

_Record = TypeVar("_Record")


@dataclass(frozen=True, kw_only=True, slots=True)
class Table(Generic[_Record]):
    """A table of one kind of record; ``article`` and ``position`` place each row among the records of its article."""

    name: str
    columns: str
    """What a record is made of."""

    asked: str
    """What is kept beside, to be asked for."""

    rows: Callable[[Reading], Iterable[tuple[object, ...]]]
    """Gives the values of ``columns``, then those of ``asked``, for each record of a reading."""

    record: Callable[[ArticleId, Row], _Record]
    """Gives the record of the values of ``columns``."""


def voice_of(voice: str | None) -> Voice:
    """Return the voice that a cell holds."""
    if voice is None:
        return None
    return AUTHOR if voice == AUTHOR else StatementId(voice)


def actor_of(actor: str | None) -> ActorId | None:
    """Return the actor that a cell names."""
    return ActorId(actor) if actor else None


def stored(words: str | None) -> str | None:
    """Return the words of a part as a cell can hold them."""
    return None if words is None else storable(words)
