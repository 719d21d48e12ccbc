"""Full-text search over entries of all kinds at once."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator

from sayso.records import EntryKind
from sayso.store.cells import storable
from sayso.store.conditions import terms
from sayso.store.remembering import remembered
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

_KINDS = tuple(EntryKind)

_FOUND = (
    "WITH around AS MATERIALIZED (SELECT n.article, n.start FROM sentences_fts CROSS JOIN sentences AS n"
    " ON n.key = sentences_fts.rowid WHERE sentences_fts MATCH ?1)"
    " SELECT f.number, f.key FROM ("
    f"SELECT {_KINDS.index(EntryKind.STATEMENTS)} AS number, x.key, x.article, x.start FROM statements_fts"
    " CROSS JOIN statements AS x ON x.key = statements_fts.rowid WHERE statements_fts MATCH ?1 UNION ALL "
) + " UNION ALL ".join(
    f"SELECT {_KINDS.index(kind)}, x.key, x.article, x.start FROM around AS n"
    f" CROSS JOIN {kind} AS x ON x.article = n.article AND x.sentence_start = n.start"
    for kind in _AROUND
)
_IN_ORDER = (
    f"{_FOUND}) AS f JOIN articles AS a ON a.key = f.article WHERE a.current"
    " ORDER BY a.key DESC, f.start, f.number, f.key"
)


def entries(db: sqlite3.Connection, text: str, *, limit: int | None, offset: int) -> Iterator[EntryView]:
    """Yield the entries with all words of ``text``, the latest articles first, each as they stand in the text."""
    words = " AND ".join(terms(storable(text)))
    for found in _found(db, words)[offset : None if limit is None else offset + limit]:
        key, number = divmod(found, len(_KINDS))
        if entry := _entry(db, _KINDS[number], key, words):
            yield entry


def count(db: sqlite3.Connection, text: str) -> dict[EntryKind, int]:
    """Return how many entries of each kind have all words of ``text``."""
    numbers = Counter(found % len(_KINDS) for found in _found(db, " AND ".join(terms(storable(text)))))
    return {kind: numbers[number] for number, kind in enumerate(_KINDS)}


def _found(db: sqlite3.Connection, words: str) -> array[int]:
    """Return the entries in which words stand, each by its key times the number of kinds, and the number of its own."""
    if not words:
        return array("q")

    def found(db: sqlite3.Connection) -> array[int]:
        return array("q", (key * len(_KINDS) + number for number, key in db.execute(_IN_ORDER, (words,))))

    return remembered(db, ("entries", words), found)


def _entry(db: sqlite3.Connection, kind: EntryKind, key: int, words: str) -> EntryView | None:
    """Return what was found; None where it has gone since, or does not hold the words any more."""
    index, rowid = ("sentences_fts", "n.key") if kind in _AROUND else ("statements_fts", "x.key")
    joined = " JOIN sentences AS n ON n.article = x.article AND n.start = x.sentence_start" if kind in _AROUND else ""
    found = db.execute(
        f"SELECT x.id, a.id, a.source, a.title, a.publisher, a.published, {ENTRY_WORDS[kind]}, x.start, {rowid}"
        f" FROM {kind} AS x JOIN articles AS a ON a.key = x.article{joined} WHERE x.key = ?",
        (key,),
    ).fetchone()
    if found is None:
        return None
    id_, article, source, title, publisher, published, told, start, row = found
    snippet = db.execute(
        f"SELECT snippet({index}, 0, {MARKS}, {_LENGTH}) FROM {index} WHERE {index} MATCH ? AND rowid = ?", (words, row)
    ).fetchone()
    if snippet is None:
        return None
    return EntryView(
        kind=kind,
        id=id_,
        article=article,
        article_source=source,
        title=title,
        publisher=publisher,
        published=published,
        words=told,
        snippet=pieces(snippet[0]),
        start=start,
    )
