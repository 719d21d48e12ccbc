"""Bodies of articles in the ledger, the bands by which alike ones are found, and what was found by comparing them.

A body, its bands and its likenesses go with its article: what is forgotten, read anew or no current version any more
has none, by triggers of the schema. Comparing is left to ``sayso.link``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from sayso.records import ArticleId, Body, BodySentence, Copying, Credit, Likeness, Place, Sketch, Span
from sayso.store.bands import ANY, Bands
from sayso.store.cells import as_json, as_pair, as_span, storable
from sayso.store.hashing import hashed

BODY_BANDS = Bands(nodes="bodies", bands="body_bands", pairs="likenesses", fewest=((20, 2), (ANY, 4)))
"""A sentence that two bodies share word for word gives them two bands; where they are long, one is not enough."""

_sentences = msgspec.json.Decoder(tuple[tuple[int, int, bool], ...])
_beside = msgspec.json.Decoder(tuple[tuple[int, int], ...])
_credits = msgspec.json.Decoder(tuple[tuple[str, Place, tuple[int, int] | None, str], ...])

# S608: every f-string below joins constants of this module.
# ruff: noqa: S608

_BODY = "(SELECT b.key FROM bodies AS b JOIN articles AS a ON a.key = b.article WHERE a.id = ?)"

ArticlePair = tuple[ArticleId, ArticleId]


def waiting(db: sqlite3.Connection, rules: str) -> tuple[ArticleId, ...]:
    """Return the articles that have not been compared yet, or whose bodies were made by other rules."""
    db.execute("INSERT OR IGNORE INTO to_compare SELECT article FROM bodies WHERE rules < ?1 OR rules > ?1", (rules,))
    db.execute("DELETE FROM bodies WHERE rules < ?1 OR rules > ?1", (rules,))
    # CROSS keeps SQLite from going through all articles instead.
    rows = db.execute(
        "SELECT a.id FROM to_compare AS t CROSS JOIN articles AS a ON a.key = t.article ORDER BY t.article"
    )
    return tuple(ArticleId(row[0]) for row in rows)


def waiting_number(db: sqlite3.Connection) -> int:
    """Return how many articles have not been compared yet."""
    return int(db.execute("SELECT count(*) FROM to_compare").fetchone()[0])


def write_sketch(db: sqlite3.Connection, sketch: Sketch) -> None:
    """Write a body down."""
    body = sketch.body
    (article,) = db.execute("SELECT key FROM articles WHERE id = ?", (body.article_id,)).fetchone()
    rank = hashed(body.article_id)
    key = db.execute(
        "INSERT INTO bodies (article, rules, rank, bands, sentences, beside, credits) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            article,
            sketch.rules,
            rank,
            as_json(sketch.bands),
            as_json([(one.span.start, one.span.end, one.quoted) for one in body.sentences]),
            as_json([as_pair(span) for span in body.beside]),
            as_json([(one.agency, one.place, as_pair(one.span), storable(one.words)) for one in sketch.credits]),
        ),
    ).lastrowid
    assert key is not None  # noqa: S101 - SQLite gives every inserted row a number
    db.execute("DELETE FROM to_compare WHERE article = ?", (article,))
    BODY_BANDS.add(db, [(key, rank, sketch.bands)])


def to_compare(db: sqlite3.Connection) -> list[ArticlePair]:
    """Return the articles that are to be compared, because bodies were written down or others are gone."""
    pairs = [*BODY_BANDS.close_up(db), *BODY_BANDS.take_in(db)]
    rows = db.execute(
        "SELECT b.key, a.id FROM json_each(?) AS j JOIN bodies AS b ON b.key = j.value"
        " JOIN articles AS a ON a.key = b.article",
        (as_json(sorted({key for pair in pairs for key in pair})),),
    )
    ids = {key: ArticleId(id_) for key, id_ in rows}
    return [(ids[one], ids[other]) for one, other in pairs]


def body(db: sqlite3.Connection, article: ArticleId) -> tuple[Body, str, str | None] | None:
    """Return the body of an article with its text and its title; None where it is no current version."""
    row = db.execute(
        "SELECT sentences, beside, text, title FROM articles AS a JOIN bodies AS b ON b.article = a.key WHERE a.id = ?",
        (article,),
    ).fetchone()
    if row is None:
        return None
    sentences, beside, text, title = row
    found = Body(
        article_id=article,
        sentences=tuple(
            BodySentence(span=Span(start, end), quoted=quoted) for start, end, quoted in _sentences.decode(sentences)
        ),
        beside=tuple(Span(start, end) for start, end in _beside.decode(beside)),
    )
    return found, text, title


def write_likenesses(db: sqlite3.Connection, likenesses: Iterable[Likeness]) -> None:
    """Write down which bodies are alike."""
    db.executemany(
        "INSERT OR REPLACE INTO likenesses (one, other, copying, sentences, word_for_word, edited, share)"
        f" VALUES ({_BODY}, {_BODY}, ?, ?, ?, ?, ?)",
        [
            (one.shorter, one.longer, one.copying, one.sentences, one.word_for_word, one.edited, one.share)
            for one in likenesses
        ],
    )


_LIKENESSES = (
    "SELECT one.id, other.id, l.copying, l.sentences, l.word_for_word, l.edited, l.share FROM likenesses AS l"
    " JOIN bodies AS b ON b.key = l.one JOIN articles AS one ON one.key = b.article"
    " JOIN bodies AS c ON c.key = l.other JOIN articles AS other ON other.key = c.article"
)


def likenesses(db: sqlite3.Connection, article: ArticleId | None = None) -> Iterator[Likeness]:
    """Yield what was found alike, all of it or with one article; in the order of the articles' ids."""
    if article is None:
        rows = db.execute(f"{_LIKENESSES} ORDER BY one.id, other.id")
    else:
        # Two questions, for one with OR would look at all rows.
        rows = db.execute(
            f"{_LIKENESSES} WHERE l.one = {_BODY} UNION ALL {_LIKENESSES} WHERE l.other = {_BODY} ORDER BY 1, 2",
            (article, article),
        )
    for row in rows:
        yield Likeness(
            shorter=ArticleId(row[0]),
            longer=ArticleId(row[1]),
            copying=Copying(row[2]),
            sentences=row[3],
            word_for_word=row[4],
            edited=row[5],
            share=row[6],
        )


