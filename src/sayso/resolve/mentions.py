"""Say whom a stretch of an article's text mentions.

Reads the ``Actor``s of one article with their mentions; gives the id of the one that a part of another record means.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from sayso.records import Actor, ActorId, Form, Span
from sayso.resolve.actors import Cast
from sayso.resolve.phrases import read_phrase


class Mentions:
    """The mentions of all actors of one article."""

    def __init__(self, cast: Cast, actors: Iterable[Actor]) -> None:
        self._cast = cast
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
        """Return whose mention ``span`` is, or whose name is what it is about: nobody's in "the mayor of Salis"."""
        if span is None:
            return None
        if span in self._whom:
            return self._whom[span]
        phrase = read_phrase(self._cast.page, self._cast, span)
        if phrase is None or phrase.several or phrase.pronoun:
            return None
        head = phrase.name.span if phrase.name else Span(phrase.span.end - 1, phrase.span.end)
        begun = self._names[bisect_left(self._starts, span.start) : bisect_left(self._starts, head.end)]
        found = {self._whom[name] for name in begun if name.end > head.start and span.holds(name)}
        return found.pop() if len(found) == 1 else None
