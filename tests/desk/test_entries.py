"""The ledger's tables: what is listed, narrowed, opened, cited and taken out."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.desk.pages import entries
from sayso.show.rows import csv_rows, view_lines
from sayso.store import Ledger, StatementQuery
from tests.stories import bridge, ferry, storm, written

PATHS = ["/statements", "/acts", "/figures", "/times", "/own-words"]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger with entries of all kinds."""
    return written(tmp_path / "ledger.sqlite", ferry(), storm(), bridge())


@pytest.fixture
def statement(client: TestClient) -> dict[str, str]:
    """Return the first statement, as the interface gives it."""
    entry: dict[str, str] = client.get("/api/statements").json()["rows"][0]["entry"]
    return entry


@pytest.mark.parametrize(
    ("path", "number", "words"),
    [
        ("/statements", 6, "We will pay for it, … All of it."),
        ("/acts", 2, "close … to lorries"),
        ("/figures", 2, "more than $1.5 million"),
        ("/times", 3, "the day before the storm"),
        ("/own-words", 3, "splendid"),
    ],
)
def test_lists_each_kind(client: TestClient, path: str, number: int, words: str) -> None:
    listed = client.get(f"/api{path}").json()

    assert listed["number"] == len(listed["rows"]) == number
    assert words in [row["words"] for row in listed["rows"]] + [row["words"].strip("“”") for row in listed["rows"]]
    assert words.split(" … ", maxsplit=1)[0] in client.get(path).text


def test_says_who_speaks_how_and_inside_whose_statement(client: TestClient) -> None:
    said, told, believed, *_ = client.get("/api/statements").json()["rows"]

    assert (said["words"], said["who"]["words"], said["notes"]) == (
        "“We will pay for it, … All of it.”",
        "Ann Lee",
        ["direct"],
    )
    assert told["who"]["words"] == "Ann Lee (“She”)"
    assert believed["voice"] == "Ann Lee"


def test_leads_to_the_actor_across_the_ledger(client: TestClient, ledger: Path) -> None:
    actor = client.get("/api/statements").json()["rows"][0]["who"]["actor"]

    with Ledger.open(ledger, write=False) as opened:
        assert opened.the_actor(actor)[0].name == "Ann Lee"
    assert f'href="/actors/{actor}"' in client.get("/statements").text


def test_says_what_values_come_to(client: TestClient) -> None:
    lanes, dollars = client.get("/api/figures").json()["rows"]
    monday, days, eve = client.get("/api/times").json()["rows"]
    act, _ = client.get("/api/acts").json()["rows"]

    assert (lanes["value"], dollars["value"], dollars["how"]) == ("2 lanes", "more than USD 1,500,000", "unit assumed")
    assert (monday["value"], monday["how"]) == ("8 April 2024", "from the article’s date")
    assert (days["value"], days["how"]) == ("2 days", None)
    assert (eve["value"], eve["how"]) == ("1 March 2024", "from “the storm”")
    assert (act["value"], act["notes"], act["by"]["words"]) == (
        "8 April 2024",
        ["demand", "negated", "considered"],
        "Mayor Ann Lee",
    )


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/statements?about=ship", 2),
        ('/statements?about="last for ever"', 2),
        ("/statements?by=lee", 3),
        ("/statements?voice=*", 1),
        ("/statements?publisher=The Ane Courier", 5),
        ("/statements?manner=direct&since=2024-04-03&until=2024-04-30", 2),
        ("/acts?type=demand&type=plan", 2),
        ("/acts?type=plan", 1),
        ("/acts?promises=true", 1),
        ("/acts?first=2024-04-08&last=2024-04", 1),
        ("/figures?unit=usd", 1),
        ("/times?first=2024-03&last=2024-03-31", 1),
        ("/times?year=2024", 2),
        ("/own-words?polarity=%2B", 1),
    ],
)
def test_narrows(client: TestClient, address: str, number: int) -> None:
    assert client.get(f"/api{address}").json()["number"] == number


