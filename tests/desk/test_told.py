"""An utterance in all its tellings, a promise from telling to telling, copies of a text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.desk import make_desk
from tests.desk.filling import filled
from tests.link.telling import account
from tests.link.test_accounts import WIRE, own, reprint, wire
from tests.link.test_promises import AGAIN, ANNOUNCED, MOVED, NOT


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return filled(tmp_path / "ledger.sqlite", wire(), reprint(), own(), ANNOUNCED, AGAIN, MOVED, one="Ann Lee")


def test_an_utterance_stands_in_all_its_tellings_the_fullest_first(client: TestClient) -> None:
    (statement,) = own().statements

    view = client.get(f"/api/utterances/{statement.id}").json()

    assert view["utterance"]["speaker"] == "Ann Lee"
    assert view["utterance"]["origins"] == 2
    assert view["fullest"]["telling"]["words"] == ("We heard a crash and then the lights went out on every deck")
    tellings = [
        (one["telling"]["publisher"], one["source"], one["copies"]) for one in (view["fullest"], *view["others"])
    ]
    assert sorted(tellings) == [("Hollin Post", 1, True), ("Linton Mail", 2, False), ("The Ane Courier", 1, False)]


def test_a_telling_shows_what_it_has_otherwise(client: TestClient) -> None:
    (statement,) = own().statements
    view = client.get(f"/api/utterances/{statement.id}").json()
    (mail,) = (one for one in view["others"] if one["telling"]["publisher"] == "Linton Mail")

    assert [(one["kind"], one["words"], one["fullest"]) for one in mail["differences"]] == [
        ("same", "We heard a crash and then the", "We heard a crash and then the"),
        ("altered", "lamps", "lights"),
        ("same", "went out", "went out"),
        ("left out", "", "on every deck"),
    ]
    page = client.get(f"/utterances/{view['utterance']['id']}").text
    assert "<ins>lamps</ins>" in page
    assert f"/articles/{own().article.id}?at={mail['telling']['start']}:{mail['telling']['end']}" in page


@pytest.mark.parametrize("name", ["00000000", "nobody", "\u202e<script>", "x" * 5000])
def test_what_is_no_utterance_is_told(client: TestClient, name: str) -> None:
    answer = client.get(f"/utterances/{name}")

    assert answer.status_code == 404
    assert "no quotation in the ledger has this id" in answer.text
    assert "<script>" not in answer.text.partition("<main")[2]
    assert len(answer.text) < 5000


def test_a_promise_is_told_from_article_to_article(client: TestClient) -> None:
    (act,) = MOVED.acts

    (history,) = client.get(f"/api/promises/{act.id}").json()["promises"]

    assert (history["bound"], history["due"]) == ("Ann Lee", "due by 31 May 2025, nothing found")
    assert history["overdue"]
    assert [telling["turns"] for telling in history["promise"]["tellings"]] == [
        ["announced"],
        ["told again"],
        ["moved", "scaled"],
    ]
    page = client.get(f"/promises/{act.id}").text
    assert page.index("10 January 2024") < page.index("1 February 2024") < page.index("20 June 2024")
    assert f"/articles/{MOVED.article.id}?entry={act.id}" in page


def test_a_promise_told_the_other_way_round_stands_beside_it(tmp_path: Path) -> None:
    path = filled(tmp_path / "both.sqlite", ANNOUNCED, NOT, one="Ann Lee")
    with TestClient(make_desk(path, author="Ann")) as client:
        told = client.get(f"/api/promises/{ANNOUNCED.acts[0].id}").json()["promises"]

    assert [one["opposite"] for one in told] == [None, "the other way round"]


def test_what_cannot_be_followed_is_shown_alone(tmp_path: Path) -> None:
    alone = account("[who|Ann Lee] [act|promised].")
    path = filled(tmp_path / "alone.sqlite", alone)
    with TestClient(make_desk(path, author="Ann")) as client:
        answer = client.get(f"/promises/{alone.acts[0].id}")

    assert answer.status_code == 200
    assert "This cannot be followed through other articles" in answer.text


def test_the_beginning_of_several_ids_names_no_promise(tmp_path: Path) -> None:
    # More than there are digits, so that two begin alike.
    several = [account("[who|Ann Lee] [act|promised].", publisher=f"Paper {number}") for number in range(17)]
    (digit, number), *_ = Counter(one.acts[0].id[0] for one in several).most_common()
    with TestClient(make_desk(filled(tmp_path / "several.sqlite", *several), author="Ann")) as client:
        answer = client.get(f"/api/promises/{digit}")

    assert number > 1
    assert (answer.status_code, answer.json()["reason"]) == (404, "several promises have ids that begin so")


@pytest.mark.parametrize("name", ["00000000", "nobody", "x" * 5000])
def test_what_is_no_promise_is_told(client: TestClient, name: str) -> None:
    answer = client.get(f"/promises/{name}")

    assert answer.status_code == 404
    assert "no promise in the ledger has this id" in answer.text


def test_lists_the_texts_that_several_articles_carry(client: TestClient) -> None:
    (origin,) = client.get("/api/copies").json()["origins"]

    assert [carrier["publisher"] for carrier in origin["carriers"]] == ["The Ane Courier", "Hollin Post"]
    assert f"/copies/{wire().article.id}" in client.get("/copies").text


def test_shows_what_a_carrier_changed(tmp_path: Path) -> None:
    edited = account(
        WIRE.replace("on Tuesday evening", "late on Tuesday") + "\n\nThe quay is closed.", publisher="Echo"
    )
    path = filled(tmp_path / "edited.sqlite", wire(), edited)
    with TestClient(make_desk(path, author="Ann")) as client:
        (other,) = client.get(f"/api/copies/{edited.article.id}").json()["others"]
        page = client.get(f"/copies/{edited.article.id}").text

    assert (other["kept"], other["edited"], other["added"], other["dropped"]) == (3, 1, 1, 0)
    assert "<ins>The quay is closed.</ins>" in page
    assert "Beside the first: 3 sentences kept, 1 edited, 1 added." in page


def test_an_article_that_no_other_carries_says_so(client: TestClient) -> None:
    assert "No other article of the ledger carries this text." in client.get(f"/copies/{own().article.id}").text


def test_there_is_nothing_beyond_the_last_page(client: TestClient) -> None:
    assert "There are no more" in client.get("/copies?page=99").text
    assert client.get("/copies?page=nonsense").status_code == 400
