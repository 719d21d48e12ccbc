"""Say whom a stretch of an article's text mentions.

Reads the ``Actor``s of one article with their mentions; gives the id of the one that a part of another record means.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from sayso.records import Actor, ActorId, Form, Span


class Mentions:
    """The mentions of all actors of one article."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._whom: dict[Span, ActorId] = {}
        names: list[Span] = []
        for actor in actors:
            whom = actor.id
            for mention in actor.mentions:
                self._whom.setdefault(mention.span, whom)
                if mention.form is Form.NAME:
                    names.append(mention.span)
        self._names = sorted(names)
        self._starts = [span.start for span in self._names]

    def whom(self, span: Span | None) -> ActorId | None:
        """Return whose mention ``span`` is, or whose is the only name within it."""
        if span is None:
            return None
        if span in self._whom:
            return self._whom[span]
        begun = self._names[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        inside = [name for name in begun if span.holds(name)]
        return self._whom[inside[0]] if len(inside) == 1 else None
