"""Who is who across the ledger: the actors that a name may mean, and what there is of each.

An entity is looked at as the component that it has as its root, with all that belongs to it. What people ask of its
statements and acts is left to ``answers``.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from sayso.records import ActorId, ActorType, ActorView, ArticleId, EntityId, RoleView
from sayso.store.anchors import Marks, marks_of
from sayso.store.belonging import Belonging, work_out_all
from sayso.store.cells import Row, as_json
from sayso.store.hashing import entity_id, keys_of
from sayso.store.names import folded, joined
from sayso.store.queries import ActorQuery
from sayso.store.remembering import is_remembered, remembered

# S608: every f-string below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

_ID = re.compile(r"[0-9a-f]{8,16}")

_MOST_FOUND = 100

_FEWEST_BEGUN = 2
"""Letters of what has been typed; one alone begins a great part of all names."""

_LATEST = 3
"""Articles by whose titles an actor is told from others."""

_ALL = "actors"
"""The question for all of them in their order."""

_IN = "k.component IN (SELECT value FROM json_each(?))"

TRACES_OF = f"link_keys AS k CROSS JOIN traces AS t ON t.node = k.hash WHERE {_IN}"
"""The traces of some components, given in JSON."""

ACTORS_OF = f"SELECT t.actor FROM {TRACES_OF}"
"""Their actors' ids."""

_SUMS = "sum(k.statements), sum(k.promises), sum(k.demands), sum(k.mentions)"

_spans = msgspec.json.Decoder(tuple[tuple[int, int], ...])


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """An entity, by what the graph knows of it."""

    root: int
    parts: tuple[int, ...]
    id: EntityId

    @property
    def cell(self) -> str:
        """Its components in JSON."""
        return as_json(self.parts)


