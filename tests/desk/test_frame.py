"""The frame of all pages: navigation, addresses that differ a little, and what the building blocks make."""

from __future__ import annotations

import re

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from sayso.desk.addresses import changed, toggled
from sayso.desk.rendering import environment


def asked(address: str) -> Request:
    path, _, query = address.partition("?")
    return Request({"type": "http", "path": path, "query_string": query.encode(), "headers": []})


@pytest.mark.parametrize(
    ("address", "changes", "expected"),
    [
        ("/acts", {"text": "night boat"}, "/acts?text=night+boat"),
        ("/acts?type=plan&type=offer", {"text": "ü&"}, "/acts?type=plan&type=offer&text=%C3%BC%26"),
        ("/acts?type=plan&text=boat", {"text": None}, "/acts?type=plan"),
        ("/acts?text=boat&after=20", {"text": "ferry"}, "/acts?text=ferry"),
        ("/acts?text=boat&after=20", {"before": 20}, "/acts?text=boat&before=20"),
        ("/acts?text=", {}, "/acts"),
    ],
)
def test_changes_parameters_of_an_address(address: str, changes: dict[str, object], expected: str) -> None:
    assert changed(asked(address), **changes) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/acts", "/acts?type=plan"),
        ("/acts?type=offer&page=3", "/acts?type=offer&type=plan"),
        ("/acts?type=offer&type=plan", "/acts?type=offer"),
    ],
)
def test_a_facet_adds_a_value_or_takes_it_away(address: str, expected: str) -> None:
    assert toggled(asked(address), "type", "plan") == expected


def test_navigation_says_where_one_is(client: TestClient) -> None:
    page = client.get("/articles").text

    assert re.findall(r'<a href="([^"]+)" aria-current="page">', page) == ["/articles"]


def test_every_page_asks_for_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/articles").text

    addresses = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert [address for address in addresses if not address.startswith(("/", "#", "?"))] == []
    assert "style=" not in page
    assert "<style" not in page
    for address in addresses:
        if address.startswith("/static/"):
            assert client.get(address).status_code == 200


def test_words_of_articles_stay_text_in_the_building_blocks() -> None:
    template = environment().from_string(
        '{% from "macros.html" import narrowing %}{{ narrowing(words, "/acts", true, 1200) }}'
    )

    page = template.render(words='"><script>alert(1)</script>')

    assert "<script" not in page
    assert "1,200" in page
