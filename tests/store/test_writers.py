"""One process writes at a time, others wait or read; a process that dies loses its last batch at most."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import LedgerBusyError
from sayso.store import Added, Ledger, asking
from sayso.store import ledger as ledger_module
from sayso.store.connection import open_for_reading
from tests.store.readings import told
from tests.stories import bridge

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from sayso.store import Ledger
from tests.store.readings import told
with Ledger.open(Path(sys.argv[1]), write=True) as ledger:
    print("open", flush=True)
    for n in range(int(sys.argv[2])):
        ledger.add(told(source=f"{n}.txt"))
        if n % 7 == 6:
            ledger.commit()
            print(n, flush=True)
    sys.stdin.read()
"""


@contextmanager
def writer(path: Path, articles: int) -> Iterator[subprocess.Popen[str]]:
    """Run a process that writes ``articles``, committing every seventh, and then keeps the ledger open."""
    command = [sys.executable, "-c", WRITER, str(path), str(articles)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_writer_gives_up_after_its_time(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with writer(path, 0):
        told_to: list[str] = []
        with pytest.raises(LedgerBusyError, match="another process is still writing"):
            Ledger.open(path, write=True, wait=0.3, on_wait=told_to.append)

    assert told_to == [f"{path}: another process is writing to the ledger; waiting for it to finish."]


def test_a_second_writer_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with writer(path, 3) as process:
        waiting: list[str] = []

        def let_it_finish(message: str) -> None:
            waiting.append(message)
            assert process.stdin
            process.stdin.close()

        with Ledger.open(path, write=True, wait=30, on_wait=let_it_finish) as ledger:
            assert ledger.counts().articles == 3
    assert len(waiting) == 1


def test_two_ledgers_of_one_process_are_two_writers(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True), pytest.raises(LedgerBusyError):
        Ledger.open(path, write=True, wait=0)

    Ledger.open(path, write=True, wait=0).close()


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with writer(path, 0) as process:
        process.kill()
        process.wait()

        Ledger.open(path, write=True, wait=5).close()


def test_readers_see_what_is_committed_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as writing, Ledger.open(path, write=False) as reading:
        writing.add(told())
        assert reading.counts().articles == 0

        writing.commit()
        assert reading.counts().articles == 1
        assert len(list(reading.statements)) == 2


def test_a_writer_killed_at_any_moment_loses_its_last_batch_at_most(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    safe = -1
    for pause in (0.0, 0.013, 0.05):
        with writer(path, 2000) as process:
            assert process.stdout
            safe = max(safe, int(process.stdout.readline()))
            time.sleep(pause)
            process.kill()
            process.wait()
            safe = max([safe, *(int(line) for line in process.stdout if line.endswith("\n"))])

        with Ledger.open(path, write=False) as ledger:
            assert ledger.info().problems == ()
            assert ledger.counts().articles >= safe + 1
            assert ledger.counts().statements == 2 * ledger.counts().articles

    with Ledger.open(path, write=True) as ledger:
        assert [ledger.add(told(source=f"{n}.txt")) for n in range(safe + 1)] == [Added.UNCHANGED] * (safe + 1)
        assert ledger._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        ledger._db.execute("INSERT INTO statements_fts (statements_fts) VALUES ('integrity-check')")


def test_a_run_that_is_interrupted_keeps_every_whole_article(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"

    def read_until_interrupted() -> None:
        with Ledger.open(path, write=True) as ledger:
            ledger.add(told(source="whole.txt"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_until_interrupted()

    with Ledger.open(path, write=False) as ledger:
        assert [view.source for view in ledger.articles] == ["whole.txt"]


def test_long_batches_are_committed_by_number_and_by_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.sqlite"
    monkeypatch.setattr(ledger_module, "_BATCH_STEPS", 3)
    with Ledger.open(path, write=True) as writing, Ledger.open(path, write=False) as reading:

        def seen_after_adding(source: str) -> int:
            writing.add(told(source=source))
            return reading.counts().articles

        assert [seen_after_adding(f"{n}.txt") for n in range(7)] == [0, 0, 3, 3, 3, 6, 6]

        monkeypatch.setattr(ledger_module, "_BATCH_SECONDS", 0.0)
        assert seen_after_adding("late.txt") == 8


def test_a_reading_is_of_one_state_although_somebody_writes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    story = bridge()
    with Ledger.open(path, write=True) as ledger:
        ledger.add(story)

    def write(statement: str) -> None:
        if "FROM acts" in statement:
            with Ledger.open(path, write=True) as writer:
                writer.replace(replace(story, acts=(), figures=()))

    with closing(open_for_reading(path)) as opened:
        opened.db.set_trace_callback(write)
        assert asking.reading(opened.db, story.article.id) == story
        opened.db.set_trace_callback(None)
        now = asking.reading(opened.db, story.article.id)
        assert now is not None
        assert (now.acts, now.figures) == ((), ())
