"""The SQL of what queries narrow: each condition with the values that it takes.

In the SQL, ``x`` is the record, ``a`` its article, ``n`` the sentence around it. Words are matched by SQLite's
full-text search, names in the very forms in which they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.records import AUTHOR, ActType
from sayso.store.cells import storable
from sayso.store.queries import (
    PROMISES,
    ActQuery,
    AppraisalQuery,
    FigureQuery,
    Query,
    StatementQuery,
    TimeQuery,
)

# S608: every f-string below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

Condition = tuple[str, tuple[object, ...]]

_TERMS = re.compile(r'"([^"]*)"|([^\s"]+)')

_NOTHING = '""'
"""A term that no text holds."""

_IN_SENTENCE = "n.key IN (SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?)"
_IN_STATEMENT = "x.key IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)"

_SPEAKER = ("speaker", "source")
_ANY_ACTOR = ("actor", "actor_name", "by_whom", "by_name")


def terms(words: str) -> list[str]:
    """Return ``words`` as FTS5 strings, one a word or quoted phrase; what has no letter or digit is left out."""
    found = (phrase or word for phrase, word in _TERMS.findall(storable(words).replace("\0", " ")))
    return [f'"{term}"' for term in found if any(character.isalnum() for character in term)]


def of_statements(query: StatementQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for statements."""
    yield from _of_all(query, _IN_STATEMENT)
    if query.by is not None:
        yield "x.key IN (SELECT rowid FROM names_fts WHERE names_fts MATCH ?)", (_named(query.by, _SPEAKER),)
    if query.manner is not None:
        yield "x.manner = ?", (query.manner,)


def of_acts(query: ActQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for acts."""
    yield from _of_all(query, _IN_SENTENCE)
    if query.by is not None:
        condition = "x.key IN (SELECT rowid FROM acts_names_fts WHERE acts_names_fts MATCH ?)"
        yield condition, (_named(query.by, _ANY_ACTOR),)
    if query.types:
        yield _is_one_of(query.types)
    if query.promises:
        yield "x.actor IS NOT NULL", ()
        yield _is_one_of(PROMISES)


def _is_one_of(types: tuple[ActType, ...]) -> Condition:
    return f"x.type IN ({', '.join('?' * len(types))})", types


def of_figures(query: FigureQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for figures."""
    yield from _of_all(query, _IN_SENTENCE)
    if query.unit is not None:
        yield "lower(x.unit) = lower(?)", (storable(query.unit),)


def of_times(query: TimeQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for times."""
    yield from _of_all(query, _IN_SENTENCE)
    if query.by_day:
        unknown = " OR x.type IN ('date', 'time')" if query.unknown else ""
        yield f"(coalesce(x.begins, x.ends) IS NOT NULL{unknown})", ()
    # Where one end of the interval is open, the other one alone says when it is.
    if query.first is not None:
        yield "(x.ends > ? OR x.ends IS NULL AND x.begins >= ?)", (query.first.isoformat(),) * 2
    if query.last is not None:
        yield "coalesce(x.begins, x.ends) <= ?", (query.last.isoformat(),)


def of_appraisals(query: AppraisalQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for appraisals."""
    yield from _of_all(query, _IN_SENTENCE)
    if query.type is not None:
        yield "x.type = ?", (query.type,)


def _of_all(query: Query, holds: str) -> Iterator[Condition]:
    """Yield the conditions that all queries share; ``holds`` is that a term stands in the record."""
    if query.article is None:
        yield "a.current", ()
    else:
        yield "a.id = ?", (query.article,)
    if query.about is not None:
        for term in terms(query.about) or [_NOTHING]:
            in_title = "a.key IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
            yield f"({holds} OR {in_title})", (term, f"title : {term}")
    if query.voice is not None and query.voice.casefold() == AUTHOR:
        yield "x.voice = ?", (AUTHOR,)
    elif query.voice is not None:
        named = "SELECT rowid FROM names_fts WHERE names_fts MATCH ?"
        yield f"x.voice IN (SELECT id FROM statements WHERE key IN ({named}))", (_named(query.voice, _SPEAKER),)
    if query.since is not None:
        # As far as both dates tell: an article of "2024-04" may be of any day of that month.
        yield "a.published >= substr(?, 1, length(a.published))", (query.since,)


def _named(name: str, columns: tuple[str, ...]) -> str:
    """Return the FTS5 query for rows in which one of ``columns`` holds all words of ``name``."""
    words = " AND ".join(terms(name))
    return " OR ".join(f"{column} : ({words})" for column in columns) if words else _NOTHING
