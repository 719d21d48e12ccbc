"""``sayso compare`` and ``sayso promise`` on a ledger of invented articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.store import Ledger
from tests.cli.conftest import Sayso
from tests.link.test_accounts import own, reprint, wire
from tests.link.test_promises import AGAIN, ANNOUNCED, DONE


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "accounts.db"
    with Ledger.open(path, write=True) as ledger:
        for reading in (wire(), reprint(), own(), ANNOUNCED, AGAIN, DONE):
            ledger.add(reading)
    return path


def test_words_that_fit_several_articles_compare_them(sayso: Sayso, ledger: Path) -> None:
    found = sayso("compare", "rocks", "--ledger", str(ledger))

    assert found.status == 0
    assert found.out.startswith("3 accounts of 2 origins")
    assert "[1] and [2] differ" in found.out


def test_two_articles_are_compared_by_their_names(sayso: Sayso, ledger: Path) -> None:
    found = sayso("compare", wire().article.id, own().article.id[:8], "--json", "--ledger", str(ledger))

    kinds = [json.loads(line)["kind"] for line in found.out.splitlines()]
    assert kinds.count("account") == 2
    assert "figure" in kinds


def test_an_article_has_nothing_beside_itself(sayso: Sayso, ledger: Path) -> None:
    found = sayso("compare", wire().article.id, wire().article.id, "--ledger", str(ledger))

    assert (found.status, found.err) == (0, "")
    assert "One article alone" in found.out


def test_words_need_no_quotation_marks(sayso: Sayso, ledger: Path) -> None:
    apart = sayso("compare", "ferry", "rocks", "--ledger", str(ledger))

    assert apart == sayso("compare", "ferry rocks", "--ledger", str(ledger))
    assert "accounts" in apart.out


def test_more_articles_than_the_limit_are_told(sayso: Sayso, ledger: Path) -> None:
    found = sayso("compare", "rocks", "--limit", "2", "--ledger", str(ledger))

    assert "3 articles fit; the first 2 are compared" in found.err
    assert found.out.startswith("2 accounts")


def test_what_nothing_fits_is_said(sayso: Sayso, ledger: Path) -> None:
    found = sayso("compare", "zeppelin", "--ledger", str(ledger))

    assert (found.status, found.out) == (1, "")
    assert "no article of the ledger goes by this" in found.err


def test_the_page_is_written_to_a_file(sayso: Sayso, ledger: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"

    found = sayso("compare", "rocks", "--html", str(page), "--ledger", str(ledger))

    assert (found.status, found.out) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert sayso("compare", "rocks", "--html", "-", "--json", "--ledger", str(ledger)).status == 2


def test_a_promise_is_found_by_words_and_by_its_id(sayso: Sayso, ledger: Path) -> None:
    by_words = sayso("promise", "harbour homes", "--ledger", str(ledger))
    by_id = sayso("promise", ANNOUNCED.acts[0].id[:8], "--json", "--ledger", str(ledger))

    assert by_words.status == 0
    assert "announced" in by_words.out
    assert json.loads(by_id.out.splitlines()[0])["id"] == ANNOUNCED.acts[0].id


def test_a_promise_that_is_not_there_is_said(sayso: Sayso, ledger: Path) -> None:
    found = sayso("promise", "zeppelin", "--ledger", str(ledger))

    assert found.status == 1
    assert "no promise in the ledger fits" in found.err
