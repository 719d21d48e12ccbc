"""Corrections of entries in the ledger: which there are for a source, where they stand, what was there before them.

They are applied elsewhere. An article whose corrections have changed is marked until it has been written anew; what
model and rules made of it is kept beside it, so that a correction can be taken back without reading again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from sayso.records import (
    Act,
    Actor,
    Appraisal,
    ArticleId,
    Corrected,
    CorrectionId,
    EntryCorrection,
    EntryEdit,
    Figure,
    Reading,
    Sentence,
    Statement,
    Time,
)
from sayso.store import asking
from sayso.store.cells import packed, storable, unpacked


class _Records(msgspec.Struct, frozen=True, array_like=True):
    """All that a reading found, under the names that it has there; in a cell it lies in this order."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    acts: tuple[Act, ...]
    times: tuple[Time, ...]
    appraisals: tuple[Appraisal, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[Sentence, ...]


_records = msgspec.json.Decoder(_Records)
_edit = msgspec.json.Decoder(EntryEdit)


def edit_cell(edit: EntryEdit) -> str:
    """Return an edit as a cell can hold it."""
    return msgspec.json.encode(replace(edit, source=storable(edit.source))).decode()


def edit_of(cell: str) -> EntryEdit:
    """Return the edit that a cell holds."""
    return _edit.decode(cell)


def of_source(db: sqlite3.Connection, sha256: str) -> tuple[EntryCorrection, ...]:
    """Return the corrections of the entries of a source, those that are taken back too, in the order they were made."""
    rows = db.execute("SELECT id, edit, active FROM corrections WHERE sha256 = ? ORDER BY at, id", (sha256,))
    return tuple(
        EntryCorrection(correction=CorrectionId(id_), edit=edit_of(edit), undone=not active)
        for id_, edit, active in rows
    )


def mark(db: sqlite3.Connection, sha256: str) -> None:
    """Have all articles of a source corrected anew."""
    db.execute("INSERT OR IGNORE INTO to_correct (article) SELECT key FROM articles WHERE sha256 = ?", (sha256,))


def waiting(db: sqlite3.Connection) -> tuple[ArticleId, ...]:
    """Return the articles that are to be corrected anew."""
    rows = db.execute("SELECT a.id FROM to_correct AS t JOIN articles AS a ON a.key = t.article ORDER BY a.key")
    return tuple(ArticleId(id_) for (id_,) in rows)


def forget_corrected(db: sqlite3.Connection, key: int) -> None:
    """Forget what lies beside an article that is corrected anew."""
    for table in ("placed_edits", "uncorrected", "to_correct"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (key,))  # noqa: S608 - the names stand above


def write_corrected(db: sqlite3.Connection, key: int, corrected: Reading | Corrected) -> None:
    """Write down beside an article where corrections stand in it, and what was there before them."""
    if isinstance(corrected, Reading):
        # Whoever wrote it knew nothing of corrections.
        known = db.execute("SELECT 1 FROM corrections WHERE sha256 = ? LIMIT 1", (corrected.article.sha256,)).fetchone()
        if known:
            db.execute("INSERT INTO to_correct (article) VALUES (?)", (key,))
        return
    if not corrected.placed:
        return
    db.executemany(
        "INSERT INTO placed_edits (article, correction, before, after)"
        " SELECT ?, key, ?, ? FROM corrections WHERE id = ?",
        [(key, one.before, one.after, one.correction) for one in corrected.placed],
    )
    before = _Records(*(getattr(corrected.uncorrected, name) for name in _Records.__struct_fields__))
    db.execute(
        "INSERT INTO uncorrected (article, packed, records) VALUES (?, ?, ?)",
        (key, *packed(msgspec.json.encode(before))),
    )


def uncorrected(db: sqlite3.Connection, article: ArticleId) -> Reading | None:
    """Return an article as model and rules read it; None where it is not here."""
    row = db.execute(
        "SELECT u.packed, u.records FROM articles AS a JOIN uncorrected AS u ON u.article = a.key WHERE a.id = ?",
        (article,),
    ).fetchone()
    if row is None:
        return asking.reading(db, article)
    reading = asking.reading(db, article, only=())
    if reading is None:
        return None
    return replace(reading, **msgspec.structs.asdict(_records.decode(unpacked(*row))))


def at_entries(db: sqlite3.Connection, correction: int) -> Iterator[tuple[ArticleId, str | None]]:
    """Yield the articles in which a correction stands, each with the id of the entry there."""
    rows = db.execute(
        "SELECT a.id, p.after FROM placed_edits AS p JOIN articles AS a ON a.key = p.article"
        " WHERE p.correction = ? ORDER BY a.key",
        (correction,),
    )
    for article, after in rows:
        yield ArticleId(article), after


def corrected(db: sqlite3.Connection) -> tuple[ArticleId, ...]:
    """Return the current versions in which corrections stand."""
    rows = db.execute(
        "SELECT id FROM articles WHERE current AND key IN (SELECT article FROM placed_edits) ORDER BY key"
    )
    return tuple(ArticleId(id_) for (id_,) in rows)


AT_ENTRY = (
    "active AND key IN (SELECT p.correction FROM placed_edits AS p JOIN articles AS a ON a.key = p.article"
    " WHERE a.id = ?1 AND ?2 IN (p.before, p.after))"
)
"""The corrections in force of one entry of an article, by any id that it has or had."""

OF_ARTICLE = "sha256 = (SELECT sha256 FROM articles WHERE id = ?1)"
"""All corrections of entries of an article's source."""
