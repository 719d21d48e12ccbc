"""``sayso verify``: an article's quotations against what was said, and how the command ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Sayso, write_article

pytestmark = pytest.mark.usefixtures("reader")

SAID = "Thank you all for coming tonight. We will pay for {all} of it, and we will begin on Monday.\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    return write_article(tmp_path / "article.txt").name


def given(folder: Path, name: str = "speech.txt", quantity: str = "all") -> str:
    (folder / name).write_text(SAID.format(all=quantity), encoding="utf-8")
    return name


def test_what_was_said_is_shown_beside_the_quotation(sayso: Sayso, article: str, tmp_path: Path) -> None:
    status, out, err = sayso("verify", article, "--against", given(tmp_path, quantity="half"))

    assert (status, err) == (0, "")
    assert "  1. words altered  Ann Lee\n" in out
    assert "quoted   “We will pay for ‹all› of it,”\n" in out
    assert "said     We will pay for ‹half› of it, and we will begin on Monday.\n" in out
    assert "speech.txt · line 1\n" in out


@pytest.mark.parametrize(("quantity", "status"), [("all", 0), ("half", 1)])
def test_strict_fails_where_words_differ(
    sayso: Sayso, article: str, tmp_path: Path, quantity: str, status: int
) -> None:
    assert sayso("verify", article, "--strict", "--against", given(tmp_path, quantity=quantity)).status == status


def test_all_that_follows_against_is_a_text(sayso: Sayso, article: str, tmp_path: Path) -> None:
    texts = [given(tmp_path, "one.txt", "half"), given(tmp_path, "two.txt")]

    out = sayso("verify", article, "--against", *texts, "--json").out

    head, check = [json.loads(line) for line in out.splitlines()]
    assert [Path(text["source"]).name for text in head["texts"]] == texts
    assert check["wording"] == "verbatim"
    assert [passage["text"] for passage in check["passages"]] == [1]


def test_an_article_of_the_ledger_goes_by_its_name(sayso: Sayso, article: str, tmp_path: Path) -> None:
    sayso("read", article)
    (tmp_path / article).unlink()

    status, out, _ = sayso("verify", article, "--against", given(tmp_path))

    assert (status, "1 verbatim" in out) == (0, True)


def test_one_side_may_be_piped_in(sayso: Sayso, article: str, tmp_path: Path) -> None:
    speech = SAID.format(all="all").encode()

    assert "1 verbatim" in sayso("verify", article, "--against", "-", stdin=speech).out
    assert sayso("verify", "-", "--against", "-", stdin=speech).status == 2
    assert sayso("verify", "-", "--against", given(tmp_path), stdin=(tmp_path / article).read_bytes()).status == 0


def test_a_page_is_written(sayso: Sayso, article: str, tmp_path: Path) -> None:
    assert sayso("verify", article, "--against", given(tmp_path), "--html", "page.html").status == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert sayso("verify", article, "--against", "speech.txt", "--html", "-").out.startswith("<!DOCTYPE html>")


def test_texts_that_cannot_be_used_are_named(sayso: Sayso, article: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "fr.txt").write_text(
        "Nous ne fermerons pas la piscine, je vous le promets ce soir devant toute la ville, et les gens de la vallée"
        " le savent très bien depuis longtemps.\n",
        encoding="utf-8",
    )

    assert sayso("verify", article, "--against", "empty.txt") == (1, "", "sayso: empty.txt: holds no text.\n")
    assert sayso("verify", article, "--against", "nowhere.txt").status == 1
    status, out, _ = sayso("verify", article, "--against", "fr.txt")
    assert status == 1
    assert "against fr.txt · not used: it is written in another language (fr)" in out
    status, out, err = sayso("verify", article, "--against", "empty.txt", given(tmp_path))
    assert (status, err) == (0, "sayso: empty.txt: holds no text.\n")
    assert "1 verbatim" in out


def test_an_article_that_is_nowhere_is_named(sayso: Sayso, article: str, tmp_path: Path) -> None:
    given(tmp_path)

    assert (
        sayso("verify", "nix.txt", "--against", "speech.txt").err
        == "sayso: nix.txt: there is no such file or folder.\n"
    )
    sayso("read", article)
    assert sayso("verify", "nix.txt", "--against", "speech.txt").err.startswith(
        "sayso: nix.txt: there is no such file, and no article of the ledger goes by this."
    )


@pytest.mark.parametrize("arguments", [("a.txt",), ("--against", "a.txt"), ("a.txt", "--against")])
def test_both_sides_have_to_be_named(sayso: Sayso, arguments: tuple[str, ...]) -> None:
    assert sayso("verify", *arguments).status == 2


def test_json_and_html_exclude_each_other(sayso: Sayso) -> None:
    assert sayso("verify", "a.txt", "--json", "--html", "b.html", "--against", "c.txt").status == 2
