"""The table of sentences; other records are searched by the words of the sentence around them."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.records import ArticleId, Method, Reading, Sentence, SentenceRole, Span
from sayso.store.cells import Row, storable
from sayso.store.tables.table import Table, voice_of


def _rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for sentence in reading.sentences:
        span = sentence.span
        words = storable(span.of(reading.article.text))
        yield sentence.role, sentence.method, sentence.voice, span.start, span.end, sentence.id, words


def _record(article_id: ArticleId, row: Row) -> Sentence:
    role, method, voice, start, end = row
    return Sentence(
        article_id=article_id,
        span=Span(start, end),
        role=SentenceRole(role),
        method=Method(method),
        voice=voice_of(voice),
    )


SENTENCES = Table(
    name="sentences", columns="role, method, voice, start, stop", asked="id, words", rows=_rows, record=_record
)
