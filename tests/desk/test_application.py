"""The desk as a whole: a page and its JSON, trouble in both forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient


def test_opens_at_the_library(client: TestClient) -> None:
    answer = client.get("/")

    assert answer.url.path == "/articles"
    assert "<h1>Library</h1>" in answer.text


def test_gives_a_page_as_json(client: TestClient) -> None:
    articles = client.get("/api/articles").json()["articles"]

    assert len(articles) == 2


@pytest.mark.parametrize(("path", "status"), [("/nothing", 404), ("/api/nothing", 404)])
def test_tells_trouble_in_the_form_that_was_asked_for(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/json" if path.startswith("/api") else "text/html")


def test_says_that_the_ledger_is_gone(client: TestClient, ledger: Path) -> None:
    ledger.unlink()

    answer = client.get("/articles")

    assert answer.status_code == 503
    assert "there is no ledger" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/add?page={}",
        "/copies?page={}",
        "/timeline?page={}",
        "/timeline/deadlines?ahead={}",
        "/timeline/deadlines?past={}",
        "/review/corrections?page={}",
        "/statements?page={}",
        "/actors?page={}",
        "/articles?page={}",
    ],
)
@pytest.mark.parametrize("number", ["0", "-1", "9" * 30])
def test_refuses_a_page_that_no_list_has(client: TestClient, address: str, number: str) -> None:
    assert client.get(address.format(number)).status_code == 400
