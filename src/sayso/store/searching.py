"""Full-text search over entries of all kinds at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sayso.records import EntryKind
from sayso.store.cells import storable
from sayso.store.conditions import terms
from sayso.store.snippets import MARKS, pieces
from sayso.store.views import EntryView

# S608: every f-string below joins constants of this module; what users say is always a parameter.
# ruff: noqa: S608

ENTRY_WORDS = {
    EntryKind.STATEMENTS: "x.content",
    EntryKind.ACTS: "trim(coalesce(x.actor || ' ', '') || x.cue || coalesce(' ' || x.action, ''))",
    EntryKind.FIGURES: "x.words",
    EntryKind.TIMES: "x.words",
    EntryKind.APPRAISALS: "x.words",
}
"""The words by which people know an entry ``x``."""

_LENGTH = 24
"""Words of a snippet."""

_AROUND = (EntryKind.ACTS, EntryKind.FIGURES, EntryKind.TIMES, EntryKind.APPRAISALS)
"""The kinds that are found by the sentence around them."""

_FOUND = (
    "SELECT 'statements' AS kind, x.key, x.article, x.start FROM statements_fts"
    " JOIN statements AS x ON x.key = statements_fts.rowid WHERE statements_fts MATCH ?1 UNION ALL "
) + " UNION ALL ".join(
    f"SELECT '{kind}', x.key, x.article, x.start FROM sentences_fts JOIN sentences AS n ON n.key = sentences_fts.rowid"
    f" JOIN {kind} AS x ON x.article = n.article AND x.sentence_start = n.start WHERE sentences_fts MATCH ?1"
    for kind in _AROUND
)

_CURRENT = f"FROM ({_FOUND}) AS f JOIN articles AS a ON a.key = f.article WHERE a.current"


def entries(db: sqlite3.Connection, text: str, *, limit: int | None, offset: int) -> Iterator[EntryView]:
    """Yield the entries with all words of ``text``, the latest articles first, each as they stand in the text."""
    words = " AND ".join(terms(storable(text)))
    if not words:
        return
    found = db.execute(
        f"SELECT f.kind, f.key {_CURRENT} ORDER BY a.key DESC, f.start, f.kind, f.key LIMIT ?2 OFFSET ?3",
        (words, -1 if limit is None else limit, offset),
    ).fetchall()
    for kind, key in found:
        yield _entry(db, EntryKind(kind), key, words)


def count(db: sqlite3.Connection, text: str) -> dict[EntryKind, int]:
    """Return how many entries of each kind have all words of ``text``."""
    counted = dict.fromkeys(EntryKind, 0)
    words = " AND ".join(terms(storable(text)))
    if words:
        found = db.execute(f"SELECT f.kind, count(*) {_CURRENT} GROUP BY 1", (words,))
        counted |= {EntryKind(kind): number for kind, number in found}
    return counted


def _entry(db: sqlite3.Connection, kind: EntryKind, key: int, words: str) -> EntryView:
    index, rowid = ("sentences_fts", "n.key") if kind in _AROUND else ("statements_fts", "x.key")
    joined = " JOIN sentences AS n ON n.article = x.article AND n.start = x.sentence_start" if kind in _AROUND else ""
    id_, article, source, title, publisher, published, told, start, row = db.execute(
        f"SELECT x.id, a.id, a.source, a.title, a.publisher, a.published, {ENTRY_WORDS[kind]}, x.start, {rowid}"
        f" FROM {kind} AS x JOIN articles AS a ON a.key = x.article{joined} WHERE x.key = ?",
        (key,),
    ).fetchone()
    (snippet,) = db.execute(
        f"SELECT snippet({index}, 0, {MARKS}, {_LENGTH}) FROM {index} WHERE {index} MATCH ? AND rowid = ?", (words, row)
    ).fetchone()
    return EntryView(
        kind=kind,
        id=id_,
        article=article,
        article_source=source,
        title=title,
        publisher=publisher,
        published=published,
        words=told,
        snippet=pieces(snippet),
        start=start,
    )
