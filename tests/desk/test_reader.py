"""The reader: an article with its marks, its speakers, and the cards of its entries."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso import link
from sayso.accounts import compare_articles
from sayso.records import Method, Reading, Skipped, Traced
from sayso.show.card_making import make_card
from sayso.show.page import make_page
from sayso.show.source_places import places_of
from sayso.store import Ledger
from tests.planted import marked_article, planted_reading, planted_statements
from tests.stories import bridge, ferry, storm

Put = Callable[..., str]

QUOTE = "“[content|We will rebuild the harbour wall and all ninety houses behind it before the winter comes,]”"
HOSTILE = """\
[title|</article><script>alert(1)</script>]

“[content|<img src=x onerror=alert(2)> \u202e\u200bwe \u05d0\u05d1,]” [cue|said] [source|<b onclick=alert(3)>Ann].
"""


@pytest.fixture
def put(ledger: Path) -> Put:
    """Return what puts readings into the ledger; it gives the address of the last one's reader."""

    def put(*readings: Reading) -> str:
        with Ledger.open(ledger, write=True) as opened:
            for one in readings:
                opened.add(one, Traced(rules=link.RULES, traces=link.traces(one.article, one.actors)))
            compare_articles(opened)
        return f"/articles/{readings[-1].article.id}"

    return put


def text_of(page: str) -> str:
    """Return the article's text as a page sets it."""
    article = page[page.index("<article") : page.index("</article>")]
    return unescape(re.sub(r"<[^>]*>", "", article.partition(">")[2])).strip()


def test_shows_the_text_as_it_is_with_what_is_known_of_it(client: TestClient) -> None:
    article = ferry().article

    page = client.get(f"/articles/{article.id}").text

    assert text_of(page) == article.text
    assert '<h1 dir="auto">Mayor pledges new ferry</h1>' in page
    assert re.search(r"3 April 2024</span>\s*<span class=\"basis\">from the field", page)


def test_the_beginning_of_an_id_is_enough(client: TestClient) -> None:
    article = ferry().article.id

    assert client.get(f"/articles/{article[:8]}").text == client.get(f"/articles/{article}").text


