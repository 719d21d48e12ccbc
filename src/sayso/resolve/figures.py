"""Settle what the words of a figure leave open and the article tells."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Article, Figure


def settle_figures(article: Article, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures, in the same order."""
    return tuple(figures)