@dataclass(frozen=True, slots=True)
class Belongs:
    """What belongs together in all of the ledger; as it was before the last articles came, maybe."""

    roots: dict[int, int]
    """Of each component that belongs to another one, to which."""

    parts: dict[int, tuple[int, ...]]
    """The same the other way round."""


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Entities in an order, each by its root, with the other components of those that have several."""

    roots: array[int]
    parts: dict[int, tuple[int, ...]]


class Entities:
    """Looks up entities; good as long as nothing is written."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begin with nothing known."""
        self._db = db
        self._belonging = Belonging(db)

    def root(self, component: int) -> int:
        """Return the component that stands for the entity to which ``component`` belongs."""
        return self._belonging.root(component)

    def id_of(self, component: int) -> EntityId:
        """Return the id of the entity to which a component belongs; what else belongs to it is not looked up."""
        return self._id(self.root(component))

    def of(self, component: int) -> Found:
        """Return the entity to which a component belongs."""
        root = self._belonging.root(component)
        return self._entity(root, self._belonging.parts(root))

    def with_id(self, text: str) -> tuple[Found, ...]:
        """Return the entities whose id begins with ``text``, else those that one with this id has become part of."""
        if not _ID.fullmatch(text):
            return ()
        # A page of an actor asks for it many times.
        return remembered(self._db, ("actor", text), lambda _: self._with_id(text), may_lag=False)

    def _with_id(self, text: str) -> tuple[Found, ...]:
        rows = self._db.execute("SELECT DISTINCT component FROM link_keys WHERE hash BETWEEN ? AND ?", keys_of(text))
        found = self._distinct(row[0] for row in rows.fetchall())
        return tuple(one for one in found if one.id.startswith(text)) or found

    def named(self, text: str) -> tuple[Found, ...]:
        """Return the entities that ``text`` may mean: the first of these that gives any.

        An id or its beginning; a name that is all of ``text``, where several have it the one that is called so first of
        all; a name with all its words; a role with all its words.
        """
        if found := self.with_id(text):
            return found
        exact = self._by_names("n.joined = ? AND tn.kind != 'role'", joined(text)) if joined(text) else ()
        if len(exact) > 1:
            called = tuple(one for one in exact if joined(self.name(one)) == joined(text))
            return called if len(called) == 1 else exact
        if exact and " " not in folded(text) and self._is_person(exact[0]):
            # A last name may stand alone for one, and in full only for others.
            return exact if len(bearing := self.with_words(text, roles=False)) < 2 else bearing
        return exact or self.with_words(text, roles=False) or self.with_words(text)

    def with_words(self, text: str, *, roles: bool = True, begun: bool = False) -> tuple[Found, ...]:
        """Return the entities that have a name, or if ``roles`` a role, with all words of ``text``.

        If ``begun``, the last of them may be the beginning of a word.
        """
        return self._distinct(self.components_with_words(text, roles=roles, begun=begun))

    def components_with_words(self, text: str, *, roles: bool = True, begun: bool = False) -> list[int]:
        """Return the components of the entities that ``with_words`` gives."""
        words = folded(text).split()
        if not words:
            return []
        enough = len("".join(words)) >= _FEWEST_BEGUN
        query = " ".join(f'"{word}"' for word in words) + ("*" if begun and enough else "")
        matching = "n.key IN (SELECT rowid FROM actor_names_fts WHERE actor_names_fts MATCH ?)"
        return self._components_named(matching if roles else f"{matching} AND tn.kind != 'role'", query)

    def all(self) -> _Ordered:
        """Return every entity, who says most first."""
        return remembered(self._db, _ALL, _ordered)

    def page(self, ordered: _Ordered, start: int, end: int | None) -> Iterator[Found]:
        """Yield some entities of an order, which may be of before the last articles came."""
        for root in ordered.roots[start:end]:
            if found := self.still(root, ordered.parts):
                yield found

    def still(self, root: int, parts: Mapping[int, tuple[int, ...]]) -> Found | None:
        """Return the entity that had a root a while ago, and other components; None where it is not there any more."""
        return None if self._least(root) is None else self._entity(root, (root, *parts.get(root, ())))

    def by_most(self, found: Iterable[Found]) -> list[Found]:
        """Return entities in the order of ``all``."""

        def most(one: Found) -> tuple[int, ...]:
            row = self._db.execute(f"SELECT {_SUMS}, -min(k.hash) FROM link_keys AS k WHERE {_IN}", (one.cell,))
            return tuple(row.fetchone())

        return sorted(found, key=most, reverse=True)

    def name(self, found: Found) -> str:
        """Return what an entity is called: what a person said last, else its most frequent full name."""
        said = max((name for marks in self._marks(found) for name in marks.names), default=None)
        return said.value if said else self._names(found)[0]

    def view(self, found: Found) -> ActorView:
        """Return what there is of an entity."""
        marks = self._marks(found)
        given = [said.value for said in sorted((said for one in marks for said in one.names), reverse=True)]
        wikidata = max((said for one in marks for said in one.wikidata), default=None)
        name, *others = _once([*given, *self._names(found)])
        statements, promises, demands, mentions = self._row(f"SELECT {_SUMS} FROM link_keys AS k WHERE {_IN}", found)
        articles, first, last = self._row(
            f"SELECT count(DISTINCT t.article), min(t.published), max(t.published) FROM {TRACES_OF}", found
        )
        (kind,), (known,) = (
            self._row(
                f"SELECT max(told) FROM (SELECT {column} AS told FROM {TRACES_OF} AND {column} IS NOT NULL"
                f" GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT 1)",
                found,
            )
            for column in ("t.type", "t.known")
        )
        return ActorView(
            id=found.id,
            name=name,
            other_names=tuple(others),
            type=ActorType(kind) if kind else None,
            known=known,
            wikidata=wikidata.value if wikidata else None,
            statements=statements,
            promises=promises,
            demands=demands,
            mentions=mentions,
            articles=articles,
            first=first,
            last=last,
            roles=tuple(self._roles(found)),
            latest=self._latest(found),
        )

    def _entity(self, root: int, parts: tuple[int, ...]) -> Found:
        return Found(root=root, parts=parts, id=self._id(root))

    def _id(self, root: int) -> EntityId:
        least = self._least(root)
        assert least is not None  # noqa: S101  components are made of keys
        return entity_id(least)

    def _least(self, root: int) -> int | None:
        """Return the key by which a component is known; None where there is no such component (any more)."""
        row = self._db.execute(
            "SELECT hash FROM link_keys WHERE component = ? ORDER BY made, hash LIMIT 1", (root,)
        ).fetchone()
        return row[0] if row else None

    def _by_names(self, condition: str, value: str) -> tuple[Found, ...]:
        return self._distinct(self._components_named(condition, value))

    def _components_named(self, condition: str, value: str) -> list[int]:
        rows = self._db.execute(
            "SELECT DISTINCT k.component FROM actor_names AS n JOIN trace_names AS tn ON tn.name = n.key"
            f" JOIN traces AS t ON t.key = tn.trace JOIN link_keys AS k ON k.hash = t.node WHERE {condition}",
            (value,),
        )
        return [component for (component,) in rows]

    def _distinct(self, components: Iterable[int]) -> tuple[Found, ...]:
        return tuple(map(self.of, dict.fromkeys(map(self._belonging.root, components))))

    def _row(self, question: str, found: Found) -> Row:
        row: Row = self._db.execute(question, (found.cell,)).fetchone()
        return row

    def _marks(self, found: Found) -> list[Marks]:
        """Return what corrections make of its traces."""
        rows = self._db.execute(f"SELECT t.key FROM {TRACES_OF} AND t.corrected IS NOT NULL", (found.cell,)).fetchall()
        return [marks for (trace,) in rows if (marks := marks_of(self._db, trace))]

    def _names(self, found: Found) -> list[str]:
        """Return the names of its traces, full ones first, then the most frequent ones; then others with more words."""
        counted = f"SELECT t.name, count(*), t.type FROM {TRACES_OF} GROUP BY t.name, t.type"
        names = Counter[str]()
        people = 0
        for name, number, kind in self._db.execute(counted, (found.cell,)):
            names[name] += number
            people += number if kind == ActorType.PERSON else -number

        alike: dict[str, list[str]] = defaultdict(list)
        for name in names:
            alike[joined(name) or name].append(name)

        def best_written(name: str) -> tuple[bool, int, int, str]:
            """Accents and small letters tell more than what leaves them out."""
            return name.isupper(), -sum(not letter.isascii() for letter in name), -names[name], name

        def fullest(written: list[str]) -> tuple[bool, int, int, str]:
            name = written[0]
            return people > 0 and " " not in name.strip(), -sum(names[one] for one in written), -len(name), name

        ranked = [
            one
            for written in sorted((sorted(one, key=best_written) for one in alike.values()), key=fullest)
            for one in written
        ]
        words = {word for name in ranked for word in folded(name).split()}
        rows = self._db.execute(
            "SELECT n.words FROM link_keys AS k CROSS JOIN traces AS t ON t.node = k.hash"
            " CROSS JOIN trace_names AS tn ON tn.trace = t.key AND tn.kind = 'mention'"
            f" JOIN actor_names AS n ON n.key = tn.name WHERE {_IN} GROUP BY n.words ORDER BY count(*) DESC, n.words",
            (found.cell,),
        )
        return ranked + [name for (name,) in rows if not words.issuperset(folded(name).split())]

    def _is_person(self, found: Found) -> bool:
        return bool(self._row(f"SELECT max(t.type = '{ActorType.PERSON}') FROM {TRACES_OF}", found)[0])

    def _roles(self, found: Found) -> list[RoleView]:
        """Return what articles say that it is, by date; the same words in a later article are left out."""
        rows = self._db.execute(
            "SELECT n.words, t.article, t.actor, min(coalesce(t.published, '9999') || printf('/%020d', t.key))"
            " FROM link_keys AS k CROSS JOIN traces AS t ON t.node = k.hash"
            " CROSS JOIN trace_names AS tn ON tn.trace = t.key AND tn.kind = 'role'"
            f" JOIN actor_names AS n ON n.key = tn.name WHERE {_IN} GROUP BY n.words ORDER BY 4",
            (found.cell,),
        ).fetchall()
        earliest: dict[str, tuple[str, int, str]] = {}
        for words, article, actor, _ in rows:
            earliest.setdefault(folded(words), (words, article, actor))
        return [role for row in earliest.values() if (role := self._role(*row))]

    def _latest(self, found: Found) -> tuple[str, ...]:
        rows = self._db.execute(
            "SELECT coalesce((SELECT title FROM articles WHERE key = l.article), (SELECT source FROM articles WHERE"
            f" key = l.article)) FROM (SELECT DISTINCT t.published, t.article FROM {TRACES_OF}"
            " ORDER BY t.published DESC, t.article DESC LIMIT ?) AS l",
            (found.cell, _LATEST),
        )
        return tuple(title for (title,) in rows)

    def _role(self, words: str, article: int, actor: str) -> RoleView | None:
        id_, source, title, publisher, published, text, roles = self._db.execute(
            "SELECT a.id, a.source, a.title, a.publisher, a.published, a.text, x.roles FROM articles AS a"
            " JOIN actors AS x ON x.article = a.key WHERE a.key = ? AND x.id = ?",
            (article, actor),
        ).fetchone()
        starts = [start for start, end in _spans.decode(roles) if " ".join(text[start:end].split()) == words]
        if not starts:
            return None
        around = self._db.execute(
            "SELECT words FROM sentences WHERE article = ? AND start <= ?2 AND stop > ?2 ORDER BY start DESC LIMIT 1",
            (article, starts[0]),
        ).fetchone()
        return RoleView(
            words=words,
            article=id_,
            article_source=source,
            title=title,
            publisher=publisher,
            published=published,
            sentence=around[0] if around else None,
            start=starts[0],
        )


