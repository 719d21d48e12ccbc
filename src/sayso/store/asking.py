"""The SQL that reads articles and the state of the ledger; what queries find is left to ``answers``."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sayso.records import ArticleId, Maker, Reading, RunId, Skipped
from sayso.store.cells import Row, storable, unpacked
from sayso.store.conditions import terms
from sayso.store.rows import ARTICLE_COLUMNS, article_records
from sayso.store.schema import schema_version
from sayso.store.tables import ACTORS, ACTS, APPRAISALS, FIGURES, SENTENCES, STATEMENTS, TABLES, TIMES, Table
from sayso.store.views import ArticleView, Counts, LedgerInfo, SkippedView

# S608: every f-string below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

_Record = TypeVar("_Record")

_ID = re.compile(r"[0-9a-f]{4,16}")

_MOST_FOUND = 100
TITLE_WEIGHT = 5.0
"""What a word in a title is worth in the order of what is found, beside one in the text."""

_IS_FILE_WITHOUT_ENDING = (
    "instr(replace(source, '\\', '/'), '/' || ?1 || '.')"
    " AND replace(substr(source, instr(replace(source, '\\', '/'), '/' || ?1 || '.') + 1), '\\', '/') NOT LIKE '%/%'"
)
"""Behind the name stand a dot and no further folder."""

_ARTICLE_VIEWS = (
    "SELECT id, source, title, publisher, published, language, version, current,"
    " (SELECT count(*) FROM statements WHERE article = articles.key), added FROM articles"
)


def current_articles(db: sqlite3.Connection) -> Iterator[ArticleView]:
    """Yield the current version of every source, as they came."""
    return map(_article_view, db.execute(f"{_ARTICLE_VIEWS} WHERE current ORDER BY key"))


def versions(db: sqlite3.Connection, source: str) -> tuple[ArticleView, ...]:
    """Return all versions of a source, the first one first."""
    rows = db.execute(f"{_ARTICLE_VIEWS} WHERE source = ? ORDER BY version", (storable(source),))
    return tuple(map(_article_view, rows))


def find_articles(db: sqlite3.Connection, text: str) -> tuple[ArticleView, ...]:
    """Return the articles that ``text`` may mean: the first kind of name that gives any decides."""
    text = storable(text)
    if _ID.fullmatch(text) and (found := _found(db, "id >= ?1 AND id < ?1 || 'g'", text)):
        return found
    if found := _found(db, "current AND source = ?", text):
        return found
    if found := _found(db, "current AND substr(source, -length(?1) - 1) IN ('/' || ?1, '\\' || ?1)", text):
        return found
    if text and (found := _found(db, f"current AND {_IS_FILE_WITHOUT_ENDING}", text)):
        return found
    words = " AND ".join(terms(text))
    if not words:
        return ()
    matching = "current AND key IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
    return _found(db, matching, f"title : ({words})") or _found(db, matching, words)


def search_articles(db: sqlite3.Connection, text: str) -> tuple[ArticleView, ...]:
    """Return the articles with all words of ``text`` in title or text, those that are most about them first."""
    words = " AND ".join(terms(storable(text)))
    if not words:
        return ()
    rows = db.execute(
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
        " AND rowid IN (SELECT key FROM articles WHERE current)"
        f" ORDER BY bm25(articles_fts, {TITLE_WEIGHT}), rowid LIMIT {_MOST_FOUND}",
        (words,),
    ).fetchall()
    return tuple(view for (key,) in rows for view in _found(db, "key = ?", key))


def _found(db: sqlite3.Connection, condition: str, value: str | int) -> tuple[ArticleView, ...]:
    rows = db.execute(f"{_ARTICLE_VIEWS} WHERE {condition} ORDER BY key LIMIT {_MOST_FOUND}", (value,))
    return tuple(map(_article_view, rows))


def _article_view(row: Row) -> ArticleView:
    return ArticleView(
        id=row[0],
        source=row[1],
        title=row[2],
        publisher=row[3],
        published=row[4],
        language=row[5],
        version=row[6],
        current=bool(row[7]),
        statements=row[8],
        added=row[9],
    )


def reading(db: sqlite3.Connection, article_id: ArticleId, only: Collection[str] | None = None) -> Reading | None:
    """Return an article with all its records, or those of some tables only; None where it is not here."""
    with _one_state(db):
        return _reading(db, article_id, only)


@contextmanager
def _one_state(db: sqlite3.Connection) -> Iterator[None]:
    """Let all that is read inside be of one state of the ledger, whoever writes meanwhile."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("COMMIT")


