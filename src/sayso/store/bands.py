"""Which texts are to be compared with each other: those that share bands, a few with all.

Nodes come in with their rank and bands, pairs that are to be compared go out. What a node is and how two are compared
is left to others. Two nodes belong together by a band if one of them is among the first ``_FIRST`` of it by rank; by
enough bands, and they are compared. That depends on the nodes alone, not on the order in which they came. Bands of
few nodes lead to all pairs; one of thousands leads to a few for each node.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import msgspec

from sayso.store.cells import as_json

# S608: every f-string below joins names of tables that stand in this package.
# ruff: noqa: S608

_FIRST = 8
"""Nodes of a band that are compared with all others that have it."""

_LAST_RANK = (1 << 63) - 1

Pair = tuple[int, int]
"""Two nodes, the lower key first."""

_bands = msgspec.json.Decoder(tuple[int, ...])


ANY = 1 << 62
"""More bands than any node has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bands:
    """The bands of one kind of node: the names of its tables."""

    nodes: str
    """With the columns key, rank and bands."""

    bands: str
    """With the columns band, rank and node; ``…_left`` holds the bands from which a node was taken."""

    pairs: str
    """With the columns one and other: those pairs that were found alike."""

    fewest: tuple[tuple[int, int], ...]
    """How many bands two nodes share that are worth a comparison, by how many the one with fewer has at most: of long
    texts that share a single one hardly any are alike."""

    def add(self, db: sqlite3.Connection, nodes: Iterable[tuple[int, int, Sequence[int]]]) -> None:
        """Add the bands of nodes, each with its key and rank; what they lead to is told by ``take_in``.

        Until then they lie in memory, for written one by one they would touch a page of the file each.
        """
        self._make_room(db)
        rows = ((band, rank, key) for key, rank, bands in nodes for band in bands)
        db.executemany(f"INSERT INTO {self._new} (band, rank, node) VALUES (?, ?, ?)", rows)

    def take_in(self, db: sqlite3.Connection) -> list[Pair]:
        """Write down all that was added, in the order of the file; return the pairs with it that are to be compared."""
        self._make_room(db)
        shared: Counter[Pair] = Counter()
        moved: set[int] = set()
        for band, rows in groupby(db.execute(self._in_shared_bands), key=itemgetter(0)):
            nodes = [(node, is_new) for _, _, node, is_new in rows]
            new = {node for node, is_new in nodes if is_new}
            first = [node for node, _ in nodes[:_FIRST]]
            everyone = [node for node, _ in nodes]
            if len(nodes) - len(new) >= _FIRST and not new.isdisjoint(first):
                everyone = [*self._all(db, band), *new]
            shared.update(_with_first(first, everyone, new))
            moved.update(node for node, is_new in nodes[_FIRST:] if not is_new)
        db.execute(f"INSERT INTO {self.bands} SELECT * FROM {self._new} ORDER BY band, rank, node")
        db.execute(f"DELETE FROM {self._new}")
        self._forget_unsupported(db, moved)
        # By the newer one, so that what is read for a pair is needed again soon.
        return sorted(self._worth(db, shared), key=itemgetter(1, 0))

    def _make_room(self, db: sqlite3.Connection) -> None:
        db.execute(
            f"CREATE TEMP TABLE IF NOT EXISTS {self.bands}_new (band INTEGER, rank INTEGER, node INTEGER,"
            " PRIMARY KEY (band, rank, node)) WITHOUT ROWID"
        )

    @property
    def _new(self) -> str:
        """The table of what was added and not taken in yet."""
        return f"temp.{self.bands}_new"

    @property
    def _in_shared_bands(self) -> str:
        """Asks, of the bands of what was added, for those that several nodes have: its nodes, and the first old ones.

        Most bands that come with an article are its own.
        """
        return (
            f"WITH shared AS MATERIALIZED (SELECT band FROM {self._new} AS n GROUP BY band"
            f" HAVING count(*) > 1 OR EXISTS (SELECT 1 FROM main.{self.bands} AS o WHERE o.band = n.band))"
            f" SELECT n.band, n.rank, n.node, 1 FROM shared AS s CROSS JOIN {self._new} AS n ON n.band = s.band"
            f" UNION ALL SELECT o.band, o.rank, o.node, 0 FROM shared AS s"
            f" CROSS JOIN main.{self.bands} AS o ON o.band = s.band"
            f" AND o.rank <= ifnull((SELECT rank FROM main.{self.bands} WHERE band = s.band ORDER BY rank LIMIT 1"
            f" OFFSET {_FIRST - 1}), {_LAST_RANK}) ORDER BY 1, 2, 3"
        )

    def needed(self, bands: int) -> int:
        """Return how many bands a node that has so many has to share with one that has no fewer."""
        return next(shared for most, shared in self.fewest if bands <= most)

    def _worth(self, db: sqlite3.Connection, shared: Mapping[Pair, int]) -> Iterator[Pair]:
        """Yield the pairs that share enough bands, of all with the number of bands that they share."""
        most = self.fewest[-1][1]
        unsure = {node for pair, count in shared.items() if count < most for node in pair}
        sizes = dict(
            db.execute(
                f"SELECT n.key, json_array_length(n.bands) FROM json_each(?) AS j"
                f" CROSS JOIN {self.nodes} AS n ON n.key = j.value",
                (as_json(sorted(unsure)),),
            ).fetchall()
        )
        for (one, other), count in shared.items():
            if count >= most or count >= self.needed(min(sizes[one], sizes[other])):
                yield one, other

    def close_up(self, db: sqlite3.Connection) -> list[Pair]:
        """Return the pairs that are to be compared because other nodes were taken away."""
        support = _Support(self)
        seen: set[Pair] = set()
        for (band,) in db.execute(f"SELECT band FROM {self.bands}_left").fetchall():
            first = self.first(db, band)
            if len(first) == _FIRST:
                last = first[-1][1]
                seen.update(_pair(last, node) for node in self._all(db, band) if node != last)
        db.execute(f"DELETE FROM {self.bands}_left")
        return sorted(pair for pair in seen if support.is_enough(db, *pair))

    def first(self, db: sqlite3.Connection, band: int) -> list[tuple[int, int]]:
        """Return the first nodes of a band with their ranks."""
        rows = db.execute(
            f"SELECT rank, node FROM {self.bands} WHERE band = ? ORDER BY rank, node LIMIT {_FIRST}", (band,)
        )
        return rows.fetchall()

    def _all(self, db: sqlite3.Connection, band: int) -> list[int]:
        return [node for (node,) in db.execute(f"SELECT node FROM {self.bands} WHERE band = ?", (band,))]

    def _forget_unsupported(self, db: sqlite3.Connection, nodes: Iterable[int]) -> None:
        """Delete the pairs of nodes that are no longer among the first of a band, where nothing else keeps them."""
        support = _Support(self)
        for node in nodes:
            pairs = db.execute(
                f"SELECT one, other FROM {self.pairs} WHERE one = ? UNION ALL"
                f" SELECT one, other FROM {self.pairs} WHERE other = ?",
                (node, node),
            ).fetchall()
            for one, other in pairs:
                if not support.is_enough(db, one, other):
                    db.execute(f"DELETE FROM {self.pairs} WHERE one = ? AND other = ?", (one, other))


