"""The scorer of speakers: which statement a mark means, and when its speaker is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.score import ledger, speakers

TEXT = "Mayor Ann Lee sang. “We pay,” Lee said. A pilot said that it rained, and that the pilot slept."
NAMED = {"content": "We pay", "source": "Lee said", "kind": "name", "speakers": ["Ann Lee"]}
DESCRIBED = {"content": "that it rained", "source": "A pilot", "kind": "description", "speakers": ["A pilot"]}


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def span(words: str) -> dict[str, Any]:
    start, end = at(words)
    return {"start": start, "end": end, "text": words, "raw": [[start, end]]}


def share(tmp_path: Path, mark: dict[str, Any], *found: tuple[str, str | None, str | None], **article: Any) -> Any:
    """Return the figures of one mark; ``found`` are statements by their content, source and speaker."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "x.txt").write_text(TEXT, encoding="utf-8")
    line = mark | {"article": "x.txt", "content": [at(mark["content"])], "source": [at(mark["source"])]}
    line["speakers"] = [at(words) for words in mark["speakers"]]
    (tmp_path / "marks.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    statements = [
        {"content": [span(content)], "source": span(source) if source else None, "cue": None, "speaker": speaker}
        for content, source, speaker in found
    ]
    places = {name: name for name in ("Ann Lee", "Lee", "Mayor", "the pilot")} | {"an old man": "pilot"}
    actors = [{"id": name, "name": name, "mentions": [span(place)]} for name, place in places.items()]
    entry = ledger.Entry({"text": TEXT, **article}, {"statement": statements, "actor": actors})
    return speakers.evaluate(tmp_path, {"x.txt": entry}, marks=tmp_path / "marks.jsonl")["speakers"]


@pytest.mark.parametrize(
    ("mark", "speaker", "right"),
    [
        (NAMED, "Ann Lee", True),
        (NAMED, "Lee", True),
        (NAMED, "Mayor", False),
        (NAMED, None, False),
        (DESCRIBED, "the pilot", True),
        (DESCRIBED, "an old man", True),
        (DESCRIBED, "Ann Lee", False),
        (NAMED | {"speakers": ["A pilot", "Ann Lee"]}, "Lee", True),
        (NAMED | {"kind": "author", "speakers": []}, "Ann Lee", False),
    ],
)
def test_a_speaker_is_right_by_his_name_or_where_he_is_described(
    tmp_path: Path, mark: dict[str, Any], speaker: str | None, *, right: bool
) -> None:
    figures = share(tmp_path, mark, (mark["content"], mark["source"], speaker))

    assert figures == {"of found": 100 * right, "of all": 100 * right, "found": 1}


def test_who_writes_is_known_by_the_articles_authors(tmp_path: Path) -> None:
    mark = NAMED | {"kind": "author", "speakers": []}

    assert share(tmp_path, mark, ("We pay", "Lee said", "Ann Lee"), authors=["Ann Lee"])["of found"] == 100


def test_a_statement_that_was_not_found_counts_against_all_alone(tmp_path: Path) -> None:
    assert share(tmp_path, NAMED, ("that it rained", "A pilot", "Ann Lee")) == {"of found": 0, "of all": 0, "found": 0}


def test_of_two_statements_with_one_content_the_source_tells_which_is_meant(tmp_path: Path) -> None:
    found = (("We pay", None, "Mayor"), ("We pay", "Lee said", "Ann Lee"))

    assert share(tmp_path, NAMED, *found)["of found"] == 100


def test_what_nobody_can_tell_counts_nowhere(tmp_path: Path) -> None:
    mark = NAMED | {"kind": "unknown", "speakers": []}

    assert share(tmp_path, mark, ("We pay", "Lee said", "Ann Lee")) == {"of found": 0, "of all": 0, "found": 0}
