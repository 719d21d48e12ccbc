"""What is worked out is remembered until something is written; what takes long may lag while articles come."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from threading import Barrier, Thread

import pytest

from sayso import link
from sayso.records import Traced
from sayso.store import ActorQuery, Ledger, StatementQuery, remembering
from tests.store.linked import naming, traced
from tests.store.readings import told
from tests.stories import bridge, ferry


def count(path: Path) -> int:
    with Ledger.open(path, write=False) as ledger:
        return ledger.count(StatementQuery())


def add(path: Path, source: str) -> None:
    with Ledger.open(path, write=True) as ledger:
        ledger.add(told("“[content|No.]” [cue|said] [source|Ann Lee].", source=source))


def test_what_is_written_shows(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    for number in range(3):
        add(path, f"{number}.txt")
        assert [count(path), count(path)] == [number + 1] * 2


def test_what_is_the_same_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    asked = []
    for _ in range(2):
        add(path, "a.txt")
        with Ledger.open(path, write=False) as ledger:
            remembering.remembered(ledger._db, "question", lambda _: asked.append(1))

    assert asked == [1]


def test_another_file_in_the_same_place_is_another_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    add(path, "a.txt")
    assert count(path) == 1
    for file in tmp_path.iterdir():
        file.rename(file.with_name(f"old-{file.name}"))
    with Ledger.open(path, write=True) as ledger:
        ledger.add(told("Nobody spoke."))
    assert count(path) == 0


def test_what_is_not_committed_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(told("“[content|No.]” [cue|said] [source|Ann Lee].", source="a.txt"))
        assert ledger.count(StatementQuery()) == 1
        ledger.add(told("“[content|No.]” [cue|said] [source|Ann Lee].", source="b.txt"))
        assert ledger.count(StatementQuery()) == 2


def test_what_takes_long_lags_while_articles_come_and_catches_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "_LONG", 0)
    monkeypatch.setattr(remembering, "_REST", 0)
    path = tmp_path / "ledger.sqlite"
    add(path, "a.txt")
    assert count(path) == 1
    add(path, "b.txt")
    seen = [count(path)]
    until = time.monotonic() + 10
    while seen[-1] != 2 and time.monotonic() < until:
        time.sleep(0.01)
        seen.append(count(path))

    assert (seen[0], seen[-1]) == (1, 2)


def test_a_correction_shows_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_LONG", 0)
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        reading = naming("Ann Lee met Bo Kim.", "a.txt")
        ledger.add(reading, traced(reading))

    def names() -> list[str]:
        with Ledger.open(path, write=False) as ledger:
            return sorted(actor.name for actor in ledger.actors())

    assert names() == ["Ann Lee", "Bo Kim"]
    with Ledger.open(path, write=True) as ledger:
        ledger.merge("Ann Lee", "Bo Kim")
    assert len(names()) == 1


def test_nobody_works_out_what_another_thread_is_at(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    add(path, "a.txt")
    asked, began = [], Barrier(3)

    def work_out(_: object) -> int:
        asked.append(1)
        time.sleep(0.1)
        return 7

    def ask() -> None:
        with Ledger.open(path, write=False) as ledger:
            began.wait(5)
            assert remembering.remembered(ledger._db, "question", work_out) == 7

    several = [Thread(target=ask) for _ in range(3)]
    for one in several:
        one.start()
    for one in several:
        one.join(5)

    assert asked == [1]


def test_what_is_made_of_an_earlier_answer_is_as_old_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_LONG", 0)
    monkeypatch.setattr(remembering, "_REST", 1e9)
    path = tmp_path / "ledger.sqlite"

    def inner(db: sqlite3.Connection) -> int:
        return remembering.remembered(
            db, "inner", lambda db: int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
        )

    for number, source in enumerate(("a.txt", "b.txt", "c.txt")):
        add(path, source)
        with Ledger.open(path, write=False) as ledger:
            assert inner(ledger._db) == 1
            assert remembering.remembered(ledger._db, ("outer", number), inner) == 1
            # It was worked out just now, but from what lags.
            exact = remembering.remembered(ledger._db, ("outer", number), lambda _: 7, may_lag=False)
        assert exact == (1 if number == 0 else 7)
    assert remembering._working.states is None


def test_what_may_not_lag_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_LONG", 0)
    path = tmp_path / "ledger.sqlite"
    worked_out = ["first", "second"]
    answers = []
    for source in ("a.txt", "b.txt"):
        add(path, source)
        with Ledger.open(path, write=False) as ledger:
            answers.append(remembering.remembered(ledger._db, "question", lambda _: worked_out.pop(0), may_lag=False))

    assert answers == ["first", "second"]


def test_a_search_finds_actors_that_came_after_the_order_that_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "_LONG", 0)
    monkeypatch.setattr(remembering, "_REST", 1e9)
    path = tmp_path / "ledger.sqlite"
    for words, source in (("Bo Lee met Bo Kim.", "a.txt"), ("Bo Day met Bo Kim.", "b.txt")):
        with Ledger.open(path, write=True) as ledger:
            reading = naming(words, source)
            ledger.add(reading, traced(reading))
        with Ledger.open(path, write=False) as ledger:
            listed = [actor.name for actor in ledger.actors(ActorQuery())]

    # Whoever lists them all without a page does not wait for the order either.
    assert sorted(listed) == ["Bo Kim", "Bo Lee"]
    with Ledger.open(path, write=False) as ledger:
        assert [actor.name for actor in ledger.actors(ActorQuery(text="bo"))][-1] == "Bo Day"
        assert ledger.count(ActorQuery(text="bo")) == 3


def test_what_has_gone_is_passed_over_by_lists_that_lag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_LONG", 0)
    monkeypatch.setattr(remembering, "_REST", 1e9)
    path = tmp_path / "ledger.sqlite"
    first, second = ferry(), bridge()

    def found(ledger: Ledger, most: int = 9) -> tuple[list[str], list[str], list[str], list[str]]:
        return (
            [row.id for row in ledger.library()],
            [row.article for row in ledger.search_entries("the")],
            [row.article for row in ledger.search(StatementQuery(limit=9))],
            [row.name for row in ledger.actors(ActorQuery(limit=most))],
        )

    with Ledger.open(path, write=True) as ledger:
        for story in (first, second):
            ledger.add(story, Traced(rules=link.RULES, traces=link.traces(story.article, story.actors)))
    with Ledger.open(path, write=False) as ledger:
        assert found(ledger)[0] == [second.article.id, first.article.id]
    with Ledger.open(path, write=True) as ledger:
        ledger.forget(second.article.id)
    with Ledger.open(path, write=False) as ledger:
        library, entries, statements, actors = found(ledger, most=8)

    assert library == [first.article.id]
    assert set(entries) <= {first.article.id}
    assert set(statements) <= {first.article.id}
    assert actors == [actor.name for actor in first.actors]