def test_shows_filters_that_can_be_taken_away(client: TestClient) -> None:
    speaker = client.get("/api/statements").json()["rows"][0]["who"]["actor"]

    page = client.get("/statements", params={"about": "ship", "speaker": speaker, "manner": "mixed"}).text

    assert "words: ship" in page
    assert "said by Ann Lee" in page
    assert f'href="/statements?speaker={speaker}&amp;manner=mixed"' in page
    assert '<input type="hidden" form="filters" name="manner" value="mixed">' in page
    assert 'href="/acts?about=ship"' in page


def test_counts_by_what_can_be_narrowed(client: TestClient) -> None:
    facets = {facet["name"]: facet["values"] for facet in client.get("/api/figures").json()["facets"]}

    assert [(one["value"], one["label"], one["count"]) for one in facets["unit"]] == [
        ("lane", "lane", 1),
        ("usd", "USD", 1),
    ]


def test_gives_page_after_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "A_PAGE", 4)

    first, second = (client.get(f"/api/statements?page={page}").json() for page in (1, 2))

    assert (first["told"], len(first["rows"])) == ("1–4 of 6 statements", 4)
    assert (second["told"], len(second["rows"])) == ("5–6 of 6 statements", 2)
    assert 'href="/statements?page=2"' in client.get("/statements").text
    assert "There is no page 3" in client.get("/statements?page=3").text


def test_sorts_figures_by_value_and_says_so(client: TestClient) -> None:
    page = client.get("/figures?sort=value").text

    assert 'aria-sort="descending"' in page
    assert page.index("2 lanes") < page.index("USD 1,500,000")


def test_opens_the_passage_of_an_entry(client: TestClient, statement: dict[str, str]) -> None:
    path = f"/statements/{statement['article']}/{statement['id']}"

    passage = client.get(f"/api{path}").json()
    page = client.get(path).text

    assert [(piece["text"], piece["parts"]) for piece in passage["pieces"] if piece["parts"]] == [
        ("We will pay for it,", ["content"]),
        ("said", ["cue"]),
        ("Ann Lee", ["source"]),
        ("All of it.", ["content"]),
    ]
    assert '<span class="content">We will pay for it,</span>' in page
    assert f'href="/articles/{statement["article"]}?entry={statement["id"]}"' in page


def test_the_passage_says_how_an_act_is_known(client: TestClient) -> None:
    entry = client.get("/api/acts").json()["rows"][0]["entry"]

    passage = client.get(f"/api/acts/{entry['article']}/{entry['id']}").json()

    assert [(fact["label"], fact["value"]) for fact in passage["facts"]] == [
        ("what", "demand, negated, considered"),
        ("who", "Nobody"),
        ("by", "Mayor Ann Lee"),
        ("amount", "2 lanes"),
        ("when", "8 April 2024"),
        ("condition", "unless it snows"),
        ("voice", "Mayor Ann Lee"),
    ]
    assert (passage["confidence"], passage["begins"], passage["ends"]) == (0.75, True, True)


def test_every_entry_has_a_passage(client: TestClient) -> None:
    for path in PATHS:
        for row in client.get(f"/api{path}").json()["rows"]:
            assert client.get(f"{path}/{row['entry']['article']}/{row['entry']['id']}").status_code == 200


def test_says_where_an_entry_is_not(client: TestClient, statement: dict[str, str]) -> None:
    unknown = client.get(f"/acts/{statement['article']}/{statement['id']}")

    assert unknown.status_code == 404
    assert "no such act in this article" in unknown.text
    assert client.get("/acts/ffffffffffffffff/0").status_code == 404


def test_cites_words_speaker_article_and_date(client: TestClient) -> None:
    rows = client.get("/api/statements").json()["rows"]
    figures = client.get("/api/figures").json()["rows"]

    assert rows[0]["citation"] == (
        "“We will pay for it, … All of it.” – Ann Lee: “Mayor pledges new ferry”, The Ane Courier, 3 April 2024"
    )
    assert rows[2]["citation"] == (
        "“the ship would “last for ever”” – her predecessor, in the article’s words: “Mayor pledges new ferry”,"
        " The Ane Courier, 3 April 2024"
    )
    assert figures[1]["citation"] == (
        "“It cost more than $1.5 million the day before the storm.” – “Bridge to stay open”, The Ane Courier,"
        " 5 April 2024"
    )


