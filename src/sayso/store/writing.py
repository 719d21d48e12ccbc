"""The SQL that writes: a reading, a skipped source, and what is forgotten.

Each function is one step that happens wholly or not at all; the ledger opens the transaction around it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from sayso.records import ArticleId, Corrected, EntryKind, Maker, Method, Reading, Skipped, Source, Traced
from sayso.store import asking, edits
from sayso.store.cells import packed, storable
from sayso.store.linking import delete_traces, link_article, unlink_article, write_members, write_traces
from sayso.store.rows import ARTICLE_COLUMNS, article_row
from sayso.store.tables import TABLES, Table
from sayso.store.views import Added


def write_reading(db: sqlite3.Connection, corrected: Reading | Corrected, traced: Traced | None) -> Added:
    """Write a reading down and make it the current version of its source; link its actors by ``traced``."""
    reading = _reading(corrected)
    source, sha256 = storable(reading.article.source), reading.article.sha256
    db.execute("DELETE FROM skipped WHERE source = ? AND article IS NULL", (source,))
    there = db.execute(
        "SELECT key, version, current, run FROM articles WHERE source = ? AND sha256 = ?", (source, sha256)
    ).fetchone()
    if there and there[2]:
        if there[3] == reading.maker.id:
            return Added.UNCHANGED
        replace_records(db, corrected, traced)
        return Added.UPDATED
    (newest,) = db.execute("SELECT max(version) FROM articles WHERE source = ?", (source,)).fetchone()
    for (key,) in db.execute("SELECT key FROM articles WHERE source = ? AND current", (source,)).fetchall():
        unlink_article(db, key)
        db.execute("UPDATE articles SET current = 0 WHERE key = ?", (key,))
    if there:
        # The source went back to bytes it had before.
        replace_records(db, corrected, traced)
        _make_current(db, there[0])
    else:
        _insert(db, corrected, traced, key=None, version=(newest or 0) + 1, current=1, added=_now())
    return Added.NEW_VERSION if newest else Added.NEW


def replace_records(db: sqlite3.Connection, corrected: Reading | Corrected, traced: Traced | None) -> bool:
    """Put a reading and its traces in the place of the same article's records; say whether there was one."""
    there = db.execute(
        "SELECT key, version, current, added FROM articles WHERE id = ?", (_reading(corrected).article.id,)
    ).fetchone()
    if there is None:
        return False
    key, number, current, added = there
    _delete(db, key)
    _insert(db, corrected, traced, key=key, version=number, current=current, added=added)
    return True


def rewrite_records(db: sqlite3.Connection, corrected: Corrected) -> bool:
    """Give an article that is here the records that people made of its own, if that concerns nothing but themselves.

    That is so where no actor, statement, act or sentence becomes another: who is who, copies and quotations in other
    articles follow from these. Says whether it was so; if not, nothing is written.
    """
    new = corrected.reading
    old = asking.reading(db, new.article.id)
    if old is None or old.maker != new.maker or _is_another(old, new):
        return False
    (key,) = db.execute("SELECT key FROM articles WHERE id = ?", (new.article.id,)).fetchone()
    for kind in (EntryKind.STATEMENTS, EntryKind.ACTS):
        if getattr(old, kind) != getattr(new, kind):
            rows = [(one.confidence, one.method, key, position) for position, one in enumerate(getattr(new, kind))]
            update = f"UPDATE {kind} SET confidence = ?, method = ? WHERE article = ? AND position = ?"  # noqa: S608
            db.executemany(update, rows)
    for table in TABLES:
        if table.name in _APART and getattr(old, table.name) != getattr(new, table.name):
            db.execute(f"DELETE FROM {table.name} WHERE article = ?", (key,))  # noqa: S608 - a constant's name
            _insert_records(db, table, new, key)
    edits.forget_corrected(db, key)
    edits.write_corrected(db, key, corrected)
    return True


_APART = frozenset({EntryKind.FIGURES, EntryKind.TIMES, EntryKind.APPRAISALS})
"""Records that no other article is concerned with."""


def _is_another(old: Reading, new: Reading) -> bool:
    """Say whether what other articles are concerned with is not as it was, however sure it is."""

    def told(reading: Reading) -> tuple[object, ...]:
        return (
            [replace(one, confidence=0.0, method=Method.PERSON) for one in reading.statements],
            [replace(one, confidence=0.0, method=Method.PERSON) for one in reading.acts],
            reading.actors,
            reading.sentences,
        )

    return told(old) != told(new)


def replace_traces(db: sqlite3.Connection, reading: Reading, traced: Traced) -> None:
    """Put ``traced`` in the place of the traces of an article that is here."""
    key, current = db.execute("SELECT key, current FROM articles WHERE id = ?", (reading.article.id,)).fetchone()
    delete_traces(db, key)
    write_traces(db, key, reading, traced)
    if current:
        link_article(db, key)


