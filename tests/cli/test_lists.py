"""The commands that list acts, promises, figures, times and the authors' own words."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.store import Ledger
from tests.cli.conftest import Sayso
from tests.stories import bridge

LISTS = ["acts", "promises", "figures", "timeline", "own-words"]


@pytest.fixture
def with_bridge(stories: Path) -> Path:
    """Return a ledger that holds the stories and the article about the bridge."""
    with Ledger.open(stories, write=True) as ledger:
        ledger.add(bridge())
    return stories


@pytest.mark.usefixtures("with_bridge")
@pytest.mark.parametrize(
    ("command", "field", "found"),
    [
        ("acts", "cue", ["must", "may"]),
        ("acts --type demand --type offer", "cue", ["must"]),
        ("acts --by lee", "cue", ["must"]),
        ("acts --voice author", "cue", ["may"]),
        ("acts --voice Author", "cue", ["may"]),
        ("acts --voice Lee --about lorries", "cue", ["must"]),
        ("acts --limit 1", "cue", ["must"]),
        ("acts --since 2024-06", "cue", []),
        ("promises", "cue", ["may"]),
        ("promises --by lee", "cue", []),
        ("figures", "words", ["both lanes", "more than $1.5 million"]),
        ("figures --unit usd", "low", ["1500000"]),
        ("figures --by-value", "unit", ["lane", "USD"]),
        ("timeline", "words", ["the day before the storm", "Monday"]),
        ("timeline --from 2024-03-02", "words", ["Monday"]),
        ("timeline --to 2024-03", "words", ["the day before the storm"]),
        ("timeline --from 2024 --to 2024", "begins", ["2024-03-01", "2024-04-08"]),
        ("timeline --to 2023", "words", []),
        ("own-words", "words", ["“festival”", "“splendid”"]),
        ("own-words --voice lee", "words", ["splendid"]),
        ("own-words --type loaded", "words", []),
    ],
)
def test_records_are_listed_and_narrowed(sayso: Sayso, command: str, field: str, found: list[str]) -> None:
    status, out, err = sayso(*command.split(), "--json")
    rows = list(csv.DictReader(io.StringIO(sayso(*command.split(), "--csv").out, newline="")))

    assert [json.loads(line)[field] for line in out.splitlines()] == found
    assert [row[field] for row in rows] == found
    assert (status, err) == (0, "")


@pytest.mark.usefixtures("with_bridge")
@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("acts", "\n  Nobody must  demand, negated, considered, as told by Mayor Ann Lee\n      close … to lorries\n"),
        ("promises", "\n  Nobody (“nobody”) may  plan\n      close both lanes\n"),
        ("figures", "\n  more than USD 1,500,000  “more than $1.5 million”  unit assumed\n      It cost"),
        ("figures --by-value", "\n      Bridge to stay open · The Ane Courier · 5 April 2024 ·"),
        ("timeline", "1 March 2024\n  It cost more than $1.5 million the day before the storm.\n"),
        ("own-words", "\n  “splendid”  repeats words of Mayor Ann Lee\n"),
    ],
)
def test_lists_are_set_for_people(sayso: Sayso, command: str, words: str) -> None:
    status, out, err = sayso(*command.split())

    assert words in out
    assert (status, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.usefixtures("with_bridge")
def test_statements_are_narrowed_by_voice(sayso: Sayso) -> None:
    lines = sayso("statements", "--voice", "Ann Lee", "--json").out.splitlines()

    assert [json.loads(line)["source"] for line in lines] == ["her predecessor"]


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize(
    ("command", "nothing"),
    [
        ("acts", "no act in the ledger fits."),
        ("promises", "no promise in the ledger fits."),
        ("figures", "no figure in the ledger fits."),
        ("figures --by-value", "no figure in the ledger fits."),
        ("timeline", "no time whose days are known fits; --all lists the others."),
        ("timeline --all", "no time in the ledger fits."),
        ("own-words", "no phrase in the ledger fits."),
    ],
)
def test_a_list_of_nothing_says_so_to_the_person_alone(sayso: Sayso, command: str, nothing: str) -> None:
    assert sayso(*command.split()) == (0, "", f"sayso: {nothing}\n")
    assert sayso(*command.split(), "--json") == (0, "", "")
    assert sayso(*command.split(), "--csv").out.count("\n") == 1


@pytest.mark.parametrize("command", LISTS)
def test_without_a_ledger_there_is_nothing_to_list(sayso: Sayso, command: str) -> None:
    status, out, err = sayso(command)

    assert (status, out) == (1, "")
    assert "there is no ledger yet" in err


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize("command", ["statements", *LISTS])
@pytest.mark.parametrize("options", [["--since", "soon"], ["--limit", "0"], ["--json", "--csv"]])
def test_options_that_cannot_be_met_are_told_in_one_line(sayso: Sayso, command: str, options: list[str]) -> None:
    status, out, err = sayso(command, *options)

    assert (status, out, err.count("\n")) == (2, "", 1)


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize("options", [["--from", "2024-02-30"], ["--to", "24"], ["--to", "2024-00"], ["--from", "0000"]])
def test_days_that_are_none_are_refused(sayso: Sayso, options: list[str]) -> None:
    status, _, err = sayso("timeline", *options)

    assert status == 2
    assert "is no date; write it as 2024-04-03, 2024-04 or 2024" in err


@pytest.mark.parametrize("command", LISTS)
@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_a_pipe_that_is_closed_ends_a_list_quietly(with_bridge: Path, command: str, form: list[str]) -> None:
    environment = {**os.environ, "SAYSO_LEDGER": str(with_bridge)}
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", "from sayso.cli import main; main()", command, *form],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
        text=True,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, "")
