"""The pairs of namesakes: their marks, and when two persons are one for sayso."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bench.corpora import Corpus
from bench.namesakes.measure import PAIRS, SEEN, articles, gold_pairs, judge, rows
from bench.score.ledger import Entry

PAIR: dict[str, Any] = {
    "id": "n00",
    "name": "Lee",
    "same": True,
    "a": {"text": "Ann Lee spoke.", "mention": [0, 7], "publisher": "X", "date": "2024-01-01", "title": "Words"},
    "b": {"text": "Mayor Lee spoke.", "mention": [6, 9], "publisher": "Y", "date": "2024-01-02", "title": "More"},
}


def actor(entity: int | None, start: int, end: int, form: str = "name") -> dict[str, Any]:
    return {"entity": entity, "mentions": [{"raw": [[start, end]], "form": form}]}


def entries(a: list[dict[str, Any]], b: list[dict[str, Any]]) -> dict[str, Entry]:
    return {"n00a": Entry({}, {"actor": a}), "n00b": Entry({}, {"actor": b})}


@pytest.mark.parametrize(("corpus", "count", "same"), [(PAIRS, 40, 20), (SEEN, 101, 46)], ids=["pairs", "seen"])
def test_pairs_are_whole(corpus: Corpus, count: int, same: int) -> None:
    pairs = gold_pairs(corpus)

    assert (len(pairs), sum(pair["same"] for pair in pairs)) == (count, same)
    for pair in pairs:
        for side in (pair["a"], pair["b"]):
            assert side["text"][slice(*side["mention"])].strip() == side["text"][slice(*side["mention"])] != ""
    assert {json.loads(line)["source"] for line in articles(pairs)} == {f"{p['id']}{s}" for p in pairs for s in "ab"}


def test_two_are_one_where_they_are_one_entity() -> None:
    assert judge(PAIR, entries([actor(1, 0, 7)], [actor(1, 0, 9)]))
    assert not judge(PAIR, entries([actor(1, 0, 7)], [actor(2, 0, 9), actor(1, 10, 15)]))
    assert not judge(PAIR, entries([actor(None, 0, 7)], [actor(None, 0, 9)]))


def test_pairs_that_were_seen_have_rows_of_their_own() -> None:
    right, merged = rows([PAIR], entries([actor(1, 0, 7)], [actor(1, 0, 9)]), SEEN)

    assert (right.measure.key, merged.measure.key) == ("namesakes_seen", "namesakes_seen_merged")


def test_an_article_that_is_not_read_shows_nobody() -> None:
    assert not judge(PAIR, entries([actor(1, 0, 7)], []))
    right, merged = rows([PAIR], entries([actor(1, 0, 7)], []))

    assert (right.figure, merged.figure) == (0, 0)
    assert right.note == "in a language that is not read: 1"
