"""The ledger's file: where it lies, who may read it, and what is said when it cannot be opened or written."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from sayso.errors import LedgerBusyError, LedgerError
from sayso.store import Ledger, default_path
from sayso.store.schema import migrate, migrations, schema_version
from sayso.store.trouble import told_as_ledger_errors
from tests.store.readings import told

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(told())
    return path


def test_the_environment_names_the_ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "mine.sqlite"))
    assert default_path() == tmp_path / "mine.sqlite"
    with Ledger.open(write=True) as ledger:
        assert ledger.path == tmp_path / "mine.sqlite"

    monkeypatch.delenv("SAYSO_LEDGER")
    assert default_path().parts[-2:] == ("sayso", "ledger.sqlite")


@posix
def test_files_and_folders_that_sayso_makes_are_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "newer" / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(told())
        ledger.commit()
        made = [path.parent.parent, path.parent, *path.parent.iterdir()]

        assert {file.name: oct(stat.S_IMODE(file.stat().st_mode)) for file in made} == {
            "new": "0o700",
            "newer": "0o700",
            "ledger.sqlite": "0o600",
            "ledger.sqlite-wal": "0o600",
            "ledger.sqlite-shm": "0o600",
            "ledger.sqlite.lock": "0o600",
        }


def test_info_tells_the_state_of_the_file(path: Path) -> None:
    with Ledger.open(path, write=False) as ledger:
        info = ledger.info()

    assert (info.path, info.size) == (path, path.stat().st_size)
    assert (info.schema_version, info.journal_mode, info.problems) == (len(migrations()), "wal", ())
    assert (info.counts.articles, info.counts.statements, info.counts.actors) == (1, 2, 2)


def test_there_is_nothing_to_read_before_something_was_read(tmp_path: Path) -> None:
    for missing in (tmp_path / "ledger.sqlite", tmp_path / "no such folder" / "ledger.sqlite"):
        with pytest.raises(LedgerError, match=r"there is no ledger yet\. Read something into it first"):
            Ledger.open(missing, write=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    empty = tmp_path / "ledger.sqlite"
    empty.touch()
    with pytest.raises(LedgerError, match="there is no ledger yet"):
        Ledger.open(empty, write=False)

    with Ledger.open(empty, write=True) as ledger:
        ledger.add(told())


@pytest.mark.parametrize("write", [True, False])
def test_a_folder_in_its_place(tmp_path: Path, *, write: bool) -> None:
    with pytest.raises(LedgerError, match="this is a folder, not a ledger"):
        Ledger.open(tmp_path, write=write)


@pytest.mark.parametrize("write", [True, False])
def test_a_file_that_is_no_ledger_stays_as_it_is(tmp_path: Path, *, write: bool) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("My notes about the ferry. " * 100)

    with pytest.raises(LedgerError, match="this file is not a ledger"):
        Ledger.open(notes, write=write)

    assert notes.read_text() == "My notes about the ferry. " * 100
    assert list(tmp_path.iterdir()) == [notes]


@pytest.mark.parametrize("write", [True, False])
def test_the_database_of_another_program_stays_as_it_is(tmp_path: Path, *, write: bool) -> None:
    other = tmp_path / "recipes.sqlite"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
        db.execute("PRAGMA user_version = 1")

    with pytest.raises(LedgerError, match="this is another program's database"):
        Ledger.open(other, write=write)
    assert list(tmp_path.iterdir()) == [other]


@pytest.mark.parametrize("write", [True, False])
def test_a_ledger_of_a_newer_version(path: Path, *, write: bool) -> None:
    newer = len(migrations()) + 1
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {newer}")

    with pytest.raises(LedgerError, match=rf"a newer sayso wrote this ledger \(schema {newer}.*Update sayso"):
        Ledger.open(path, write=write)


def test_a_damaged_ledger(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)

    with pytest.raises(LedgerError, match=r"the ledger is damaged.*backup"), Ledger.open(path, write=True) as ledger:
        ledger.add(told("Fares fall."))


def test_writing_to_a_ledger_opened_for_reading(path: Path) -> None:
    with Ledger.open(path, write=False) as ledger:
        with pytest.raises(LedgerError, match="the ledger can only be read"):
            ledger.add(told("Fares fall."))
        assert ledger.counts().articles == 1


@posix
def test_a_ledger_in_a_folder_that_can_only_be_read() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        with Ledger.open(folder / "ledger.sqlite", write=True) as ledger:
            ledger.add(told())
        (folder / "ledger.sqlite").chmod(0o444)
        folder.chmod(0o555)

        assert open_as_a_mere_user(folder / "ledger.sqlite", write=False) == "2 statements"
        assert "the ledger can only be read. Check the rights" in open_as_a_mere_user(
            folder / "ledger.sqlite", write=True
        )
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def open_as_a_mere_user(path: Path, *, write: bool) -> str:
    """Open a ledger in another process, which is not root's even where the tests are, and return what came of it."""
    code = (
        "import os, sys; from pathlib import Path; from sayso.store import Ledger\n"
        "os.getuid() or os.setuid(65534)\n"
        f"try: print(Ledger.open(Path(sys.argv[1]), write={write}).counts().statements, 'statements')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    command = [sys.executable, "-B", "-c", code, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_full_disk_loses_nothing_that_was_stored(path: Path) -> None:
    long = told("Rain. " * 100_000, source="long.txt")
    with Ledger.open(path, write=True) as ledger:
        (pages,) = ledger._db.execute("PRAGMA page_count").fetchone()
        ledger._db.execute(f"PRAGMA max_page_count = {pages + 10}")
        with pytest.raises(LedgerError, match=r"the disk is full.*make room"):
            ledger.add(long)

    with Ledger.open(path, write=True) as ledger:
        assert ledger.info().problems == ()
        assert ledger.reading(told().article.id) == told()
        ledger.add(long)
        assert ledger.counts().articles == 2


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the ledger can only be read"),
        (errno.EACCES, "may not be opened"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_trouble_of_the_system_is_told_with_the_place(number: int, reason: str) -> None:
    with (
        pytest.raises(LedgerError, match=f"/data/ledger.sqlite: .*{reason}"),
        told_as_ledger_errors("/data/ledger.sqlite"),
    ):
        raise OSError(number, os.strerror(number))


def test_a_locked_database_is_told_as_busy(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db, closing(sqlite3.connect(path, timeout=0)) as other:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusyError, match="another program"), told_as_ledger_errors(str(path)):
            other.execute("BEGIN IMMEDIATE")


def test_a_closed_ledger_says_so(path: Path) -> None:
    ledger = Ledger.open(path, write=True)
    ledger.close()
    ledger.close()

    with pytest.raises(LedgerError, match="closed"):
        ledger.counts()
    with pytest.raises(LedgerError, match="closed"):
        list(ledger.statements)


def test_a_migration_that_fails_changes_nothing() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        first = "CREATE TABLE a (x);"
        with pytest.raises(sqlite3.OperationalError, match="syntax"):
            migrate(db, [first, "CREATE TABLE b (x); CREATE NONSENSE;"])

        assert schema_version(db) == 1
        assert [row[0] for row in db.execute("SELECT name FROM sqlite_master")] == ["a"]

        migrate(db, [first, "CREATE TABLE b (x);"])
        assert schema_version(db) == 2


def test_a_ledger_copied_without_its_log_opens(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "copy.sqlite")
    with Ledger.open(tmp_path / "copy.sqlite", write=False) as ledger:
        assert ledger.counts().articles == 1
