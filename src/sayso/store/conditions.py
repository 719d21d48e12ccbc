"""The SQL of what queries narrow: each condition with the values that it takes.

In the SQL, ``x`` is the record, ``a`` its article, ``n`` the sentence around it. Words are matched by SQLite's
full-text search, names in the very forms in which they are written.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import date

from sayso.errors import QuestionError
from sayso.records import AUTHOR, ActType, EntityId
from sayso.store.cells import as_json, storable
from sayso.store.entities import ACTORS_OF, TRACES_OF, Entities
from sayso.store.queries import (
    OTHERS,
    PROMISES,
    ActQuery,
    AppraisalQuery,
    ArticleQuery,
    FigureQuery,
    Query,
    StatementQuery,
    TimeQuery,
)

# S608: every f-string below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

Condition = tuple[str, tuple[object, ...]]

_TERMS = re.compile(r'"([^"]*)"|([^\s"]+)')

_WORD = re.compile(r"[^\W_]+")

_MOST_WORDS = 50
"""Words of one search. SQLite looks up each place of each word, and nothing ends it before it has: in 383 articles a
phrase of the word "a" alone took 0.04 seconds a word, and one of 5,000 words minutes."""

NOTHING = '""'
"""A term that no text holds."""


def _holding(table: str) -> str:
    """Return the SQL for the keys of the records of a table in which a term stands, or in the sentence around them."""
    if table == "statements":
        return "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?"
    return (
        "SELECT y.key FROM sentences_fts AS f CROSS JOIN sentences AS s ON s.key = f.rowid"
        f" CROSS JOIN {table} AS y ON y.article = s.article AND y.sentence_start = s.start WHERE sentences_fts MATCH ?"
    )


_WHO = f"{ACTORS_OF} UNION SELECT m.whole FROM members AS m WHERE m.member IN ({ACTORS_OF})"
"""The ids of the actors of some components, which are given twice, and of the groups that they are members of."""

_SAID_BY = (
    f"SELECT rowid FROM names_fts WHERE names_fts MATCH ? UNION SELECT key FROM statements WHERE speaker_id IN ({_WHO})"
)
_DONE_BY = (
    "SELECT rowid FROM acts_names_fts WHERE acts_names_fts MATCH ?"
    f" UNION SELECT key FROM acts WHERE actor_id IN ({_WHO}) UNION SELECT key FROM acts WHERE by_id IN ({_WHO})"
)

_MENTIONS = (
    "x.key IN (SELECT s.key FROM actors AS y, json_each(y.mentions) AS m, statements AS s,"
    f" json_each(s.spans, '$[2]') AS c WHERE y.id IN ({ACTORS_OF}) AND s.article = y.article"
    " AND json_extract(m.value, '$[0]') < json_extract(c.value, '$[1]')"
    " AND json_extract(c.value, '$[0]') < json_extract(m.value, '$[1]'))"
)
"""A mention by the actors of some components stands in the content."""

_SPEAKER = ("speaker", "source")
_ANY_ACTOR = ("actor", "actor_name", "by_whom", "by_name")


def terms(words: str) -> list[str]:
    """Return ``words`` as FTS5 strings, one a word or quoted phrase; what has no letter or digit is left out.

    ``QuestionError`` where they are more than can be sought.
    """
    given = (phrase or word for phrase, word in _TERMS.findall(storable(words).replace("\0", " ")))
    found = list(dict.fromkeys(f'"{term}"' for term in given if any(character.isalnum() for character in term)))
    # One by one, for a phrase is sought word by word as well, and so is what hyphens or points join.
    number = sum(len(_WORD.findall(term)) for term in found)
    if number > _MOST_WORDS:
        reason = f"{number:,} words are more than the {_MOST_WORDS} that are sought at once"
        raise QuestionError("the search", reason, "Look for fewer of them.")
    return found


def of_statements(db: sqlite3.Connection, query: StatementQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for statements."""
    yield from _of_all(db, query, "statements")
    if query.by is not None:
        said, values = said_by(db, query.by)
        yield f"x.key IN ({said})", values
    if query.speaker is not None:
        parts = _parts(db, query.speaker)
        yield f"x.speaker_id IN ({_WHO})", (parts, parts)
    if query.mentions is not None:
        parts = _parts(db, query.mentions)
        yield _MENTIONS, (parts,)
        yield f"coalesce(x.speaker_id NOT IN ({_WHO}), 1)", (parts, parts)
    if query.manner is not None:
        yield "x.manner = ?", (query.manner,)


