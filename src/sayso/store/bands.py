"""Which texts are to be compared with each other: those that share bands, a few with all.

Nodes come in with their rank and bands, pairs that are to be compared go out. What a node is and how two are compared
is left to others. Two nodes belong together by a band if one of them is among the first ``_FIRST`` of it by rank; by
enough bands, and they are compared. That depends on the nodes alone, not on the order in which they came. Bands of
few nodes lead to all pairs; one of thousands leads to a few for each node.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from sayso.store.cells import as_json

# S608: every f-string below joins names of tables that stand in this package.
# ruff: noqa: S608

_FIRST = 8
"""Nodes of a band that are compared with all others that have it."""

Pair = tuple[int, int]
"""Two nodes, the lower key first."""

_bands = msgspec.json.Decoder(tuple[int, ...])


@dataclass(frozen=True, kw_only=True, slots=True)
class Bands:
    """The bands of one kind of node: the names of its tables."""

    nodes: str
    """With the columns key, rank and bands."""

    bands: str
    """With the columns band, rank and node; ``…_left`` holds the bands from which a node was taken."""

    pairs: str
    """With the columns one and other: those pairs that were found alike."""

    fewest: int
    """Shared bands that make two nodes worth a comparison."""

    few: int = 0
    """One is enough where a node has no more than so many; of long texts that share only one hardly any are alike."""

    def add(self, db: sqlite3.Connection, key: int, rank: int, bands: Sequence[int]) -> Iterator[Pair]:
        """Put the bands of a node in; yield the pairs with it that are to be compared."""
        met: Counter[int] = Counter()
        moved: set[int] = set()
        for band in bands:
            first = self._first(db, band)
            if len(first) == _FIRST and rank < first[-1][0]:
                met.update(row[0] for row in db.execute(f"SELECT node FROM {self.bands} WHERE band = ?", (band,)))
                moved.add(first[-1][1])
            else:
                met.update([node for _, node in first])
        db.executemany(
            f"INSERT INTO {self.bands} (band, rank, node) VALUES (?, ?, ?)", [(band, rank, key) for band in bands]
        )
        if moved:
            self._forget_unsupported(db, moved)
        for node in sorted(self._worth(db, met, len(bands))):
            yield _pair(key, node)

    def _worth(self, db: sqlite3.Connection, met: Counter[int], own: int) -> list[int]:
        """Return the nodes that share enough bands with one that has ``own`` of them."""
        if own <= self.few:
            return list(met)
        found = [node for node, count in met.items() if count >= self.fewest]
        if self.few and len(found) < len(met):
            rows = db.execute(
                f"SELECT n.key FROM json_each(?) AS j JOIN {self.nodes} AS n ON n.key = j.value"
                " WHERE json_array_length(n.bands) <= ?",
                (as_json([node for node, count in met.items() if count < self.fewest]), self.few),
            )
            found += (node for (node,) in rows)
        return found

    def close_up(self, db: sqlite3.Connection) -> Iterator[Pair]:
        """Yield the pairs that are to be compared because other nodes were taken away."""
        support = _Support(self)
        seen: set[Pair] = set()
        for (band,) in db.execute(f"SELECT band FROM {self.bands}_left").fetchall():
            first = self._first(db, band)
            if len(first) == _FIRST:
                last = first[-1][1]
                rows = db.execute(f"SELECT node FROM {self.bands} WHERE band = ? AND node != ?", (band, last))
                for pair in (_pair(last, node) for (node,) in rows.fetchall()):
                    if pair not in seen and support.is_enough(db, *pair):
                        seen.add(pair)
                        yield pair
        db.execute(f"DELETE FROM {self.bands}_left")

    def _first(self, db: sqlite3.Connection, band: int) -> list[tuple[int, int]]:
        return db.execute(
            f"SELECT rank, node FROM {self.bands} WHERE band = ? ORDER BY rank, node LIMIT {_FIRST}", (band,)
        ).fetchall()

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
        of_few = min(len(bands), len(other_bands)) <= self.of_kind.few
        return shared >= (1 if of_few else self.of_kind.fewest)

    def _node(self, db: sqlite3.Connection, key: int) -> tuple[int, frozenset[int]]:
        if key not in self._nodes:
            rank, bands = db.execute(f"SELECT rank, bands FROM {self.of_kind.nodes} WHERE key = ?", (key,)).fetchone()
            self._nodes[key] = rank, frozenset(_bands.decode(bands))
        return self._nodes[key]

    def _end(self, db: sqlite3.Connection, band: int) -> int | None:
        """Return the rank of the last of the first nodes of a band; None where all are."""
        if band not in self._last:
            row = db.execute(
                f"SELECT rank FROM {self.of_kind.bands} WHERE band = ? ORDER BY rank, node LIMIT 1 OFFSET {_FIRST - 1}",
                (band,),
            ).fetchone()
            self._last[band] = row[0] if row else None
        return self._last[band]


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
