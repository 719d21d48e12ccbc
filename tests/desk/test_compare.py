"""Accounts side by side: by words, by choice, with what several tell, and as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.filling import filled
from tests.link.telling import account
from tests.link.test_accounts import own, reprint, wire

LOADED = account("The bungling crew of the Aurelia slept. " * 40, publisher="The Echo", published="2024-04-05")

PLAIN = account(
    "The harbour office closed the quay to the Aurelia. " * 40, publisher="Ane Times", published="2024-04-05"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return filled(tmp_path / "ledger.sqlite", wire(), reprint(), own(), LOADED, PLAIN, one="Ann Lee")


def test_lays_the_articles_with_all_words_side_by_side(client: TestClient) -> None:
    side = client.get("/api/compare?query=lighthouse+rocks").json()["side"]

    assert [(one["publisher"], one["copy_of"]) for one in side["accounts"]] == [
        ("Linton Mail", None),
        ("The Ane Courier", None),
        ("Hollin Post", 2),
    ]
    (fact,) = side["figures"]
    assert fact["standing"] == "differ"
    assert sorted(value["amount"] for value in fact["values"]) == ["30 passengers", "32 passengers"]
    (quoted,) = side["quotations"]
    assert quoted["speaker"] == "Ann Lee"


def test_the_page_folds_copies_and_marks_the_words_that_differ(client: TestClient) -> None:
    page = client.get("/compare?query=lighthouse+rocks").text

    assert page.index("Figures that differ") < page.index("Quotations that differ")
    assert "the same text: 3 Hollin Post" in page
    assert '<span class="differs">lamps</span>' in page
    assert 'media="(max-width: 45rem)"' in page


def test_every_passage_leads_into_the_reader(client: TestClient) -> None:
    page = client.get("/compare?query=lighthouse+rocks").text
    place = own().article.text.index("30 passengers")

    assert f'<a href="/articles/{own().article.id}?at={place}:{place + 13}">30 passengers</a>' in page


def test_compares_the_articles_that_are_chosen(client: TestClient) -> None:
    view = client.get(f"/api/compare?article={own().article.id}&article={wire().article.id[:8]}").json()

    assert [one["publisher"] for one in view["articles"]] == ["Linton Mail", "The Ane Courier"]
    assert view["side"]["query"] is None


def test_the_publishers_own_words_stand_in_a_table_that_becomes_a_picture(client: TestClient) -> None:
    page = client.get("/compare?query=Aurelia").text

    assert '<table data-publisher="The Echo" data-total="' in page
    assert 'data-word="bungling" data-count="40" data-others="0"' in page
    assert "plot.min.js" in page
    assert page.index("d3.min.js") < page.index("plot.min.js") < page.index("compare.js")


def test_own_words_only_about_somebody(client: TestClient) -> None:
    page = client.get("/compare?query=Aurelia&about=Ann+Lee").text

    assert "bungling" not in page.partition("In the publishers’ own words")[2]


def test_saves_a_page_and_lines(client: TestClient) -> None:
    page = client.get("/compare/page?query=lighthouse")
    lines = client.get("/compare/lines?query=lighthouse")

    assert page.headers["content-disposition"] == 'attachment; filename="comparison.html"'
    assert "<script" not in page.text
    assert "/articles/" not in page.text
    assert [json.loads(line)["kind"] for line in lines.text.splitlines()][:3] == ["account"] * 3
    assert client.get("/compare/page?query=nonsense").status_code == 400


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Which accounts?"),
        ("?query=nonsense", "No article fits"),
        ("?query=lamps", "One article alone fits"),
        ("?query=%22", "No article fits"),
        ("?query=" + "x" * 10_000, "No article fits"),
        ("?query=%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D", "No article fits"),
    ],
)
def test_says_what_to_do_where_there_is_nothing_to_compare(client: TestClient, query: str, said: str) -> None:
    answer = client.get(f"/compare{query}")

    assert answer.status_code == 200
    assert said in answer.text


@pytest.mark.parametrize("article", ["00000000", "nobody", "<script>", "x" * 5000])
def test_an_article_that_is_not_here_is_told(client: TestClient, article: str) -> None:
    answer = client.get("/compare", params={"article": article})

    assert answer.status_code == 404
    assert "no such article in the ledger" in answer.text


def test_says_that_more_articles_fit_than_are_compared(tmp_path: Path) -> None:
    from sayso.desk import make_desk

    many = [account(f"The quay was shut again in week {number}.", publisher=f"Paper {number}") for number in range(32)]
    with TestClient(make_desk(filled(tmp_path / "many.sqlite", *many), author="Ann")) as client:
        page = client.get("/compare?query=quay").text

    assert "32 articles fit; the first 30 are compared" in page


def test_an_article_is_compared_with_those_that_are_sought(client: TestClient) -> None:
    (first, *others) = [one["id"] for one in client.get("/api/articles").json()["articles"]]
    alone = client.get(f"/compare?article={first}").text

    assert "what is it to be compared with?" in alone
    assert f'<input type="hidden" name="article" value="{first}">' in alone
    both = client.get("/api/compare", params={"article": first, "query": "ferry"}).json()
    assert first in {one["id"] for one in both["articles"]}
    assert {one["id"] for one in both["articles"]} & set(others)
