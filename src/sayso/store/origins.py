"""Which articles carry one text: what hangs together by copies is one origin."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

from sayso.joining import Joined
from sayso.records import ArticleId, CarrierView, Copying, Likeness, OriginView, SharingView
from sayso.store import copies
from sayso.store.cells import as_json
from sayso.store.remembering import remembered

_Carried = frozenset[ArticleId]


def origins(
    db: sqlite3.Connection, articles: Collection[ArticleId] | None = None, *, limit: int | None = None, offset: int = 0
) -> Iterator[OriginView]:
    """Yield the origins of ``articles``, else all with several carriers; the most carried ones first.

    At most ``limit``, without the first ``offset``.
    """
    if articles is not None:
        around = _together(copies.copies_around(db, articles))
        ordered = _ordered(db, [*around, *(frozenset({one}) for one in _alone(articles, around))])
    elif limit is None:
        ordered = _all(db)
    else:
        # Who asks for some of them asks for others soon.
        ordered = remembered(db, "origins", _all)
    for carried in ordered[offset : None if limit is None else offset + limit]:
        # What is remembered may name articles that are gone by now.
        if here := frozenset(ArticleId(row[0]) for row in _articles(db, carried)):
            yield _view(db, here)


def _all(db: sqlite3.Connection) -> list[_Carried]:
    copied = (one for one in copies.likenesses(db) if one.copying is Copying.COPY)
    return _ordered(db, _together((one.shorter, one.longer) for one in copied))


def _ordered(db: sqlite3.Connection, found: list[_Carried]) -> list[_Carried]:
    """Return the most carried ones first, of several those that were published first."""
    published = {row[0]: row[4] for row in _articles(db, frozenset[ArticleId]().union(*found))}

    def place(carried: _Carried) -> tuple[int, tuple[bool, str, str]]:
        return -len(carried), min((published[one] is None, published[one] or "", one) for one in carried)

    return sorted(found, key=place)


def origins_of(db: sqlite3.Connection, articles: Iterable[ArticleId]) -> dict[ArticleId, str]:
    """Return the id of the origin of each of ``articles``; of one that carries its text alone its own."""
    wanted = frozenset(articles)
    around = _together(copies.copies_around(db, wanted))
    published = {row[0]: row[4] for row in _articles(db, frozenset[ArticleId]().union(*around))}
    found: dict[ArticleId, str] = {one: one for one in _alone(wanted, around)}
    for carried in around:
        first = min(carried, key=lambda article: (published[article] is None, published[article] or "", article))
        found |= dict.fromkeys(carried & wanted, first)
    return found


def carried(db: sqlite3.Connection) -> Iterator[list[int]]:
    """Yield the keys of the articles that carry one text, where several do, in the order of publication."""
    rows = db.execute(
        "SELECT b.article, e.article FROM likenesses AS l JOIN bodies AS b ON b.key = l.one"
        " JOIN bodies AS e ON e.key = l.other WHERE l.copying = ?",
        (Copying.COPY,),
    )
    together = Joined[int]()
    for one, other in rows:
        together.join(one, other)
    groups = [sorted(group) for group in together.groups()]
    dates = {
        key: (published is None, published or "", id_)
        for key, published, id_ in db.execute(
            "SELECT key, published, id FROM articles WHERE key IN (SELECT value FROM json_each(?))",
            (as_json([key for group in groups for key in group]),),
        )
    }
    yield from (sorted(group, key=lambda key: dates[key]) for group in groups)


def _alone(articles: Iterable[ArticleId], around: Iterable[_Carried]) -> list[ArticleId]:
    carried = frozenset[ArticleId]().union(*around)
    return [article for article in dict.fromkeys(articles) if article not in carried]


def _together(pairs: Iterable[tuple[ArticleId, ArticleId]]) -> list[_Carried]:
    """Return what hangs together by pairs, in the order of the articles' ids."""
    joined = Joined[ArticleId]()
    for one, other in pairs:
        joined.join(one, other)
    return list(map(frozenset, joined.groups()))


def _view(db: sqlite3.Connection, carried: _Carried) -> OriginView:
    alike = {article: list(copies.likenesses(db, article)) for article in sorted(carried)}
    carriers = sorted(_carriers(db, carried, alike), key=_order)
    return OriginView(
        id=carriers[0].article, first=_first(carriers), carriers=tuple(carriers), sharing=tuple(_sharing(db, alike))
    )


def _carriers(
    db: sqlite3.Connection, articles: Iterable[ArticleId], alike: dict[ArticleId, list[Likeness]] | None = None
) -> Iterator[CarrierView]:
    for row in _articles(db, articles):
        article = ArticleId(row[0])
        closest = [one for one in (alike or {}).get(article, ()) if one.copying is Copying.COPY]
        yield CarrierView(
            article=article,
            article_source=row[1],
            title=row[2],
            publisher=row[3],
            published=row[4],
            credits=copies.credits_of(db, article),
            likeness=max(closest, key=lambda one: (one.share, one.word_for_word, one.longer), default=None),
        )


def _sharing(db: sqlite3.Connection, alike: dict[ArticleId, list[Likeness]]) -> Iterator[SharingView]:
    """Yield who shares sentences with carriers, each with the carrier with which it shares most."""
    best: dict[ArticleId, tuple[Likeness, ArticleId]] = {}
    for article, several in alike.items():
        for one in several:
            other = one.longer if one.shorter == article else one.shorter
            if other not in alike and (other not in best or one.share > best[other][0].share):
                best[other] = one, article
    for row in _articles(db, best):
        likeness, carrier = best[ArticleId(row[0])]
        yield SharingView(
            carrier=carrier,
            article=row[0],
            article_source=row[1],
            title=row[2],
            publisher=row[3],
            published=row[4],
            likeness=likeness,
        )


def _articles(
    db: sqlite3.Connection, articles: Iterable[ArticleId]
) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return db.execute(
        "SELECT a.id, a.source, a.title, a.publisher, a.published FROM json_each(?) AS j"
        " JOIN articles AS a ON a.id = j.value ORDER BY a.id",
        (as_json(sorted(articles)),),
    ).fetchall()


def _order(carrier: CarrierView) -> tuple[bool, str, str]:
    return carrier.published is None, carrier.published or "", carrier.article


def _first(carriers: list[CarrierView]) -> str | None:
    """Return who published first; nobody knows where one has no date, or the first two may be of one day."""
    dates = [carrier.published for carrier in carriers]
    if len(carriers) == 1 or None in dates:
        return None
    first, second = (date or "" for date in dates[:2])
    length = min(len(first), len(second))
    return carriers[0].article if first[:length] < second[:length] else None
