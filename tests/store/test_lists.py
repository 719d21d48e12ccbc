"""Acts, figures, times and appraisals, searched and in their orders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from sayso.records import ActType, AppraisalType, Reading, Time, TimeType
from sayso.store import ActQuery, AppraisalQuery, FigureQuery, Ledger, StatementQuery, TimeQuery
from tests.planted import marked_article, planted_reading
from tests.stories import bridge, ferry

DATES = """\
The mill [time.a|opened in 1911] and [time.b|burned on 3 May 1920]. Until [time.c|the fire of 1920] it ran \
[time.d|daily]. [time.e|Since 1931] it stands empty. It is [time.f|now] a ruin."""


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.in_memory() as ledger:
        ledger.add(ferry())
        ledger.add(bridge())
        yield ledger


def mill() -> Reading:
    """Return an article with intervals that are whole, open at either end, and unknown."""
    article, spans = marked_article(DATES, source="mill.txt")
    days: dict[str, tuple[TimeType, date | None, date | None]] = {
        "a": (TimeType.DATE, date(1911, 1, 1), date(1912, 1, 1)),
        "b": (TimeType.DATE, date(1920, 5, 3), date(1920, 5, 4)),
        "c": (TimeType.DURATION, None, date(1920, 5, 4)),
        "d": (TimeType.SET, None, None),
        "e": (TimeType.DATE, date(1931, 1, 1), None),
        "f": (TimeType.DATE, None, None),
    }
    times = tuple(
        Time(
            article_id=article.id,
            span=spans[f"time.{name}"][0],
            type=kind,
            start=start,
            end=end,
            confidence=0.9,
            voice="author",
        )
        for name, (kind, start, end) in days.items()
    )
    return replace(planted_reading(article), times=times)


@pytest.mark.parametrize(
    ("query", "cues"),
    [
        (ActQuery(), ["must", "may"]),
        (ActQuery(by="lee"), ["must"]),
        (ActQuery(by="nobody"), ["must", "may"]),
        (ActQuery(by="lee nobody"), []),
        (ActQuery(by="—"), []),
        (ActQuery(types=(ActType.DEMAND, ActType.OFFER)), ["must"]),
        (ActQuery(promises=True), ["may"]),
        (ActQuery(promises=True, types=(ActType.DEMAND,)), []),
        (ActQuery(about="lorry"), ["must"]),
        (ActQuery(about='"both lanes" splendid'), ["must", "may"]),
        (ActQuery(about="bridge"), ["must", "may"]),
        (ActQuery(about="ferries"), []),
        (ActQuery(voice="author"), ["may"]),
        (ActQuery(voice="Ann Lee"), ["must"]),
        (ActQuery(voice="Tom"), []),
        (ActQuery(since="2024-04"), ["must", "may"]),
        (ActQuery(since="2024-05"), []),
        (ActQuery(limit=1), ["must"]),
        (ActQuery(article=ferry().article.id), []),
    ],
)
def test_acts_are_narrowed(ledger: Ledger, query: ActQuery, cues: list[str]) -> None:
    assert [view.cue for view in ledger.acts(query)] == cues


def test_a_promise_has_an_actor(ledger: Ledger) -> None:
    plan = replace(bridge().acts[1], actor=None)
    ledger.replace(replace(bridge(), acts=(plan,)))

    assert list(ledger.acts(ActQuery(promises=True))) == []
    assert len(list(ledger.acts())) == 1


@pytest.mark.parametrize(
    ("query", "contents"),
    [
        (StatementQuery(voice="author"), 4),
        (StatementQuery(voice="lee"), 1),
        (StatementQuery(voice="lee", by="predecessor"), 1),
        (StatementQuery(voice="predecessor"), 0),
    ],
)
def test_statements_are_narrowed_by_voice(ledger: Ledger, query: StatementQuery, contents: int) -> None:
    assert len(list(ledger.search(query))) == contents


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (FigureQuery(), ["both lanes", "more than $1.5 million"]),
        (FigureQuery(unit="usd"), ["more than $1.5 million"]),
        (FigureQuery(unit="Lane", voice="lee"), ["both lanes"]),
        (FigureQuery(about="storms"), ["more than $1.5 million"]),
        (FigureQuery(unit=""), []),
    ],
)
def test_figures_are_narrowed(ledger: Ledger, query: FigureQuery, words: list[str]) -> None:
    assert [view.words for view in ledger.figures(query)] == words


def test_figures_are_sorted_by_unit_and_value(ledger: Ledger) -> None:
    lanes, dollars = bridge().figures
    more = replace(lanes, low=None, high=lanes.high and lanes.high * 3, span=bridge().sentences[1].span)
    unknown = replace(lanes, unit=None, span=bridge().sentences[2].span)
    ledger.replace(replace(bridge(), figures=(lanes, unknown, more, dollars)))

    found = [(view.unit, view.high or view.low) for view in ledger.figures(FigureQuery(by_value=True))]

    assert found == [("lane", "6"), ("lane", "2"), ("USD", "1500000"), (None, "2")]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (TimeQuery(), ["opened in 1911", "burned on 3 May 1920", "the fire of 1920", "daily", "Since 1931", "now"]),
        (TimeQuery(by_day=True), ["opened in 1911", "burned on 3 May 1920", "the fire of 1920", "Since 1931"]),
        (
            TimeQuery(by_day=True, unknown=True),
            ["opened in 1911", "burned on 3 May 1920", "the fire of 1920", "Since 1931", "now"],
        ),
        (
            TimeQuery(by_day=True, first=date(1911, 12, 31)),
            ["opened in 1911", "burned on 3 May 1920", "the fire of 1920", "Since 1931"],
        ),
        (TimeQuery(first=date(1912, 1, 1), last=date(1920, 5, 3)), ["burned on 3 May 1920"]),
        (TimeQuery(first=date(1920, 5, 4)), ["Since 1931"]),
        (TimeQuery(last=date(1911, 1, 1)), ["opened in 1911"]),
        (TimeQuery(first=date(1931, 1, 2)), []),
    ],
)
def test_times_are_narrowed_and_sorted(query: TimeQuery, words: list[str]) -> None:
    with Ledger.in_memory() as ledger:
        ledger.add(mill())

        assert [view.words for view in ledger.times(query)] == words


def test_a_timeline_runs_across_articles(ledger: Ledger) -> None:
    ledger.add(mill())

    days = [(view.begins or view.ends, view.article_source) for view in ledger.times(TimeQuery(by_day=True))]

    assert [source for _, source in days] == ["mill.txt"] * 4 + ["news/bridge.txt"] * 2
    assert [day for day, _ in days] == sorted(day for day, _ in days if day)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (AppraisalQuery(), ["splendid", "“festival”", "“splendid”"]),
        (AppraisalQuery(type=AppraisalType.SCARE), ["“festival”", "“splendid”"]),
        (AppraisalQuery(voice="author"), ["“festival”", "“splendid”"]),
        (AppraisalQuery(about="trucks"), ["“festival”"]),
    ],
)
def test_appraisals_are_narrowed(ledger: Ledger, query: AppraisalQuery, words: list[str]) -> None:
    assert [view.words for view in ledger.appraisals(query)] == words


def test_an_echo_says_whose_words_it_repeats(ledger: Ledger) -> None:
    *_, echo = ledger.appraisals()

    assert (echo.echo_of, echo.echo_name) == (bridge().statements[0].id, "Mayor Ann Lee")
