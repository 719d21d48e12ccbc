"""What SQLite and the operating system say when a ledger fails, in words that say what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sayso.errors import LedgerBusyError, LedgerError

_KEPT = "What was stored before is safe"

_SQLITE = {
    sqlite3.SQLITE_FULL: ("the disk is full", f"{_KEPT}; make room and run it again."),
    sqlite3.SQLITE_READONLY: ("the ledger can only be read", "Check the rights of the file and its folder."),
    sqlite3.SQLITE_CANTOPEN: ("the ledger cannot be opened", "Check that its folder is there, and the rights of both."),
    sqlite3.SQLITE_PERM: ("the ledger may not be opened", "Check the rights of the file and its folder."),
    sqlite3.SQLITE_NOTADB: ("this file is not a ledger", "Name another one with --ledger."),
    sqlite3.SQLITE_CORRUPT: (
        "the ledger is damaged",
        "Go back to the last `sayso backup`, or read the sources anew into another one.",
    ),
    sqlite3.SQLITE_IOERR: ("the disk could not be read or written", f"{_KEPT} unless the disk is failing."),
}

_SYSTEM = {
    errno.ENOSPC: _SQLITE[sqlite3.SQLITE_FULL],
    errno.EDQUOT: _SQLITE[sqlite3.SQLITE_FULL],
    errno.EROFS: _SQLITE[sqlite3.SQLITE_READONLY],
    errno.EACCES: _SQLITE[sqlite3.SQLITE_PERM],
    errno.EPERM: _SQLITE[sqlite3.SQLITE_PERM],
}


@contextmanager
def told_as_ledger_errors(where: str) -> Iterator[None]:
    """Raise trouble with the file ``where`` as a ``LedgerError``."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(where, error) from error
    except OSError as error:
        reason, hint = _SYSTEM.get(error.errno or 0, (error.strerror or str(error), ""))
        raise LedgerError(where, reason, hint) from error


def _from_sqlite(where: str, error: sqlite3.Error) -> LedgerError:
    # Errors of the module itself, such as the use of a closed connection, bear no code.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerBusyError(where, "another program is using the ledger", "Try again when it has finished.")
    reason, hint = _SQLITE.get(code, (str(error), ""))
    return LedgerError(where, reason, hint)
