"""``sayso original`` and ``sayso show --source``: what was read, as it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Sayso
from tests.intake.html.pages import page

PAGE = page(
    "<p>“We will <b>pay</b> for all of&nbsp;it,” said Ann\nLee. The council of Port Linton meets again on Monday.</p>",
    "<p>Nobody else had anything to say about that, and so the meeting ended in the dark, at six o’clock.</p>",
)


@pytest.fixture(autouse=True)
def article(sayso: Sayso, reader: object, tmp_path: Path) -> Path:  # noqa: ARG001  it must read in place of the model
    """Read a page into the ledger."""
    path = tmp_path / "harbour.html"
    path.write_bytes(PAGE.encode())
    assert sayso("read", "harbour.html").status == 0
    return path


def test_the_source_comes_back_byte_for_byte(sayso: Sayso, article: Path, tmp_path: Path) -> None:
    article.unlink()

    assert sayso("original", "harbour.html").out.encode() == PAGE.encode()
    assert sayso("original", "Harbour to be rebuilt", "--to", "again.html").out == ""
    assert (tmp_path / "again.html").read_bytes() == PAGE.encode()


def test_a_terminal_is_spared_the_bytes(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    outcome = sayso("original", "harbour.html")

    assert (outcome.status, outcome.out) == (2, "")
    assert "name a FILE by --to" in outcome.err


def test_a_file_that_cannot_be_written_is_told(sayso: Sayso) -> None:
    assert sayso("original", "harbour.html", "--to", "no/such/folder").status == 1


def test_the_passage_is_shown_with_its_tags_and_marks(sayso: Sayso) -> None:
    outcome = sayso("show", "harbour.html", "--source")
    flat = " ".join(outcome.out.split())

    assert (outcome.status, outcome.err) == (0, "")
    assert "harbour.html · text/html · utf-8, " in flat
    assert "<p>“⟦We will ⟧<b>⟦pay⟧</b>⟦ for all of&nbsp;it,⟧” ⟦said⟧ ⟦Ann Lee⟧. The council" in flat


def test_one_record_or_one_stretch_can_be_asked_for(sayso: Sayso) -> None:
    whole = sayso("show", "harbour.html", "--source").out
    name = whole.split("\n\n")[1].split()[0]
    text_start = len("Harbour to be rebuilt\n\n“")

    assert sayso("show", "harbour.html", "--source", "--at", name).out == whole
    stretch = sayso("show", "harbour.html", "--source", "--at", f"{text_start}:{text_start + 11}").out
    assert "⟦We will ⟧<b>⟦pa⟧y</b>" not in stretch
    assert "⟦We will ⟧<b>⟦pay⟧</b> for" in " ".join(stretch.split())


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("--source", "--at", "beef"), 1, "is no record of the article"),
        (("--source", "--at", "5:5"), 1, "is no stretch of the article's"),
        (("--source", "--at", "be"), 1, "is no record of the article"),
        (("--at", "1:2"), 2, "needs --source"),
    ],
)
def test_what_is_not_there_is_told(sayso: Sayso, arguments: tuple[str, ...], status: int, told: str) -> None:
    outcome = sayso("show", "harbour.html", *arguments)

    assert (outcome.status, outcome.out.count("⟦")) == (status, 0)
    assert told in outcome.err


def test_the_source_of_no_article_is_none(sayso: Sayso) -> None:
    assert sayso("show", "--source").status == 2
