"""Which components belong to which entity.

A component with a trace that seeks nothing is *firm*. One that is not joins the one firm component that offers what
it seeks, if it offers something itself; if it does not, the one entity, firm or so joined, that does. Where none offers
it, or several do, it stays alone. Firm and offering components offer their keys as well. These are the second and third
step of ``sayso.link.entities``, worked out for what is asked for alone, because a single article can change them for
thousands of components that it does not name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_Offering = Callable[[int], frozenset[int]]
"""Gives the first two that offer what is sought."""

_TOGETHER = """
DROP VIEW IF EXISTS temp.offering;
DROP TABLE IF EXISTS temp.wanted;
DROP TABLE IF EXISTS temp.first;
DROP TABLE IF EXISTS temp.belongs;
CREATE TEMP TABLE wanted AS
    SELECT s.sought AS sought, k.component AS component, c.offers > 0 AS offers
    FROM link_components AS c JOIN link_keys AS k ON k.component = c.number JOIN link_seeks AS s ON s.node = k.hash
    WHERE c.firm = 0;
CREATE TEMP VIEW offering AS
    SELECT o.offered AS sought, k.component AS component, c.firm AS firm
    FROM link_offers AS o CROSS JOIN link_keys AS k ON k.hash = o.node
    CROSS JOIN link_components AS c ON c.number = k.component
    UNION ALL
    SELECT k.hash, k.component, c.firm FROM link_keys AS k CROSS JOIN link_components AS c ON c.number = k.component
    WHERE c.firm OR c.offers;
CREATE TEMP TABLE belongs (component INTEGER PRIMARY KEY, root INTEGER NOT NULL);
CREATE TEMP TABLE first AS
    SELECT sought, (SELECT component FROM offering AS o WHERE o.sought = w.sought AND o.firm LIMIT 1) AS root
    FROM (SELECT DISTINCT sought FROM wanted WHERE offers) AS w;
INSERT INTO belongs
    SELECT w.component, min(f.root) FROM wanted AS w JOIN first AS f ON f.sought = w.sought
    WHERE w.offers AND f.root IS NOT NULL GROUP BY w.component
    HAVING min(f.root) = max(f.root) AND NOT max(EXISTS (
        SELECT 1 FROM offering AS o WHERE o.sought = w.sought AND o.firm AND o.component != f.root
    ));
DROP TABLE temp.first;
CREATE TEMP TABLE first AS
    SELECT sought, (
        SELECT coalesce(b.root, o.component) FROM offering AS o LEFT JOIN belongs AS b ON b.component = o.component
        WHERE o.sought = w.sought LIMIT 1
    ) AS root
    FROM (SELECT DISTINCT sought FROM wanted WHERE NOT offers) AS w;
INSERT INTO belongs
    SELECT w.component, min(f.root) FROM wanted AS w JOIN first AS f ON f.sought = w.sought
    WHERE NOT w.offers AND f.root IS NOT NULL GROUP BY w.component
    HAVING min(f.root) = max(f.root) AND NOT max(EXISTS (
        SELECT 1 FROM offering AS o LEFT JOIN belongs AS b ON b.component = o.component
        WHERE o.sought = w.sought AND coalesce(b.root, o.component) != f.root
    ));
