"""Where corrections stand: their anchors among the naming mentions of the articles that are linked.

An anchor is a stretch of a source. It stands where a naming mention, whatever model found it, shows a character of that
stretch; of several, at the one with the same words, else at the one that shows most.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sayso.records import CorrectionKind, Form, Mention, Span, TextMap, enclosing
from sayso.store.rows import text_map
from sayso.store.tables.actors import mentions_of


class Said(NamedTuple):
    """What a correction says, and when it was made."""

    at: str
    id: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """What corrections make of one trace."""

    cut: bool
    """Whether it is cut off from its own keys."""

    keys: tuple[str, ...]
    """The keys that it has beside them."""

    names: tuple[Said, ...]
    """What people call it, the last one last."""

    wikidata: tuple[Said, ...]
    """Its ids there, the last one last."""


class Named(NamedTuple):
    """A naming mention of a trace."""

    trace: int
    raw: Span
    words: str


def place(db: sqlite3.Connection, article: int, *, correction: int | None = None) -> list[int]:
    """Find the places of all anchors in an article, or of those of one correction; return the traces they stand at."""
    rows = db.execute(
        "SELECT n.key, n.start, n.stop, n.words FROM articles AS a JOIN anchors AS n ON n.sha256 = a.sha256"
        " WHERE a.key = ?1 AND n.correction = coalesce(?2, n.correction)",
        (article, correction),
    ).fetchall()
    if not rows:
        return []
    named = tuple(naming_mentions(db, article))
    placed = []
    for anchor, start, stop, words in rows:
        there = Span(start, stop)
        found = [one for one in named if one.raw.overlaps(there)]
        if found:
            best = max(found, key=lambda one: (one.words == words, _shared(one.raw, there), -one.raw.start))
            placed.append((best.trace, anchor))
    db.executemany("INSERT OR IGNORE INTO placed (trace, anchor) VALUES (?, ?)", placed)
    return [trace for trace, _ in placed]


def unplace(db: sqlite3.Connection, article: int) -> None:
    """Take the anchors off the traces of an article."""
    db.execute("DELETE FROM placed WHERE trace IN (SELECT key FROM traces WHERE article = ?)", (article,))


def marks_of(db: sqlite3.Connection, trace: int) -> Marks | None:
    """Return what the corrections that stand at a trace make of it, later ones after earlier ones; None without any."""
    rows = db.execute(
        "SELECT DISTINCT c.at, c.id, c.kind, c.value FROM placed AS p JOIN anchors AS n ON n.key = p.anchor"
        " JOIN corrections AS c ON c.key = n.correction WHERE p.trace = ? AND c.active ORDER BY c.at, c.id",
        (trace,),
    ).fetchall()
    if not rows:
        return None
    cut, keys, names, wikidata = False, list[str](), list[Said](), list[Said]()
    for at, id_, kind, value in rows:
        if kind == CorrectionKind.RENAME:
            names.append(Said(at, id_, value))
        elif kind == CorrectionKind.IDENTIFY:
            keys.append(f"wikidata|{value}")
            wikidata.append(Said(at, id_, value))
        elif kind == CorrectionKind.MERGE:
            keys.append(f"correction|{id_}")
        elif kind == CorrectionKind.SPLIT:
            cut, keys, names, wikidata = True, [f"correction|{id_}"], [], []
    return Marks(cut=cut, keys=tuple(keys), names=tuple(names), wikidata=tuple(wikidata))


def naming_mentions(db: sqlite3.Connection, article: int) -> Iterator[Named]:
    """Yield each naming mention of the traces of an article that shows something of the source."""
    text, runs = db.execute("SELECT text, map FROM articles WHERE key = ?", (article,)).fetchone()
    map_ = text_map(runs)
    rows = db.execute(
        "SELECT t.key, x.mentions FROM traces AS t JOIN actors AS x ON x.id = t.actor AND x.article = t.article"
        " WHERE t.article = ?",
        (article,),
    ).fetchall()
    for trace, mentions in rows:
        for mention in mentions_of(mentions):
            if raw := _raw(map_, mention):
                yield Named(trace, raw, mention.span.of(text))


def _raw(map_: TextMap, mention: Mention) -> Span | None:
    pieces = map_.raw(mention.span) if mention.form is Form.NAME else ()
    return enclosing(pieces) if pieces else None


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
