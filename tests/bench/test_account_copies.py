"""The bench counts what the ledger says of marked pairs, and makes articles whose spans hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bench.accounts import copies, scale

from sayso.records import Reading, Sentence, SentenceRole
from tests.planted import marked_article, planted_reading, planted_statements
from tests.stories import bridge, ferry


def test_precision_recall_and_f1() -> None:
    given = Counter({("copy", "copy"): 3, ("copy", "none"): 1, ("partly", "copy"): 1, ("other", "none"): 5})

    assert copies._precision_and_recall(given, "copy") == (75.0, 75.0)
    assert round(copies._f1(given, "copy")) == 75
    assert copies._precision_and_recall(Counter(), "copy") == (0.0, 0.0)


def quoting(name: str, text: str) -> Reading:
    article, spans = marked_article(text, source=name, published="2024-04-03")
    reading = planted_reading(article, planted_statements(article, spans), ())
    sentences = tuple(
        Sentence(article_id=article.id, span=block.span, role=SentenceRole.ASSERTION) for block in article.blocks
    )
    return replace(reading, sentences=sentences)


def test_a_ledger_of_readings_is_compared() -> None:
    text = "“[content|We will rebuild the harbour and every house,]” [cue|said] [source|Ann Lee]."
    readings = {name: quoting(name, f"{text}\n\nThe {name} slept well.") for name in ("mayor", "council")}

    with copies.ledger_of(readings) as ledger:
        (utterance,) = ledger.utterances()

    assert len(utterance.tellings) == 2


def test_articles_are_made_with_every_span_in_place() -> None:
    made = list(scale.make((ferry(), bridge()), 60))

    assert len({reading.article.id for reading in made}) == 60
    for reading in made:
        text, article = reading.article.text, reading.article
        assert all(0 <= block.span.start < block.span.end <= len(text) for block in article.blocks)
        assert all(one.article_id == article.id and one.span.of(text).strip() for one in reading.sentences)
        assert all(one.extent.of(text) for one in reading.statements)
        assert {one.speaker for one in reading.statements} <= {actor.id for actor in reading.actors} | {None}


def test_the_same_articles_are_made_again() -> None:
    first, again = (list(scale.make((ferry(), bridge()), 20)) for _ in range(2))

    assert [one.article.text for one in first] == [one.article.text for one in again]
