"""The commands that read the ledger: ``statements``, ``show``, ``skipped``, ``export``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Sayso
from tests.stories import ferry, storm

pytestmark = pytest.mark.usefixtures("stories")


@pytest.mark.parametrize(
    ("options", "contents"),
    [
        (
            ["--by", "lee"],
            ["We will pay for it, … All of it.", "that her predecessor had believed the ship would “last for ever”"],
        ),
        (["--about", "pay"], ["We will pay for it, … All of it."]),
        (["--manner", "mixed", "--limit", "1"], ["that her predecessor had believed the ship would “last for ever”"]),
        (["--since", "2024-05"], ["=HYPERLINK(1)"]),
        (["--since", "2025"], []),
    ],
)
def test_statements_are_searched(sayso: Sayso, options: list[str], contents: list[str]) -> None:
    status, out, err = sayso("statements", "--json", *options)

    assert [json.loads(line)["content"] for line in out.splitlines()] == contents
    assert (status, err) == (0, "")


def test_a_search_that_finds_nothing_says_so_to_the_person_alone(sayso: Sayso) -> None:
    assert sayso("statements", "--by", "nobody") == (0, "", "sayso: no statement in the ledger fits.\n")


def test_statements_are_set_for_people(sayso: Sayso) -> None:
    out = sayso("statements").out

    assert out.startswith(f"Mayor pledges new ferry\n3 April 2024 · The Ane Courier · {ferry().article.id[:8]}\n\n")
    assert "\n  Ann Lee said  direct\n      “We will pay for it, … All of it.”\n" in out


def test_csv_holds_no_formulas(sayso: Sayso) -> None:
    rows = list(csv.DictReader(io.StringIO(sayso("statements", "--csv").out, newline="")))

    assert [row["content"] for row in rows][-1] == "'=HYPERLINK(1)"
    assert len(rows) == 5


@pytest.mark.parametrize(
    "options", [["--since", "soon"], ["--since", "2024-13"], ["--limit", "0"], ["--json", "--csv"]]
)
def test_options_that_cannot_be_met_are_told_in_one_line(sayso: Sayso, options: list[str]) -> None:
    status, out, err = sayso("statements", *options)

    assert (status, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "named", [lambda: ferry().article.id[:8], lambda: "news/ferry.txt", lambda: "ferry.txt", lambda: "pledges"]
)
def test_an_article_is_shown_by_any_of_its_names(sayso: Sayso, named: object) -> None:
    assert callable(named)

    status, out, _ = sayso("show", named())

    assert status == 0
    assert out.startswith("title      Mayor pledges new ferry  from the field\n")


def test_several_articles_that_fit_are_listed(sayso: Sayso) -> None:
    status, out, err = sayso("show", "the")

    assert status == 1
    assert err == "sayso: the: 2 articles go by this. Name one by the digits before it.\n"
    assert out.startswith(f"{ferry().article.id[:8]}  Mayor pledges new ferry\n")
    assert f"\n{storm().article.id[:8]}  Storm [red]warning[/red] :smile:\n" in out


def test_without_a_name_all_articles_are_listed(sayso: Sayso) -> None:
    assert sayso("show").out.count(" statement") == 2


def test_an_article_that_is_not_there_is_told_in_one_line(sayso: Sayso) -> None:
    status, out, err = sayso("show", "zeppelin\x1b")

    assert (status, out) == (1, "")
    assert err == "sayso: zeppelin␛: no article of the ledger goes by this. `sayso show` alone lists them all.\n"


def test_skipped_sources_are_listed(sayso: Sayso) -> None:
    assert sayso("skipped").out.startswith("news/empty.txt\n    it is empty  intake, ")


def test_the_whole_ledger_is_exported(sayso: Sayso, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in sayso("export", "--jsonl").out.splitlines()]
    sayso("export", "--csv", "--output", "all.csv")

    assert [line["kind"] for line in lines if line["kind"] != "actor"] == [
        "article",
        *["statement"] * 4,
        "article",
        "statement",
        "skipped",
    ]
    assert (tmp_path / "all.csv").read_bytes().decode() == sayso("statements", "--csv").out


@pytest.mark.usefixtures("reader")
def test_an_article_that_was_left_unread_is_exported_with_its_reason_once(sayso: Sayso, tmp_path: Path) -> None:
    words = "Die Brücke bleibt bis zum Frühjahr gesperrt, sagte die Bürgermeisterin am Montag im Rat der Stadt. "
    (tmp_path / "bridge.txt").write_text(words * 5, encoding="utf-8")
    sayso("read", "bridge.txt", "nowhere.txt")

    exported = [json.loads(line) for line in sayso("export", "--jsonl").out.splitlines()]

    skipped = [Path(line["source"]).name for line in exported if line["kind"] == "skipped"]
    assert sorted(skipped) == ["bridge.txt", "empty.txt", "nowhere.txt"]


@pytest.mark.parametrize("options", [[], ["--csv", "--jsonl"]])
def test_an_export_has_one_form(sayso: Sayso, options: list[str]) -> None:
    assert sayso("export", *options).status == 2


def test_an_export_that_cannot_be_written_says_where(sayso: Sayso) -> None:
    assert sayso("export", "--csv", "--output", "no/where.csv") == (
        1,
        "",
        "sayso: no/where.csv: could not be written: No such file or directory.\n",
    )
