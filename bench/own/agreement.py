"""Say how far a second marking of the same words agrees with the first.

The paragraphs of ``again/`` are those that ``paragraphs`` chooses, one in five over all articles, marked from the bare
text. ``python -m bench.own agreement`` prints the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.own.loader import HERE, GoldArticle, Piece, gold_articles
from bench.score import ledger

AGAIN = HERE / "again"

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_EVERY, _FROM = 5, 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """How far two markings agree."""

    sentences: int
    roles: float
    """Share of the sentences with the same role, in percent."""

    kappa: float
    """The same beyond chance (Cohen), from -1 to 1."""

    regions: int
    """In the first marking."""

    exact: float
    """F1 of regions with the same characters, in percent."""


def paragraphs(articles: list[GoldArticle]) -> Iterator[tuple[GoldArticle, Piece]]:
    """Yield every fifth paragraph, counted over all articles, and where it stands."""
    every = [(article, found.span()) for article in articles for found in _PARAGRAPH.finditer(article.text)]
    yield from every[_FROM::_EVERY]


def agreement(first: Path = HERE, second: Path = AGAIN) -> Agreement:
    """Compare the marks of ``second`` with those of ``first`` on the paragraphs chosen.

    Raises:
        ValueError: A paragraph of the second marking does not have the words of the first.
    """
    again = {article.name: article for article in gold_articles(second)}
    looked_for = Counter[str]()
    pairs: list[tuple[str, str]] = []
    regions: tuple[set[object], set[object]] = (set(), set())
    for article, (start, end) in paragraphs(list(gold_articles(first))):
        other, words = again[article.name], article.text[start:end]
        there = other.text.find(words, looked_for[article.name])
        if there < 0:
            raise ValueError(f"{article.name}: not in the second marking: {words[:60]!r}")
        looked_for[article.name] = there + len(words)
        pairs.extend(_roles((article, start), (other, there), len(words)))
        for marks, marked, offset in ((regions[0], article, start), (regions[1], other, there)):
            marks.update((article.name, start, pieces) for pieces in _regions(marked, offset, len(words)))
    same = len(regions[0] & regions[1])
    return Agreement(
        sentences=len(pairs),
        roles=100 * sum(a == b for a, b in pairs) / max(len(pairs), 1),
        kappa=_kappa(pairs),
        regions=len(regions[0]),
        exact=ledger.f1(same, len(regions[1]), same, len(regions[0]))[2],
    )


def _roles(first: tuple[GoldArticle, int], second: tuple[GoldArticle, int], size: int) -> Iterator[tuple[str, str]]:
    """Yield the two roles of each sentence of the first marking; where the second cuts otherwise, its is empty."""
    (article, start), (other, there) = first, second
    by_place = {(one.start - there, one.end - there): one.role for one in other.sentences}
    for one in article.sentences:
        if start <= one.start < start + size:
            yield one.role, by_place.get((one.start - start, one.end - start), "")


def _regions(article: GoldArticle, start: int, size: int) -> Iterator[tuple[Piece, ...]]:
    for region in article.regions:
        pieces = tuple((a - start, b - start) for a, b in region.pieces if start <= a and b <= start + size)
        if pieces:
            yield pieces


def _kappa(pairs: list[tuple[str, str]]) -> float:
    if not pairs:
        return 0.0
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[role] * second[role] for role in first) / len(pairs) ** 2
    same = sum(a == b for a, b in pairs) / len(pairs)
    return (same - chance) / (1 - chance) if chance < 1 else 1.0
