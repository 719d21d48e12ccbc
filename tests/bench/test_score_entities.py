"""The scorer of entities across articles: MEANTIME's marks, which mention fits which, and B-cubed reckoned by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bench.score import entities
from bench.score.ledger import Entry

XML = """<?xml version="1.0" ?><Document doc_name="{name}">
<token number="0" sentence="0" t_id="1">Lee</token>
<token number="1" sentence="0" t_id="2">pays</token>
<token number="2" sentence="1" t_id="3">March</token>
<token number="3" sentence="1" t_id="4">01</token>
<token number="4" sentence="1" t_id="5">,</token>
<token number="5" sentence="1" t_id="6">2008</token>
<token number="6" sentence="2" t_id="7">Ann</token>
<token number="7" sentence="2" t_id="8">Lee</token>
<token number="8" sentence="2" t_id="9">,</token>
<token number="9" sentence="2" t_id="10">head</token>
<token number="10" sentence="2" t_id="11">of</token>
<token number="11" sentence="2" t_id="12">Tides</token>
<token number="12" sentence="2" t_id="13">,</token>
<token number="13" sentence="2" t_id="14">paid</token>
<token number="14" sentence="2" t_id="15">cash</token>
<Markables>
<ENTITY_MENTION m_id="1"><token_anchor t_id="1"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="2"><token_anchor t_id="7"/><token_anchor t_id="8"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="3"><token_anchor t_id="10"/><token_anchor t_id="11"/><token_anchor t_id="12"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="4"><token_anchor t_id="12"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="5"><token_anchor t_id="15"/></ENTITY_MENTION>
<ENTITY ent_type="PER" instance_id="PER1" m_id="6"/>
<ENTITY ent_type="ORG" instance_id="" m_id="7"/>
<ENTITY ent_type="FIN" instance_id="FIN1" m_id="8"/>
</Markables>
<Relations>
<REFERS_TO r_id="1"><source m_id="1"/><source m_id="2"/><source m_id="3"/><target m_id="6"/></REFERS_TO>
<REFERS_TO r_id="2"><source m_id="4"/><target m_id="7"/></REFERS_TO>
<REFERS_TO r_id="3"><source m_id="5"/><target m_id="8"/></REFERS_TO>
</Relations>
</Document>
"""
TEXT = "Lee pays\nMarch 01, 2008\nAnn Lee, head of Tides, paid cash"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for topic, name in (("corpus_airbus", "a"), ("corpus_gm", "b"), ("corpus_apple", "c")):
        (tmp_path / topic).mkdir()
        (tmp_path / topic / f"{name}.xml").write_text(XML.format(name=name), encoding="utf-8")
    return tmp_path


def entry(name: str, *actors: tuple[int | None, list[str]]) -> Entry:
    """What a reader found: actors by their entity and their mentions, each at the last place where its words stand."""
    records = []
    for number, (entity, mentions) in enumerate(actors):
        spans = [(TEXT.rindex(words), TEXT.rindex(words) + len(words)) for words in mentions]
        listed: list[dict[str, Any]] = [
            {"start": a, "end": b, "text": TEXT[a:b], "raw": [[a, b]], "form": "name"} for a, b in spans
        ]
        records.append({"id": str(number), "entity": entity, "mentions": listed})
    return Entry({"text": TEXT, "id": name}, {"actor": records})


def test_articles_are_read_of_the_dev_half_alone(corpus: Path) -> None:
    assert list(entities.prepare(corpus)) == [("a.xml", TEXT, "2008-03-01"), ("b.xml", TEXT, "2008-03-01")]


def test_entities_are_those_of_all_articles_and_sums_of_money_are_none(corpus: Path) -> None:
    one, other = entities.gold_articles(corpus)

    assert one.mentions == {(0, 1): "PER1", (6, 8): "PER1", (9, 12): "PER1", (11, 12): "a 7"}
    assert other.mentions[11, 12] == "b 7"


def test_a_mention_takes_the_entity_of_the_one_with_its_head(corpus: Path) -> None:
    gold = next(entities.gold_articles(corpus))

    found = entities.found(gold, entry("a", (1, ["Ann Lee", "head"]), (2, ["Tides"]), (3, ["Lee"])))

    assert found == {(0, 1): None, (6, 8): 1, (9, 12): 1, (11, 12): 2}


def test_b_cubed_is_reckoned_over_all_mentions() -> None:
    pairs = [("x", 1), ("x", 1), ("x", 2), ("y", 2)]

    precision, recall = (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, (1 + 1 + 1 / 2 + 1 / 2) / 4
    f1 = 2 * precision * recall / (precision + recall)
    assert entities.b_cubed(pairs) == pytest.approx((100 * precision, 100 * recall, 100 * f1))
    assert entities.b_cubed([]) == (0, 0, 0)


def test_what_is_not_found_is_an_entity_of_its_own(corpus: Path) -> None:
    whole = ["Ann Lee", "head"]
    entries = {"a.xml": entry("a", (1, whole), (None, ["Tides"])), "b.xml": entry("b", (1, whole))}

    figures = entities.evaluate(corpus, entries)

    assert figures["articles"] == 2
    assert figures["missing"] == figures["broken_spans"] == 0
    assert figures["mentions"] == {"found": pytest.approx(62.5), "named": pytest.approx(62.5)}
    # Of PER1's six mentions four are together; the four others are alone, and rightly so two.
    precision, recall, _ = figures["entities"]["b3"]
    assert (precision, recall) == pytest.approx((100, 100 * (4 * 4 / 6 + 2 / 6 + 2) / 8))
