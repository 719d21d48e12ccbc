"""The SQL that writes: a reading, a skipped source, and what is forgotten.

Each function is one step that happens wholly or not at all; the ledger opens the transaction around it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection
from datetime import UTC, datetime
from importlib.metadata import version

from sayso.records import ArticleId, Maker, Reading, Skipped, Source
from sayso.store.cells import packed, storable
from sayso.store.rows import ARTICLE_COLUMNS, article_row
from sayso.store.tables import TABLES
from sayso.store.views import Added


def write_reading(db: sqlite3.Connection, reading: Reading) -> Added:
    """Write ``reading`` down and make it the current version of its source."""
    source, sha256 = storable(reading.article.source), reading.article.sha256
    db.execute("DELETE FROM skipped WHERE source = ? AND article IS NULL", (source,))
    there = db.execute(
        "SELECT key, version, current, run FROM articles WHERE source = ? AND sha256 = ?", (source, sha256)
    ).fetchone()
    if there and there[2]:
        if there[3] == reading.maker.id:
            return Added.UNCHANGED
        replace_records(db, reading)
        return Added.UPDATED
    (newest,) = db.execute("SELECT max(version) FROM articles WHERE source = ?", (source,)).fetchone()
    db.execute("UPDATE articles SET current = 0 WHERE source = ? AND current", (source,))
    if there:
        # The source went back to bytes it had before.
        replace_records(db, reading)
        db.execute("UPDATE articles SET current = 1 WHERE key = ?", (there[0],))
    else:
        _insert(db, reading, key=None, version=(newest or 0) + 1, current=1, added=_now())
    return Added.NEW_VERSION if newest else Added.NEW


def replace_records(db: sqlite3.Connection, reading: Reading) -> bool:
    """Put ``reading`` in the place of the same article's records; say whether there was one."""
    there = db.execute(
        "SELECT key, version, current, added FROM articles WHERE id = ?", (reading.article.id,)
    ).fetchone()
    if there is None:
        return False
    key, number, current, added = there
    _delete(db, key)
    _insert(db, reading, key=key, version=number, current=current, added=added)
    return True


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
    if current:
        db.execute(
            "UPDATE articles SET current = 1 WHERE source = ?1"
            " AND version = (SELECT max(version) FROM articles WHERE source = ?1)",
            (source,),
        )
    # Deleted words stay in a search index until its segments are merged.
    for index in ("articles_fts", "statements_fts", "names_fts", "sentences_fts", "acts_names_fts"):
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608 - the names stand above
    return str(source)


def _insert(
    db: sqlite3.Connection, reading: Reading, *, key: int | None, version: int, current: int, added: str
) -> None:
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
        insertion = _insertion(table.name, f"{table.columns}, {table.asked}, article, position")
        db.executemany(insertion, [(*row, key, position) for position, row in enumerate(table.rows(reading))])
    if reading.skipped:
        skipped = reading.skipped
        db.execute(
            _insertion("skipped", "source, article, stage, reason, at"),
            (storable(skipped.source), key, skipped.stage, storable(skipped.reason), _now()),
        )


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
    for table in (*(table.name for table in TABLES), "skipped"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article_key,))  # noqa: S608 - the names stand above
    db.execute("DELETE FROM articles WHERE key = ?", (article_key,))


def _insertion(table: str, columns: str) -> str:
    places = ", ".join("?" * (columns.count(",") + 1))
    return f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - both are constants of this package


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
