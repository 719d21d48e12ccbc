"""The quality gate: floors hold, rise by themselves, and sink only with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.gate import Floors
from bench.rows import Measure, Results, Row
from bench.table import lines

LINKED = Measure(key="linked_overlap", words="linked, overlap (F1)", target=72, slack=0.5)
MEMORY = Measure(key="memory", words="peak memory", unit="MB", better="lower", target=700)


def results(linked: float | None, memory: float = 400, *, digest: str = "aa") -> Results:
    return Results(
        rows=[
            Row(measure=LINKED, on="PolNeAR dev, 84 articles", corpora=("PolNeAR dev",), figure=linked, rule=44.5),
            Row(measure=MEMORY, on="500 articles", figure=memory),
        ],
        corpora={"PolNeAR dev": digest},
    )


@pytest.fixture
def floors() -> Floors:
    return Floors(limits={"linked_overlap": 71.0, "memory": 700.0}, corpora={"PolNeAR dev": "aa"})


@pytest.mark.parametrize(
    ("measured", "missed"),
    [
        (results(71.0), []),
        (results(70.9), ["linked_overlap"]),
        (results(75.0, memory=701), ["memory"]),
        (results(None), []),
        (results(50.0, digest="bb"), []),
    ],
    ids=["on the floor", "below it", "above a ceiling", "not measured", "on another state of the corpus"],
)
def test_judges_figures_by_their_floors(floors: Floors, measured: Results, missed: list[str]) -> None:
    assert [row.measure.key for row in floors.misses(measured)] == missed


def test_names_a_corpus_in_another_state(floors: Floors) -> None:
    assert floors.strange_corpora(results(50.0, digest="bb")) == ["PolNeAR dev"]


def test_floors_of_quality_rise_with_the_figures_and_leave_some_slack(floors: Floors) -> None:
    floors.raise_to(results(73.26, memory=300))

    assert floors.limits == {"linked_overlap": 72.7, "memory": 700.0}


def test_floors_do_not_sink_without_a_reason(floors: Floors) -> None:
    floors.raise_to(results(60.0))

    assert floors.limits["linked_overlap"] == 71.0


def test_floors_sink_with_a_reason_that_is_kept(floors: Floors, tmp_path: Path) -> None:
    floors.lower_to(results(60.0), "half the corpus was annotated anew")
    floors.save(tmp_path / "floors.json")

    assert Floors.load(tmp_path / "floors.json") == floors
    assert floors.limits["linked_overlap"] == 59.5
    (lowered,) = floors.lowered
    assert lowered["reason"] == "half the corpus was annotated anew"


def test_the_committed_floors_can_be_read() -> None:
    assert Floors.load().limits["broken_spans"] == 0


def test_the_table_shows_what_is_missed_and_what_is_missing(floors: Floors) -> None:
    measured = results(70.5)
    measured.rows.append(Row(measure=LINKED, on="elsewhere", note="not under corpora; to be had from its makers"))

    table = "\n".join(lines(measured, floors))

    assert "70.5 !" in table
    assert "≤ 700" in table
    assert "linked_overlap: not under corpora; to be had from its makers" in table


@pytest.mark.parametrize(("better", "figure", "limit"), [("higher", 51.666, 51.6), ("lower", 1.234, 1.3)])
def test_a_floor_is_met_by_the_figure_it_follows(floors: Floors, better: str, figure: float, limit: float) -> None:
    measure = Measure(key="told", words="told apart", better=better, target=85)  # type: ignore[arg-type]
    results = Results(rows=[Row(measure=measure, on="60 pairs", corpora=("news",), figure=figure)])

    floors.raise_to(results)

    assert floors.limits["told"] == limit
    assert floors.misses(results) == []
