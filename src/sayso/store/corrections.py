"""Corrections in the ledger: written down, put into force, taken back, and read again.

A correction of actors takes effect where its anchors find a place, at once and in every article that is linked later.
Articles whose entries are corrected are marked, to be corrected anew. What is taken back stays where it is and loses
its force.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from sayso.records import (
    Anchor,
    ArticleId,
    Correction,
    CorrectionId,
    CorrectionKind,
    CorrectionView,
    EntityId,
    Side,
    Span,
)
from sayso.store import edits
from sayso.store.anchors import place
from sayso.store.cells import Row, as_json, storable
from sayso.store.linking import link_again

_sides = msgspec.json.Decoder(tuple[tuple[str, str], ...])

_COLUMNS = "key, id, kind, author, at, value, undoes, sides, active, edit"


def write_correction(db: sqlite3.Connection, correction: Correction) -> bool:
    """Write a correction down and put it into force; say whether it was not here before."""
    if db.execute("SELECT 1 FROM corrections WHERE id = ?", (correction.id,)).fetchone():
        return False
    value = None if correction.value is None else storable(correction.value)
    sides = as_json([(storable(side.name), side.entity) for side in correction.sides])
    key = db.execute(
        "INSERT INTO corrections (id, kind, author, at, value, undoes, sides, active, edit, sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
        (
            *(correction.id, correction.kind.value, storable(correction.author), correction.at),
            *(value, correction.undoes, sides),
            *((edits.edit_cell(edit), edit.sha256) if (edit := correction.edit) else (None, None)),
        ),
    ).lastrowid
    if edit:
        edits.mark(db, edit.sha256)
    db.executemany(
        "INSERT INTO anchors (correction, side, position, sha256, source, start, stop, words)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(key, side, position, anchor.sha256, storable(anchor.source)),
                *(anchor.raw.start, anchor.raw.end, storable(anchor.words)),
            )
            for side, one in enumerate(correction.sides)
            for position, anchor in enumerate(one.anchors)
        ],
    )
    articles = db.execute(
        "SELECT DISTINCT a.key FROM anchors AS n JOIN articles AS a ON a.sha256 = n.sha256"
        " WHERE n.correction = ? AND a.current",
        (key,),
    ).fetchall()
    link_again(db, dict.fromkeys(trace for (article,) in articles for trace in place(db, article, correction=key)))
    _settle(db, correction.id)
    if correction.undoes:
        _settle(db, correction.undoes)
    return True


def _settle(db: sqlite3.Connection, id_: CorrectionId) -> None:
    """Let a correction, and what it takes back, have the force that undoing leaves it."""
    row = db.execute("SELECT key, kind, undoes, active, sha256 FROM corrections WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return  # an import may bring what it takes back later
    key, kind, undoes, active, sha256 = row
    (undone,) = db.execute("SELECT count(*) FROM corrections WHERE undoes = ? AND active", (id_,)).fetchone()
    if active == (not undone):
        return
    db.execute("UPDATE corrections SET active = ? WHERE key = ?", (not undone, key))
    if kind == CorrectionKind.UNDO:
        _settle(db, undoes)
    elif sha256 is not None:
        edits.mark(db, sha256)
    else:
        traces = "SELECT DISTINCT p.trace FROM anchors AS n JOIN placed AS p ON p.anchor = n.key WHERE n.correction = ?"
        link_again(db, [trace for (trace,) in db.execute(traces, (key,)).fetchall()])


def corrections(db: sqlite3.Connection) -> Iterator[Correction]:
    """Yield all corrections, in the order in which they were made."""
    for key, _, kind, author, at, value, undoes, sides, _, edit in db.execute(
        f"SELECT {_COLUMNS} FROM corrections ORDER BY at, id"  # noqa: S608 - a constant of this module
    ).fetchall():
        yield Correction(
            kind=CorrectionKind(kind),
            author=author,
            at=at,
            sides=tuple(
                Side(name=name, entity=EntityId(entity), anchors=tuple(_anchors(db, key, number)))
                for number, (name, entity) in enumerate(_sides.decode(sides))
            ),
            value=value,
            undoes=CorrectionId(undoes) if undoes else None,
            edit=edits.edit_of(edit) if edit else None,
        )


def _anchors(db: sqlite3.Connection, correction: int, side: int) -> Iterator[Anchor]:
    rows = db.execute(
        "SELECT sha256, source, start, stop, words FROM anchors WHERE correction = ? AND side = ? ORDER BY position",
        (correction, side),
    )
    for sha256, source, start, stop, words in rows:
        yield Anchor(sha256=sha256, source=source, raw=Span(start, stop), words=words)


def views(db: sqlite3.Connection, condition: str = "1", values: Iterable[object] = ()) -> Iterator[CorrectionView]:
    """Yield corrections in words, in the order in which they were made; ``condition`` is SQL of this package."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM corrections WHERE {condition} ORDER BY at, id",  # noqa: S608
        tuple(values),
    ).fetchall()
    yield from (_view(db, row) for row in rows)


def latest(db: sqlite3.Connection, *, limit: int, offset: int) -> Iterator[CorrectionView]:
    """Yield some corrections in words, the last one first."""
    ordered = "key IN (SELECT key FROM corrections ORDER BY at DESC, id DESC LIMIT ? OFFSET ?)"
    yield from reversed(list(views(db, ordered, (limit, offset))))


def number(db: sqlite3.Connection) -> int:
    """Return how many corrections there are, those that are taken back too."""
    return int(db.execute("SELECT count(*) FROM corrections").fetchone()[0])


def view(db: sqlite3.Connection, id_: CorrectionId) -> CorrectionView:
    """Return a correction that is here in words."""
    (only,) = views(db, "id = ?", (id_,))
    return only


def of_traces(db: sqlite3.Connection, traces: Iterable[int]) -> tuple[CorrectionView, ...]:
    """Return the corrections that stand at some traces."""
    keys = (
        "key IN (SELECT n.correction FROM placed AS p JOIN anchors AS n ON n.key = p.anchor"
        " WHERE p.trace IN (SELECT value FROM json_each(?)))"
    )
    return tuple(views(db, keys, (as_json(list(traces)),)))


def _view(db: sqlite3.Connection, row: Row) -> CorrectionView:
    key, id_, kind, author, at, value, undoes, sides, active, told = row
    places, anchors = 0, 0
    sources: tuple[str, ...] = ()
    entries: tuple[tuple[ArticleId, str | None], ...] = ()
    if undoes:
        undone = db.execute("SELECT sides, edit FROM corrections WHERE id = ?", (undoes,)).fetchone()
        sides, told = undone or (sides, None)
    elif told:
        entries = tuple(edits.at_entries(db, key))
        places, anchors, sources = int(bool(entries)), 1, (edits.edit_of(told).source,)
    else:
        anchors, places = db.execute(
            "SELECT count(*), count((SELECT 1 FROM placed WHERE anchor = anchors.key LIMIT 1)) FROM anchors"
            " WHERE correction = ?",
            (key,),
        ).fetchone()
        named = "SELECT source FROM anchors WHERE correction = ? GROUP BY source ORDER BY min(key)"
        sources = tuple(source for (source,) in db.execute(named, (key,)))
    return CorrectionView(
        id=CorrectionId(id_),
        kind=CorrectionKind(kind),
        author=author,
        at=at,
        names=tuple(name for name, _ in _sides.decode(sides)),
        sources=sources,
        value=value,
        undoes=CorrectionId(undoes) if undoes else None,
        undone=not active,
        places=places,
        anchors=anchors,
        edit=edits.edit_of(told) if told else None,
        at_entries=entries,
    )
