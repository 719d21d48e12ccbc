"""Cut the blocks of an article into sentences.

Reads an ``Article``, yields the spans of its sentences. What each of them does in the article is left to ``resolve``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.english.sentences import sentence_bounds
from sayso.records import Article, Span


def find_sentences(article: Article) -> Iterator[Span]:
    """Yield the sentences of all blocks, in text order; no sentence runs on into the next block."""
    for block in article.blocks:
        for start, end in sentence_bounds(article.text, block.span.start, block.span.end):
            yield Span(start, end)
