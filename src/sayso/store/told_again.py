"""Utterances in words: every telling with its cue, its sentence, its article and the origin of that."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from sayso.records import ArticleId, TellingView, UtteranceView
from sayso.store.cells import as_json, storable
from sayso.store.conditions import terms
from sayso.store.origins import origins_of
from sayso.store.utterances import all_utterances, utterances_of

# S608: every f-string below joins constants of this module; what users say is always a parameter.
# ruff: noqa: S608

_ID = re.compile(r"[0-9a-f]{4,16}")

_IN_STATEMENT = (
    "a.key IN (SELECT article FROM statements WHERE id >= ?1 AND id < ?1 || 'g')"
    " AND t.statement >= ?1 AND t.statement < ?1 || 'g'"
)

_MOST_FOUND = 200
"""Tellings that a few words may mean."""


def utterances(db: sqlite3.Connection, text: str | None = None) -> Iterator[UtteranceView]:
    """Yield the utterances that ``text`` means, else all that several articles tell; those of most origins first.

    ``text`` is the beginning of a telling's id, of that of a statement that quotes it, of an article's, or words that
    stand in a telling or in its sentence.
    """
    if text is None:
        found = all_utterances(db)
    else:
        meant = _meant(db, storable(text))
        found = utterances_of(db, meant) if meant else []
    tellings = _tellings(db, frozenset[int]().union(*found))
    views = [_view([tellings[key] for key in utterance]) for utterance in found]
    yield from sorted(views, key=lambda view: (-view.origins, -len(view.tellings), _order(view.tellings[0]), view.id))


def _meant(db: sqlite3.Connection, text: str) -> list[int]:
    """Return the keys of the tellings that ``text`` means: the first kind of name that gives any decides."""
    if _ID.fullmatch(text):
        for condition in ("t.id >= ?1 AND t.id < ?1 || 'g'", _IN_STATEMENT, "a.id >= ?1 AND a.id < ?1 || 'g'"):
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


def _view(tellings: Sequence[TellingView]) -> UtteranceView:
    tellings = sorted(tellings, key=_order)
    names = Counter(telling.speaker for telling in tellings if telling.speaker)
    return UtteranceView(
        id=min(telling.id for telling in tellings),
        speaker=max(names, key=lambda name: (names[name], len(name), name), default=None),
        origins=len({telling.origin for telling in tellings}),
        tellings=tuple(tellings),
    )


def _tellings(db: sqlite3.Connection, keys: Collection[int]) -> dict[int, TellingView]:
    cursor = db.execute(
        "SELECT t.key, t.id, a.id, a.source, a.title, a.publisher, a.published, t.statement, s.speaker, s.source,"
        " s.cue, (SELECT n.words FROM sentences AS n WHERE n.article = a.key AND n.start <= t.start"
        " ORDER BY n.start DESC LIMIT 1), t.start, t.stop, a.text"
        " FROM json_each(?) AS j JOIN tellings AS t ON t.key = j.value"
        " JOIN bodies AS b ON b.key = t.body JOIN articles AS a ON a.key = b.article"
        " LEFT JOIN statements AS s ON s.id = t.statement AND s.article = a.key",
        (as_json(sorted(keys)),),
    )
    # Cut at once, so that only the words of thousands of articles are held.
    rows = [(*row[:-1], row[-1][row[-3] : row[-2]]) for row in cursor]
    origins = origins_of(db, (ArticleId(row[2]) for row in rows))
    found = {}
    for key, id_, article, source, title, publisher, published, statement, speaker, who, cue, *told in rows:
        sentence, start, end, words = told
        found[key] = TellingView(
            id=id_,
            article=article,
            article_source=source,
            title=title,
            publisher=publisher,
            published=published,
            origin=origins[ArticleId(article)],
            statement=statement,
            speaker=speaker,
            source=who,
            cue=cue,
            words=words,
            sentence=sentence,
            start=start,
            end=end,
        )
    return found


def _order(telling: TellingView) -> tuple[bool, str, str, int]:
    return telling.published is None, telling.published or "", telling.article, telling.start
