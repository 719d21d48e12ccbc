"""Traces in the ledger: written with their article, linked while it is the current version of its source.

Which traces an article leaves is told by ``sayso.link``; here they are hashed, changed as corrections say, and put into
the graph of keys. Every function is part of a step that happens wholly or not at all.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from sayso.records import Actor, Article, Form, Reading, Trace, Traced
from sayso.store import graph
from sayso.store.anchors import Marks, marks_of, place, unplace
from sayso.store.cells import storable
from sayso.store.graph import Link
from sayso.store.hashing import hashed
from sayso.store.names import NameKind, Names, name_trace, unname_trace
from sayso.store.work import works

_MOST_NAMES = 8
"""Names of one kind that a trace is found by in one article."""

_LONGEST_NAME = 200
"""Characters of a role, or of another name than the first, that a trace is found by."""


_MOST_KEYS = 1000
"""Keys of each sort; a trace that has more would tie everything to everything."""


class _Keys(NamedTuple):
    """What lies in ``traces.found`` and ``traces.corrected``."""

    keys: tuple[int, ...]
    made: tuple[int, ...]
    """Keys that corrections made; they stand among ``keys`` as well."""

    offered: tuple[int, ...]
    sought: tuple[int, ...]

    def packed(self) -> bytes:
        """Return the cell."""
        return struct.pack(f"<4H{sum(map(len, self))}q", *map(len, self), *(key for keys in self for key in keys))

    @classmethod
    def unpacked(cls, cell: bytes) -> _Keys:
        """Return what a cell holds."""
        keys, made, offered, sought = struct.unpack_from("<4H", cell)
        every = struct.unpack_from(f"<{keys + made + offered + sought}q", cell, 8)
        ends = (0, keys, keys + made, keys + made + offered, len(every))
        return cls(*(every[start:end] for start, end in pairwise(ends)))


def write_members(db: sqlite3.Connection, article: int, reading: Reading) -> None:
    """Write down of which groups the actors of an article are members."""
    rows = [(member, actor.id, article) for actor in reading.actors if actor.members for member in actor.members]
    db.executemany("INSERT OR IGNORE INTO members (member, whole, article) VALUES (?, ?, ?)", rows)


def write_traces(db: sqlite3.Connection, article: int, reading: Reading, traced: Traced) -> None:
    """Write down the traces of an article that has none, without linking them."""
    db.execute("UPDATE articles SET linked = ? WHERE key = ?", (traced.rules, article))
    actors = {actor.id: actor for actor in reading.actors}
    done = works(reading, actors)
    published = storable(reading.article.published.value) if reading.article.published else None
    for trace in traced.traces:
        kind = trace.type.value if trace.type else None
        key = db.execute(
            "INSERT INTO traces (article, actor, name, type, known, published, found, statements, promises, demands,"
            " mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(article, trace.actor_id, storable(trace.name), kind, trace.known, published),
                *(_found(trace).packed(), *done[trace.actor_id]),
            ),
        ).lastrowid
        assert key is not None  # noqa: S101 - SQLite gives every inserted row a number
        name_trace(db, key, _names(reading.article, actors[trace.actor_id], trace))


def delete_traces(db: sqlite3.Connection, article: int) -> None:
    """Take an article's traces out of the ledger."""
    unlink_article(db, article)
    for (trace,) in db.execute("SELECT key FROM traces WHERE article = ?", (article,)).fetchall():
        unname_trace(db, trace)
    db.execute("DELETE FROM traces WHERE article = ?", (article,))


def link_article(db: sqlite3.Connection, article: int) -> None:
    """Link the traces of an article that has become the current version of its source."""
    place(db, article)
    for (trace,) in db.execute("SELECT key FROM traces WHERE article = ?", (article,)).fetchall():
        _link(db, trace)


def unlink_article(db: sqlite3.Connection, article: int) -> None:
    """Take the links of an article away that is no current version any more."""
    linked = "SELECT key FROM traces WHERE article = ? AND node IS NOT NULL"
    for (trace,) in db.execute(linked, (article,)).fetchall():
        _unlink(db, trace)
    unplace(db, article)


def link_again(db: sqlite3.Connection, traces: Iterable[int]) -> None:
    """Link traces as corrections say now."""
    for trace in traces:
        _unlink(db, trace)
        _link(db, trace)


def _link(db: sqlite3.Connection, trace: int) -> None:
    marks = marks_of(db, trace)
    row = db.execute(
        "SELECT found, statements, promises, demands, mentions FROM traces WHERE key = ?", (trace,)
    ).fetchone()
    keys, corrected = _Keys.unpacked(row[0]), None
    if marks:
        keys = _corrected(keys, marks)
        corrected = keys.packed()
        name_trace(db, trace, ((NameKind.GIVEN, said.value) for said in marks.names))
    link = _as_link(keys, row[1:])
    graph.link(db, link)
    db.execute("UPDATE traces SET node = ?, corrected = ? WHERE key = ?", (link.node, corrected, trace))


def _unlink(db: sqlite3.Connection, trace: int) -> None:
    keys, *counts = db.execute(
        "SELECT coalesce(corrected, found), statements, promises, demands, mentions FROM traces WHERE key = ?", (trace,)
    ).fetchone()
    graph.unlink(db, _as_link(_Keys.unpacked(keys), counts))
    unname_trace(db, trace, NameKind.GIVEN)
    db.execute("UPDATE traces SET node = NULL, corrected = NULL WHERE key = ?", (trace,))


def _as_link(keys: _Keys, counts: Iterable[int]) -> Link:
    statements, promises, demands, mentions = counts
    return Link(
        keys=keys.keys,
        made=frozenset(keys.made),
        offered=keys.offered,
        sought=keys.sought,
        counts=(statements, promises, demands, mentions),
    )


def _corrected(found: _Keys, marks: Marks) -> _Keys:
    made = tuple(sorted(set(map(hashed, marks.keys))))
    if marks.cut:
        return _Keys(made, made, (), ())
    return _Keys(tuple(sorted({*found.keys, *made})), made, found.offered, found.sought)


def _found(trace: Trace) -> _Keys:
    """Return the keys of a trace; one without has a key that no other trace has."""
    keys = trace.keys or (f"alone|{trace.article_id}|{trace.actor_id}",)
    return _Keys(
        *(tuple(sorted(map(hashed, set(one)))[:_MOST_KEYS]) for one in (keys, (), trace.offered, trace.sought))
    )


def _names(article: Article, actor: Actor, trace: Trace) -> Names:
    yield NameKind.NAME, trace.name
    named = (mention.span for mention in actor.mentions if mention.form is Form.NAME)
    for kind, spans in ((NameKind.MENTION, named), (NameKind.ROLE, actor.roles)):
        words = dict.fromkeys(" ".join(span.of(article.text).split()) for span in spans)
        short = [one for one in words if len(one) <= _LONGEST_NAME and one != trace.name]
        yield from ((kind, one) for one in short[:_MOST_NAMES])
