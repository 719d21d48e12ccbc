"""The contract for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sayso.records import Reading, Run, Skipped, TextMap
from sayso.show.contract import json_lines
from tests.planted import marked_article, planted_reading, planted_statements
from tests.stories import bridge, ferry


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
        "other_dates": [],
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


def test_acts_times_and_appraisals_come_in_text_order_with_the_rest() -> None:
    _, *lines = _decoded(bridge())

    assert " ".join(line["kind"] for line in lines) == (
        "sentence statement act actor actor figure appraisal time "
        "sentence appraisal time "
        "sentence figure time "
        "sentence act appraisal"
    )


def test_an_act_brings_its_parts_and_whom_they_mean() -> None:
    _, statement, act, lee, nobody = _decoded(bridge())[1:6]
    words = {name: part and part["text"] for name, part in act.items() if part is None or isinstance(part, dict)}
    lists = {name: [part["text"] for part in act[name]] for name in ("action", "amount")}

    assert act["cue"] == {"start": 26, "end": 30, "text": "must", "raw": [[26, 30]]}
    assert words == {
        "cue": "must",
        "actor": "Nobody",
        "by": "Mayor Ann Lee",
        "when": "on Monday",
        "condition": "unless it snows",
        "same_as": None,
    }
    assert lists == {"action": ["close", "to lorries"], "amount": ["both lanes"]}
    assert {name: value for name, value in act.items() if name not in words | lists} == {
        "kind": "act",
        "id": bridge().acts[0].id,
        "article": bridge().article.id,
        "voice": statement["id"],
        "confidence": 0.75,
        "method": "model+rules",
        "type": "demand",
        "actor_id": nobody["id"],
        "by_id": lee["id"],
        "amount_ids": [bridge().figures[0].id],
        "when_id": bridge().times[0].id,
        "negated": True,
        "stage": "considered",
    }


def test_an_act_that_is_told_again_names_the_first() -> None:
    first, again = [line for line in _decoded(bridge()) if line["kind"] == "act"]

    assert (first["same_as"], again["same_as"]) == (None, first["id"])


def test_a_time_brings_the_days_it_means() -> None:
    reading = bridge()
    monday, days, eve = [line for line in _decoded(reading) if line["kind"] == "time"]

    assert eve == {
        "kind": "time",
        "id": reading.times[2].id,
        "article": reading.article.id,
        "voice": "author",
        "confidence": 0.6,
        "method": "model",
        "span": {"start": 197, "end": 221, "text": "the day before the storm", "raw": [[197, 221]]},
        "type": "date",
        "value": "2024-03-01",
        "start": "2024-03-01",
        "end": "2024-03-02",
        "basis": "computed",
        "anchor": {"start": 212, "end": 221, "text": "the storm", "raw": [[212, 221]]},
    }
    assert (monday["value"], monday["anchor"]) == ("2024-04-08", None)
    assert [days[name] for name in ("value", "start", "end", "basis")] == ["P2D", None, None, "unknown"]


def test_a_figure_brings_its_range_in_plain_decimals() -> None:
    reading = bridge()
    lanes, dollars = [line for line in _decoded(reading) if line["kind"] == "figure"]

    assert lanes == {
        "kind": "figure",
        "id": reading.figures[0].id,
        "article": reading.article.id,
        "voice": reading.statements[0].id,
        "confidence": None,
        "method": "rules",
        "span": {"start": 37, "end": 47, "text": "both lanes", "raw": [[37, 47]]},
        "low": "2",
        "high": "2",
        "comparator": "exact",
        "unit": "lane",
        "counts": {"start": 42, "end": 47, "text": "lanes", "raw": [[42, 47]]},
        "assumed": [],
    }
    assert (dollars["low"], dollars["high"], dollars["comparator"]) == ("1500000", None, "more_than")
    assert (dollars["unit"], dollars["assumed"], dollars["counts"]) == ("USD", ["unit"], None)


def test_a_sentence_brings_its_role() -> None:
    reading = bridge()
    _, festival, *_ = [line for line in _decoded(reading) if line["kind"] == "sentence"]

    assert festival == {
        "kind": "sentence",
        "id": reading.sentences[1].id,
        "article": reading.article.id,
        "voice": "author",
        "confidence": None,
        "method": "rules",
        "span": {"start": 126, "end": 165, "text": "A “festival” of trucks lasted two days.", "raw": [[126, 165]]},
        "role": "assertion",
    }


def test_an_appraisal_brings_its_target_and_whether_it_praises() -> None:
    reading = bridge()
    loaded, scare, echo = [line for line in _decoded(reading) if line["kind"] == "appraisal"]

    assert loaded == {
        "kind": "appraisal",
        "id": reading.appraisals[0].id,
        "article": reading.article.id,
        "voice": reading.statements[0].id,
        "confidence": 0.6,
        "method": "model",
        "type": "loaded",
        "span": {"start": 69, "end": 77, "text": "splendid", "raw": [[69, 77]]},
        "target": {"start": 51, "end": 61, "text": "the bridge", "raw": [[51, 61]]},
        "polarity": "+",
        "echo_of": None,
    }
    assert (scare["type"], scare["target"], scare["polarity"], scare["voice"]) == ("scare", None, None, "author")
    assert (scare["echo_of"], echo["echo_of"]) == (None, reading.statements[0].id)


def test_a_mention_says_what_it_refers_to() -> None:
    lee, nobody = [line for line in _decoded(bridge()) if line["kind"] == "actor"]

    assert [mention["type"] for actor in (lee, nobody) for mention in actor["mentions"]] == ["person", "group"]


def test_what_could_not_be_read_says_why() -> None:
    skipped = Skipped(source="news/\udcff.txt", stage="intake", reason="it is empty")
    article, _ = marked_article("Bonjour, dit-il.", language="fr")
    unread = replace(planted_reading(article), skipped=Skipped(source="planted.txt", stage="analyse", reason="French"))

    assert _decoded(skipped) == [
        {"kind": "skipped", "source": "news/\ufffd.txt", "stage": "intake", "reason": "it is empty"}
    ]
    assert [line["kind"] for line in _decoded(unread)] == ["article", "skipped"]
