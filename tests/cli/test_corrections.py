"""What people corrected in articles, at the command line: listed, taken back, taken over, written to learn from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso import correcting, resolve
from sayso.correcting import Draft, draft_of, state_of, traced
from sayso.records import EntryKind, Reading, Span, Traced
from sayso.store import Ledger
from tests.cli.conftest import Sayso
from tests.stories import bridge

STORY = resolve.resolve_again(bridge())
ARTICLE = STORY.article.id


def write_ledger(path: Path, *readings: Reading) -> None:
    with Ledger.open(path, write=True) as ledger:
        for reading in readings:
            links = traced(reading)
            ledger.add(reading, links if isinstance(links, Traced) else None)


@pytest.fixture(autouse=True)
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger in which one thing of each kind was said of entries."""
    path = tmp_path / "ledger.sqlite"
    monkeypatch.setenv("SAYSO_AUTHOR", "ida")
    write_ledger(path, STORY)
    act, _ = STORY.acts
    monday, days, _ = STORY.times
    trucks = Span(STORY.article.text.index("trucks"), STORY.article.text.index("trucks") + len("trucks"))
    draft = draft_of(act)
    changed = replace(
        draft,
        parts={name: spans for name, spans in draft.parts.items() if name != "condition"},
        values={**draft.values, "type": "pledge"},
        whom={"actor": draft.whom["by"]},
    )
    with Ledger.open(path, write=True) as ledger:
        correcting.accept(ledger, ARTICLE, monday.id, seen=state_of(monday))
        correcting.reject(ledger, ARTICLE, days.id, seen=state_of(days))
        correcting.change(ledger, ARTICLE, act.id, changed, seen=state_of(act))
        loaded = Draft(parts={"span": (trucks,)}, values={"type": "loaded", "polarity": "-"})
        correcting.add(ledger, ARTICLE, EntryKind.APPRAISALS, loaded, author="bo")
    return path


def test_what_was_said_of_entries_is_listed_in_words(sayso: Sayso) -> None:
    status, out, err = sayso("corrections")

    assert (status, err) == (0, "")
    told = " ".join(out.split())
    changes = "condition “unless it snows” → none; type demand → pledge; actor “Nobody” → “Mayor Ann Lee”"
    for words in (
        "the time “Monday” is right ida",
        "the time “two days” is none ida",
        f"the act “must”: {changes}; by “Mayor Ann Lee” → none ida",
        "the author’s own “trucks” was missing bo",
    ):
        assert words in told
    assert told.count("· news/bridge.txt") == 4
    assert "finds no place" not in told


def test_undo_takes_back_what_was_said_of_entries(sayso: Sayso, said: Path) -> None:
    assert "(the author’s own “trucks”) is taken back" in " ".join(sayso("undo").err.split())
    rejected = next(line for line in sayso("corrections").out.splitlines() if "is none" in line)[:8]

    assert sayso("undo", rejected).status == 0

    with Ledger.open(said, write=False) as ledger:
        reading = ledger.reading(ARTICLE)
    assert [time.span for time in reading.times] == [time.span for time in STORY.times]
    assert reading.appraisals == STORY.appraisals
    assert sayso("corrections").out.count("taken back") == 4


def test_what_was_said_of_entries_is_taken_over_into_another_ledger(sayso: Sayso, tmp_path: Path, said: Path) -> None:
    (tmp_path / "said.jsonl").write_text(sayso("corrections", "--json").out, encoding="utf-8")
    write_ledger(tmp_path / "other.sqlite", STORY)
    write_ledger(tmp_path / "empty.sqlite")

    taken = sayso("corrections", "--import", "said.jsonl", "--ledger", "other.sqlite")
    assert taken.err == "sayso: 4 corrections taken over, 0 there already.\n"
    lost = sayso("corrections", "--import", "said.jsonl", "--ledger", "empty.sqlite")
    assert "find no place in it now: 4; they are kept." in lost.err
    with Ledger.open(said, write=False) as ledger, Ledger.open(tmp_path / "other.sqlite", write=False) as other:
        assert other.reading(ARTICLE) == ledger.reading(ARTICLE) != STORY


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ('"type","pledge"', '"type","wish"', "'wish' is no type"),
        ('"type","pledge"', '"tone","pledge"', "the values of an act are"),
        ('"entry":"acts"', '"entry":"times"', "the parts of a time are"),
        ('"kind":"change"', '"kind":"accept"', "make no accept"),
        ('"kind":"change"', '"kind":"rename"', "a rename has 1 sides"),
        ('"words":"must"', '"words":" "', "an excerpt has words"),
        ('{"start":26,"end":30}', '{"start":30,"end":26}', "a span runs forward"),
        ('{"start":26,"end":30}', ",".join(['{"start":26,"end":30}'] * 10_000), "1 to 1000 pieces"),
        ('{"start":26,"end":30}', f'{{"start":26,"end":{10**25}}}', ""),
        ('[{"start":26,"end":30}]', "[]", "1 to 1000 pieces"),
    ],
)
def test_what_says_nothing_of_an_entry_is_not_taken_over(
    sayso: Sayso, tmp_path: Path, right: str, wrong: str, reason: str
) -> None:
    line = next(line for line in sayso("corrections", "--json").out.splitlines() if '"change"' in line)
    assert right in line
    (tmp_path / "said.jsonl").write_text(line.replace(right, wrong), encoding="utf-8")
    write_ledger(tmp_path / "other.sqlite", STORY)

    status, _, err = sayso("corrections", "--import", "said.jsonl", "--ledger", "other.sqlite")

    assert status == 1
    told = " ".join(err.split())
    assert "line 1: this is no correction" in told
    assert reason in told
    assert sayso("corrections", "--ledger", "other.sqlite").out == ""


def test_corrected_articles_are_written_to_learn_from(sayso: Sayso, tmp_path: Path) -> None:
    status, out, err = sayso("corrections", "--training", "learn")

    assert (status, out) == (0, "")
    assert err == "sayso: 1 article written with 9 marks, 3 of them seen by people.\n"
    (marks,) = (tmp_path / "learn/marks").iterdir()
    lines = [json.loads(line) for line in marks.read_text(encoding="utf-8").splitlines()]
    assert [(mark["t"], mark["seen"]) for mark in lines] == [
        ("pledge", True),
        ("plan", False),
        ("loaded", False),
        ("scare", False),
        ("loaded", True),
        ("scare", False),
        ("statement", False),
    ]
    assert (lines[0]["cue"], lines[0]["actor"], lines[0]["neg"]) == ("must", "Nobody", True)
    assert sayso("corrections", "--training", "learn", "--json").status == 2
    (tmp_path / "file").write_text("")
    assert sayso("corrections", "--training", "file").status == 2
