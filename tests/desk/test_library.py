"""The library: articles searched and narrowed, copies under their origin, and what was skipped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.desk import make_desk
from sayso.desk.pages import library
from sayso.records import Body, BodySentence, Copying, Likeness, Reading, Sketch, Skipped, Span
from sayso.store import Ledger
from tests.planted import marked_article, planted_reading
from tests.stories import bridge, ferry, storm, written

FRENCH = Skipped(source="news/fr.txt", stage="analyse", reason="it is written in French, and sayso reads English")


def told_again() -> Reading:
    """Return an article that carries the words of the ferry's."""
    article, _ = marked_article(
        "The mayor will pay for all of it.",
        source="news/again.txt",
        title="Ferry <b>again</b>",
        publisher="Salis <Post>",
        published="2024-04-04",
    )
    return planted_reading(article, [])


def french() -> Reading:
    """Return an article that was not analysed."""
    article, _ = marked_article("Le bac ne part plus.", source="news/fr.txt", title="Le bac", language="fr")
    return replace(planted_reading(article, []), skipped=FRENCH)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger with articles of all sorts: with entries, without, copied, left unread; and a skipped source."""
    first, copy = ferry(), told_again()
    path = written(tmp_path / "ledger.sqlite", first, storm(), bridge(), copy, french())
    with Ledger.open(path, write=True) as ledger:
        for story in (first, copy):
            body = Body(article_id=story.article.id, sentences=(BodySentence(span=Span(0, 5)),))
            ledger.add_sketch(Sketch(body=body, bands=(), credits=(), rules="planted"))
        likeness = Likeness(
            shorter=copy.article.id,
            longer=first.article.id,
            copying=Copying.COPY,
            sentences=1,
            word_for_word=1,
            edited=0,
            share=1.0,
        )
        ledger.add_likenesses([likeness])
        ledger.add_skipped(Skipped(source="news/<i>.txt", stage="intake", reason="it is empty"))
    return path


def titles(client: TestClient, asked: str = "") -> list[str]:
    """Return the titles of what the library lists."""
    return [article["title"] for article in client.get(f"/api/articles{asked}").json()["articles"]]


def test_lists_articles_with_how_much_was_found(client: TestClient) -> None:
    page = client.get("/articles").text

    assert "Bridge to stay open" in page
    assert "The Ane Courier" in page
    assert "5 April 2024" in page
    assert '<span class="n">2</span> acts' in page
    assert '<span class="n">1</span> statement<' in page


def test_folds_copies_under_their_origin(client: TestClient) -> None:
    folded, apart = titles(client), titles(client, "?apart=true")

    assert folded == ["Le bac", "Bridge to stay open", "Storm [red]warning[/red] :smile:", "Mayor pledges new ferry"]
    assert apart == ["Le bac", "Ferry <b>again</b>", *folded[1:]]
    page = client.get("/articles").text
    assert "also in:" in page
    assert "Salis &lt;Post&gt;" in page


def test_says_what_was_not_analysed(client: TestClient) -> None:
    page = client.get("/articles").text

    assert "Not analysed: it is written in French, and sayso reads English." in page


def test_finds_articles_and_marks_the_place(client: TestClient) -> None:
    page = client.get("/articles?text=lorries").text

    assert titles(client, "?text=lorries") == ["Bridge to stay open"]
    assert "<mark>lorries</mark>" in page


def test_finds_entries_beside_articles(client: TestClient) -> None:
    found = client.get("/api/articles?text=lorries").json()["found"]
    page = client.get("/articles?text=lorries").text

    assert [(one["kind"], one["number"]) for one in found] == [
        ("statements", 1),
        ("acts", 1),
        ("figures", 1),
        ("times", 1),
        ("appraisals", 1),
    ]
    figure = found[2]["entries"][0]
    assert figure["words"] == "both lanes"
    assert f'href="/articles/{figure["article"]}?entry={figure["id"]}"' in page
    assert 'href="/acts?about=lorries"' in page


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("?publisher=The Ane Courier", ["Bridge to stay open", "Mayor pledges new ferry"]),
        ("?since=2024-05", ["Storm [red]warning[/red] :smile:"]),
        ("?until=2024-04-03", ["Mayor pledges new ferry"]),
        ("?kind=figures", ["Bridge to stay open"]),
        ("?who=ann lee&until=2024-04-03", ["Mayor pledges new ferry"]),
        ("?order=published&kind=statements", ["Storm [red]warning[/red] :smile:", "Bridge to stay open"]),
        ("?text=mayor&order=relevance&kind=statements", ["Mayor pledges new ferry", "Bridge to stay open"]),
    ],
)
def test_narrows_and_sorts(client: TestClient, asked: str, expected: list[str]) -> None:
    assert titles(client, asked)[: len(expected)] == expected


def test_a_name_may_mean_several(client: TestClient) -> None:
    meant = client.get("/api/articles?who=lee").json()["meant"]
    page = client.get("/articles?who=lee").text

    assert {one["name"] for one in meant} <= {"Ann Lee", "Mayor Ann Lee"}
    assert f"names {meant[0]['name']}" in page


def test_nobody_of_that_name(client: TestClient) -> None:
    page = client.get("/articles?who=Zebedee")

    assert page.status_code == 200
    assert "Nobody in the ledger goes by that name." in page.text


def test_shows_filters_that_can_be_taken_away(client: TestClient) -> None:
    page = client.get("/articles?text=mayor&kind=statements&since=2024").text

    assert 'href="/articles?kind=statements&amp;since=2024"' in page
    assert '<input type="hidden" form="filters" name="kind" value="statements">' in page


def test_gives_page_after_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "A_PAGE", 3)

    assert client.get("/api/articles").json()["told"] == "1–3 of 4 articles"
    assert titles(client, "?page=2") == ["Mayor pledges new ferry"]
    assert "There is no page 3" in client.get("/articles?page=3").text


def test_leads_to_what_was_not_read_and_why(client: TestClient) -> None:
    assert (
        '<a class="fine skipped" href="/add#not-read">2 sources not read, and why</a>' in client.get("/articles").text
    )

    page = client.get("/add").text

    assert '<h2 id="not-read">' in page
    assert "news/&lt;i&gt;.txt" in page
    assert "it is empty" in page


@pytest.mark.parametrize("date", ["2024-02-30", "soon", "2024-"])
def test_says_what_is_no_date(client: TestClient, date: str) -> None:
    answer = client.get("/articles", params={"until": date})

    assert answer.status_code == 400
    assert "published until: " in answer.text
    assert "is no date; write it as 2024-04-03, 2024-04 or 2024" in answer.text


@pytest.mark.parametrize(
    "given",
    [
        {"text": "x" * 10_000, "who": "y" * 10_000},
        {"text": '" OR *', "publisher": "\0"},
        {"text": "\u202eשלום <script>alert(1)</script>"},
        {"actor": "not an id"},
    ],
)
def test_takes_any_words(client: TestClient, given: dict[str, str]) -> None:
    answer = client.get("/articles", params=given)

    assert answer.status_code == 200
    assert "No article fits" in answer.text
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text


def test_an_empty_library_says_what_to_do_first(tmp_path: Path) -> None:
    empty = tmp_path / "empty.sqlite"
    Ledger.open(empty, write=True).close()

    with TestClient(make_desk(empty)) as client:
        page = client.get("/articles").text

    assert "There is nothing here yet." in page
    assert 'role="search"' not in page
    assert "Drop files or folders" in page
