"""``sayso read`` with an address, fetched from a server of the test's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.intake.web import fetching
from sayso.store import Ledger
from tests.cli.conftest import Sayso
from tests.intake.html.pages import page
from tests.intake.web.serving import answer, redirect, site

pytestmark = pytest.mark.usefixtures("reader")

PAGE = page(
    "<p>“We will pay for all of it,” said Ann Lee. The council of Port Linton meets again on Monday to vote.</p>"
)


def test_an_address_is_read_and_kept_as_it_was_fetched(
    sayso: Sayso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with site(harbour=answer(PAGE), moved=redirect("/harbour")) as served:
        monkeypatch.setattr(fetching, "WEB", served.web())
        first = sayso("read", served.at("/moved"))
        second = sayso("read", served.at("/moved"))

    assert (first.status, first.err) == (0, "")
    assert second.out.startswith("1 article: 1 unchanged; ")
    assert "Ann Lee said" in sayso("statements").out
    with Ledger.open(tmp_path / "ledger.sqlite", write=False) as ledger:
        (view,) = ledger.articles
        source = ledger.reading(view.id).source
    assert (view.source, source.data) == (served.at("/moved"), PAGE.encode())
    assert source.fetched
    assert source.fetched.url == served.at("/harbour")
    assert sayso("original", served.at("/moved")).out == PAGE


def test_an_address_that_cannot_be_fetched_is_listed_with_its_reason(
    sayso: Sayso, monkeypatch: pytest.MonkeyPatch
) -> None:
    with site(a=answer(PAGE), b=answer(b"", "video/mp4")) as served:
        monkeypatch.setattr(fetching, "WEB", served.web())
        lines = sayso("read", "--json", served.at("/b"), served.at("/none"), served.at("/a")).out.splitlines()

    told = [json.loads(line) for line in lines]
    assert [one.get("reason") for one in told if one["kind"] == "skipped"] == [
        "is of the type video/mp4, which holds no article that can be read",
        "answers 404 Not Found",
    ]
    assert [one["title"] for one in told if one["kind"] == "article"] == ["Harbour to be rebuilt"]
