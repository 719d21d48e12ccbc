"""The timeline: what is dated, where it stands, and what is due."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.store import Ledger
from tests.link.test_promises import ANNOUNCED, MOVED
from tests.show.test_deadlines import FERRY, fill
from tests.stories import bridge


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(bridge())
    return path


def test_lists_what_is_dated_under_its_days(client: TestClient) -> None:
    page = client.get("/timeline").text

    assert page.index("<h3>1 March 2024</h3>") < page.index("<h3>8 April 2024</h3>")
    assert "<b>the day before the storm</b>" in page
    assert "<b>Monday</b>" in page


def test_an_entry_leads_to_its_passage(client: TestClient) -> None:
    storm, monday = client.get("/api/timeline").json()["entries"]
    page = client.get("/timeline").text

    assert storm["kind"] == "reported"
    assert (monday["kind"], monday["actor"], monday["days"]) == ("demand", "Nobody", "8 April 2024")
    assert monday["told"] == "as told by Mayor Ann Lee"
    assert f"/articles/{monday['article']}?entry={monday['id']}" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["reported", "demand"]),
        ("kinds=demand", ["demand"]),
        ("kinds=demand&kinds=reported", ["reported", "demand"]),
        ("kinds=nonsense", ["reported", "demand"]),
        ("text=lorries", ["demand"]),
        ("by=nobody", ["demand"]),
        ("voice=author", ["reported"]),
        ("publisher=The+Ane+Courier", ["reported", "demand"]),
        ("publisher=Another", []),
        ("first=2024-04-01", ["demand"]),
        ("last=2024-04-01", ["reported"]),
        ("page=2", []),
        ("size=1&page=2", ["demand"]),
        ("text=" + "x" * 10_000, []),
        ("text=%E2%80%AE%22%3Cscript%3E", []),
    ],
)
def test_is_narrowed(client: TestClient, query: str, expected: list[str]) -> None:
    answer = client.get(f"/api/timeline?{query}").json()

    assert [one["kind"] for one in answer["entries"]] == expected


def test_shows_the_years_of_the_articles_unless_told_otherwise(client: TestClient) -> None:
    answer = client.get("/api/timeline").json()

    assert (answer["first"], answer["last"], answer["days"]) == ("2024-01-01", "2025-12-31", "2024–2025")


@pytest.mark.parametrize("wrong", ["first=yesterday", "last=2024-13-01", "page=two", "on=x"])
def test_refuses_what_is_no_day_or_number(client: TestClient, wrong: str) -> None:
    assert client.get(f"/timeline?{wrong}").status_code == 400


def test_goes_to_the_ends_of_the_calendar(client: TestClient) -> None:
    assert client.get("/timeline?first=0001-01-01&last=9999-12-31").status_code == 200
    assert client.get("/timeline/deadlines?on=9999-12-31").status_code == 200


def test_counts_for_the_picture(client: TestClient) -> None:
    answer = client.get("/api/timeline/counts?grain=month").json()

    assert answer["counts"] == [
        {"kind": "reported", "days": "2024-03", "count": 1},
        {"kind": "demand", "days": "2024-04", "count": 1},
    ]
    assert "April 2024" in client.get("/timeline/counts?grain=month").text


def test_an_empty_ledger_says_how_to_begin(client: TestClient, ledger: Path) -> None:
    ledger.unlink()
    with Ledger.open(ledger, write=True):
        pass

    page = client.get("/timeline").text

    assert "Nothing is dated yet" in page
    assert 'href="/add"' in page


def test_tells_deadlines_ahead_and_those_gone_by_with_nothing_found(client: TestClient, ledger: Path) -> None:
    with Ledger.open(ledger, write=True) as open_ledger:
        fill(open_ledger, ANNOUNCED, MOVED, FERRY)

    before, after = (client.get(f"/api/timeline/deadlines?on={day}").json() for day in ("2024-06-01", "2024-09-01"))
    page = client.get("/timeline/deadlines?on=2024-09-01").text

    assert [one["act"]["actor_name"] for one in before["ahead"]] == ["Ann Lee", "Tom Ode", "Ann Lee"]
    assert [one["due"] for one in after["past"]] == ["due by 31 July 2024, nothing found"]
    assert [one["act"]["actor_name"] for one in after["past"]] == ["Tom Ode"]
    assert "broken" not in page
    assert "as of 1 September 2024" in page
