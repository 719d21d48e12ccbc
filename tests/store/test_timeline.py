"""A timeline of the ledger: what is dated, with the acts that are to be done then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sayso.records import ActType
from sayso.store import ActQuery, DaysCount, Grain, Ledger, TimelineQuery
from tests.stories import bridge


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as ledger:
        ledger.add(bridge())
        yield ledger


def test_gives_what_is_dated_the_earliest_first_with_the_act_that_is_due(ledger: Ledger) -> None:
    storm, monday = ledger.timeline()

    assert (storm.words, storm.act_type, storm.actor) == ("the day before the storm", None, None)
    assert (monday.words, monday.act_type, monday.actor) == ("Monday", ActType.DEMAND, "Nobody")
    assert monday.begins == date(2024, 4, 8)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (TimelineQuery(kinds=("reported",)), ["the day before the storm"]),
        (TimelineQuery(kinds=("demand", "pledge")), ["Monday"]),
        (TimelineQuery(kinds=("pledge",)), []),
        (TimelineQuery(first=date(2024, 4, 1)), ["Monday"]),
        (TimelineQuery(last=date(2024, 4, 1)), ["the day before the storm"]),
        (TimelineQuery(by="Nobody"), ["Monday"]),
        (TimelineQuery(about="lorries"), ["Monday"]),
        (TimelineQuery(voice="author"), ["the day before the storm"]),
        (TimelineQuery(limit=1, offset=1), ["Monday"]),
    ],
)
def test_is_narrowed(ledger: Ledger, query: TimelineQuery, expected: list[str]) -> None:
    assert [view.words for view in ledger.timeline(query)] == expected


@pytest.mark.parametrize(
    ("grain", "storm", "monday"),
    [(Grain.YEAR, "2024", "2024"), (Grain.MONTH, "2024-03", "2024-04"), (Grain.DAY, "2024-03-01", "2024-04-08")],
)
def test_counts_by_year_month_and_day(ledger: Ledger, grain: Grain, storm: str, monday: str) -> None:
    counts = ledger.timeline_counts(TimelineQuery(), grain)

    assert sorted(counts, key=lambda one: one.kind, reverse=True) == [
        DaysCount(kind="reported", days=storm, count=1),
        DaysCount(kind="demand", days=monday, count=1),
    ]


def test_tells_between_which_dates_articles_were_published(ledger: Ledger) -> None:
    assert ledger.published() == ("2024-04-05", "2024-04-05")


@pytest.mark.parametrize(("day", "expected"), [(date(2024, 4, 9), ["Nobody"]), (date(2024, 4, 8), [])])
def test_gives_acts_whose_day_has_gone_by(ledger: Ledger, day: date, expected: list[str]) -> None:
    assert [act.actor for act in ledger.acts(ActQuery(gone_by=day, by_deadline=True))] == expected