def select(db: sqlite3.Connection, query: ActorQuery) -> Iterator[ActorView]:
    """Yield the entities that ``query`` asks for, who says most first."""
    if query.limit is None:
        entities = Entities(db)
        return map(entities.view, entities.page(_asked_for(db, query), query.offset, None))
    return iter(remembered(db, query, lambda db: _page(db, query, query.offset + (query.limit or 0))))


def _page(db: sqlite3.Connection, query: ActorQuery, end: int) -> tuple[ActorView, ...]:
    # Those who say most are in hundreds of articles, and it takes long to say what there is of each.
    entities = Entities(db)
    return tuple(map(entities.view, entities.page(_asked_for(db, query), query.offset, end)))


def count(db: sqlite3.Connection, query: ActorQuery) -> int:
    """Return how many entities ``query`` asks for."""
    return len(_asked_for(db, query).roots)


def _asked_for(db: sqlite3.Connection, query: ActorQuery) -> _Ordered:
    """Return the entities that ``query`` asks for, whatever its limit and offset."""
    whole = replace(query, limit=None, offset=0)
    if whole == ActorQuery():
        return Entities(db).all()

    def ordered(db: sqlite3.Connection) -> _Ordered:
        entities = Entities(db)
        if query.text is None:
            return _of_type(db, entities.all(), query.type)
        found = entities.with_id(query.text)
        if found or not is_remembered(db, _ALL):
            several = entities.by_most(found or entities.with_words(query.text, begun=query.begun))
            kept = [one for one in several if query.type is None or entities.view(one).type is query.type]
            return _Ordered(array("q", (one.root for one in kept)), {one.root: one.parts[1:] for one in kept})
        every = entities.all()
        belongs = belonging(db).roots
        named = entities.components_with_words(query.text, begun=query.begun)
        roots = dict.fromkeys(belongs.get(component, component) for component in named)
        known = array("q", (root for root in every.roots if root in roots))
        # Last come those that are new since.
        known.extend(sorted(roots.keys() - set(known)))
        return _of_type(
            db, _Ordered(known, {root: every.parts[root] for root in known if root in every.parts}), query.type
        )

    return remembered(db, whole, ordered)


