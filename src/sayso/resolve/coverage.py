"""Account for each sentence of an article: say what it does there, from what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Act, Appraisal, Article, Sentence, SentenceRole, Span, Statement


def account_for(
    article: Article,
    sentences: Sequence[Span],
    *,
    statements: Sequence[Statement],
    acts: Sequence[Act],
    appraisals: Sequence[Appraisal],
) -> tuple[Sentence, ...]:
    """Return a record for each sentence, in the same order; the other records are resolved before."""
    return tuple(Sentence(article_id=article.id, span=span, role=SentenceRole.RESIDUE) for span in sentences)
