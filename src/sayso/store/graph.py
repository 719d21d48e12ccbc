"""What hangs together by shared keys, kept up to date trace by trace.

A trace hangs under the least of its keys, its *node*, which edges tie to its other keys. Edges, offers and what is
sought are counted, so that thousands of traces with the same keys cost no more than one. A *component* is what edges
hold together.

- Adding a trace joins the components of its keys: the keys of the smaller ones get the label of the largest.
- Removing one parts a component only where an edge goes that no other trace holds. Then its ends are searched from in
  turn, a key at a time, until they meet or all but one are searched to their end: what is looked at is as much as the
  parts that come off, never the traces, and the largest part keeps its label.

Which components belong to others, because they seek what these offer, changes with what is offered anywhere; it is left
to ``belonging``, which works it out when it is asked for.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A trace as the graph knows it, its keys hashed."""

    keys: tuple[int, ...]
    """At least one."""

    made: frozenset[int]
    """Those of them that corrections made."""

    offered: tuple[int, ...]
    sought: tuple[int, ...]
    counts: tuple[int, int, int, int]
    """Statements, promises, demands and mentions."""

    @property
    def node(self) -> int:
        """The key under which it hangs."""
        return min(self.keys)


def link(db: sqlite3.Connection, link: Link) -> None:
    """Put a trace into the graph."""
    components: set[int] = set()
    there: list[tuple[int]] = []
    for key in link.keys:
        row = db.execute("SELECT component FROM link_keys WHERE hash = ?", (key,)).fetchone()
        components.add(row[0] if row else _new_key(db, key, made=key in link.made))
        there += [(key,)] if row else []
    db.executemany("UPDATE link_keys SET uses = uses + 1 WHERE hash = ?", there)
    if len(components) > 1:
        _join(db, components)
    _add_to_node(db, link, 1)
    node = link.node
    _more(db, "link_edges", "one, other", list(_edges(link)))
    _more(db, "link_offers", "offered, node", [(offered, node) for offered in link.offered])
    _more(db, "link_seeks", "sought, node", [(sought, node) for sought in link.sought])


def unlink(db: sqlite3.Connection, link: Link) -> None:
    """Take a trace that is there out of the graph."""
    _add_to_node(db, link, -1)
    node = link.node
    _fewer(db, "link_offers", "offered = ? AND node = ?", [(offered, node) for offered in link.offered])
    _fewer(db, "link_seeks", "sought = ? AND node = ?", [(sought, node) for sought in link.sought])
    cut = _fewer(db, "link_edges", "one = ? AND other = ?", list(_edges(link)))
    left = [key for key in link.keys if not _drop_key(db, key)]
    if cut and len(left) > 1:
        _part(db, left)


def _new_key(db: sqlite3.Connection, key: int, *, made: bool) -> int:
    component = db.execute("INSERT INTO link_components (keys, firm, offers) VALUES (1, 0, 0)").lastrowid
    assert component is not None  # noqa: S101 - SQLite gives every inserted row a number
    db.execute("INSERT INTO link_keys (hash, component, made, uses) VALUES (?, ?, ?, 1)", (key, component, made))
    return component


def _drop_key(db: sqlite3.Connection, key: int) -> bool:
    """Take one use from a key; say whether that was its last, and it is gone."""
    component, uses = db.execute("SELECT component, uses FROM link_keys WHERE hash = ?", (key,)).fetchone()
    if uses > 1:
        db.execute("UPDATE link_keys SET uses = uses - 1 WHERE hash = ?", (key,))
        return False
    db.execute("DELETE FROM link_keys WHERE hash = ?", (key,))
    db.execute("UPDATE link_components SET keys = keys - 1 WHERE number = ?", (component,))
    db.execute("DELETE FROM link_components WHERE number = ? AND keys = 0", (component,))
    return True


def _join(db: sqlite3.Connection, components: Iterable[int]) -> None:
    """Give all keys of ``components`` the label of the largest one."""
    rows = [
        db.execute("SELECT keys, number, firm, offers FROM link_components WHERE number = ?", (number,)).fetchone()
        for number in components
    ]
    (_, largest, *_), *smaller = sorted(rows, reverse=True)
    for keys, number, firm, offers in smaller:
        db.execute("UPDATE link_keys SET component = ? WHERE component = ?", (largest, number))
        db.execute("DELETE FROM link_components WHERE number = ?", (number,))
        db.execute(
            "UPDATE link_components SET keys = keys + ?, firm = firm + ?, offers = offers + ? WHERE number = ?",
            (keys, firm, offers, largest),
        )


