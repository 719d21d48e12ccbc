"""What one article shows of an actor by which the same one is recognised in other articles."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.actor import ActorType
from sayso.records.ids import ActorId, ArticleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """By what the actor of one article may be the actor of another.

    Traces that share a key are one entity, and so is whatever hangs together by shared keys: which articles came first
    changes nothing. A trace that seeks belongs, beside that, to the entity that offers what it seeks, where exactly one
    does; it ties nothing together itself.
    """

    article_id: ArticleId
    actor_id: ActorId
    name: str
    type: ActorType | None
    keys: tuple[str, ...]
    """Whoever shares one of these is the same, such as ``person|annle|mayor|salis``."""

    offered: tuple[str, ...] = ()
    """What a trace that shows less may seek, beside the keys, such as ``last|lee|f|minister|country:fr``."""

    sought: tuple[str, ...] = ()
    """What it seeks itself, such as a bare last name with its role."""

    known: str | None = None
    """The country, capital or international body that everybody knows beforehand: ``country:FR``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Traced:
    """The traces of an article, and by which rules they were made."""

    rules: str
    traces: tuple[Trace, ...]
