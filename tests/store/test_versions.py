"""Reading a source again, with the same bytes or others, by the same run or another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sayso.records import Reading, Skipped
from sayso.store import Added, Ledger, StatementQuery
from tests.store.readings import ANOTHER_MAKER, dump, told
from tests.stories import bridge

SKIPPED = Skipped(source="planted.txt", stage="intake", reason="the file is empty")


def test_reading_the_same_twice_changes_no_row(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    broken = Skipped(source="broken.txt", stage="intake", reason="the file is empty")
    with Ledger.open(path, write=True) as ledger:
        assert ledger.add(told()) is Added.NEW
        ledger.add_skipped(broken)
    before = dump(path)

    with Ledger.open(path, write=True) as ledger:
        assert ledger.add(told()) is Added.UNCHANGED
        ledger.add_skipped(broken)

    assert dump(path) == before


def test_the_order_of_articles_does_not_matter() -> None:
    readings = [told(source=f"{name}.txt", title=name) for name in ("east", "north", "south", "west")]

    def content(order: list[Reading]) -> list[str]:
        with Ledger.in_memory() as ledger:
            for reading in order:
                ledger.add(reading)
            return sorted(repr(view) for view in ledger.statements)

    assert content([readings[n] for n in (2, 0, 3, 1)]) == content(readings)


def test_other_bytes_become_a_new_version_beside_the_old() -> None:
    first, second = (
        told("“[content|No.]” [cue|said] [source|Ann Lee]."),
        told("“[content|Yes.]” [cue|said] [source|Ann Lee]."),
    )
    with Ledger.in_memory() as ledger:
        assert ledger.add(first) is Added.NEW
        assert ledger.add(second) is Added.NEW_VERSION

        (article,) = ledger.articles
        assert (article.id, article.version, article.current, article.statements) == (second.article.id, 2, True, 1)
        assert [view.content for view in ledger.statements] == ["Yes."]
        assert ledger.reading(first.article.id) == first
        assert (ledger.counts().articles, ledger.counts().old_versions) == (1, 1)


def test_a_source_that_goes_back_to_old_bytes_makes_their_version_current_again() -> None:
    first, second = told("Fares rise."), told("Fares fall.")
    with Ledger.in_memory() as ledger:
        for reading in (first, second):
            ledger.add(reading)

        assert ledger.add(first) is Added.NEW_VERSION
        assert [(view.id, view.version) for view in ledger.articles] == [(first.article.id, 1)]
        assert ledger.counts().old_versions == 1


def test_another_run_replaces_the_records_and_nothing_else() -> None:
    first = told()
    second = replace(told(maker=ANOTHER_MAKER), statements=first.statements[:1])
    with Ledger.in_memory() as ledger:
        ledger.add(first)
        (before,) = ledger.articles

        assert ledger.add(second) is Added.UPDATED
        assert ledger.reading(first.article.id) == second
        assert list(ledger.articles) == [replace(before, statements=1)]
        assert list(ledger.search(StatementQuery(about="cafés"))) == []
        assert ledger.counts().runs == 2


def test_another_run_replaces_records_of_every_kind() -> None:
    first = bridge()
    second = replace(
        first, maker=ANOTHER_MAKER, acts=(), times=first.times[1:], appraisals=first.appraisals[:1], actors=()
    )
    with Ledger.in_memory() as ledger:
        ledger.add(first)

        assert ledger.add(second) is Added.UPDATED
        assert ledger.reading(first.article.id) == second

        ledger.replace(first)
        assert ledger.reading(first.article.id) == first


def test_replacing_an_old_version_leaves_the_current_one_current() -> None:
    first, second = told("Fares rise."), told("Fares fall.")
    with Ledger.in_memory() as ledger:
        ledger.add(first)
        ledger.add(second)

        assert ledger.read_by_others(ANOTHER_MAKER.id) == (first.article.id, second.article.id)
        ledger.replace(replace(first, maker=ANOTHER_MAKER))

        assert ledger.read_by_others(ANOTHER_MAKER.id) == (second.article.id,)
        assert [view.id for view in ledger.articles] == [second.article.id]


def test_a_source_that_is_read_after_all_is_no_longer_skipped() -> None:
    reading = told()
    with Ledger.in_memory() as ledger:
        ledger.add(reading)
        ledger.add_skipped(SKIPPED)
        assert [view.reason for view in ledger.skipped] == ["the file is empty"]
        assert not ledger.has("planted.txt", sha256=reading.article.sha256, run=reading.maker.id)

        assert ledger.add(reading) is Added.UNCHANGED
        assert list(ledger.skipped) == []
        assert ledger.has("planted.txt", sha256=reading.article.sha256, run=reading.maker.id)


def test_a_source_skipped_for_another_reason_is_listed_with_that() -> None:
    with Ledger.in_memory() as ledger:
        ledger.add_skipped(SKIPPED)
        ledger.add_skipped(replace(SKIPPED, reason="the file is gone"))

        assert [view.reason for view in ledger.skipped] == ["the file is gone"]


def test_what_was_skipped_of_an_old_version_is_not_listed() -> None:
    danish = Skipped(source="planted.txt", stage="analyse", reason="the article is in Danish")
    with Ledger.in_memory() as ledger:
        ledger.add(replace(told("Færgen."), statements=(), actors=(), skipped=danish))
        assert ledger.counts().skipped == 1
        ledger.add(told("The ferry."))

        assert list(ledger.skipped) == []
        assert ledger.counts().skipped == 0


def test_has_asks_for_the_same_bytes_and_the_same_run() -> None:
    reading, other = told(), told("Fares fall.")
    with Ledger.in_memory() as ledger:
        ledger.add(reading)

        assert ledger.has("planted.txt", sha256=reading.article.sha256, run=reading.maker.id)
        assert not ledger.has("planted.txt", sha256=other.article.sha256, run=reading.maker.id)
        assert not ledger.has("planted.txt", sha256=reading.article.sha256, run=ANOTHER_MAKER.id)
        assert not ledger.has("other.txt", sha256=reading.article.sha256, run=reading.maker.id)
