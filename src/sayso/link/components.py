"""Put the traces of many articles together into entities.

Reads traces in any order, gives what belongs together; the ledger keeps the same up to date article by article, and its
tests hold it to this. In three steps, none of which knows an order:

1. Traces that share a key are one *group*. A trace without keys is a group of its own.
2. A group that seeks as a whole and offers something as well ("Jens M. Okafor") joins the one group that does not seek
   and offers what it seeks. Where there is none, or several, it stays as it is.
3. A group that only seeks (a bare last name) joins the one entity, as the second step left them, that offers what it
   seeks.

A group seeks as a whole if each of its traces seeks: one trace that stands firmly makes the group firm. What a trace
has for a key, it offers as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.joining import Joined
from sayso.records import Trace

Entity = tuple[Trace, ...]


def entities(traces: Iterable[Trace]) -> tuple[Entity, ...]:
    """Return the traces of each entity; traces and entities are sorted by the ids of article and actor."""
    ordered = sorted(traces, key=_place)
    groups = _groups(ordered)
    firm = [group for group in groups if not _seeks(group)]
    offering = [group for group in groups if _seeks(group) and _offers(group)]
    seeking = [group for group in groups if _seeks(group) and not _offers(group)]
    found = _attached(seeking, to=_attached(offering, to=firm))
    return tuple(sorted((tuple(sorted(entity, key=_place)) for entity in found), key=lambda entity: _place(entity[0])))


def _place(trace: Trace) -> tuple[str, str]:
    return trace.article_id, trace.actor_id


def _seeks(group: Sequence[Trace]) -> bool:
    return all(trace.sought for trace in group)


def _offers(group: Sequence[Trace]) -> bool:
    return any(trace.offered for trace in group)


def _groups(traces: Sequence[Trace]) -> list[list[Trace]]:
    """Return what hangs together by shared keys."""
    joined = Joined(range(len(traces)))
    first: dict[str, int] = {}
    for number, trace in enumerate(traces):
        for key in trace.keys:
            joined.join(first.setdefault(key, number), number)
    return [[traces[number] for number in group] for group in joined.groups()]


def _attached(groups: Sequence[list[Trace]], *, to: Sequence[list[Trace]]) -> list[list[Trace]]:
    """Return ``to`` with each group added to the one that offers what it seeks, and as they were the groups left."""
    offering: dict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(to):
        for trace in one:
            for offer in (*trace.keys, *trace.offered):
                offering[offer].add(number)
    grown, left = [list(one) for one in to], []
    for group in groups:
        found = {number for trace in group for sought in trace.sought for number in offering.get(sought, ())}
        if len(found) == 1:
            grown[found.pop()].extend(group)
        else:
            left.append(list(group))
    return grown + left
