"""Say whom a stretch of an article's text mentions.

Reads the ``Actor``s of one article with their mentions, and its statements; gives the id of the one that a part of
another record means.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from sayso.english.words import I_WORDS
from sayso.records import Actor, ActorId, Form, Manner, Span, Statement, Voice
from sayso.resolve.actors import Cast
from sayso.resolve.phrases import read_phrase


def saying_i(statements: Iterable[Statement], writer: ActorId | None) -> dict[Voice, ActorId | None]:
    """Return who says "I" in each voice: the speaker, and where nothing is quoted whoever tells what he said."""
    by_id: dict[Voice, Statement] = {statement.id: statement for statement in statements}
    found: dict[Voice, ActorId | None] = {"author": writer}
    for statement in by_id.values():
        telling = statement
        while telling.manner is Manner.INDIRECT and telling.voice in by_id:
            telling = by_id[telling.voice]
        found[statement.id] = writer if telling.manner is Manner.INDIRECT else telling.speaker
    return found


class Mentions:
    """The mentions of all actors of one article."""

    def __init__(self, cast: Cast, actors: Iterable[Actor], saying_i: Mapping[Voice, ActorId | None]) -> None:
        self._cast = cast
        self._saying_i = saying_i
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

    def whom(self, span: Span, voice: Voice) -> ActorId | None:
        """Return whose mention ``span`` is, or whose name is what it is about: nobody's in "the mayor of Salis".

        Whom "I" means, the ``voice`` says that it stands in, and no mention.
        """
        if span.of(self._cast.page.text).lower() in I_WORDS:
            return self._saying_i.get(voice)
        if span in self._whom:
            return self._whom[span]
        phrase = read_phrase(self._cast.page, self._cast, span)
        if phrase is None or phrase.several or phrase.pronoun:
            return None
        head = phrase.name.span if phrase.name else Span(phrase.span.end - 1, phrase.span.end)
        begun = self._names[bisect_left(self._starts, span.start) : bisect_left(self._starts, head.end)]
        found = {self._whom[name] for name in begun if name.end > head.start and span.holds(name)}
        return found.pop() if len(found) == 1 else None
