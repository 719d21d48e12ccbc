"""Lay the articles of a ledger side by side: which carry one text, which quotations are one utterance.

The part of the pipeline that sees many articles. Articles that have not been compared yet are taken from the ledger one
by one; each costs what its own words cost, whatever lies in the ledger, and the order changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from sayso.link.copies import COPY_RULES, BodyWords, body_of, compare, sketch
from sayso.link.copies_credits import credits_of
from sayso.records import ArticleId, Copying, Reading, Sketch
from sayso.store import Ledger

_KEPT_BODIES = 1024
"""Bodies kept in memory while others are compared with them: about 100 MB if all of them are."""


def compare_articles(ledger: Ledger, *, on_progress: Callable[[], None] | None = None) -> int:
    """Compare every article of the ledger that has not been compared yet; return how many there were."""
    comparison = _Comparison(ledger)
    number = 0
    comparison.compare(ledger.pairs_left_over())
    for article in ledger.not_compared(COPY_RULES):
        comparison.compare(ledger.add_sketch(sketch_of(ledger.reading(article))))
        number += 1
        if on_progress:
            on_progress()
    ledger.commit()
    return number


def sketch_of(reading: Reading) -> Sketch:
    """Return what the ledger keeps of an article so that its copies are found."""
    article = reading.article
    body = body_of(article, reading.sentences, reading.statements)
    words = BodyWords.of(body, article.text, article.title.value if article.title else None)
    return Sketch(body=body, bands=sketch(words), credits=credits_of(article, reading.sentences), rules=COPY_RULES)


class _Comparison:
    """Compares bodies of a ledger, and keeps those in memory that were compared last."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._words = lru_cache(_KEPT_BODIES)(self._read)

    def compare(self, pairs: Iterable[tuple[ArticleId, ArticleId]]) -> None:
        for one, other in pairs:
            likeness = compare(self._words(one), self._words(other))
            if likeness.copying is not Copying.NONE:
                self._ledger.add_likeness(likeness)

    def _read(self, article: ArticleId) -> BodyWords:
        return BodyWords.of(*self._ledger.body(article))
