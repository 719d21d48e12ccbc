"""Actors: the list, all that there is of one, and what people say of who is one with whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso import correcting
from sayso.store import ActorQuery, Ledger
from tests.desk.filling import filled
from tests.link.telling import account
from tests.link.test_promises import AGAIN, ANNOUNCED

KIM = account("“[said|Nobody asked us about the harbour]”, said [who|Bo Kim] of [who|Ann Lee].", publisher="The Echo")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return filled(tmp_path / "ledger.sqlite", ANNOUNCED, AGAIN, KIM)


def lees(ledger: Path) -> list[str]:
    with Ledger.open(ledger, write=False) as opened:
        return [actor.id for actor in opened.actors(ActorQuery(text="Ann Lee"))]


def merged(client: TestClient, ledger: Path) -> str:
    """Make all who are called Ann Lee one, and return the id."""
    while len(found := lees(ledger)) > 1:
        assert client.post(f"/actors/{found[0]}/merge", data={"other": found[1]}).status_code == 200
    return found[0]


def test_lists_who_is_named_and_how_much_there_is_of_each(client: TestClient) -> None:
    actors = client.get("/api/actors").json()["actors"]

    assert {actor["name"] for actor in actors} == {"Ann Lee", "Bo Kim"}
    assert actors[0]["name"] == "Bo Kim"
    page = client.get("/actors").text
    assert f'<a href="/actors/{actors[0]["id"]}" dir="auto">Bo Kim</a>' in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("text=kim", ["Bo Kim"]),
        ("text=bo+k", ["Bo Kim"]),
        ("text=ki", ["Bo Kim"]),
        ("text=KÍM", ["Bo Kim"]),
        ("type=person&text=bo", ["Bo Kim"]),
        ("type=place", []),
        ("text=nobody", []),
        ("page=2", []),
        ("page=1000000", []),
        ("text=" + "x" * 10_000, []),
        ("text=%E2%80%AE%3Cscript%3E", []),
        ("text=%00", []),
    ],
)
def test_finds_actors(client: TestClient, query: str, names: list[str]) -> None:
    assert [actor["name"] for actor in client.get(f"/api/actors?{query}").json()["actors"]] == names
    assert client.get(f"/actors?{query}").status_code == 200


@pytest.mark.parametrize("query", ["type=nonsense", "page=0", "page=nonsense"])
def test_what_cannot_be_asked_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"/actors?{query}").status_code == 400


def test_an_actor_has_what_it_said_and_promised_and_where(client: TestClient, ledger: Path) -> None:
    lee = merged(client, ledger)

    view = client.get(f"/api/actors/{lee}").json()
    page = client.get(f"/actors/{lee}").text

    assert [row["entry"]["action"] for row in view["promised"]["rows"]] == [
        "build 400 homes on the old harbour",
        "build 400 homes on the harbour site",
    ]
    assert [article["publisher"] for article in view["articles"]] == ["The Echo", "Hollin Post", "The Ane Courier"]
    (act,) = ANNOUNCED.acts
    assert f"/articles/{ANNOUNCED.article.id}?entry={act.id}" in page
    assert f'<a href="/promises/{act.id}">history</a>' in page
    assert f"/acts?promises=true&amp;actor={lee}" in page


def test_an_actor_is_found_by_the_beginning_of_an_id_and_by_name(client: TestClient) -> None:
    kim = client.get("/api/actors/Bo Kim").json()["actor"]

    assert client.get(f"/api/actors/{kim['id'][:8]}").json()["actor"] == kim


def test_one_kind_of_entries_is_paged(client: TestClient) -> None:
    said = client.get("/api/actors/Bo Kim?show=said").json()
    beyond = client.get("/api/actors/Bo Kim?show=said&page=2").json()

    assert [row["words"] for row in said["said"]["rows"]] == ["“Nobody asked us about the harbour”"]
    assert said["promised"] is None
    assert beyond["said"] == {"rows": [], "first": 51, "more": False}
    assert "nothing more" in client.get("/actors/Bo Kim?show=said&page=2").text


@pytest.mark.parametrize("name", ["00000000", "nobody", "<script>", "\u202e", "x" * 5000])
def test_who_is_not_here_is_told(client: TestClient, name: str) -> None:
    for page in ("", "/merge", "/split"):
        answer = client.get(f"/actors/{name}{page}")

        assert answer.status_code == 404
        assert "no actor of the ledger goes by this" in answer.text


def test_several_of_one_name_are_told_apart(client: TestClient) -> None:
    answer = client.get("/api/actors/Ann Lee")

    assert answer.status_code == 404
    assert "actors go by this: Ann Lee (" in answer.json()["reason"]


def test_two_are_made_one_and_two_again(client: TestClient, ledger: Path) -> None:
    one, other, *_ = before = lees(ledger)
    assert "Are these one?" in client.get(f"/actors/{one}/merge?other={other}").text

    done = client.post(f"/actors/{one}/merge", data={"other": other}).json()

    assert done["told"] == "Ann Lee and Ann Lee are one."
    after = client.get(f"/api{done['go']}").json()
    assert [row["words"] for row in after["corrections"]] == ["Ann Lee and Ann Lee are one"]
    assert after["corrections"][0]["correction"]["author"] == "Ann"

    taken_back = client.post(
        f"{done['go']}/undo", data={"correction": after["corrections"][0]["correction"]["id"]}
    ).json()
    assert taken_back["told"].endswith("is taken back.")
    assert lees(ledger) == before


def test_what_was_said_of_an_entry_can_be_taken_back_here_as_well(client: TestClient, ledger: Path) -> None:
    (statement,) = KIM.statements

    def statements() -> int:
        with Ledger.open(ledger, write=False) as opened:
            return len(opened.reading(KIM.article.id).statements)

    with Ledger.open(ledger, write=True) as opened:
        rejected = correcting.reject(opened, KIM.article.id, statement.id, seen=correcting.state_of(statement))
    assert statements() == 0

    answer = client.post("/actors/Bo Kim/undo", data={"correction": rejected.id})

    assert answer.status_code == 200
    assert statements() == 1


def test_whoever_merges_in_a_second_tab_is_told(client: TestClient, ledger: Path) -> None:
    one, other, *_ = lees(ledger)
    client.post(f"/actors/{one}/merge", data={"other": other})

    for actor, with_whom in ((one, other), (other, one)):
        answer = client.post(f"/actors/{actor}/merge", data={"other": with_whom})

        assert answer.status_code != 200
        assert "by Ann" in answer.json()["reason"]


def test_the_page_of_one_that_became_part_of_another_shows_that_one(client: TestClient, ledger: Path) -> None:
    parts = lees(ledger)
    whole = merged(client, ledger)
    client.post(f"/actors/{whole}/rename", data={"name": "Mayor Lee"})

    names = {client.get(f"/api/actors/{part}").json()["actor"]["name"] for part in parts}

    assert names == {"Mayor Lee"}


def test_those_that_may_be_one_are_offered_by_name(client: TestClient, ledger: Path) -> None:
    one, *others = lees(ledger)

    offered = client.get(f"/api/actors/{one}/merge").json()["candidates"]
    sought = client.get(f"/api/actors/{one}/merge?text=kim").json()["candidates"]

    assert {actor["id"] for actor in offered} == set(others)
    assert [actor["name"] for actor in sought] == ["Bo Kim"]


def test_one_is_split_where_it_is_somebody_else(client: TestClient, ledger: Path) -> None:
    whole = merged(client, ledger)
    assert "Where is" in client.get(f"/actors/{whole}/split").text

    done = client.post(f"/actors/{whole}/split", data={"article": KIM.article.id}).json()

    assert done["told"] == "Ann Lee is somebody else in 1 article."
    assert len(lees(ledger)) == 2
    assert client.get(f"/api{done['go']}").json()["actor"]["articles"] == 2
    again = client.post(f"{done['go']}/split", data={"article": KIM.article.id})
    assert again.status_code == 400
    assert again.json()["reason"].endswith("this article does not name Ann Lee")


@pytest.mark.parametrize(
    ("action", "given", "reason"),
    [
        ("merge", {"other": "Ann Lee"}, "actors go by this"),
        ("merge", {"other": "Bo Kim"}, "is one with Bo Kim already"),
        ("merge", {}, "missing required field `other`"),
        ("split", {}, "No article was chosen"),
        ("split", {"article": "00000000"}, "this article does not name Bo Kim"),
        ("rename", {"name": "Bo Kim"}, "Bo Kim is called so already"),
        ("rename", {"name": ""}, "it has no letter and no digit"),
        ("rename", {"name": "x" * 400}, "it has 400 characters; 300 are the most"),
        ("wikidata", {"wikidata": "42"}, "is no Wikidata id"),
        ("undo", {"correction": "00000000"}, "no correction has this id"),
    ],
)
def test_what_cannot_be_corrected_is_told(client: TestClient, action: str, given: dict[str, str], reason: str) -> None:
    answer = client.post(f"/actors/Bo Kim/{action}", data=given)

    assert answer.status_code in {400, 404}
    assert reason in answer.json()["reason"]


def test_one_is_renamed_and_known_to_wikidata(client: TestClient) -> None:
    kim = client.get("/api/actors/Bo Kim").json()["actor"]["id"]

    renamed = client.post(f"/actors/{kim}/rename", data={"name": "Bo <b>Kim</b>"}).json()
    linked = client.post(f"/actors/{kim}/wikidata", data={"wikidata": " Q42 "}).json()

    assert (renamed["told"], linked["told"]) == (
        "Bo Kim is to be called Bo <b>Kim</b>.",
        "Bo <b>Kim</b> is Q42 in Wikidata.",
    )
    page = client.get(f"/actors/{kim}").text
    assert "Bo &lt;b&gt;Kim&lt;/b&gt;" in page
    assert "https://www.wikidata.org/wiki/Q42" in page


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    from sayso.desk import make_desk

    with TestClient(make_desk(filled(tmp_path / "empty.sqlite"), author="Ann")) as client:
        assert "Articles that are added name the first ones." in client.get("/actors").text