def _of_type(db: sqlite3.Connection, ordered: _Ordered, kind: ActorType | None) -> _Ordered:
    if kind is None:
        return ordered
    types = remembered(db, "types", _types)
    return replace(ordered, roots=array("q", (root for root in ordered.roots if types.get(root) == kind)))


def _types(db: sqlite3.Connection) -> dict[int, str]:
    """Return of each entity the type that most of its traces have."""
    roots = belonging(db).roots
    numbers: dict[int, Counter[str]] = defaultdict(Counter)
    for component, kind, number in db.execute(
        # Both in the order of the keys.
        "SELECT k.component, t.type, count(*) FROM traces AS t CROSS JOIN link_keys AS k ON k.hash = t.node"
        " WHERE t.node IS NOT NULL AND t.type IS NOT NULL GROUP BY 1, 2"
    ):
        numbers[roots.get(component, component)][sys.intern(kind)] += number
    return {root: min(kinds, key=lambda kind: (-kinds[kind], kind)) for root, kinds in numbers.items()}


def belonging(db: sqlite3.Connection) -> Belongs:
    """Return what belongs together in all of the ledger."""
    return remembered(db, "belonging", _all_that_belongs)


def _all_that_belongs(db: sqlite3.Connection) -> Belongs:
    work_out_all(db)
    roots = dict(db.execute("SELECT component, root FROM belongs ORDER BY root, component"))
    parts: dict[int, list[int]] = defaultdict(list)
    for component, root in roots.items():
        parts[root].append(component)
    return Belongs(roots, {root: tuple(several) for root, several in parts.items()})