def write_skipped(db: sqlite3.Connection, skipped: Skipped) -> None:
    """Write ``skipped`` down; the time stays that of the first time with the same reason."""
    db.execute(
        "INSERT INTO skipped (source, stage, reason, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (source) WHERE article IS NULL DO UPDATE"
        " SET stage = excluded.stage, reason = excluded.reason, at = excluded.at"
        " WHERE stage != excluded.stage OR reason != excluded.reason",
        (storable(skipped.source), skipped.stage, storable(skipped.reason), _now()),
    )


def keep_skipped(db: sqlite3.Connection, source: str, only: Collection[str]) -> None:
    """Delete what was skipped of ``source`` (itself, ``source#line``, ``source/file``) apart from ``only``."""
    kept = set(map(storable, only))
    # "$" follows "#", and "0" follows "/".
    rows = db.execute(
        "SELECT key, source FROM skipped WHERE article IS NULL AND (source = ?1"
        " OR source >= ?1 || '#' AND source < ?1 || '$' OR source >= ?1 || '/' AND source < ?1 || '0')",
        (storable(source),),
    ).fetchall()
    db.executemany("DELETE FROM skipped WHERE key = ?", [(key,) for key, name in rows if name not in kept])


def forget_article(db: sqlite3.Connection, article: ArticleId) -> str | None:
    """Delete an article and all that is its alone; the newest version left becomes the current one.

    Returns the name of its source, None where the article is not here.
    """
    there = db.execute("SELECT key, source, sha256, current FROM articles WHERE id = ?", (article,)).fetchone()
    if there is None:
        return None
    key, source, sha256, current = there
    _delete(db, key)
    db.execute("DELETE FROM sources WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM articles)", (sha256,))
    newest = "SELECT key FROM articles WHERE source = ? ORDER BY version DESC LIMIT 1"
    if current and (left := db.execute(newest, (source,)).fetchone()):
        _make_current(db, left[0])
    # Deleted words stay in a search index until its segments are merged.
    for index in ("articles_fts", "statements_fts", "names_fts", "sentences_fts", "acts_names_fts", "actor_names_fts"):
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608 - the names stand above
    return str(source)


def _reading(corrected: Reading | Corrected) -> Reading:
    return corrected.reading if isinstance(corrected, Corrected) else corrected


def _insert(
    db: sqlite3.Connection,
    corrected: Reading | Corrected,
    traced: Traced | None,
    *,
    key: int | None,
    version: int,
    current: int,
    added: str,
) -> None:
    reading = _reading(corrected)
    article = reading.article
    _insert_run(db, reading.maker)
    _insert_source(db, reading.source, article.sha256)
    values = (
        key,
        article.id,
        storable(article.source),
        version,
        current,
        article.sha256,
        reading.maker.id,
        added,
        *article_row(reading.source, article),
    )
    columns = f"key, id, source, version, current, sha256, run, added, {ARTICLE_COLUMNS}"
    key = db.execute(_insertion("articles", columns), values).lastrowid
    assert key is not None  # noqa: S101 - SQLite gives every inserted row a number
    for table in TABLES:
        _insert_records(db, table, reading, key)
    if reading.skipped:
        skipped = reading.skipped
        db.execute(
            _insertion("skipped", "source, article, stage, reason, at"),
            (storable(skipped.source), key, skipped.stage, storable(skipped.reason), _now()),
        )
    write_members(db, key, reading)
    edits.write_corrected(db, key, corrected)
    if traced:
        write_traces(db, key, reading, traced)
        if current:
            link_article(db, key)


def _insert_records(db: sqlite3.Connection, table: Table[Any], reading: Reading, key: int) -> None:
    insertion = _insertion(table.name, f"{table.columns}, {table.asked}, article, position")
    db.executemany(insertion, [(*row, key, position) for position, row in enumerate(table.rows(reading))])


def _make_current(db: sqlite3.Connection, key: int) -> None:
    db.execute("UPDATE articles SET current = 1 WHERE key = ?", (key,))
    link_article(db, key)


def _insert_run(db: sqlite3.Connection, maker: Maker) -> None:
    if db.execute("SELECT 1 FROM runs WHERE id = ?", (maker.id,)).fetchone() is None:
        values = (maker.id, maker.model, maker.rules, version("sayso"), _now())
        db.execute(_insertion("runs", "id, model, rules, sayso, at"), values)


def _insert_source(db: sqlite3.Connection, source: Source, sha256: str) -> None:
    if db.execute("SELECT 1 FROM sources WHERE sha256 = ?", (sha256,)).fetchone():
        return
    if hashlib.sha256(source.data).hexdigest() != sha256:
        raise ValueError(f"{source.name}: the article's digest is not that of its source's bytes")
    values = (sha256, len(source.data), *packed(source.data))
    db.execute(_insertion("sources", "sha256, size, packed, data"), values)


def _delete(db: sqlite3.Connection, article_key: int) -> None:
    delete_traces(db, article_key)
    for table in (*(table.name for table in TABLES), "members", "skipped"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article_key,))  # noqa: S608 - the names stand above
    db.execute("DELETE FROM articles WHERE key = ?", (article_key,))


def _insertion(table: str, columns: str) -> str:
    places = ", ".join("?" * (columns.count(",") + 1))
    return f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - both are constants of this package


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