def _add_to_node(db: sqlite3.Connection, link: Link, sign: int) -> None:
    firm, offers = sign * (not link.sought), sign * len(link.offered)
    db.execute(
        "UPDATE link_keys SET firm = firm + ?, offers = offers + ?, statements = statements + ?,"
        " promises = promises + ?, demands = demands + ?, mentions = mentions + ? WHERE hash = ?",
        (firm, offers, *(sign * count for count in link.counts), link.node),
    )
    db.execute(
        "UPDATE link_components SET firm = firm + ?, offers = offers + ?"
        " WHERE number = (SELECT component FROM link_keys WHERE hash = ?)",
        (firm, offers, link.node),
    )


def _edges(link: Link) -> Iterator[tuple[int, int]]:
    node = link.node
    for other in link.keys:
        if other != node:
            yield node, other
            yield other, node


def _more(db: sqlite3.Connection, table: str, columns: str, rows: Sequence[tuple[int, int]]) -> None:
    if not rows:
        return
    db.executemany(
        f"INSERT INTO {table} ({columns}, uses) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET uses = uses + 1",  # noqa: S608 - constants of this module
        rows,
    )


def _fewer(db: sqlite3.Connection, table: str, where: str, rows: Sequence[tuple[int, int]]) -> bool:
    """Take one use from each row; say whether that was the last of some, and they are gone."""
    if not rows:
        return False
    db.executemany(f"UPDATE {table} SET uses = uses - 1 WHERE {where}", rows)  # noqa: S608 - constants of this module
    return db.executemany(f"DELETE FROM {table} WHERE {where} AND uses = 0", rows).rowcount > 0  # noqa: S608


class _Search:
    """One of several searches that go on in turn, from keys of what was one component."""

    def __init__(self, start: int) -> None:
        self.seen = [start]
        self._open = [start]
        self._rows: list[sqlite3.Cursor] = []

    def step(self, db: sqlite3.Connection) -> int | None:
        """Return the key at the end of one more edge; None where all have been gone along."""
        while True:
            if self._rows:
                if row := self._rows[-1].fetchone():
                    return int(row[0])
                self._rows.pop()
            elif self._open:
                self._rows.append(db.execute("SELECT other FROM link_edges WHERE one = ?", (self._open.pop(),)))
            else:
                return None

    def add(self, key: int) -> None:
        """Go on from ``key`` as well."""
        self.seen.append(key)
        self._open.append(key)

    def take_over(self, other: _Search) -> None:
        """Go on where ``other`` was."""
        self.seen += other.seen
        self._open += other._open
        self._rows += other._rows


def _part(db: sqlite3.Connection, keys: Sequence[int]) -> None:
    """Give a label of its own to each part that came off the component of ``keys``, where it fell apart."""
    seen_by = {key: _Search(key) for key in keys}
    turns = deque(seen_by.values())
    while len(turns) > 1:
        search = turns.popleft()
        key = search.step(db)
        if key is None:
            # All of it has been seen, and none of the others lies in it.
            _label(db, search.seen)
            continue
        turns.append(search)
        met = seen_by.get(key)
        if met is None:
            seen_by[key] = search
            search.add(key)
        elif met is not search:
            turns.remove(met)
            search.take_over(met)
            seen_by |= dict.fromkeys(met.seen, search)


def _label(db: sqlite3.Connection, keys: Sequence[int]) -> None:
    """Make a component of ``keys``, which are part of a larger one."""
    (old,) = db.execute("SELECT component FROM link_keys WHERE hash = ?", (keys[0],)).fetchone()
    rows = [db.execute("SELECT firm, offers FROM link_keys WHERE hash = ?", (key,)).fetchone() for key in keys]
    sums = (len(keys), sum(firm for firm, _ in rows), sum(offers for _, offers in rows))
    new = db.execute("INSERT INTO link_components (keys, firm, offers) VALUES (?, ?, ?)", sums).lastrowid
    db.executemany("UPDATE link_keys SET component = ? WHERE hash = ?", [(new, key) for key in keys])
    db.execute(
        "UPDATE link_components SET keys = keys - ?, firm = firm - ?, offers = offers - ? WHERE number = ?",
        (*sums, old),
    )
