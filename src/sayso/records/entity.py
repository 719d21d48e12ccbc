"""An entity: the actors of several articles that are one person, organisation, place or group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from sayso.records.actor import ActorType

EntityId = NewType("EntityId", str)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entity:
    """One actor across the ledger."""

    id: EntityId
    """The least of the keys that its actors share, in 16 hexadecimal digits; correction keys do not count."""

    name: str
    """What a person calls it, else its most frequent full name."""

    other_names: tuple[str, ...]
    """What it is called elsewhere, the most frequent first."""

    type: ActorType | None
    known: str | None
    """The country, capital or international body that everybody knows beforehand: ``country:FR``."""

    wikidata: str | None
    """Its id there, ``Q5``, if a person's table said so."""
