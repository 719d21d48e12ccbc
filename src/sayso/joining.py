"""Put together what hangs together by pairs: disjoint sets with path halving (Tarjan and van Leeuwen 1984)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Generic, Protocol, TypeVar


class _Ordered(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...
    def __hash__(self) -> int: ...


_Item = TypeVar("_Item", bound=_Ordered)


class Joined(Generic[_Item]):
    """Items, each alone until it is joined with another; the least of a group stands for it, in whatever order."""

    def __init__(self, items: Iterable[_Item] = ()) -> None:
        self._parents = {item: item for item in items}

    def top(self, item: _Item) -> _Item:
        """Return the item that stands for the group of ``item``, one of the items."""
        parents = self._parents
        while parents[item] != item:
            parents[item] = item = parents[parents[item]]
        return item

    def join(self, one: _Item, other: _Item) -> None:
        """Make one group of those of two items, which are taken in if they are new."""
        for item in (one, other):
            self._parents.setdefault(item, item)
        least, rest = sorted((self.top(one), self.top(other)))
        self._parents[rest] = least

    def groups(self) -> list[list[_Item]]:
        """Return all groups, those whose least item is less first, each in the order in which its items came."""
        found: dict[_Item, list[_Item]] = defaultdict(list)
        for item in self._parents:
            found[self.top(item)].append(item)
        return [found[top] for top in sorted(found)]
