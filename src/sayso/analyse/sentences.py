"""Cut the blocks of an article into sentences."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.records import Article, Span


def find_sentences(article: Article) -> Iterator[Span]:
    """Yield the sentences of all blocks, in text order."""
    for block in article.blocks:
        yield block.span