@pytest.mark.parametrize("article", ["ffffffffffffffff", "abc", "ferry", "%22%3E%3Cscript%3E", "x" * 10_000])
def test_an_id_of_nothing_is_told(client: TestClient, article: str) -> None:
    for path in (f"/articles/{article}", f"/articles/{article}/original", f"/articles/{article}/entries/s1"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "no such article" in answer.text
        assert "<script>" not in answer.text


def test_the_speakers_stand_in_the_order_of_appearance(client: TestClient) -> None:
    page = client.get(f"/articles/{ferry().article.id}").text

    assert re.findall(r'data-walk="([^"]*)"><span class="name" dir="auto">([^<]*)<', page) == [
        ("s1 s2 ", "Ann Lee"),
        ("s3 ", "her predecessor"),
        ("s4 ", "(nobody named)"),
    ]


def test_every_link_in_the_text_leads_to_the_card_of_its_entry(client: TestClient, put: Put) -> None:
    page = client.get(put(bridge())).text

    links = set(re.findall(r'href="(/articles/\w+/entries/(\w+))"', page))

    assert {name for _, name in links} == {"s1", "a1", "f1", "f2", "t1", "t2", "t3", "w1", "w2", "w3"}
    for path, name in links:
        assert f'data-ref="{name}"' in client.get(path).text


def test_json_holds_the_article_and_its_entries(client: TestClient, put: Put) -> None:
    told = client.get(f"/api{put(bridge())}").json()

    assert told["text"]["text"] == bridge().article.text
    assert told["text"]["blocks"][0] == {"role": "paragraph", "span": {"start": 0, "end": 124}}
    assert [fact["value"] for fact in told["facts"]] == [None, "5 April 2024", "The Ane Courier"]
    assert told["acts"][0]["type"] == "demand"
    assert told["times"][0]["value"] == "1 March 2024"
    assert told["records"]["a1"] == bridge().acts[0].id


@pytest.mark.parametrize("kind", ["statements", "acts", "figures", "times", "appraisals", "sentences"])
def test_opens_the_entry_of_any_record(client: TestClient, put: Put, kind: str) -> None:
    address = put(bridge())
    for record in getattr(bridge(), kind):
        opened = client.get(f"/api{address}", params={"entry": record.id}).json()["opened"]
        assert opened["spans"] == [{"start": one.start, "end": one.end} for one in places_of(record)]
        assert client.get(f"{address}/entries/{record.id}").status_code == 200


def test_an_act_told_again_opens_the_one_that_it_tells(client: TestClient, put: Put) -> None:
    address, again = put(bridge()), bridge().acts[1].id

    assert 'data-open="a1"' in client.get(address, params={"entry": again}).text
    assert client.get(f"/api{address}/entries/{again}").json()["act"]["again"][0]["text"] == "close both lanes"


def test_an_actor_is_opened_by_its_mentions(client: TestClient) -> None:
    lee = ferry().actors[0]

    page = client.get(f"/articles/{ferry().article.id}", params={"entry": lee.id}).text

    assert ">2 mentions of Ann Lee</a>" in page
    assert page.count('class="place"') == 2


def test_marks_a_stretch_of_the_text(client: TestClient) -> None:
    article = ferry().article
    start = article.text.index("old ferry")

    page = client.get(f"/articles/{article.id}", params={"at": f"{start}:{start + 9}"}).text

    assert '<span class="place" data-of="p1-1" id="p1-1">old ferry</span>' in page


@pytest.mark.parametrize(
    "asked",
    [
        {"entry": "0123456789abcdef"},
        {"entry": "s99"},
        {"entry": "s0"},
        {"at": "9:3"},
        {"at": "99999:100000"},
        {"entry": "<b>" * 5000},
    ],
)
def test_what_is_not_here_is_told_and_the_article_shown(client: TestClient, asked: dict[str, str]) -> None:
    answer = client.get(f"/articles/{ferry().article.id}", params=asked)

    assert answer.status_code == 200
    assert "Nothing of this article goes by" in answer.text
    assert "<b><b>" not in answer.text


def test_a_statement_s_card_says_who_how_and_in_whose_voice(client: TestClient) -> None:
    article = ferry().article.id
    told = client.get(f"/api/articles/{article}/entries/s3").json()

    assert told["statement"]["cue"]["text"] == "believed"
    assert told["statement"]["told"] == {"who": "Ann Lee", "number": 2}
    assert told["speaker"] == {"name": "her predecessor", "actor": None, "notes": []}
    assert told["made"] == "found by the model"
    assert {one["ref"] for one in told["nearby"]} == {"s2"}
    assert 'data-entry="s2">Ann Lee <b>2</b></a>' in client.get(f"/articles/{article}/entries/s3").text


def test_a_speaker_leads_to_who_he_is_across_the_ledger(client: TestClient, ledger: Path) -> None:
    article = ferry().article.id
    with Ledger.open(ledger, write=False) as opened:
        lee = opened.entities_of((article,))[ferry().actors[0].id]

    assert f'<a href="/actors/{lee}">Ann Lee</a>' in client.get(f"/articles/{article}/entries/s1").text


def test_the_cards_of_all_kinds_say_what_words_come_to(client: TestClient, put: Put) -> None:
    address = put(bridge())

    def said(entry: str) -> str:
        page = client.get(f"{address}/entries/{entry}").text
        return " ".join(re.sub(r"<[^>]*>", " ", page[page.index("<dl>") : page.index("</dl>")]).split())

    assert said("a1") == (
        "what demand , considered, negated : “must” who Nobody amount both lanes: 2 lanes when on Monday: 8 April 2024"
        " condition unless it snows told again “close both lanes” voice Mayor Ann Lee 1"
        " sure 75%, found by the model and rules"
    )
    assert said("f2") == "value more than USD 1,500,000 , unit assumed voice author sure found by rules"
    assert said("t3").startswith("means 1 March 2024 , from “the storm” voice author")
    assert said("w1").startswith("what for “the bridge” voice Mayor Ann Lee 1")
    assert said("w3").startswith("echo said before in Mayor Ann Lee 1")
    assert said("n1") == "role reported voice author sure found by rules"


def test_overlapping_entries_lead_to_one_another(client: TestClient, put: Put) -> None:
    address = put(bridge())

    within = client.get(f"/api{address}/entries/s1").json()["nearby"]
    around = client.get(f"/api{address}/entries/t1").json()["nearby"]

    assert [one["called"] for one in within] == ["act 1", "figure 1", "own words 1", "time 1"]
    assert [one["ref"] for one in around] == ["s1", "a1"]


def test_a_card_can_be_cited_and_corrected(client: TestClient) -> None:
    statement = ferry().statements[0]
    page = client.get(f"/articles/{statement.article_id}/entries/s1").text

    (copied,) = re.findall(r'data-copy="([^"]*)"', page)

    assert copied.startswith("“We will pay for it, … All of it.” – Ann Lee: “Mayor pledges new ferry”, The Ane Courier")
    assert copied.endswith(f"/articles/{statement.article_id}?entry={statement.id}")
    assert f'href="/review?entry={statement.id}&amp;of={statement.article_id}"' in page


def test_a_card_names_the_other_tellings(client: TestClient, put: Put) -> None:
    def told(source: str, publisher: str, before: str) -> Reading:
        article, spans = marked_article(
            f"{before}\n\n{QUOTE} [cue|said] [source|Ann Lee].", source=source, publisher=publisher
        )
        return planted_reading(article, planted_statements(article, spans))

    one = told("one.txt", "The Ane Courier", "It rained on the harbour.")
    other = told("other.txt", "The Linton Post", "Somebody had asked about houses.")
    put(one, other)

    card = client.get(f"/articles/{one.article.id}/entries/s1").text

    piece = other.statements[0].content[0]
    assert f'href="/articles/{other.article.id}?at={piece.start}:{piece.end}"' in card
    assert "The Linton Post" in card
    assert re.search(r'href="/utterances/[0-9a-f]{16}"', card)


def test_an_old_version_leads_to_the_current_one(client: TestClient, put: Put) -> None:
    article, _ = marked_article("A new text.", source=ferry().article.source)
    new = put(planted_reading(article))

    assert f'<a href="{new}">To the current version</a>' in client.get(f"/articles/{ferry().article.id}").text
    assert "current version" not in client.get(new).text


def test_what_was_kept_goes_when_the_ledger_changes(client: TestClient, ledger: Path) -> None:
    article = ferry().article.id
    assert client.get(f"/api/articles/{article}/entries/s1").json()["made"] == "found by the model"
    sure = [replace(one, method=Method.RULES) for one in ferry().statements]

    with Ledger.open(ledger, write=True) as opened:
        opened.replace(replace(ferry(), statements=tuple(sure)))

    assert client.get(f"/api/articles/{article}/entries/s1").json()["made"] == "found by rules"


def test_the_page_to_be_kept_is_that_of_sayso_show(client: TestClient) -> None:
    answer = client.get(f"/articles/{ferry().article.id}/card.html")

    assert answer.content == make_page(make_card(ferry()))
    assert answer.headers["content-disposition"].startswith("attachment;")


@pytest.mark.parametrize("reading", [storm(), None])
def test_hostile_articles_stay_text(client: TestClient, put: Put, reading: Reading | None) -> None:
    if reading is None:
        article, spans = marked_article(HOSTILE, title="<script>alert(4)</script>", source="<script>.txt")
        reading = planted_reading(article, planted_statements(article, spans))
    address = put(reading)
    for path in (address, f"{address}/entries/s1", f"{address}/original", f"{address}?entry=s1"):
        page = client.get(path).text
        assert not re.search(r"<(script>|img|b onclick)|\x9b|\x1b|[\u202e\u200b]", page)


def test_an_article_that_was_not_analysed_says_why(client: TestClient, put: Put) -> None:
    article, _ = marked_article("Il pleut sur le port.", language="fr")
    reason = "it is written in another language (fr), and sayso reads English"
    skipped = Skipped(source=article.source, stage="analyse", reason=reason)
    page = client.get(put(replace(planted_reading(article), skipped=skipped))).text

    assert f"Not analysed: {reason}." in page
    assert "Il pleut sur le port." in page
    assert "data-layer" not in page


def test_an_article_of_nothing_and_one_without_statements(client: TestClient, put: Put) -> None:
    nothing, _ = marked_article("", source="nothing.txt")
    plain, _ = marked_article("It rained.", source="rain.txt")

    assert client.get(put(planted_reading(nothing))).status_code == 200
    assert "Nobody: no statement was found." in client.get(put(planted_reading(plain))).text


def test_a_line_of_a_million_characters_is_set_in_pieces_and_parts(client: TestClient, put: Put) -> None:
    # Every word is there once, so that what is cut shows.
    words = " ".join(f"word{number}" for number in range(100_000))
    article, _ = marked_article(words)
    address = put(planted_reading(article))

    first = client.get(address).text
    parts = [text_of(client.get(address, params={"part": str(part)}).text) for part in range(1, 8)]

    assert "1 paragraph is longer than 10,000 characters and set in pieces." in first
    assert "this is part 1 of 7." in first
    assert "".join(parts).replace(" ", "") == words.replace(" ", "")
    assert max(map(len, re.findall(r"<p class=\"paragraph\"[^>]*>([^<]*)<", first))) <= 10_000
    at = words.index("word99999")
    assert '<span class="place" data-of="p1-1" id="p1-1">word99999' in client.get(f"{address}?at={at}:{at + 9}").text
