"""The scorer of figures, and the library that it compares with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.score import figures, ledger

TEXT = "Ely sold about 300 boats, 2 to 3 million euros each, and one ferry."
QUANTITIES = [
    {"change": "~", "value": "300.0", "unit": "boats", "normalized_unit": "boat"},
    {"change": "=", "value": "2000000.0-3000000.0", "unit": "euros", "normalized_unit": "euro"},
    {"change": "=", "value": "1", "unit": "ferry", "normalized_unit": "ferry"},
    {"change": "=", "value": "a few", "unit": "-", "normalized_unit": "-"},
]


@pytest.fixture
def newsquant(tmp_path: Path) -> Path:
    sentences = [{"text": TEXT, "quantities": QUANTITIES}, {"text": "Ely slept.", "quantities": []}]
    (tmp_path / figures.FILE).write_text(json.dumps(sentences), encoding="utf-8")
    return tmp_path


def figure(
    words: str, low: str | None, high: str | None, unit: str | None, comparator: str = "exact"
) -> dict[str, Any]:
    start = TEXT.index(words)
    span = {"start": start, "end": start + len(words), "text": words, "raw": [[start, start + len(words)]]}
    return {"span": span, "low": low, "high": high, "unit": unit, "comparator": comparator}


def test_a_value_that_is_no_number_does_not_count(newsquant: Path) -> None:
    (name, text, gold), (_, _, none) = figures.gold_sentences(newsquant)

    assert (name, text, none) == ("newsquant-000", TEXT, [])
    assert gold == [
        ((300.0,), frozenset({"boat"}), "about"),
        ((2e6, 3e6), frozenset({"eur"}), "exact"),
        ((1.0,), frozenset({"ferry"}), "exact"),
    ]


def test_each_sentence_is_an_article(newsquant: Path) -> None:
    assert list(figures.prepare(newsquant, frozenset({"newsquant-000"}))) == [("newsquant-000", TEXT, "2022-01-01")]


def test_value_unit_and_sense_each_have_a_score(newsquant: Path) -> None:
    found = [
        figure("about 300 boats", "300", "300", "boat", "at_most"),
        figure("2 to 3 million euros", "2000000", "3000000", "EUR", "between"),
        figure("one ferry", "1", "1", None),
    ]
    entry = ledger.Entry({"text": TEXT}, {"figure": found})

    scores = figures.evaluate(
        newsquant, {"newsquant-000": entry, "newsquant-001": ledger.Entry({"text": "Ely slept."})}
    )

    assert (scores["articles"], scores["missing"], scores["broken_spans"]) == (2, 0, 0)
    third = pytest.approx(200 / 3, abs=0.1)
    assert scores["figures"]["value"][2] == 100
    assert scores["figures"]["value, unit"][2] == third
    assert scores["figures"]["value, sense"][2] == third


def test_an_open_range_is_the_end_that_is_known(newsquant: Path) -> None:
    entry = ledger.Entry({"text": TEXT}, {"figure": [figure("about 300 boats", "300", None, "boats", "about")]})

    scores = figures.evaluate(newsquant, {"newsquant-000": entry}, frozenset({"newsquant-000"}))

    assert scores["figures"]["value"][:2] == (100, pytest.approx(33.3, abs=0.1))


def test_quantulum_writes_the_contract() -> None:
    pytest.importorskip("quantulum3")
    from bench import quantulum

    article, *found = quantulum.read(json.dumps({"source": "x", "text": "It is 10-12 km long."}))

    assert article == {"kind": "article", "id": "x", "source": "x", "text": "It is 10-12 km long."}
    assert [(one["low"], one["high"], one["unit"], one["span"]["text"]) for one in found] == [
        ("10.0", "12.0", "kilometre", "10-12 km")
    ]
