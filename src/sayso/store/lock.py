"""The right to write, held by one process at a time.

It is SQLite's own exclusive lock on an empty file beside the ledger: the same on every operating system, and gone with
the process that holds it, however that ends. The ledger's own write lock would not do: it is let go with every commit,
and before 3.51.3 two connections that write in turn can, rarely, damage a write-ahead log.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from sayso.errors import LedgerBusyError
from sayso.store.location import make_private

_POLL = 0.1
"""Seconds between two tries."""


def lock_for_writing(ledger: Path, *, wait: float, on_wait: Callable[[str], None] | None = None) -> sqlite3.Connection:
    """Return the lock on ``ledger``, held until it is closed; wait for another process up to ``wait`` seconds."""
    file = ledger.with_name(f"{ledger.name}.lock")
    make_private(file)
    lock = sqlite3.connect(file, isolation_level=None, timeout=0)
    deadline = time.monotonic() + wait
    told = False
    try:
        while not _taken(lock):
            if time.monotonic() >= deadline:
                raise LedgerBusyError(
                    str(ledger), "another process is still writing to the ledger", "Try again when it has finished."
                )
            if on_wait and not told:
                on_wait(f"{ledger}: another process is writing to the ledger; waiting for it to finish.")
                told = True
            time.sleep(_POLL)
    except BaseException:
        lock.close()
        raise
    return lock


def _taken(lock: sqlite3.Connection) -> bool:
    try:
        # Nothing is ever written to the lock, so it needs no journal beside it.
        lock.execute("PRAGMA journal_mode = MEMORY")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            return False
        raise
    return True
