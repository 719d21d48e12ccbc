"""Quotations in the ledger, the bands by which other tellings of them are found, and what they share.

A telling goes with the body of its article. Comparing is left to ``sayso.link``, which tellings are one utterance to
``utterances``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from sayso.records import Overlap, TellingId, Told
from sayso.store.bands import ANY, Bands
from sayso.store.cells import as_json
from sayso.store.hashing import hashed

_FEWEST = ((4, 1), (12, 2), (ANY, 3))
"""A telling of five words has two bands or three, one of twenty about fifteen."""

TELLING_BANDS = Bands(nodes="tellings", bands="telling_bands", pairs="overlaps", fewest=_FEWEST)

TellingPair = tuple[TellingId, TellingId]


def write_told(db: sqlite3.Connection, told: Told) -> None:
    """Write the tellings of an article down that has a body."""
    (body,) = db.execute(
        "SELECT b.key FROM bodies AS b JOIN articles AS a ON a.key = b.article WHERE a.id = ?", (told.article_id,)
    ).fetchone()
    nodes: list[tuple[int, int, Sequence[int]]] = []
    for telling, bands in zip(told.tellings, told.bands, strict=True):
        telling_id = telling.id
        rank = hashed(telling_id)
        key = db.execute(
            "INSERT INTO tellings (body, id, start, stop, statement, speaker, named, rank, bands)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                body,
                telling_id,
                telling.span.start,
                telling.span.end,
                telling.statement,
                telling.speaker,
                telling.named,
                rank,
                as_json(bands),
            ),
        ).lastrowid
        assert key is not None  # noqa: S101 - SQLite gives every inserted row a number
        nodes.append((key, rank, bands))
    TELLING_BANDS.add(db, nodes)


def to_compare(db: sqlite3.Connection) -> list[TellingPair]:
    """Return the tellings that are to be compared, because some were written down or others are gone.

    Those of one article are not: it tells nobody's words again.
    """
    pairs = [*TELLING_BANDS.close_up(db), *TELLING_BANDS.take_in(db)]
    rows = db.execute(
        "SELECT key, id, body FROM tellings WHERE key IN (SELECT value FROM json_each(?))",
        (as_json(sorted({key for pair in pairs for key in pair})),),
    )
    ids = {key: (TellingId(id_), body) for key, id_, body in rows}
    return [(ids[one][0], ids[other][0]) for one, other in pairs if ids[one][1] != ids[other][1]]


def words(db: sqlite3.Connection, telling: TellingId) -> tuple[str, date | None]:
    """Return the words of a telling and the day on which its article was published, where that is known."""
    # Cut here, for a function of SQLite stops at the first NUL of a text.
    text, start, stop, published = db.execute(
        "SELECT a.text, t.start, t.stop, a.published FROM tellings AS t"
        " JOIN bodies AS b ON b.key = t.body JOIN articles AS a ON a.key = b.article WHERE t.id = ?",
        (telling,),
    ).fetchone()
    return text[start:stop], _day(published)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def write_overlaps(db: sqlite3.Connection, overlaps: Iterable[Overlap]) -> None:
    """Write down what tellings share."""
    key = "(SELECT key FROM tellings WHERE id = ?)"
    db.executemany(
        f"INSERT OR REPLACE INTO overlaps (one, other, hold, longest, share) VALUES ({key}, {key}, ?, ?, ?)",  # noqa: S608 - a constant of this function
        [(one.one, one.other, one.hold, one.longest, one.share) for one in overlaps],
    )
