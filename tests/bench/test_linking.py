"""Articles with other names, as the cost of linking is measured on: the same each time, and some names recur."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.linking import _Swapped, _Template, measure
from bench.rows import Results

from sayso.records import ActorId, ActorType, ArticleId, Trace
from sayso.store import Ledger
from tests.store.linked import partition

LEE = Trace(
    article_id=ArticleId("0"),
    actor_id=ActorId("0"),
    name="Ann Lee",
    type=ActorType.PERSON,
    keys=("person|ann lee|mayor",),
    offered=("last|lee",),
)
TEMPLATE = _Template(0, (LEE,), ("ann", "lee"))


def test_names_are_swapped_alike_in_name_and_keys() -> None:
    _, traced = _Swapped((TEMPLATE,)).article(7)

    (trace,) = traced.traces
    assert trace.name != "Ann Lee"
    assert trace.keys == (f"person|{trace.name}|mayor",)
    assert trace.offered == (f"last|{trace.name.split()[1]}",)


def test_the_same_number_gives_the_same_article_and_others_share_some_names() -> None:
    swapped = _Swapped((TEMPLATE,))
    assert swapped.article(3) == swapped.article(3)

    with Ledger.in_memory() as ledger:
        for number in range(200):
            ledger.add(*swapped.article(number))
        assert 10 < len(partition(ledger)) < 190


@pytest.mark.model
def test_rows_are_measured_on_what_the_samples_hold(tmp_path: Path) -> None:
    results = Results()
    measure(results, corpora=tmp_path, work=tmp_path, quick=True)

    assert [row.measure.key for row in results.rows] == ["linking", "linking_growth"]
    assert list(tmp_path.iterdir()) == []
