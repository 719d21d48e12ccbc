"""The scorer of acts and of the author's own words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.score import acts, ledger

TEXT = (
    "Ann Lee pledged on Monday to pay 40 euros by May, if the council agrees. "
    "Her “plan” is a reckless gamble, and it may fail."
)
SPLIT = TEXT.index(" Her")
MARKS: list[dict[str, Any]] = [
    {
        "s": 0,
        "t": "pledge",
        "cue": "pledged",
        "actor": "Ann Lee",
        "action": "pay 40 euros",
        "amount": ["40 euros"],
        "when": "by May",
        "if": "if the council agrees",
    },
    {
        "s": 1,
        "t": "forecast",
        "cue": "may",
        "actor": "it",
        "action": ["fail"],
        "by": "0|Ann Lee",
        "stage": "considered",
    },
    {"s": 1, "t": "scare", "words": "“plan”"},
    {"s": 1, "t": "loaded", "words": "reckless gamble", "target": "Her “plan”", "pol": "-"},
    {"s": 1, "t": "statement", "content": ["it may fail"], "manner": "indirect"},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    article = {"id": "se_1", "text": TEXT, "date": "2024-04-03", "sents": [[0, SPLIT], [SPLIT + 1, len(TEXT)]]}
    (tmp_path / "articles.json").write_text(json.dumps({"se_1": article}), encoding="utf-8")
    (tmp_path / "marks").mkdir()
    lines = "\n".join(json.dumps(mark) for mark in MARKS) + "\n\n"
    (tmp_path / "marks/se_1.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "raw": [[start, start + len(words)]]}


def cut(pieces: ledger.Pieces) -> list[str]:
    return [TEXT[start:end] for start, end in pieces]


PLEDGE: dict[str, Any] = {
    "type": "pledge",
    "negated": False,
    "stage": "announced",
    "cue": span("pledged"),
    "actor": span("Ann Lee"),
    "action": [span("pay 40 euros")],
    "amount": [span("40 euros")],
    "when": span("by May"),
}
FORECAST: dict[str, Any] = {
    "type": "forecast",
    "negated": False,
    "stage": "considered",
    "cue": span("may"),
    "actor": span("it may"),
    "action": [span("fail")],
    "amount": [],
    "when": None,
}


def entry(*found: dict[str, Any], own: tuple[dict[str, Any], ...] = ()) -> dict[str, ledger.Entry]:
    return {"se_1": ledger.Entry({"text": TEXT}, {"act": list(found), "appraisal": list(own)})}


def f1(figures: dict[str, Any]) -> dict[str, float]:
    return {name: figure[2] for name, figure in figures.items()}


def test_reads_acts_with_all_their_roles_and_the_own_words(corpus: Path) -> None:
    ((name, text, date, (pledge, forecast), (scare, loaded)),) = acts.gold_articles(corpus)

    assert (name, text, date) == ("se_1", TEXT, "2024-04-03")
    assert {role: cut(pieces) for role, pieces in pledge.roles.items() if pieces} == {
        "cue": ["pledged"],
        "actor": ["Ann Lee"],
        "action": ["pay 40 euros"],
        "amount": ["40 euros"],
        "when": ["by May"],
        "condition": ["if the council agrees"],
    }
    assert (forecast.type, forecast.stage, cut(forecast.roles["by"])) == ("forecast", "considered", ["Ann Lee"])
    assert (scare.type, cut(scare.words), scare.target, scare.polarity) == ("scare", ["“plan”"], [], None)
    assert (cut(loaded.words), cut(loaded.target), loaded.polarity) == (["reckless gamble"], ["Her “plan”"], "-")


def test_everything_right_scores_100(corpus: Path) -> None:
    figures = acts.evaluate(corpus, entry(FORECAST, PLEDGE))

    assert (figures["articles"], figures["missing"], figures["broken_spans"]) == (1, 0, 0)
    assert set(f1(figures["acts"]).values()) == {100}
    assert f1(figures["typed"]) == {"forecast": 100, "pledge": 100}


def test_an_act_of_the_wrong_type_is_found_and_nothing_else(corpus: Path) -> None:
    figures = acts.evaluate(corpus, entry(PLEDGE | {"type": "plan"}, FORECAST))

    assert figures["acts"]["found"] == (100, 100, 100)
    assert all(figures["acts"][name] == (50, 50, 50) for name in acts.FIGURES if name != "found")
    assert figures["typed"]["plan"] == (0, 0, 0)


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"actor": None}, "actor"),
        ({"when": span("on Monday")}, "when"),
        ({"amount": []}, "amount"),
        ({"action": [span("euros")]}, "action"),
        ({"negated": True}, "negated"),
        ({"stage": "done"}, "stage"),
    ],
)
def test_a_wrong_part_costs_its_own_figure(corpus: Path, change: dict[str, Any], lost: str) -> None:
    figures = acts.evaluate(corpus, entry(PLEDGE | change, FORECAST))

    assert {name for name, figure in figures["acts"].items() if figure != (100, 100, 100)} == {lost}


def test_an_act_with_another_cue_is_found_by_half_of_its_action(corpus: Path) -> None:
    elsewhere = PLEDGE | {"cue": span("Monday")}

    assert acts.evaluate(corpus, entry(elsewhere))["acts"]["found"] == pytest.approx((100, 50, 200 / 3))
    elsewhere["action"] = [span("pay")]
    assert acts.evaluate(corpus, entry(elsewhere))["acts"]["found"] == (0, 0, 0)


def test_own_words_count_by_overlap_and_type(corpus: Path) -> None:
    own = ({"type": "loaded", "span": span("reckless")}, {"type": "loaded", "span": span("plan")})

    figures = acts.evaluate(corpus, entry(own=own))["own words"]

    assert figures["loaded"] == pytest.approx((50, 100, 200 / 3))
    assert figures["scare"] == (0, 0, 0)


def test_an_article_that_was_not_read_counts_against_recall(corpus: Path) -> None:
    figures = acts.evaluate(corpus, {})

    assert figures["missing"] == 1
    assert figures["acts"]["found"] == (0, 0, 0)


def test_prepares_the_chosen_articles(corpus: Path) -> None:
    assert list(acts.prepare(corpus, frozenset({"se_1"}))) == [("se_1", TEXT, "2024-04-03")]
    assert list(acts.prepare(corpus, frozenset({"se_2"}))) == []
