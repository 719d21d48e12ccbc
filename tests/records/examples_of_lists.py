"""What a ledger is asked for, and what its lists, facets, searches and timeline answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sayso.outcome import Outcome
from sayso.records import (
    ActorType,
    ActType,
    AppraisalType,
    ArticleId,
    Basis,
    Comparator,
    EntityId,
    EntryKind,
    Manner,
    Polarity,
    Skipped,
    Stage,
    TimeType,
)
from sayso.store import (
    ActorQuery,
    ActQuery,
    Added,
    AppraisalQuery,
    ArticleQuery,
    CopyView,
    FigureQuery,
    Ledger,
    Query,
    StatementQuery,
    TimeQuery,
)
from sayso.store.timeline import Grain, TimelineQuery
from tests.stories import bridge

_SOME = ArticleId("0123456789abcdef")


def list_examples() -> Iterator[object]:
    """Yield every record of this kind, no field of which is always empty."""
    yield from _queries()
    yield from _answers()
    skipped = Skipped(source="news/ferry.txt", stage="analyse", reason="it is in Dutch")
    yield Outcome(source="news/ferry.txt", added=Added.NEW, skipped=skipped, article=_SOME, title="De veerboot")


def _queries() -> Iterator[object]:
    """Yield a query of every kind, in which each field narrows something."""
    query = Query(
        about="ferry",
        voice="author",
        publisher="The Ane Courier",
        since="2024",
        until="2025-01",
        article=_SOME,
        id="01234567",
        limit=9,
        offset=1,
    )
    common: dict[str, Any] = {name: getattr(query, name) for name in query.__dataclass_fields__}
    day, next_day = date(2024, 1, 1), date(2024, 1, 2)
    times: dict[str, Any] = {
        "first": day,
        "last": next_day,
        "type": TimeType.DATE,
        "basis": Basis.STATED,
        "year": "2024",
    }
    yield query
    yield StatementQuery(by="Lee", speaker=EntityId("0"), mentions=EntityId("1"), manner=Manner.MIXED, **common)
    yield ActQuery(
        by="Lee",
        actor=EntityId("0"),
        types=(ActType.PLEDGE,),
        promises=True,
        stage=Stage.DONE,
        due_from=day,
        due_until=next_day,
        gone_by=day,
        by_deadline=True,
        **common,
    )
    yield FigureQuery(unit="EUR", comparator=Comparator.ABOUT, by_value=True, **common)
    yield TimeQuery(by_day=True, unknown=True, **times, **common)
    yield TimelineQuery(kinds=("pledge",), by="Lee", unknown=True, **times, **common)
    yield AppraisalQuery(type=AppraisalType.LOADED, polarity=Polarity.POSITIVE, **common)
    yield ActorQuery(text="lee", begun=True, type=ActorType.PERSON, limit=9, offset=1)
    yield ArticleQuery(
        text="ferry",
        publisher="The Ane Courier",
        since="2024",
        until="2025",
        actor=EntityId("0"),
        kind=EntryKind.ACTS,
        folded=True,
        limit=9,
        offset=1,
    )


def _answers() -> Iterator[object]:
    with Ledger.in_memory() as ledger:
        ledger.add(bridge())
        for row in ledger.library(ArticleQuery(text="lorries")):
            copy = CopyView(id=_SOME, title="Bridge", publisher="The Ellery Post", published="2024-04-06")
            yield replace(row, copies=(copy,))
            yield copy
            yield from row.snippet
        yield from ledger.search_entries("lorries")
        for facet in ledger.facets(ActQuery()):
            yield facet
            yield from facet.values
        yield from ledger.timeline()
        yield from ledger.timeline_counts(TimelineQuery(), Grain.DAY)