def _ordered(db: sqlite3.Connection) -> _Ordered:
    belongs = belonging(db)
    # The sums lie in one index, the keys in another.
    rows = db.execute(
        "WITH b (component, root) AS MATERIALIZED (SELECT CAST(key AS INTEGER), value FROM json_each(?))"
        f" SELECT coalesce(b.root, k.component), {_SUMS} FROM ("
        " SELECT component, sum(statements) AS statements, sum(promises) AS promises, sum(demands) AS demands,"
        " sum(mentions) AS mentions, NULL AS hash FROM link_keys WHERE mentions > 0 GROUP BY 1"
        " UNION ALL SELECT component, 0, 0, 0, 0, min(hash) FROM link_keys GROUP BY 1"
        ") AS k LEFT JOIN b ON b.component = k.component GROUP BY 1"
        " ORDER BY 2 DESC, 3 DESC, 4 DESC, 5 DESC, min(k.hash)",
        (as_json(belongs.roots),),
    )
    return _Ordered(array("q", (root for root, *_ in rows)), belongs.parts)


def find(db: sqlite3.Connection, text: str) -> tuple[ActorView, ...]:
    """Return the entities that ``text`` may mean, who says most first."""
    entities = Entities(db)
    return tuple(map(entities.view, entities.by_most(entities.named(text))[:_MOST_FOUND]))


def of_articles(db: sqlite3.Connection, articles: Iterable[ArticleId]) -> dict[ActorId, EntityId]:
    """Return the entity of each actor of some articles that other articles may mention."""
    entities = Entities(db)
    found: dict[ActorId, EntityId] = {}
    for article in articles:
        rows = db.execute(
            "SELECT t.actor, k.component FROM articles AS a JOIN traces AS t ON t.article = a.key"
            " JOIN link_keys AS k ON k.hash = t.node WHERE a.id = ?",
            (article,),
        ).fetchall()
        found |= {ActorId(actor): entities.id_of(component) for actor, component in rows}
    return found


_PARTIES = {
    "statements": {"speaker": "speaker_id"},
    "acts": {"actor": "actor_id", "by": "by_id"},
}
"""Those in a record who may be known across articles, with the columns that say who they are."""


def of_records(
    db: sqlite3.Connection, kind: Literal["statements", "acts"], records: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], EntityId]:
    """Return ids that find those who speak or act in some records, each of which is given with its article.

    The keys are the record's id and ``speaker``, ``actor`` or ``by``. An id is one that the entity has had or could
    have; which one it has now depends on all its parts, and takes ten times as long to say.
    """
    several = " UNION ALL ".join(
        f"SELECT x.id, '{part}' AS part, x.{column} AS actor FROM json_each(?1) AS j"
        f" JOIN articles AS a ON a.id = json_extract(j.value, '$[0]')"
        f" JOIN {kind} AS x ON x.article = a.key AND x.id = json_extract(j.value, '$[1]')"
        for part, column in _PARTIES[kind].items()
    )
    rows = db.execute(
        f"SELECT f.id, f.part, t.node FROM ({several}) AS f JOIN traces AS t ON t.actor = f.actor"
        " WHERE t.node IS NOT NULL",
        (as_json(list(records)),),
    )
    return {(record, part): entity_id(node) for record, part, node in rows}


def _once(names: Iterable[str]) -> list[str]:
    """Return names without those that differ from an earlier one by case, accents, hyphens and apostrophes alone."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(joined(name) or name, name)
    return list(once.values())
