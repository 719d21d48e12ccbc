"""Actors across articles: what the ledger keeps up to date is what all traces together give, in any order."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link import entities
from sayso.records import Trace, Traced
from sayso.store import Ledger
from tests.store.linked import Keys, Partition, naming, partition, partition_all_at_once, partition_by_parts, traced

_WORDS = st.lists(st.sampled_from("abcdef"), max_size=3).map(" ".join)
_KEYS = st.tuples(_WORDS, _WORDS, _WORDS)
_STEPS = st.lists(st.tuples(st.integers(0, 7), st.none() | st.tuples(_KEYS, _KEYS)), max_size=30)

LINK_TABLES = ("link_keys", "link_components", "link_edges", "link_offers", "link_seeks", "traces", "actor_names")


def expected(traces: Sequence[Trace]) -> Partition:
    return {frozenset((one.article_id, one.actor_id) for one in entity) for entity in entities(traces)}


@settings(deadline=None)
@given(_STEPS)
def test_any_order_of_adding_and_removing_gives_what_all_traces_together_give(
    steps: list[tuple[int, tuple[Keys, Keys] | None]],
) -> None:
    """A step gives the article of a number new traces, or forgets it."""
    there: dict[int, Traced] = {}
    with Ledger.in_memory() as ledger:
        for number, keys in steps:
            reading = naming("Ann Lee met Bo Kim.", source=f"{number}.txt")
            if keys is None:
                if there.pop(number, None):
                    ledger.forget(reading.article.id)
                continue
            links = traced(reading, keys)
            if number in there:
                ledger.replace(reading, links)
            else:
                ledger.add(reading, links)
            there[number] = links

        whole = expected([trace for links in there.values() for trace in links.traces])
        assert partition(ledger) == whole
        assert partition_all_at_once(ledger) == whole
        assert partition_by_parts(ledger) == whole
        for number in list(there):
            ledger.forget(naming("Ann Lee met Bo Kim.", source=f"{number}.txt").article.id)
        left = [ledger._db.execute(f"SELECT count(*) FROM {table}").fetchone() for table in LINK_TABLES]  # noqa: S608
        assert left == [(0,)] * len(LINK_TABLES)
