"""Utterances in words: every telling with its cue, its sentence, its article and the origin of that."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator

from sayso.records import ArticleId, TellingView, UtteranceView
from sayso.store.cells import as_json, storable
from sayso.store.conditions import terms
from sayso.store.origins import origins_of
from sayso.store.utterances import Utterance, all_utterances, utterances_of

# S608: every f-string below joins constants of this module; what users say is always a parameter.
# ruff: noqa: S608

_ID = re.compile(r"[0-9a-f]{4,16}")

_MOST_FOUND = 200
"""Tellings that a few words may mean."""


def utterances(db: sqlite3.Connection, text: str | None = None) -> Iterator[UtteranceView]:
    """Yield the utterances that ``text`` means, else all that several articles tell; those of most origins first.

    ``text`` is the beginning of a telling's id, of an article's, or words that stand in a telling or in its sentence.
    """
    if text is None:
        found = all_utterances(db)
    else:
        tellings = _meant(db, storable(text))
        found = utterances_of(db, tellings) if tellings else []
    views = [_view(db, utterance) for utterance in found]
    yield from sorted(views, key=lambda view: (-view.origins, -len(view.tellings), _order(view.tellings[0]), view.id))


def _meant(db: sqlite3.Connection, text: str) -> list[int]:
    """Return the keys of the tellings that ``text`` means: the first kind of name that gives any decides."""
    if _ID.fullmatch(text):
        for condition in ("t.id >= ?1 AND t.id < ?1 || 'g'", "a.id >= ?1 AND a.id < ?1 || 'g'"):
            if found := _keys(db, condition, text):
                return found
    words = " AND ".join(terms(text))
    if not words:
        return []
    sentence = "SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?"
    return _keys(
        db,
        f"t.key IN (SELECT t.key FROM tellings AS t JOIN bodies AS b ON b.key = t.body JOIN sentences AS n"
        f" ON n.article = b.article AND n.start < t.stop AND n.stop > t.start WHERE n.key IN ({sentence}))",
        words,
    )


def _keys(db: sqlite3.Connection, condition: str, value: str) -> list[int]:
    rows = db.execute(
        "SELECT t.key FROM tellings AS t JOIN bodies AS b ON b.key = t.body JOIN articles AS a ON a.key = b.article"
        f" WHERE {condition} ORDER BY t.key LIMIT {_MOST_FOUND}",
        (value,),
    )
    return [row[0] for row in rows]


def _view(db: sqlite3.Connection, utterance: Utterance) -> UtteranceView:
    tellings = sorted(_tellings(db, utterance), key=_order)
    names = Counter(telling.speaker for telling in tellings if telling.speaker)
    return UtteranceView(
        id=min(telling.id for telling in tellings),
        speaker=max(names, key=lambda name: (names[name], len(name), name), default=None),
        origins=len({telling.origin for telling in tellings}),
        tellings=tuple(tellings),
    )


def _tellings(db: sqlite3.Connection, keys: Collection[int]) -> Iterator[TellingView]:
    rows = db.execute(
        "SELECT t.id, a.id, a.source, a.title, a.publisher, a.published, t.statement, s.speaker, s.source, s.cue,"
        " a.text, t.start, t.stop, (SELECT n.words FROM sentences AS n WHERE n.article = a.key AND n.start <= t.start"
        " ORDER BY n.start DESC LIMIT 1) FROM json_each(?) AS j JOIN tellings AS t ON t.key = j.value"
        " JOIN bodies AS b ON b.key = t.body JOIN articles AS a ON a.key = b.article"
        " LEFT JOIN statements AS s ON s.id = t.statement AND s.article = a.key",
        (as_json(sorted(keys)),),
    ).fetchall()
    origins = origins_of(db, (ArticleId(row[1]) for row in rows))
    for row in rows:
        text, start, end, sentence = row[10:]
        yield TellingView(
            id=row[0],
            article=row[1],
            article_source=row[2],
            title=row[3],
            publisher=row[4],
            published=row[5],
            origin=origins[ArticleId(row[1])],
            statement=row[6],
            speaker=row[7],
            source=row[8],
            cue=row[9],
            words=text[start:end],
            sentence=sentence,
            start=start,
            end=end,
        )


def _order(telling: TellingView) -> tuple[bool, str, str, int]:
    return telling.published is None, telling.published or "", telling.article, telling.start
