"""``sayso copies`` and ``sayso utterance``: calm lists, the differences marked, everything in JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso.accounts import compare_articles
from sayso.records import Reading, Sentence, SentenceRole
from sayso.store import Ledger
from tests.cli.conftest import Sayso
from tests.planted import marked_article, planted_reading, planted_statements

STORY = (
    "The old ferry of Port Ane ran aground near the lighthouse with forty passengers on board.",
    "Rescuers from three villages brought all of them ashore within two hours.",
    "Nobody was hurt, but the hull was torn open over a length of nine metres.",
    "The ship had been repaired twice since the spring, according to records of the shipyard.",
)
SAID = "“[content|We will rebuild the harbour and every house around it before winter,]” [cue|{cue}] [source|Ann Lee]."
CUT = "“[content|rebuild the harbour and each house around it]”, [source|Ann Lee] [cue|boasted]."


def reading(name: str, paragraphs: Sequence[str], *, published: str) -> Reading:
    article, spans = marked_article(
        "\n\n".join(paragraphs), source=name, title="Ferry aground", publisher=f"The {name} Post", published=published
    )
    made = planted_reading(article, planted_statements(article, spans), ())
    sentences = tuple(
        Sentence(article_id=article.id, span=block.span, role=SentenceRole.ASSERTION) for block in article.blocks
    )
    return Reading(
        source=made.source, article=article, maker=made.maker, statements=made.statements, sentences=sentences
    )


@pytest.fixture
def accounts(tmp_path: Path) -> None:
    """Have a ledger with two carriers of one text and another article that tells the same words."""
    other = ("Ministers met in Kessara to talk about harbours.", "They will meet again.", CUT)
    edited = STORY[2].replace("nine", "eleven")
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as ledger:
        ledger.add(
            reading(
                "ellery", ["PORT ANE (AP) — " + STORY[0], *STORY[1:], SAID.format(cue="said")], published="2024-04-03"
            )
        )
        ledger.add(reading("holm", [*STORY[:2], edited, SAID.format(cue="warned")], published="2024-04-04"))
        ledger.add(reading("kessara", other, published="2024-04-04"))
        compare_articles(ledger)


@pytest.mark.usefixtures("accounts")
def test_copies_are_one_source(sayso: Sayso) -> None:
    outcome = sayso("copies")

    assert outcome.status == 0
    assert "1 source, carried by 2 articles · credited to AP · first The ellery Post" in outcome.out
    assert "dateline: “(AP)”" in outcome.out
    assert "kessara" not in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 80


@pytest.mark.usefixtures("accounts")
def test_the_diff_shows_sentences_and_words(sayso: Sayso) -> None:
    out = " ".join(sayso("copies", "--diff").out.split())

    assert "of [nine → eleven] metres" in out
    assert f"- {STORY[3]}" in out


@pytest.mark.usefixtures("accounts")
def test_json_has_everything(sayso: Sayso) -> None:
    (origin,) = map(json.loads, sayso("copies", "--json", "--diff").out.splitlines())

    assert [carrier["publisher"] for carrier in origin["carriers"]] == ["The ellery Post", "The holm Post"]
    assert origin["first"] == origin["carriers"][0]["article"]
    assert origin["agencies"] == ["AP"]
    (change,) = origin["changes"]
    assert [one["edit"] for one in change["sentences"]].count("dropped") == 1


@pytest.mark.usefixtures("accounts")
def test_an_article_without_copies_is_told_as_one_source(sayso: Sayso) -> None:
    assert "1 source, no copies" in sayso("copies", "kessara").out


@pytest.mark.usefixtures("accounts")
def test_tellings_stand_beside_the_fullest_one(sayso: Sayso) -> None:
    outcome = sayso("utterance", "harbour house")
    out = " ".join(outcome.out.split())

    assert "3 tellings · from 2 sources" in out
    assert "“We will rebuild the harbour and every house around it before winter,”" in out
    assert "“… rebuild the harbour and [each: every] house around it …”" in out
    assert "Ann Lee · boasted" in out
    assert max(map(len, outcome.out.splitlines())) <= 80


@pytest.mark.usefixtures("accounts")
def test_utterances_are_listed_and_named_by_their_id(sayso: Sayso) -> None:
    listed = sayso("utterance").out
    (told,) = map(json.loads, sayso("utterance", "--json").out.splitlines())

    assert listed.split()[0] == told["id"][:8]
    assert sayso("utterance", told["id"][:8]).out == sayso("utterance", told["tellings"][2]["id"]).out
    assert told["tellings"][0]["cue"] == "said"
    assert {one["cue"] for one in told["tellings"][1:]} == {"warned", "boasted"}
    (cut,) = (one for one in told["tellings"] if one["cue"] == "boasted")
    assert [one["kind"] for one in cut["differences"]] == ["left out", "same", "altered", "same", "left out"]


@pytest.mark.usefixtures("accounts")
def test_what_is_not_there_is_said(sayso: Sayso) -> None:
    assert "no article of the ledger goes by this" in sayso("copies", "zeppelin").err
    assert "no quotation in the ledger fits" in sayso("utterance", "zeppelin").err


def test_a_ledger_that_was_not_compared_says_so(sayso: Sayso, stories: Path) -> None:
    assert stories.exists()
    assert "not compared yet" in sayso("copies").err