@dataclass(slots=True)
class _Support:
    """Whether two nodes belong together by enough bands; remembers what it has looked up."""

    of_kind: Bands
    _nodes: dict[int, tuple[int, frozenset[int]]] = field(default_factory=dict)
    _last: dict[int, int | None] = field(default_factory=dict)

    def is_enough(self, db: sqlite3.Connection, one: int, other: int) -> bool:
        (rank, bands), (other_rank, other_bands) = self._node(db, one), self._node(db, other)
        least = min(rank, other_rank)
        ends = (self._end(db, band) for band in bands & other_bands)
        shared = sum(end is None or least <= end for end in ends)
        return shared >= self.of_kind.needed(min(len(bands), len(other_bands)))

    def _node(self, db: sqlite3.Connection, key: int) -> tuple[int, frozenset[int]]:
        if key not in self._nodes:
            rank, bands = db.execute(f"SELECT rank, bands FROM {self.of_kind.nodes} WHERE key = ?", (key,)).fetchone()
            self._nodes[key] = rank, frozenset(_bands.decode(bands))
        return self._nodes[key]

    def _end(self, db: sqlite3.Connection, band: int) -> int | None:
        """Return the rank of the last of the first nodes of a band; None where all are."""
        if band not in self._last:
            first = self.of_kind.first(db, band)
            self._last[band] = first[-1][0] if len(first) == _FIRST else None
        return self._last[band]


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _with_first(first: Sequence[int], everyone: Sequence[int], new: Collection[int]) -> Iterator[Pair]:
    """Yield each two nodes of a band of which one is among the first and one is new, once."""
    seen = set()
    for one in first:
        seen.add(one)
        for other in everyone:
            if other not in seen and (one in new or other in new):
                yield _pair(one, other)
