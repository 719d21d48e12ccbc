"""``sayso read``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.records import Article, Findings
from tests.cli.conftest import ARTICLE, PatternReader, Sayso, write_article

pytestmark = pytest.mark.usefixtures("reader")


def test_a_folder_goes_into_the_ledger_and_a_second_run_changes_nothing(sayso: Sayso, tmp_path: Path) -> None:
    write_article(tmp_path / "news" / "a.txt")
    write_article(tmp_path / "news" / "b.txt", name="Tom Ode")

    first = sayso("read", "news")
    second = sayso("read", "news")

    assert (first.status, second.status, first.err, second.err) == (0, 0, "", "")
    assert first.out.startswith("2 articles: 2 new; ")
    assert first.out.endswith("\nWritten down: 2 statements.\n")
    assert second.out.startswith("2 articles: 2 unchanged; ")
    assert "Tom Ode said" in sayso("statements").out


def test_a_changed_source_is_a_new_version(sayso: Sayso, tmp_path: Path) -> None:
    write_article(tmp_path / "a.txt")
    sayso("read", "a.txt")
    write_article(tmp_path / "a.txt", name="Tom Ode")

    assert sayso("read", "a.txt").out.startswith("1 article: 1 new version; ")
    assert "Ann Lee" not in sayso("statements").out


def test_what_cannot_be_read_is_named_and_does_not_stop_the_rest(sayso: Sayso, tmp_path: Path) -> None:
    write_article(tmp_path / "news" / "a.txt")
    (tmp_path / "news" / "empty.txt").write_bytes(b"")

    lenient, strict = sayso("read", "news"), sayso("read", "news", "--strict")

    assert (lenient.status, strict.status) == (0, 1)
    assert "1 skipped:\n" in lenient.out
    assert "news/empty.txt" in "".join(sayso("skipped").out.split())


@pytest.mark.parametrize("as_json", [False, True])
def test_a_run_that_reads_nothing_has_failed(sayso: Sayso, *, as_json: bool) -> None:
    assert sayso("read", "nowhere.txt", *(["--json"] if as_json else [])).status == 1


@pytest.mark.usefixtures("reader")
def test_no_name_at_all_is_not_the_working_folder(sayso: Sayso, tmp_path: Path) -> None:
    write_article(tmp_path / "a.txt")

    sayso("read", "/nowhere.txt")

    status, out, _ = sayso("read", "")

    assert (status, out.startswith("No article read")) == (1, True)
    assert "/nowhere.txt" in sayso("skipped").out


def test_json_leaves_no_ledger_and_nothing_but_json_lines(sayso: Sayso, tmp_path: Path) -> None:
    write_article(tmp_path / "a.txt")

    status, out, err = sayso(
        "read", "a.txt", "nowhere.txt", "-", "--json", stdin=ARTICLE.format(name="Zoë Ode").encode()
    )

    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [line["kind"] for line in lines if line["kind"] != "actor"] == [
        "article",
        "statement",
        "skipped",
        "article",
        "statement",
    ]
    assert [line["source"]["text"] for line in lines if line["kind"] == "statement"] == ["Ann Lee", "Zoë Ode"]
    assert not (tmp_path / "ledger.sqlite").exists()


def test_json_is_strict_when_asked(sayso: Sayso, tmp_path: Path) -> None:
    write_article(tmp_path / "a.txt")

    assert sayso("read", "a.txt", "nowhere.txt", "--json", "--strict").status == 1


def test_reading_again_says_what_changed(sayso: Sayso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_article(tmp_path / "a.txt")
    sayso("read", "a.txt")

    nothing = sayso("read", "--again")
    monkeypatch.setattr(PatternReader, "name", "pattern-2")
    monkeypatch.setattr(PatternReader, "find", lambda *_: Findings())
    changed = sayso("read", "--again")

    assert nothing.out == "Nothing to do: this model and these rules have read every article of the ledger.\n"
    words = " ".join(changed.out.split())
    assert "a.txt: 0 statements more, 1 fewer, 0 the same - Ann Lee said “We will pay for all of it,”" in words
    assert (nothing.status, changed.status) == (0, 0)
    assert sayso("statements").out == ""


@pytest.mark.parametrize("arguments", [[], ["--again", "a.txt"], ["--again", "--json"], ["a.txt", "--nonsense"]])
def test_what_makes_no_sense_is_told_in_one_line(sayso: Sayso, arguments: list[str]) -> None:
    status, out, err = sayso("read", *arguments)

    assert (status, out) == (2, "")
    assert err.startswith("sayso: ")
    assert err.endswith("See `sayso read --help`.\n")
    assert err.count("\n") == 1


def test_after_ctrl_c_what_was_read_is_kept(sayso: Sayso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        write_article(tmp_path / "news" / f"{name}.txt")

    find = PatternReader.find

    def interrupted(self: PatternReader, article: Article) -> Findings:
        if article.source.endswith("c.txt"):
            raise KeyboardInterrupt
        return find(self, article)

    monkeypatch.setattr(PatternReader, "find", interrupted)

    status, out, err = sayso("read", "news")

    assert (status, out) == (130, "")
    assert err == "sayso: stopped; what was read is kept. The same command goes on from there.\n"
    assert sayso("show").out.count("a.txt") == 1
    assert sayso("show").out.count("b.txt") == 1