def of_acts(db: sqlite3.Connection, query: ActQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for acts."""
    yield from _of_all(db, query, "acts")
    if query.by is not None:
        done, values = done_by(db, query.by)
        yield f"x.key IN ({done})", values
    if query.actor is not None:
        parts = _parts(db, query.actor)
        yield f"x.actor_id IN ({_WHO})", (parts, parts)
    if query.types:
        yield _is_one_of(query.types)
    if query.promises:
        yield "x.actor IS NOT NULL", ()
        yield _is_one_of(PROMISES)
    if query.stage is not None:
        yield "x.stage = ?", (query.stage,)
    if query.gone_by is not None:
        ended = "SELECT 1 FROM times AS d WHERE d.id = x.when_id AND d.article = x.article AND d.ends <= ?"
        yield f"EXISTS ({ended})", (query.gone_by.isoformat(),)
    if query.due_from is not None or query.due_until is not None:
        narrowed = list(_of_days("d", query.due_from, query.due_until))
        within = " AND ".join(condition for condition, _ in narrowed)
        yield (
            f"EXISTS (SELECT 1 FROM times AS d WHERE d.id = x.when_id AND d.article = x.article AND {within})",
            tuple(value for _, values in narrowed for value in values),
        )


def _is_one_of(types: tuple[ActType, ...]) -> Condition:
    return f"x.type IN ({', '.join('?' * len(types))})", types


def of_figures(db: sqlite3.Connection, query: FigureQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for figures."""
    yield from _of_all(db, query, "figures")
    if query.unit is not None:
        yield "lower(x.unit) = lower(?)", (storable(query.unit),)
    if query.comparator is not None:
        yield "x.comparator = ?", (query.comparator,)


def of_times(db: sqlite3.Connection, query: TimeQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for times."""
    yield from _of_all(db, query, "times")
    if query.by_day:
        unknown = " OR x.type IN ('date', 'time')" if query.unknown else ""
        yield f"(coalesce(x.begins, x.ends) IS NOT NULL{unknown})", ()
    yield from _of_days("x", query.first, query.last)
    if query.type is not None:
        yield "x.type = ?", (query.type,)
    if query.basis is not None:
        yield "x.basis = ?", (query.basis,)
    if query.year is not None:
        yield "substr(coalesce(x.begins, x.ends), 1, ?) = ?", (len(query.year), query.year)


def _of_days(time: str, first: date | None, last: date | None) -> Iterator[Condition]:
    """Yield the conditions that a time lies between two days."""
    # Where one end of the interval is open, the other one alone says when it is.
    if first is not None:
        yield f"({time}.ends > ? OR {time}.ends IS NULL AND {time}.begins >= ?)", (first.isoformat(),) * 2
    if last is not None:
        yield f"coalesce({time}.begins, {time}.ends) <= ?", (last.isoformat(),)


def of_appraisals(db: sqlite3.Connection, query: AppraisalQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for appraisals."""
    yield from _of_all(db, query, "appraisals")
    if query.type is not None:
        yield "x.type = ?", (query.type,)
    if query.polarity is not None:
        yield "x.polarity = ?", (query.polarity,)


def of_articles(db: sqlite3.Connection, query: ArticleQuery) -> Iterator[Condition]:
    """Yield the conditions of a query for articles, but for its words."""
    yield "a.current", ()
    if query.actor is not None:
        yield f"a.key IN (SELECT t.article FROM {TRACES_OF})", (_parts(db, query.actor),)
    if query.kind is not None:
        yield f"EXISTS (SELECT 1 FROM {query.kind} WHERE article = a.key)", ()
    yield from published(query.publisher, query.since, query.until)


def _of_all(db: sqlite3.Connection, query: Query, table: str) -> Iterator[Condition]:
    """Yield the conditions that all queries share, for the records of a table."""
    if query.article is None:
        yield "a.current", ()
    else:
        yield "a.id = ?", (query.article,)
    if query.id is not None:
        # What follows in a hexadecimal id sorts before this letter.
        yield "x.id >= ? AND x.id < ?", (storable(query.id), f"{storable(query.id)}g")
    if query.about is not None:
        for term in terms(query.about) or [NOTHING]:
            titled = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
            # One list of keys, by which records are looked up; with OR all of them would be looked at.
            yield (
                f"x.key IN ({_holding(table)} UNION SELECT key FROM {table} WHERE article IN ({titled}))",
                (term, f"title : {term}"),
            )
    if query.voice is not None and query.voice.casefold() == AUTHOR:
        yield "x.voice = ?", (AUTHOR,)
    elif query.voice == OTHERS:
        yield "x.voice != ?", (AUTHOR,)
    elif query.voice is not None:
        said, values = said_by(db, query.voice)
        yield f"x.voice IN (SELECT id FROM statements WHERE key IN ({said}))", values
    yield from published(query.publisher, query.since, query.until)


def published(publisher: str | None, since: str | None, until: str | None) -> Iterator[Condition]:
    """Yield the conditions on who published an article, and when."""
    if publisher is not None:
        yield "a.publisher = ?", (storable(publisher),)
    # As far as both dates tell: an article of "2024-04" may be of any day of that month.
    if since is not None:
        yield "a.published >= substr(?, 1, length(a.published))", (since,)
    if until is not None:
        yield "substr(a.published, 1, ?) <= ?", (len(until), until)


def said_by(db: sqlite3.Connection, name: str) -> Condition:
    """Return the SQL for the statements of whoever goes by a name, in their own article or in another one."""
    parts = _parts_named(db, name)
    return _SAID_BY, (_named(name, _SPEAKER), parts, parts)


def done_by(db: sqlite3.Connection, name: str) -> Condition:
    """Return the SQL for the acts of whoever goes by a name, who would act or demands it."""
    parts = _parts_named(db, name)
    return _DONE_BY, (_named(name, _ANY_ACTOR), *(parts,) * 4)


def _parts_named(db: sqlite3.Connection, name: str) -> str:
    """Return in JSON the components of all actors that have a name or a role with all words of ``name``."""
    entities = Entities(db)
    return as_json([part for found in entities.with_words(name) for part in found.parts])


def _parts(db: sqlite3.Connection, entity: EntityId) -> str:
    """Return in JSON the components of an actor; none where it is not here."""
    return as_json([part for found in Entities(db).with_id(entity) for part in found.parts])


def _named(name: str, columns: tuple[str, ...]) -> str:
    """Return the FTS5 query for rows in which one of ``columns`` holds all words of ``name``."""
    words = " AND ".join(terms(name))
    return " OR ".join(f"{column} : ({words})" for column in columns) if words else NOTHING