def test_takes_out_all_that_is_asked_for(client: TestClient, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "A_PAGE", 1)

    table = client.get("/statements.csv?by=lee&page=2")
    lines = client.get("/statements.jsonl?by=lee")

    with Ledger.open(ledger, write=False) as opened:
        asked = StatementQuery(by="lee")
        views = tuple(opened.search(asked))
    assert table.content == b"".join(csv_rows(type(views[0]), views))
    assert lines.content == b"".join(view_lines(views))
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == len(lines.text.splitlines()) == 3
    assert json.loads(lines.text.splitlines()[0])["speaker"] == "Ann Lee"
    assert table.headers["content-disposition"] == 'attachment; filename="sayso-statements-lee.csv"'
    assert table.headers["content-type"] == "text/csv; charset=utf-8"


def test_a_file_has_a_plain_name_whatever_is_asked_for(client: TestClient) -> None:
    name = client.get("/acts.csv", params={"about": 'Zoë "x\r\n/../' + "y" * 200}).headers["content-disposition"]

    assert name == f'attachment; filename="sayso-acts-zoe-x-{"y" * 54}.csv"'


def test_an_article_is_named_by_the_beginning_of_its_id(client: TestClient) -> None:
    begun = ferry().article.id[:8]

    assert client.get(f"/api/statements?article={begun}").json()["number"] == 4
    assert client.get(f"/statements.jsonl?article={begun}").text.count("\n") == 4
    assert [client.get(f"/statements{ending}?article=ffffffff").status_code for ending in ("", ".csv")] == [404, 404]


def test_says_why_nothing_can_be_taken_out(client: TestClient, ledger: Path) -> None:
    ledger.unlink()

    assert client.get("/acts.csv").status_code == 503


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("date", ["2024-13-45", "yesterday", "٢٠٢٤", "0000", "2024-4-3"])
def test_says_what_is_no_date(client: TestClient, path: str, date: str) -> None:
    for ending in ("", ".csv"):
        answer = client.get(path + ending, params={"since": date})

        assert answer.status_code == 400
        assert "is no date; write it as 2024-04-03, 2024-04 or 2024" in answer.text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "given",
    [
        {"about": "x" * 10_000},
        {"about": '"' * 999},
        {"about": "AND OR NOT ( *"},
        {"about": "\u202eשלום <script>alert(1)</script>"},
        {"voice": "<b>", "publisher": "%_", "since": " 2024 "},
        {"unit": "\0", "type": "", "page": "1000000"},
        {"speaker": "zzz", "actor": "ffffffffffffffff", "mentions": "0"},
    ],
)
def test_takes_any_words(client: TestClient, path: str, given: dict[str, str]) -> None:
    answer = client.get(path, params=given)

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text


@pytest.mark.parametrize("asked", ["page=0", "page=x", "page=9999999999999", "sort=up"])
def test_refuses_what_it_cannot_understand(client: TestClient, asked: str) -> None:
    assert client.get(f"/statements?{asked}").status_code == 400


def test_a_hostile_title_stays_text(client: TestClient) -> None:
    page = client.get("/statements?publisher=&about=warning").text

    assert "Storm [red]warning[/red] :smile:" in page
    assert "\x9b" not in page


def test_nothing_that_fits_has_a_way_out(client: TestClient) -> None:
    page = client.get("/statements?about=zeppelin").text

    assert "Nothing fits" in page
    assert 'href="/statements"' in page


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_ledger_says_what_to_do(tmp_path: Path, path: str) -> None:
    from sayso.desk import make_desk

    empty = tmp_path / "empty.sqlite"
    Ledger.open(empty, write=True).close()

    with TestClient(make_desk(empty)) as client:
        page = client.get(path)

    assert page.status_code == 200
    assert "Add articles" in page.text


def test_acts_that_bind_lead_to_their_history(client: TestClient) -> None:
    rows = client.get("/api/acts").json()["rows"]
    page = client.get("/acts").text

    binding = [one["entry"]["id"] for one in rows if one["entry"]["type"] in {"pledge", "threat", "offer", "plan"}]
    assert binding
    assert re.findall(r'href="/promises/(\w+)"', page) == binding
    assert client.get(f"/promises/{binding[0]}").status_code == 200
