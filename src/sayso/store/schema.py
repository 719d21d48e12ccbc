"""The ledger's tables, made and brought up to date by numbered migrations, each in a transaction of its own.

``migrations/`` holds them as SQL; the number in a file's name is the schema version it leads to, which SQLite keeps as
``user_version``. A committed migration is never changed again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from sayso.records import GAP
from sayso.store.cells import as_json

APPLICATION_ID = 0x53415953
"""``SAYS`` in ASCII: by it SQLite files of other programs are told from ledgers."""


def migrations() -> tuple[str, ...]:
    """Return the SQL of each migration, the first one first."""
    folder = Path(__file__).parent / "migrations"
    return tuple(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.sql")))


def migrate(db: sqlite3.Connection, scripts: Sequence[str]) -> None:
    """Run those of ``scripts`` that ``db`` has not seen."""
    done = schema_version(db)
    for name, arguments, function in (
        ("words", 3, _words),
        ("all_words", 3, _all_words),
        ("first_start", 2, _first_start),
    ):
        db.create_function(name, arguments, function, deterministic=True)
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


# What migrations need beside SQL: a function of SQLite stops at the first NUL of a text.

_Spans = list[Any]
"""Parts in JSON: each is null, [start, end], or a list of these."""


def _words(text: str, spans: str, number: int) -> str | None:
    """Return the words of the part at ``number``, its pieces parted by ``GAP``."""
    return GAP.join(_cut(text, msgspec.json.decode(spans)[number])) or None


def _all_words(text: str, spans: str, number: int) -> str:
    """Return the words of each piece of the part at ``number``, in JSON."""
    return as_json(_cut(text, msgspec.json.decode(spans)[number]))


def _first_start(spans: str, number: int | None) -> int:
    """Return where the part at ``number``, or the first of all, begins."""
    parts: _Spans = msgspec.json.decode(spans)
    return min(start for start, _ in _pairs(parts if number is None else parts[number]))


def _cut(text: str, part: _Spans | None) -> list[str]:
    return [text[start:end] for start, end in _pairs(part)]


def _pairs(part: _Spans | None) -> list[tuple[int, int]]:
    if not part:
        return []
    if isinstance(part[0], int):
        return [(part[0], part[1])]
    return [pair for piece in part for pair in _pairs(piece)]
