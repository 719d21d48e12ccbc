"""Open a ledger's file: check what it is, lock it for writing, bring its tables up to date."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LedgerError
from sayso.store.location import make_private
from sayso.store.lock import lock_for_writing
from sayso.store.schema import is_foreign, migrate, migrations, schema_version
from sayso.store.trouble import told_as_ledger_errors

_CACHE = 32768
"""Kibibytes of pages in memory. Linking touches pages all over the tables of keys: adding 1,500 articles of 17 actors
took 5.2 ms of the processor each with this and 6.0 with the 2 MB that SQLite keeps."""

_MAPPED = 1 << 31
"""Bytes of a file that readers look at where the system has them in memory, and do not copy."""

_BUSY = 10.0
"""Seconds that SQLite waits for the short locks inside it, as while another connection recovers after a crash."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A connection, and the right to write if it has it."""

    db: sqlite3.Connection
    lock: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the connection, then let others write."""
        self.db.close()
        if self.lock:
            self.lock.close()


def open_in_memory() -> Opened:
    """Return an empty ledger in memory."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    _prepare(db)
    migrate(db, migrations())
    return Opened(db=db)


def open_for_writing(path: Path, *, wait: float, on_wait: Callable[[str], None] | None) -> Opened:
    """Lock the ledger at ``path`` and open it; make it if it is not there."""
    with told_as_ledger_errors(str(path)):
        if _is_there(path):
            # Before the lock lays a file beside something that may be no ledger at all.
            _open_to_read(path).close()
            if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        make_private(path)
        with ExitStack() as until_open:
            lock = until_open.enter_context(closing(lock_for_writing(path, wait=wait, on_wait=on_wait)))
            db = until_open.enter_context(closing(_connect(path, "rw")))
            _check(path, db)
            db.execute("PRAGMA journal_mode = WAL")
            _prepare(db)
            if on_wait and 0 < schema_version(db) < len(migrations()):
                on_wait(f"{path}: an older sayso wrote this ledger; it is brought up to date.")
            migrate(db, migrations())
            until_open.pop_all()
    return Opened(db=db, lock=lock)


def open_for_reading(path: Path, *, on_wait: Callable[[str], None] | None = None) -> Opened:
    """Open the ledger at ``path``, which must be there; ``on_wait`` hears that it is brought up to date first."""
    nothing = LedgerError(str(path), "there is no ledger yet", "Read something into it first: sayso read ARTICLE.")
    with told_as_ledger_errors(str(path)):
        if not _is_there(path):
            raise nothing
        db = _open_to_read(path)
        version = schema_version(db)
        if version == len(migrations()):
            # Whoever opens a ledger for each question finds no pages in a memory of its own.
            db.execute(f"PRAGMA mmap_size = {_MAPPED}")
            return Opened(db=db)
        db.close()
        if version == 0:
            raise nothing
        open_for_writing(path, wait=_BUSY, on_wait=on_wait).close()
        return Opened(db=_open_to_read(path))


def _is_there(path: Path) -> bool:
    if path.is_dir():
        raise LedgerError(str(path), "this is a folder, not a ledger", f"Name a file in it: {path / 'ledger.sqlite'}.")
    return path.exists()


def _open_to_read(path: Path) -> sqlite3.Connection:
    try:
        return _check(path, _connect(path, "ro"))
    except sqlite3.OperationalError:
        # Readers share memory through a file beside the ledger. Where that cannot be made, nobody can be writing
        # either, and the ledger can be read as it lies; unless a log beside it holds what has not come into it yet.
        log = path.with_name(f"{path.name}-wal")
        if os.access(path.parent, os.W_OK) or not os.access(path, os.R_OK) or (log.exists() and log.stat().st_size):
            raise
        return _check(path, _connect(path, "ro&immutable=1"))


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    db = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_BUSY)
    # Nothing of a ledger spills into the system's temporary folder.
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def _check(path: Path, db: sqlite3.Connection) -> sqlite3.Connection:
    """Return ``db`` if it is a ledger that this version of sayso knows, or empty; else close it and raise."""
    try:
        if is_foreign(db):
            raise LedgerError(str(path), "this is another program's database", "Name another file with --ledger.")
        version, known = schema_version(db), len(migrations())
        if version > known:
            reason = f"a newer sayso wrote this ledger (schema {version}, this one knows {known})"
            raise LedgerError(str(path), reason, "Update sayso: pip install --upgrade sayso.")
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection) -> None:
    db.execute(f"PRAGMA cache_size = -{_CACHE}")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA foreign_keys = ON")
    # What is forgotten is overwritten.
    db.execute("PRAGMA secure_delete = ON")
