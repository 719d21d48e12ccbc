"""What is quoted beside what was said: typed words and articles, against texts of the ledger, files and pasted ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.store import Ledger
from tests.desk.filling import filled
from tests.link.telling import account

SPEECH = """\
THE CHAIR: Councillor Oyelaran has the floor.

COUNCILLOR OYELARAN: Will the baths be sold?

MAYOR LINDQVIST: I will not sell the baths in Cole Street. We have spent 2.4 million crowns on the roof.

COUNCILLOR OYELARAN: And the library?

MAYOR LINDQVIST: The library stays where it is, and so do I."""

REPORT = account(
    "The roof came up again.\n\n“[said|We have spent 4.2 million crowns on the roof]”, said [who|Mayor Lindqvist]."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return filled(tmp_path / "ledger.sqlite", REPORT, account(SPEECH, publisher="Halden Council"))


def speech() -> str:
    return str(account(SPEECH, publisher="Halden Council").article.id)


def test_a_typed_quotation_is_checked_against_a_pasted_text(client: TestClient) -> None:
    words = {"quotation": "“I will sell the baths in Cole Street”", "speaker": "Tunde Oyelaran", "pasted": SPEECH}

    done = client.post("/check", data=words).json()

    assert done["told"] == "1 quotation checked against 1 text."
    (one,) = client.get(f"/api{done['go']}").json()["checks"]["quotations"]
    assert one["grave"] == ["speaker", "negation"]
    assert one["changes"] == ["said by MAYOR LINDQVIST, not by Tunde Oyelaran", "left out: “not” – a negation"]
    page = client.get(done["go"]).text
    assert "A number, a negation or the speaker differs" in page
    assert '<span class="left-out">not</span>' in page


def test_an_article_is_checked_against_a_file(client: TestClient) -> None:
    done = client.post(
        "/check", data={"article": REPORT.article.id}, files={"file": ("../speech.txt", SPEECH.encode())}
    ).json()

    view = client.get(f"/api{done['go']}").json()
    (one,) = view["checks"]["quotations"]
    assert one["changes"] == ["altered: “4.2” for “2.4” – a number"]
    assert [text["name"] for text in view["checks"]["against"]] == ["speech.txt"]
    assert view["readable"] == [REPORT.article.id]
    assert f"/articles/{REPORT.article.id}?at={one['start']}:{one['end']}" in client.get(done["go"]).text


def test_a_text_of_the_ledger_leads_into_the_reader(client: TestClient) -> None:
    done = client.post("/check", data={"article": REPORT.article.id, "against": speech()}).json()

    (found,) = client.get(f"/api{done['go']}").json()["checks"]["quotations"][0]["found"]
    assert f"/articles/{speech()}?at={found['start']}:{found['end']}" in client.get(done["go"]).text


def test_the_texts_are_not_put_into_the_ledger(client: TestClient, ledger: Path) -> None:
    client.post("/check", data={"article": REPORT.article.id, "pasted": SPEECH})

    with Ledger.open(ledger, write=False) as opened:
        assert opened.counts().articles == 2


def test_a_check_is_saved_as_a_page_and_as_lines(client: TestClient) -> None:
    go = client.post("/check", data={"quotation": "The library stays", "pasted": SPEECH}).json()["go"]

    page, lines = client.get(f"{go}/page"), client.get(f"{go}/lines")

    assert page.headers["content-disposition"] == 'attachment; filename="check.html"'
    assert "verbatim" in page.text
    assert [json.loads(line)["kind"] for line in lines.text.splitlines()] == ["verification", "quotation"]


def test_the_same_check_has_the_same_address(client: TestClient) -> None:
    asked = {"quotation": "The library stays", "pasted": SPEECH}

    assert client.post("/check", data=asked).json()["go"] == client.post("/check", data=asked).json()["go"]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"pasted": SPEECH}, "there is nothing to be checked; type a quotation or choose an article"),
        (
            {"quotation": "  ", "pasted": SPEECH},
            "there is nothing to be checked; type a quotation or choose an article",
        ),
        ({"quotation": "The library"}, "there is no text to check against; choose, upload or paste one"),
        ({"quotation": "x" * 5001, "pasted": SPEECH}, "the quotation has more than 5,000 characters"),
        ({"quotation": "The library", "pasted": "a b c d " * 400_000}, "the texts have 3,"),
    ],
)
def test_says_what_is_missing(client: TestClient, asked: dict[str, str], reason: str) -> None:
    answer = client.post("/check", data=asked)

    assert answer.status_code == 400
    assert answer.json()["reason"].startswith(reason)


def test_says_which_file_cannot_be_read(client: TestClient) -> None:
    asked = {"quotation": "The library stays", "pasted": SPEECH}
    go = client.post("/check", data=asked, files={"file": ("photo.txt", b"\x00\x01\x02" * 900)}).json()["go"]
    alone = client.post(
        "/check", data={"quotation": "The library"}, files={"file": ("photo.txt", b"\x00\x01\x02" * 900)}
    )

    assert [one["source"] for one in client.get(f"/api{go}").json()["skipped"]] == ["photo.txt"]
    assert "photo.txt" in client.get(go).text
    assert alone.status_code == 400
    assert alone.json()["reason"].startswith("photo.txt: ")


def test_markup_in_texts_and_their_names_stays_text(client: TestClient) -> None:
    text = b"The library stays <script>alert(1)</script> where it is, and so do I."
    files = {"file": ("<script>alert(2)</script>.txt", text)}

    go = client.post("/check", data={"quotation": "The library stays where it is"}, files=files).json()["go"]

    for page in (client.get(go).text, client.get(f"{go}/page").text):
        assert "<script>alert" not in page
        assert "alert(1)" in page


def test_the_form_finds_articles_to_choose_from(client: TestClient) -> None:
    found = client.get("/api/check?find=roof").json()
    chosen = client.get(f"/api/check?find=roof&article={REPORT.article.id}&find_text=baths&against={speech()}").json()

    assert {one["publisher"] for one in found["articles"]} == {"The Ane Courier", "Halden Council"}
    assert chosen["article"]["id"] == REPORT.article.id
    assert [one["publisher"] for one in chosen["articles"]] == ["Halden Council"]
    assert [one["id"] for one in chosen["texts"]] == [speech()]
    assert chosen["further"] == []


@pytest.mark.parametrize("path", ["/check/0000000000000000", "/check/nobody/page", "/check/<script>/lines"])
def test_a_check_that_is_gone_is_told(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert "this check is not kept any more; make it again" in answer.text
