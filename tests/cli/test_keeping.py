"""The commands that keep the ledger: ``forget``, ``backup``, ``doctor``."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.analyse import Reader
from sayso.errors import ModelError
from tests.cli.conftest import Sayso
from tests.stories import ferry


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize("named", ["id", "news/ferry.txt", "ferry.txt"])
def test_an_article_is_forgotten_by_a_name_that_is_certain(sayso: Sayso, named: str) -> None:
    name = ferry().article.id[:6] if named == "id" else named

    status, out, err = sayso("forget", name)

    assert (status, out) == (0, "")
    assert err == f"sayso: forgot news/ferry.txt ({ferry().article.id}).\n"
    assert "Ann Lee" not in sayso("statements").out


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize("name", ["pledges", "ferry", "predecessor", "a"])
def test_words_of_an_article_are_too_little_to_forget_it(sayso: Sayso, name: str) -> None:
    status, _, err = sayso("forget", name)

    assert status == 1
    assert err.count("\n") == 1
    assert "Ann Lee" in sayso("statements").out


def test_a_backup_is_a_ledger_and_overwrites_nothing(sayso: Sayso, stories: Path, tmp_path: Path) -> None:
    status, out, err = sayso("backup", "copy.sqlite")
    again = sayso("backup", "copy.sqlite")

    assert (status, out) == (0, "")
    assert err.startswith("sayso: copied to copy.sqlite (")
    assert again.status == 1
    assert sayso("statements").out == sayso("statements", "--ledger", "copy.sqlite").out != ""
    assert stories != tmp_path / "copy.sqlite"


@pytest.mark.usefixtures("stories", "reader")
def test_a_sound_installation_is_told_line_by_line(
    sayso: Sayso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")  # so that no folder's name, however long, is broken over two lines
    status, out, err = sayso("doctor")

    assert (status, err) == (0, "")
    assert [line[:4] for line in out.splitlines() if not line.startswith(" ")] == ["ok  "] * 6
    words = " ".join(out.split())
    assert "ok sayso 0" in words
    assert f"ok ledger {tmp_path / 'ledger.sqlite'}: " in words
    assert "2 articles and 0 old versions, 5 statements, 0 acts, 0 figures, 0 times, 0 appraisals, " in words
    assert " 0 appraisals, 0 sentences, 1 skipped" in words
    assert "ok model pattern-1; rules: " in words
    assert "1 statement" in words


@pytest.mark.usefixtures("reader")
def test_a_ledger_that_is_not_there_yet_is_no_fault(sayso: Sayso, tmp_path: Path) -> None:
    status, out, _ = sayso("doctor")

    assert status == 0
    assert "ok  no ledger yet; the first `sayso read` makes it at" in out
    assert not (tmp_path / "ledger.sqlite").exists()


@pytest.mark.usefixtures("reader")
def test_a_file_that_is_no_ledger_is_a_fault_with_a_hint(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy rope.\n" * 100)

    status, out, _ = sayso("doctor", "--ledger", "notes.txt")

    assert status == 1
    assert "!!  ledger: notes.txt: " in out


@pytest.mark.usefixtures("reader")
def test_a_ledger_that_others_can_read_is_a_fault(sayso: Sayso, stories: Path) -> None:
    stories.chmod(0o644)

    status, out, _ = sayso("doctor")

    assert status == 1
    assert f"!! the ledger is open to other users of this machine chmod 600 {stories}" in " ".join(out.split())


def test_a_missing_model_is_a_fault_with_a_hint(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise ModelError("reader.onnx", "it is missing", "Install sayso again.")

    monkeypatch.setattr(Reader, "load", load)

    status, out, _ = sayso("doctor")

    assert status == 1
    assert "!!  model: reader.onnx: it is missing\n    Install sayso again.\n" in out


def test_what_is_broken_elsewhere_is_a_fault_too(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise ImportError("libgomp.so.1: cannot open shared object file")

    monkeypatch.setattr(Reader, "load", load)

    status, out, _ = sayso("doctor")

    assert status == 1
    assert "!!  model: ImportError: libgomp.so.1: cannot open shared object file\n    Install sayso again" in out