def _reading(db: sqlite3.Connection, article_id: ArticleId, only: Collection[str] | None = None) -> Reading | None:
    row = db.execute(
        "SELECT a.key, a.source, a.sha256, s.packed, s.data, r.model, r.rules,"
        f" {', '.join(f'a.{column}' for column in ARTICLE_COLUMNS.split(', '))}"
        " FROM articles AS a JOIN sources AS s USING (sha256) JOIN runs AS r ON r.id = a.run WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    key, name, sha256, packed, data, model, rules, *columns = row
    source, article = article_records(name, sha256, unpacked(packed, data), columns)

    def records(table: Table[_Record]) -> tuple[_Record, ...]:
        if only is not None and table.name not in only:
            return ()
        rows = db.execute(f"SELECT {table.columns} FROM {table.name} WHERE article = ? ORDER BY position", (key,))
        return tuple(table.record(article_id, row) for row in rows)

    skipped = db.execute("SELECT source, stage, reason FROM skipped WHERE article = ?", (key,)).fetchone()
    return Reading(
        source=source,
        article=article,
        maker=Maker(model=model, rules=rules),
        statements=records(STATEMENTS),
        actors=records(ACTORS),
        acts=records(ACTS),
        times=records(TIMES),
        appraisals=records(APPRAISALS),
        figures=records(FIGURES),
        sentences=records(SENTENCES),
        skipped=Skipped(source=skipped[0], stage=skipped[1], reason=skipped[2]) if skipped else None,
    )


def read_by_others(db: sqlite3.Connection, run: RunId) -> tuple[ArticleId, ...]:
    """Return the ids of all articles, old versions too, that another run than ``run`` read."""
    rows = db.execute("SELECT id FROM articles WHERE run != ? ORDER BY key", (run,))
    return tuple(ArticleId(row[0]) for row in rows)


def linked_by_others(db: sqlite3.Connection, rules: str) -> tuple[ArticleId, ...]:
    """Return the ids of all articles that are not linked, or by other rules."""
    rows = db.execute("SELECT id FROM articles WHERE linked IS NOT ? ORDER BY key", (rules,))
    return tuple(ArticleId(row[0]) for row in rows)


def has(db: sqlite3.Connection, source: str, *, sha256: str, run: RunId) -> bool:
    """Say whether the source's current version has these bytes and was read, without trouble, by this run."""
    row = db.execute(
        "SELECT 1 FROM articles AS a WHERE source = ?1 AND current AND sha256 = ?2 AND run = ?3 AND NOT EXISTS"
        " (SELECT 1 FROM skipped WHERE article = a.key OR article IS NULL AND source = ?1)",
        (storable(source), sha256, run),
    ).fetchone()
    return row is not None


_SKIPPED = "FROM skipped LEFT JOIN articles AS a ON skipped.article = a.key WHERE a.key IS NULL OR a.current"
"""Old versions of articles that were left unread are skipped no more."""


def skipped(db: sqlite3.Connection) -> Iterator[SkippedView]:
    """Yield what could not be read, by the name of its source."""
    rows = db.execute(f"SELECT skipped.source, stage, reason, at, a.id {_SKIPPED} ORDER BY skipped.source, a.key")
    for source, stage, reason, at, article in rows:
        yield SkippedView(source=source, stage=stage, reason=reason, at=at, article=article)


def count_skipped(db: sqlite3.Connection) -> int:
    """Return how many sources could not be read."""
    return int(db.execute(f"SELECT count(*) {_SKIPPED}").fetchone()[0])


def counts(db: sqlite3.Connection) -> Counts:
    """Return how much the ledger holds."""
    questions = {
        "articles": "SELECT count(*) FROM articles WHERE current",
        "old_versions": "SELECT count(*) FROM articles WHERE NOT current",
        **{
            table.name: f"SELECT count(*) FROM {table.name} JOIN articles AS a ON article = a.key WHERE a.current"
            for table in TABLES
        },
        "skipped": f"SELECT count(*) {_SKIPPED}",
        "runs": "SELECT count(*) FROM runs",
        "source_bytes": "SELECT coalesce(sum(size), 0) FROM sources",
    }
    row = db.execute(f"SELECT {', '.join(f'({question})' for question in questions.values())}").fetchone()
    return Counts(**dict(zip(questions, row, strict=True)))


def info(db: sqlite3.Connection, path: Path | None) -> LedgerInfo:
    """Return the state of the ledger at ``path``."""
    problems = tuple(row[0] for row in db.execute("PRAGMA quick_check") if row[0] != "ok")
    pages = db.execute("PRAGMA page_count").fetchone()[0] * db.execute("PRAGMA page_size").fetchone()[0]
    return LedgerInfo(
        path=path,
        size=pages,
        schema_version=schema_version(db),
        sqlite_version=sqlite3.sqlite_version,
        journal_mode=db.execute("PRAGMA journal_mode").fetchone()[0],
        counts=counts(db),
        problems=problems,
    )
