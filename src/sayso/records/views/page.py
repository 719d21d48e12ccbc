"""What the views of all records have in common: the article, the voice, the sentence around."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from sayso.records.article import Article
from sayso.records.ids import ActorId
from sayso.records.reading import Reading
from sayso.records.span import Span, holder
from sayso.records.statement import AUTHOR, Voice

GAP = " … "
"""What stands between two pieces that the article interrupts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordView:
    """What every view but that of statements has; the views of single kinds add to it."""

    id: str
    article: str
    """The article's id."""

    article_source: str
    title: str | None
    publisher: str | None
    published: str | None
    voice: str | None
    """``author``, or the id of the innermost statement that tells it."""

    voice_name: str | None
    """``author``, or whose statement that is: the resolved name, else the words of its source."""

    sentence: str | None
    """The sentence in which the record begins, an act by its cue; None where sentences were not kept yet."""

    sentence_start: int | None
    """Where that begins in the article's text."""

    start: int
    """Where the record's first part begins in the article's text."""


class InArticle(TypedDict):
    """The fields that say which article a view is of."""

    article: str
    article_source: str
    title: str | None
    publisher: str | None
    published: str | None


class Common(InArticle):
    """The fields of ``RecordView`` that follow from where a record stands."""

    voice: str | None
    voice_name: str | None
    sentence: str | None
    sentence_start: int | None
    start: int


def in_article(article: Article) -> InArticle:
    """Return the fields that say which article it is."""
    return InArticle(
        article=article.id,
        article_source=article.source,
        title=article.title.value if article.title else None,
        publisher=article.publisher.value if article.publisher else None,
        published=article.published.value if article.published else None,
    )


class Page:
    """One article with the names and sentences that the views of its records show."""

    def __init__(self, reading: Reading) -> None:
        """Gather what is looked up for each record."""
        self._text = reading.article.text
        self._article = in_article(reading.article)
        self._names = {actor.id: actor.name for actor in reading.actors}
        self._sentences = [sentence.span for sentence in reading.sentences]
        self.voices: dict[str, str | None] = {
            statement.id: self.name(statement.speaker) or self.words(statement.source)
            for statement in reading.statements
        }
        """Whose statement it is, by the statement's id."""

    def words(self, span: Span | None) -> str | None:
        """Return the words of a part, if it is there."""
        return span.of(self._text) if span else None

    def pieces(self, spans: Iterable[Span]) -> str | None:
        """Return the words of pieces, parted by ``GAP``; None where there is none."""
        return GAP.join(span.of(self._text) for span in spans) or None

    def name(self, actor: ActorId | None) -> str | None:
        """Return an actor's name."""
        return self._names.get(actor) if actor else None

    def common(self, place: Span, voice: Voice, *, start: int | None = None) -> Common:
        """Return what is common to the views of records at ``place``, which begin there if not at ``start``."""
        sentence = holder(self._sentences, place.start)
        return Common(
            **self._article,
            voice=voice,
            voice_name=self.voices.get(voice, voice if voice == AUTHOR else None) if voice else None,
            sentence=self.words(sentence),
            sentence_start=sentence.start if sentence else None,
            start=place.start if start is None else start,
        )
