"""An act: somebody is bound to, plans, offers, demands, threatens or foretells what still lies ahead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.ids import ActId, ActorId, ArticleId, FigureId, TimeId, fingerprint
from sayso.records.span import Span, enclosing
from sayso.records.statement import Method, Voice


class ActType(StrEnum):
    """What somebody does by the act."""

    PLEDGE = "pledge"
    THREAT = "threat"
    DEMAND = "demand"
    OFFER = "offer"
    PLAN = "plan"
    FORECAST = "forecast"


class Stage(StrEnum):
    """How far the action has come, as the passage tells it."""

    CONSIDERED = "considered"
    ANNOUNCED = "announced"
    UNDERWAY = "underway"
    DONE = "done"
    BLOCKED = "blocked"


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One act, by the words that tell it."""

    article_id: ArticleId
    type: ActType
    cue: Span
    """The fewest words that make it this type: "pledged", "will", "calls for"."""

    actor: Span | None = None
    """Who would act; in a demand who is to act, not who demands."""

    by: Span | None = None
    """In a demand, threat or forecast: who makes it, where the passage says so."""

    action: tuple[Span, ...] = ()
    """What would be done, in pieces where other words interrupt it; in text order."""

    amounts: tuple[Span, ...] = ()
    """Quantities inside the action."""

    when: Span | None = None
    """The deadline or time of the action."""

    condition: Span | None = None
    negated: bool = False
    stage: Stage = Stage.ANNOUNCED
    confidence: float
    """The reader's probability, between 0 and 1, that this is an act of this type."""

    method: Method = Method.MODEL
    actor_id: ActorId | None = None
    """Who ``actor`` is, among the article's actors. None until resolved, and where it cannot be."""

    by_id: ActorId | None = None
    amount_ids: tuple[FigureId, ...] = ()
    """The figures that stand in ``amounts``."""

    when_id: TimeId | None = None
    """The time that stands in ``when``, and says which days that is."""

    same_as: ActId | None = None
    """The first act of the article that tells the same; None for that one itself."""

    voice: Voice = None
    """In whose voice the act is told; None until resolved."""

    @property
    def id(self) -> ActId:
        """Made from the article, the cue and the action."""
        return ActId(fingerprint("act", self.article_id, self.cue, self.action))

    @property
    def extent(self) -> Span:
        """The stretch of text from the first to the last of its parts."""
        parts = (self.actor, self.by, *self.action, *self.amounts, self.when, self.condition)
        return enclosing((self.cue, *(part for part in parts if part)))
