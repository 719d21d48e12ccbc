"""Which texts are to be compared with each other: those that share bands, a few with all.

Nodes come in with their rank and bands, pairs that are to be compared go out. What a node is and how two are compared
is left to others. Two nodes belong together by a band if one of them is among the first ``_FIRST`` of it by rank; by
enough bands, and they are compared. That depends on the nodes alone, not on the order in which they came. Bands of
few nodes lead to all pairs; one of thousands leads to a few for each node.
"""

from __future__ import annotations

import sqlite3
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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

    def add(self, db: sqlite3.Connection, nodes: Sequence[tuple[int, int, Sequence[int]]]) -> list[Pair]:
        """Put the bands of nodes in, each with its key and rank; return the pairs with them that are to be compared.

        The bands lie in memory until ``write_down``: written one by one they would touch a page of the file each.
        """
        self._make_room(db)
        pairs: set[Pair] = set()
        moved: set[int] = set()
        firsts = self._firsts(db, {band for _, _, bands in nodes for band in bands})
        for key, rank, bands in nodes:
            met: Counter[int] = Counter()
            for band in bands:
                first = firsts.setdefault(band, [])
                if len(first) == _FIRST and rank < first[-1][0]:
                    met.update(self._all(db, band))
                    moved.add(first[-1][1])
                elif first:
                    met.update([node for _, node in first])
                insort(first, (rank, key))
                del first[_FIRST:]
            rows = [(band, rank, key) for band in bands]
            db.executemany(f"INSERT INTO temp.{self._new} (band, rank, node) VALUES (?, ?, ?)", rows)
            pairs.update(_pair(key, node) for node in self._worth(db, met, len(bands)))
        if moved:
            support = _Support(self)
            self._forget_unsupported(db, moved, support)
            left = {pair for pair in pairs if not moved.isdisjoint(pair) and not support.is_enough(db, *pair)}
            pairs -= left
        return sorted(pairs)

    def write_down(self, db: sqlite3.Connection) -> None:
        """Put the bands that lie in memory into the file, in its order."""
        if db.execute("SELECT 1 FROM temp.sqlite_master WHERE name = ?", (self._new,)).fetchone():
            db.execute(f"INSERT INTO main.{self.bands} SELECT * FROM temp.{self._new} ORDER BY band, rank, node")
            db.execute(f"DELETE FROM temp.{self._new}")

    def _make_room(self, db: sqlite3.Connection) -> None:
        db.execute(
            f"CREATE TEMP TABLE IF NOT EXISTS {self._new} (band INTEGER, rank INTEGER, node INTEGER,"
            " PRIMARY KEY (band, rank, node)) WITHOUT ROWID"
        )

    @property
    def _new(self) -> str:
        return f"{self.bands}_new"

    @property
    def _everywhere(self) -> tuple[str, ...]:
        """The tables with its bands: the one in the file, and that of what is new."""
        return f"main.{self.bands}", f"temp.{self._new}"

    def _firsts(self, db: sqlite3.Connection, bands: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
        """Return the first nodes, with their ranks, of those of ``bands`` that any node has, by one question for all.

        Most bands that come with an article are its own.
        """
        both = " UNION ALL ".join(
            f"SELECT t.band, t.rank, t.node FROM json_each(?1) AS j CROSS JOIN {table} AS t ON t.band = j.value"
            f" AND t.rank <= ifnull((SELECT rank FROM {table} WHERE band = j.value ORDER BY rank LIMIT 1"
            f" OFFSET {_FIRST - 1}), {_LAST_RANK})"
            for table in self._everywhere
        )
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for band, rank, node in db.execute(both, (as_json(sorted(bands)),)):
            found[band].append((rank, node))
        return {band: sorted(first)[:_FIRST] for band, first in found.items()}

    def needed(self, bands: int) -> int:
        """Return how many bands a node that has so many has to share with one that has no fewer."""
        return next(shared for most, shared in self.fewest if bands <= most)

    def _worth(self, db: sqlite3.Connection, met: Counter[int], own: int) -> list[int]:
        """Return the nodes that share enough bands with one that has ``own`` of them."""
        needed = self.needed(own)
        found = [node for node, count in met.items() if count >= needed]
        if len(found) < len(met):
            rows = db.execute(
                f"SELECT n.key, json_array_length(n.bands) FROM json_each(?) AS j"
                f" JOIN {self.nodes} AS n ON n.key = j.value",
                (as_json([node for node, count in met.items() if count < needed]),),
            )
            found += (node for node, bands in rows if met[node] >= self.needed(min(bands, own)))
        return found

    def close_up(self, db: sqlite3.Connection) -> list[Pair]:
        """Return the pairs that are to be compared because other nodes were taken away."""
        self._make_room(db)
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
        old, new = (
            db.execute(f"SELECT rank, node FROM {table} WHERE band = ? ORDER BY rank, node LIMIT {_FIRST}", (band,))
            for table in self._everywhere
        )
        both = [*old, *new]
        return sorted(both)[:_FIRST]

    def _all(self, db: sqlite3.Connection, band: int) -> list[int]:
        return [
            node
            for table in self._everywhere
            for (node,) in db.execute(f"SELECT node FROM {table} WHERE band = ?", (band,))
        ]

    def _forget_unsupported(self, db: sqlite3.Connection, nodes: Iterable[int], support: _Support) -> None:
        """Delete the pairs of nodes that are no longer among the first of a band, where nothing else keeps them."""
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
