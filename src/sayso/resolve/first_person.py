"""Say whose words the pronouns "I", "we" and "you" of an article are in, where they are quoted, and who "we" are.

Reads places and the statements of one article with their speakers, gives the speaker of each place that is quoted. What
is in the author's voice, or told in his words, is left out. "We" are the organisation that speaks, or that the article
says its speaker speaks for; where it names none, who they are stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.english.words import WE, words_of
from sayso.records import AUTHOR, ActorType, ArticleId, Manner, Span, Statement
from sayso.resolve import words as w
from sayso.resolve.actors import Cast
from sayso.resolve.candidates import Candidate, to_actor
from sayso.resolve.noun_phrases import NounPhrases
from sayso.resolve.organisations import Organisations
from sayso.resolve.page import Page
from sayso.resolve.roles import give_roles
from sayso.resolve.voices import voices


def quoted_pronouns(
    places: Iterable[Span],
    statements: tuple[Statement, ...],
    around: tuple[int | None, ...],
    whom: Sequence[Candidate | None],
    quoted: Sequence[Span],
) -> dict[Span, Candidate | None]:
    """Return who speaks at each of ``places`` that is quoted; None where nobody knows.

    ``around`` tells of each statement in which other one it is told, ``whom`` who speaks in it.
    """
    places = tuple(places)
    numbers = {statement.id: number for number, statement in enumerate(statements)}
    found: dict[Span, Candidate | None] = {}
    for place, voice in zip(places, voices(statements, places, quoted), strict=True):
        if voice is None:
            found[place] = None
        if voice is None or voice == AUTHOR:
            continue
        at: int | None = numbers[voice]
        while at is not None and statements[at].manner is Manner.INDIRECT:
            at = around[at]
        if at is not None:
            found[place] = whom[at]
    return found


def places_of_we(page: Page) -> tuple[Span, ...]:
    """Return each "we", "us" and "our" on a page."""
    return tuple(Span(word.start, word.end) for word in page.words if word.low in WE)


class Groups:
    """Whom those who speak in one article speak for."""

    def __init__(self, cast: Cast, phrases: NounPhrases, organisations: Organisations, article_id: ArticleId) -> None:
        self._cast = cast
        self._organisations = organisations
        self._phrases = phrases
        self._article_id = article_id
        self._known: dict[Candidate, Candidate | None] = {}

    def of(self, speaker: Candidate) -> Candidate | None:
        """Return the organisation that a speaker is, or of which the article says that the speaker is a part."""
        if speaker.type is ActorType.ORGANISATION:
            return speaker
        if speaker not in self._known:
            self._known[speaker] = self._named_by(speaker) if speaker.mentions else None
        return self._known[speaker]

    def _named_by(self, speaker: Candidate) -> Candidate | None:
        (actor,) = give_roles(self._phrases, [to_actor(speaker, self._article_id, self._phrases.page)])
        for role in actor.roles:
            for name in self._cast.names_in(role.start, role.end):
                body = self._cast.whom(name)
                if body.type is ActorType.ORGANISATION and body is not speaker:
                    return body
        for role in actor.roles:
            for word in self._phrases.page.within(role.start, role.end):
                if (noun := self._phrases.page.words[word].low) in w.COMPANIES or noun in OF_COMPANIES:
                    return self._organisations.company(role.start)
        return None


OF_COMPANIES = words_of("ceo cfo coo cto executive spokesman spokeswoman spokesperson")
"""Speak for a company, be it named there or not."""
