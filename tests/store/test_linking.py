"""Actors across articles: what the ledger keeps up to date is what all traces together give, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import LedgerError
from sayso.link import entities
from sayso.records import Trace, Traced
from sayso.store import Ledger, corrections
from tests.store.linked import Keys, Partition, naming, partition, partition_all_at_once, partition_by_parts, traced
from tests.store.test_migrations import write_old_ledger

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


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(6)), st.permutations(range(4)))
def test_corrections_and_articles_in_any_order_give_the_same(articles: list[int], said: list[int]) -> None:
    readings = [naming(f"Ann Lee met Bo Kim {'and Cy Ode ' * (number % 2)}.", f"{number}.txt") for number in range(6)]
    with Ledger.in_memory() as first:
        for reading in readings:
            first.add(reading, traced(reading))
        first.merge("Ann Lee", "Cy Ode")
        first.split("Bo Kim", [reading.article.id for reading in readings[:2]])
        first.rename("Cy Ode", "Cyril")
        first.undo(next(first.corrections).id)
        records = list(first.correction_records)
        expected_names = sorted((view.name, view.articles) for view in first.actors())
        whole = partition(first)

    with Ledger.in_memory() as other:
        for number in articles[:3]:
            other.add(readings[number], traced(readings[number]))
        for number in said:
            other.add_correction(records[number])
        for number in articles[3:]:
            other.add(readings[number], traced(readings[number]))
        assert partition(other) == whole
        assert sorted((view.name, view.articles) for view in other.actors()) == expected_names


def test_removing_looks_at_what_comes_off_and_not_at_all_that_shares_a_key() -> None:
    with Ledger.in_memory() as ledger:
        for number in range(300):
            reading = naming("Ann Lee left.", f"{number}.txt")
            ledger.add(reading, traced(reading, [(f"shared own_{number}", "", "")]))
        gone: list[str] = []
        ledger._db.set_trace_callback(lambda sql: gone.append(sql) if "link_edges WHERE one" in sql else None)
        for number in (0, 150, 299):
            ledger.forget(naming("Ann Lee left.", f"{number}.txt").article.id)

        assert len(partition(ledger)) == 1
        assert len([sql for sql in gone if sql.startswith("SELECT")]) <= 6


def test_a_ledger_that_knew_no_actors_is_linked_without_reading(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    reading = naming("Ann Lee met Bo Kim.", "old.txt")
    write_old_ledger(path, 4, reading)

    with Ledger.open(path, write=True) as ledger:
        assert list(ledger.actors()) == []
        assert ledger.linked_by_others("1") == (reading.article.id,)
        ledger.link(ledger.reading(reading.article.id), traced(reading))
        assert [view.name for view in ledger.actors()] == ["Ann Lee", "Bo Kim"]
        assert ledger.linked_by_others("1") == ()
        assert ledger.linked_by_others("2") == (reading.article.id,)


def test_a_full_disk_leaves_what_was_linked_as_it_was(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as ledger:
        for number in range(5):
            reading = naming("Ann Lee met Bo Kim.", f"{number}.txt")
            ledger.add(reading, traced(reading))
        ledger.commit()
        before = partition(ledger)
        pages = ledger._db.execute("PRAGMA page_count").fetchone()[0]
        ledger._db.execute(f"PRAGMA max_page_count = {pages}")
        crowd = naming(" and ".join(f"Ann{number} Lee{number}" for number in range(400)), "crowd.txt")
        with pytest.raises(LedgerError, match="the disk is full"):
            ledger.add(crowd, traced(crowd))
        ledger._db.execute("PRAGMA max_page_count = 1000000")

        assert partition(ledger) == before
        ledger.add(crowd, traced(crowd))
        assert len(partition(ledger)) == len(before) + 400


def test_a_correction_that_is_stopped_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        reading = naming("Ann Lee met Bo Kim.", "a.txt")
        ledger.add(reading, traced(reading))

        def stopped(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(corrections, "_settle", stopped)
            with pytest.raises(KeyboardInterrupt):
                ledger.merge("Ann Lee", "Bo Kim")
        assert (len(partition(ledger)), list(ledger.corrections)) == (2, [])
        ledger.merge("Ann Lee", "Bo Kim")
    with Ledger.open(path, write=False) as ledger:
        assert (len(partition(ledger)), len(list(ledger.corrections))) == (1, 1)
