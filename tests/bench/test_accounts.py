"""The marks of bench/accounts and bench/speakers, and how far a second reading agrees with the first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.accounts.agreement import HERE, SETS, SPEAKERS, agreement, read, same_speakers


@pytest.mark.parametrize(("name", "first", "second", "what"), SETS, ids=[name for name, *_ in SETS])
def test_the_readme_tells_the_agreement(name: str, first: Path, second: Path, what: str) -> None:
    found = agreement([(one[what], other[what]) for one, other in read(first, second)])
    told = (first.parent / "README.md").read_text(encoding="utf-8")

    if name == "speakers":
        assert f"| kind | {found.equal:.1f} % (Cohen's kappa {found.kappa:.2f}) |" in told
    else:
        assert f"| {name} | {found.items} | {found.equal:.1f} % | {found.kappa:.2f} |" in told


def test_the_marks_are_ids_and_offsets_in_order() -> None:
    for _, first, _, _ in SETS:
        lines = [json.loads(line) for line in first.read_text(encoding="utf-8").splitlines()]
        spans = [line[key] for line in lines for key in ("a_span", "b_span") if key in line]

        assert all(start < end for start, end in spans)
        assert all(line["a"] < line["b"] for line in lines if "a" in line)


def test_labels_that_differ_lower_kappa_more_than_equality() -> None:
    found = agreement([("copy", "copy"), ("copy", "other"), ("other", "other"), ("other", "other")])

    assert (found.items, found.equal, round(found.kappa, 2)) == (4, 75.0, 0.5)


def test_another_item_is_refused(tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text('{"a": "1", "b": "2", "label": "copy"}\n', encoding="utf-8")
    second.write_text('{"a": "1", "b": "3", "label": "copy"}\n', encoding="utf-8")

    with pytest.raises(ValueError, match="not the same items"):
        read(first, second)


def test_speakers_are_the_same_where_their_spans_meet() -> None:
    lee, kim = [3, 10], [20, 27]

    assert same_speakers({"speakers": [lee]}, {"speakers": [[0, 5]]})
    assert not same_speakers({"speakers": [lee]}, {"speakers": [lee, kim]})
    assert HERE.parent == SPEAKERS.parent
