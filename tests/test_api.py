"""``import sayso``: the same records from Python, with a small reader in the model's place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sayso
import sayso.analyse
from tests.test_pipeline import DANISH, FARES, NETS, QuotationReader


class LoadedReader(QuotationReader):
    """A reader that is loaded as the one that ships with sayso."""

    @classmethod
    def load(cls) -> LoadedReader:
        return cls()


@pytest.fixture(autouse=True)
def small_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sayso.analyse, "Reader", LoadedReader)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(FARES)
    return path


def test_an_article_is_read_into_memory(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = sayso.read(str(article))
    for s in ledger.statements:
        print(s.speaker, s.content)

    assert capsys.readouterr().out == "Zoë Ó’Brien-Hale We will pay every crown,\nAnn Lee nobody minded it,\n"
    assert list(ledger.statements) == list(ledger.statements)
    assert [s.content for s in ledger.search(sayso.StatementQuery(by="lee"))] == ["nobody minded it,"]
    assert [list(found) for found in (ledger.acts(), ledger.times(), ledger.appraisals())] == [[], [], []]
    assert list(ledger.acts(sayso.ActQuery(promises=True, voice="lee"))) == []
    ledger.close()


def test_paths_and_several_sources_are_read(article: Path, tmp_path: Path) -> None:
    (tmp_path / "nets.txt").write_text(NETS)

    with sayso.read(article, tmp_path / "nets.txt") as ledger:
        assert [view.source for view in ledger.articles] == [str(article), str(tmp_path / "nets.txt")]


def test_a_ledger_on_disk_is_given_back_for_reading(article: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"

    with sayso.read(article, ledger=path) as ledger:
        assert len(list(ledger.statements)) == 2
        sayso.Ledger.open(path, write=True, wait=0).close()

    with sayso.Ledger.open(path, write=False) as ledger:
        assert ledger.counts().articles == 1


def test_a_source_alone_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(sayso.ReadError, match=r"nowhere\.txt: there is no such file"):
        sayso.read(tmp_path / "nowhere.txt")
    with pytest.raises(sayso.ReadError, match="1 more could not be read either"):
        sayso.read(tmp_path / "nowhere.txt", tmp_path / "nor here.txt")


def test_one_among_others_is_listed(article: Path, tmp_path: Path) -> None:
    with sayso.read(article, tmp_path / "nowhere.txt") as ledger:
        assert [(view.source, view.stage) for view in ledger.skipped] == [(str(tmp_path / "nowhere.txt"), "intake")]


def test_an_article_in_another_language_is_read_without_its_statements(tmp_path: Path) -> None:
    (tmp_path / "faerge.txt").write_text(DANISH)

    with sayso.read(tmp_path / "faerge.txt") as ledger:
        assert list(ledger.statements) == []
        assert [view.stage for view in ledger.skipped] == ["analyse"]


def test_importing_sayso_loads_none_of_its_stages() -> None:
    code = "import sys, sayso; print([name for name in sys.modules if name.startswith('sayso') or name == 'sqlite3'])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == "['sayso']"


def test_all_public_names_are_there() -> None:
    assert [name for name in sayso.__all__ if not hasattr(sayso, name)] == []
    assert sayso.__version__[0].isdigit()
    assert not hasattr(sayso, "no_such_name")


def test_what_can_be_imported_is_offered_to_who_looks_for_it() -> None:
    assert set(sayso.__all__) <= set(dir(sayso))


def test_quotations_are_checked_against_what_was_said(article: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    said.write_text("I say it again: we will pay every single crown, and nobody minded it.\n")

    verification = sayso.verify(article, said)

    quoted = {check.quoted.of(verification.article.text): check.wording.value for check in verification.checks}
    assert quoted["We will pay every crown,"] == "words left out, unmarked"
    with pytest.raises(sayso.ReadError, match=r"nowhere\.txt: there is no such file"):
        sayso.verify(article, tmp_path / "nowhere.txt")
    with pytest.raises(sayso.ReadError, match="there is no text to check it against"):
        sayso.verify(article)
    with pytest.raises(sayso.ReadError, match="it holds 2 articles"):
        sayso.verify(tmp_path, said)
