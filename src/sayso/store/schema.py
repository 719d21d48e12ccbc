"""The ledger's tables, made and brought up to date by numbered migrations, each in a transaction of its own.

``migrations/`` holds them as SQL; the number in a file's name is the schema version it leads to, which SQLite keeps as
``user_version``. A committed migration is never changed again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

APPLICATION_ID = 0x53415953
"""``SAYS`` in ASCII: by it SQLite files of other programs are told from ledgers."""


def migrations() -> tuple[str, ...]:
    """Return the SQL of each migration, the first one first."""
    folder = Path(__file__).parent / "migrations"
    return tuple(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.sql")))


def migrate(db: sqlite3.Connection, scripts: Sequence[str]) -> None:
    """Run those of ``scripts`` that ``db`` has not seen."""
    done = schema_version(db)
    for version, script in enumerate(scripts[done:], start=done + 1):
        try:
            db.executescript(
                f"BEGIN IMMEDIATE; {script}\n"
                f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version}; COMMIT;"
            )
        except sqlite3.Error:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def schema_version(db: sqlite3.Connection) -> int:
    """Return the number of the last migration that ``db`` has seen, 0 where there is nothing in it."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def is_foreign(db: sqlite3.Connection) -> bool:
    """Say whether ``db`` belongs to another program."""
    if db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        return False
    return bool(db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
