"""The contract for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sayso.records import Reading, Run, Skipped, TextMap
from sayso.show.contract import json_lines
from tests.planted import marked_article, planted_reading, planted_statements
from tests.stories import ferry


def _decoded(entry: Reading | Skipped) -> list[dict[str, Any]]:
    lines = list(json_lines(entry))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    return [json.loads(line) for line in lines]


def test_an_article_comes_first_with_its_text_and_what_is_known_of_it() -> None:
    article, *_ = _decoded(ferry())

    reading = ferry()
    assert article == {
        "kind": "article",
        "id": reading.article.id,
        "source": "news/ferry.txt",
        "sha256": reading.article.sha256,
        "encoding": "utf-8",
        "model": "planted-1 (fp32, 000000)",
        "title": "Mayor pledges new ferry",
        "authors": ["Tom Ode"],
        "publisher": "The Ane Courier",
        "published": "2024-04-03",
        "published_basis": "field",
        "language": "en",
        "text": reading.article.text,
        "blocks": [{"role": b.role, "start": b.span.start, "end": b.span.end} for b in reading.article.blocks],
    }


def test_a_statement_brings_its_words_and_where_they_stand_in_the_source() -> None:
    article, spans = marked_article("“[content|We will pay,]” [cue|said] [source|Ann Lee].")
    (statement,) = planted_statements(article, spans)
    broken = TextMap((Run(0, 10, 4), Run(4, 20, 100)))
    reading = planted_reading(replace(article, map=broken), [replace(statement, confidence=0.87654321)])

    _, line = _decoded(reading)

    assert line == {
        "kind": "statement",
        "id": statement.id,
        "article": article.id,
        "voice": None,
        "confidence": 0.877,
        "method": "model",
        "manner": "direct",
        "source": {"start": 20, "end": 27, "text": "Ann Lee", "raw": [[36, 43]]},
        "cue": {"start": 15, "end": 19, "text": "said", "raw": [[31, 35]]},
        "content": [{"start": 1, "end": 13, "text": "We will pay,", "raw": [[11, 14], [20, 29]]}],
        "speaker": None,
    }


def test_records_stand_in_text_order_and_name_each_other() -> None:
    _, said, lee, told, believed, late = _decoded(ferry())

    assert [line["kind"] for line in (said, lee, told, believed, late)] == [
        "statement",
        "actor",
        "statement",
        "statement",
        "statement",
    ]
    assert said["speaker"] == told["speaker"] == lee["id"]
    assert believed["voice"] == told["id"]
    assert (late["source"], late["cue"], late["speaker"]) == (None, None, None)


def test_an_actor_brings_its_mentions() -> None:
    (lee,) = [line for line in _decoded(ferry()) if line["kind"] == "actor"]

    assert (lee["name"], lee["type"], lee["voice"], lee["confidence"]) == ("Ann Lee", "person", None, None)
    assert (lee["method"], lee["members"], lee["roles"]) == ("rules", [], [])
    assert [(m["text"], m["form"], m["type"], m["stands_for"]) for m in lee["mentions"]] == [
        ("Ann Lee", "name", None, None),
        ("She", "pronoun", None, None),
    ]


def test_what_could_not_be_read_says_why() -> None:
    skipped = Skipped(source="news/\udcff.txt", stage="intake", reason="it is empty")
    article, _ = marked_article("Bonjour, dit-il.", language="fr")
    unread = replace(planted_reading(article), skipped=Skipped(source="planted.txt", stage="analyse", reason="French"))

    assert _decoded(skipped) == [
        {"kind": "skipped", "source": "news/\ufffd.txt", "stage": "intake", "reason": "it is empty"}
    ]
    assert [line["kind"] for line in _decoded(unread)] == ["article", "skipped"]