CREATE INDEX temp.belongs_root ON belongs (root);
DROP VIEW temp.offering;
DROP TABLE temp.first;
DROP TABLE temp.wanted;
"""
"""The same for all components at once, into a table ``belongs`` of this connection."""


def work_out_all(db: sqlite3.Connection) -> None:
    """Make the table ``temp.belongs``: of each component that belongs to another one, to which."""
    # executescript would commit what is being written.
    for statement in _TOGETHER.split(";\n"):
        if statement.strip():
            db.execute(statement)


class _Component(NamedTuple):
    firm: bool
    offers: bool


class Belonging:
    """Works out what belongs together, and remembers it as long as nothing is written."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begin with nothing known."""
        self._db = db
        self._roots: dict[int, int] = {}
        self._firm: dict[int, frozenset[int]] = {}
        self._all: dict[int, frozenset[int]] = {}

    def root(self, component: int) -> int:
        """Return the component to which ``component`` belongs; itself where it stands alone."""
        if component not in self._roots:
            self._roots[component] = self._found(component)
        return self._roots[component]

    def parts(self, root: int) -> tuple[int, ...]:
        """Return all components that belong to ``root``, which comes first."""
        parts = {root: None}
        if self._is(root).firm:
            for component in self._seeking(parts, self._firm_offering, offers=True):
                if self.root(component) == root:
                    parts[component] = None
        for component in self._seeking(tuple(parts), self._offering, offers=False):
            if self.root(component) == root:
                parts[component] = None
        return tuple(parts)

    def _found(self, component: int) -> int:
        it = self._is(component)
        if it.firm:
            return component
        offering = self._firm_offering if it.offers else self._offering
        found: set[int] = set()
        for (sought,) in self._db.execute(
            "SELECT DISTINCT s.sought FROM link_keys AS k JOIN link_seeks AS s ON s.node = k.hash"
            " WHERE k.component = ?",
            (component,),
        ):
            found |= offering(sought)
            if len(found) > 1:
                break
        return found.pop() if len(found) == 1 else component

    def _seeking(self, parts: Iterable[int], offering: _Offering, *, offers: bool) -> Iterator[int]:
        """Yield each component that seeks what one of ``parts`` alone offers."""
        for part in tuple(parts):
            for (offered,) in self._db.execute(
                "SELECT hash FROM link_keys WHERE component = ?1 UNION"
                " SELECT o.offered FROM link_keys AS k JOIN link_offers AS o ON o.node = k.hash WHERE k.component = ?1",
                (part,),
            ):
                if len(offering(offered)) != 1:
                    continue
                yield from (
                    number
                    for (number,) in self._db.execute(
                        "SELECT DISTINCT c.number FROM link_seeks AS s JOIN link_keys AS k ON k.hash = s.node"
                        " JOIN link_components AS c ON c.number = k.component"
                        " WHERE s.sought = ? AND c.firm = 0 AND (c.offers > 0) = ?",
                        (offered, offers),
                    )
                )

    def _firm_offering(self, sought: int) -> frozenset[int]:
        """Return the firm components that offer something; two stand for any more."""
        if sought not in self._firm:
            self._firm[sought] = _first_two(number for number, firm in self._components_offering(sought) if firm)
        return self._firm[sought]

    def _offering(self, sought: int) -> frozenset[int]:
        """Return the entities that offer something; two stand for any more."""
        if sought not in self._all:
            self._all[sought] = _first_two(self.root(number) for number, _ in self._components_offering(sought))
        return self._all[sought]

    def _components_offering(self, sought: int) -> Iterable[tuple[int, int]]:
        # A cursor rather than a generator: whoever has seen enough leaves it where it is.
        return self._db.execute(
            "SELECT c.number, c.firm FROM link_keys AS k JOIN link_components AS c ON c.number = k.component"
            " WHERE k.hash = ?1 AND (c.firm OR c.offers) UNION"
            " SELECT c.number, c.firm FROM link_offers AS o JOIN link_keys AS k ON k.hash = o.node"
            " JOIN link_components AS c ON c.number = k.component WHERE o.offered = ?1",
            (sought,),
        )

    def _is(self, component: int) -> _Component:
        firm, offers = self._db.execute(
            "SELECT firm, offers FROM link_components WHERE number = ?", (component,)
        ).fetchone()
        return _Component(firm > 0, offers > 0)


def _first_two(numbers: Iterable[int]) -> frozenset[int]:
    found: set[int] = set()
    for number in numbers:
        found.add(number)
        if len(found) > 1:
            break
    return frozenset(found)
