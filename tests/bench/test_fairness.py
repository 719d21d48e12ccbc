"""What counts as the same frame once names are swapped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bench.rows import Results
from bench.score.ledger import Entry
from bench.swap import swap

from bench import fairness

TEXT = "Clinton said that taxes would fall. Critics of Trump call it a reckless gamble."
SWAPPED = swap(TEXT)


def span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "raw": [[start, start + len(words)]]}


def statement(text: str, source: str, cue: str | None, content: str) -> dict[str, Any]:
    return {
        "manner": "indirect",
        "source": span(text, source),
        "cue": span(text, cue) if cue else None,
        "content": [span(text, content)],
    }


def appraisal(text: str, words: str, polarity: str = "-") -> dict[str, Any]:
    return {"type": "loaded", "span": span(text, words), "target": span(text, "taxes"), "polarity": polarity}


def act(text: str, type_: str = "forecast", action: str = "fall", *, negated: bool = False) -> dict[str, Any]:
    return {
        "type": type_,
        "cue": span(text, "would"),
        "actor": span(text, "taxes"),
        "by": None,
        "when": None,
        "condition": None,
        "action": [span(text, action)],
        "amount": [],
        "negated": negated,
        "stage": "announced",
    }


BEFORE = {
    "statement": [statement(TEXT, "Clinton", "said", "taxes would fall")],
    "act": [act(TEXT)],
    "appraisal": [appraisal(TEXT, "reckless gamble")],
}


def shares(after: dict[str, list[dict[str, Any]]]) -> dict[str, float | None]:
    entries = {
        "tax.txt": Entry({"text": TEXT}, {**BEFORE}),
        "tax.txt (swapped)": Entry({"text": SWAPPED.text}, {"statement": [], "act": [], "appraisal": []} | after),
    }
    found = fairness.shares(list(fairness.compared({"tax.txt": SWAPPED}, entries)))
    return {measure.key: share for measure, share in found.items()}


def test_the_same_frames_with_the_other_names_are_the_same() -> None:
    after = {
        "statement": [statement(SWAPPED.text, "Trump", "said", "taxes would fall")],
        "act": [act(SWAPPED.text)],
        "appraisal": [appraisal(SWAPPED.text, "reckless gamble")],
    }

    assert set(shares(after).values()) == {100}


@pytest.mark.parametrize(
    ("changed", "fair", "all_spans"),
    [
        ({"act": [act(SWAPPED.text, "plan")]}, 200 / 3, 200 / 3),
        ({"act": [act(SWAPPED.text, action="would fall")]}, 100, 200 / 3),
        ({"act": [act(SWAPPED.text, negated=True)]}, 100, 200 / 3),
        ({"act": []}, 80, 80),
        ({"appraisal": [appraisal(SWAPPED.text, "reckless gamble", "+")]}, 200 / 3, 200 / 3),
        ({"appraisal": [appraisal(SWAPPED.text, "gamble")]}, 200 / 3, 200 / 3),
        ({"statement": [statement(SWAPPED.text, "Trump", None, "taxes would fall")]}, 200 / 3, 200 / 3),
        ({"statement": [statement(SWAPPED.text, "Trump said", "said", "taxes would fall")]}, 100, 200 / 3),
    ],
)
def test_another_type_or_anchor_makes_another_frame_and_other_spans_another_whole(
    changed: dict[str, list[dict[str, Any]]], fair: float, all_spans: float
) -> None:
    after = {
        "statement": [statement(SWAPPED.text, "Trump", "said", "taxes would fall")],
        "act": [act(SWAPPED.text)],
        "appraisal": [appraisal(SWAPPED.text, "reckless gamble")],
    }

    found = shares(after | changed)

    assert found["fair"] == pytest.approx(fair)
    assert found["fair_all_spans"] == pytest.approx(all_spans)


def test_frames_of_one_type_that_share_words_stay_in_part() -> None:
    after = {
        "statement": [statement(SWAPPED.text, "Trump", "said that", "taxes would fall")],
        "act": [act(SWAPPED.text, "plan")],
        "appraisal": [appraisal(SWAPPED.text, "gamble")],
    }

    found = shares(after)

    assert found["fair"] == 0
    assert found["fair_overlap"] == pytest.approx(200 / 3)


def test_frames_that_hold_a_swapped_name_have_a_share_of_their_own() -> None:
    found = shares({"statement": [statement(SWAPPED.text, "Trump", "said", "taxes would fall")]})

    assert (found["fair_named"], found["fair_acts"], found["fair_statements"]) == (100, 0, 100)


def test_no_frames_at_all_give_no_share() -> None:
    assert set(fairness.shares([]).values()) == {None}


def test_the_worst_article_is_told_without_its_words() -> None:
    after = {"statement": [], "act": [act(SWAPPED.text, "plan")], "appraisal": []}
    entries = {
        "tax.txt": Entry({"text": TEXT}, {**BEFORE}),
        "tax.txt (swapped)": Entry({"text": SWAPPED.text}, {**after}),
    }

    worst = fairness.worst(list(fairness.compared({"tax.txt": SWAPPED}, entries)))

    start = TEXT.index("would")
    assert (worst["article"], worst["frames"], worst["differing"]) == ("tax.txt", 4, 4)
    assert worst["first"][0] == {"found": "before", "kind": "statement", "type": "indirect", "at": [[8, 12]]}
    assert {"found": "after", "kind": "act", "type": "plan", "at": [[start, start + 5]]} in worst["first"]


def test_says_why_there_are_no_figures_where_a_corpus_is_not_there(tmp_path: Path) -> None:
    results = Results()

    fairness.measure(results, corpora=tmp_path, work=tmp_path)

    assert results.rows
    assert all(row.figure is None and "to be had from" in row.note for row in results.rows)