def copies_around(db: sqlite3.Connection, articles: Iterable[ArticleId]) -> list[ArticlePair]:
    """Return the pairs of copies among the articles that hang together with ``articles`` by copies."""
    rows = db.execute(
        "WITH RECURSIVE carried (body) AS ("
        " SELECT b.key FROM json_each(?1) AS j JOIN articles AS a ON a.id = j.value"
        " JOIN bodies AS b ON b.article = a.key"
        " UNION SELECT l.other FROM carried AS c JOIN likenesses AS l ON l.one = c.body AND l.copying = ?2"
        " UNION SELECT l.one FROM carried AS c JOIN likenesses AS l ON l.other = c.body AND l.copying = ?2"
        # CROSS keeps SQLite from going through all likenesses instead.
        ") SELECT a.id, d.id FROM carried AS c CROSS JOIN likenesses AS l ON l.one = c.body AND l.copying = ?2"
        " JOIN bodies AS b ON b.key = l.one JOIN articles AS a ON a.key = b.article"
        " JOIN bodies AS e ON e.key = l.other JOIN articles AS d ON d.key = e.article",
        (as_json(sorted(set(articles))), Copying.COPY),
    )
    return [(ArticleId(one), ArticleId(other)) for one, other in rows]


def credits_of(db: sqlite3.Connection, article: ArticleId) -> tuple[Credit, ...]:
    """Return the agencies that an article credits."""
    row = db.execute(
        "SELECT credits FROM bodies AS b JOIN articles AS a ON a.key = b.article WHERE a.id = ?", (article,)
    ).fetchone()
    if row is None:
        return ()
    return tuple(
        Credit(article_id=article, agency=agency, place=place, span=as_span(pair), words=words)
        for agency, place, pair, words in _credits.decode(row[0])
    )
