"""An act in words, with the names of who acts and the days that its deadline means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.records.act import ActType, Stage
from sayso.records.reading import Reading
from sayso.records.views.page import Page, RecordView


@dataclass(frozen=True, kw_only=True, slots=True)
class ActView(RecordView):
    """One act, in words."""

    type: ActType
    cue: str
    actor: str | None
    """Who would act, as the article writes it there."""

    actor_name: str | None
    """The resolved name of who would act."""

    by: str | None
    """Who demands, threatens or foretells, as the article writes it there."""

    by_name: str | None
    action: str | None
    """The pieces, parted by ``GAP``."""

    amounts: tuple[str, ...]
    when: str | None
    """The deadline or time of the action, as the article writes it there."""

    when_begins: date | None
    """The first day of what ``when`` means; None where that is open or unknown."""

    when_ends: date | None
    """The day after its last."""

    condition: str | None
    negated: bool
    stage: Stage
    same_as: str | None
    """The id of the first act of the article that tells the same."""

    confidence: float


def act_views(reading: Reading) -> Iterator[ActView]:
    """Yield each act of ``reading`` in words."""
    page, text = Page(reading), reading.article.text
    times = {time.id: time for time in reading.times}
    for act in reading.acts:
        when = times.get(act.when_id) if act.when_id else None
        yield ActView(
            **page.common(act.cue, act.voice, start=act.extent.start),
            id=act.id,
            type=act.type,
            cue=act.cue.of(text),
            actor=page.words(act.actor),
            actor_name=page.name(act.actor_id),
            by=page.words(act.by),
            by_name=page.name(act.by_id),
            action=page.pieces(act.action),
            amounts=tuple(amount.of(text) for amount in act.amounts),
            when=page.words(act.when),
            when_begins=when.start if when else None,
            when_ends=when.end if when else None,
            condition=page.words(act.condition),
            negated=act.negated,
            stage=act.stage,
            same_as=act.same_as,
            confidence=act.confidence,
        )
