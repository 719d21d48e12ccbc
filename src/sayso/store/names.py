"""What actors are called, as it is searched: the names in a table of their own, each once, with its uses.

Names are compared without case, accents, hyphens and apostrophes, as people type them.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from sayso.store.cells import storable

_APOSTROPHES = re.compile("['’‘ʼʻ`´ʹ′]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that people type without their strokes, and that Unicode does not take apart."""

_NO_WORD = re.compile(r"[\W_]+")
_HYPHENS = re.compile(r"[-‐‑‒–]")


class NameKind(StrEnum):
    """What a name is to the trace that has it."""

    NAME = "name"
    """The name of the actor in its article."""

    MENTION = "mention"
    """Another name for it there."""

    ROLE = "role"
    """What it is, as the article says."""

    GIVEN = "given"
    """What a person said it is to be called."""


Names = Iterable[tuple[NameKind, str]]


def folded(words: str) -> str:
    """Return words as they are searched: "Zoë Ó’Brien-Hale" as ``zoe obrien hale``."""
    bare = unicodedata.normalize("NFKD", storable(words)).casefold()
    bare = "".join(character for character in bare if not unicodedata.combining(character))
    return _NO_WORD.sub(" ", _APOSTROPHES.sub("", bare.translate(_LETTERS))).strip()


def joined(words: str) -> str:
    """Return words without anything between them: names that differ by hyphens and blanks alone are equal."""
    return folded(words).replace(" ", "")


def name_trace(db: sqlite3.Connection, trace: int, names: Names) -> None:
    """Write down that a trace goes by ``names``."""
    for kind, name in names:
        words = storable(name)
        row = db.execute("SELECT key FROM actor_names WHERE words = ?", (words,)).fetchone()
        key = row[0] if row else _new_name(db, words)
        added = db.execute(
            "INSERT OR IGNORE INTO trace_names (trace, kind, name) VALUES (?, ?, ?)", (trace, kind.value, key)
        ).rowcount
        db.execute("UPDATE actor_names SET uses = uses + ? WHERE key = ?", (added, key))


def unname_trace(db: sqlite3.Connection, trace: int, kind: NameKind | None = None) -> None:
    """Take from a trace its names, or those of one kind; names that nobody has left are gone."""
    only = "" if kind is None else " AND kind = ?"
    values = (trace,) if kind is None else (trace, kind.value)
    names = db.execute(f"SELECT name FROM trace_names WHERE trace = ?{only}", values).fetchall()  # noqa: S608
    if not names:
        return
    db.execute(f"DELETE FROM trace_names WHERE trace = ?{only}", values)  # noqa: S608 - both are constants above
    db.executemany("UPDATE actor_names SET uses = uses - 1 WHERE key = ?", names)
    db.executemany("DELETE FROM actor_names WHERE key = ? AND uses = 0", names)


def _new_name(db: sqlite3.Connection, words: str) -> int:
    key = db.execute(
        "INSERT INTO actor_names (words, folded, joined, uses) VALUES (?, ?, ?, 0)",
        (words, _searched(words), joined(words)),
    ).lastrowid
    assert key is not None  # noqa: S101 - SQLite gives every inserted row a number
    return key


def _searched(words: str) -> str:
    """Return the folded words, and those that hyphens part also as one."""
    whole = folded(_HYPHENS.sub("", words))
    parts = folded(words)
    return parts if whole == parts else f"{parts} {whole}"
