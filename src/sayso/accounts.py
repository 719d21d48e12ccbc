"""Lay the articles of a ledger side by side: which carry one text, which quotations are one utterance.

The part of the pipeline that sees many articles. Articles that have not been compared yet are taken from the ledger,
thousands at once: each costs what its own words cost and little more where much lies in the ledger, and the order
changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from sayso.link.alignment import split_words
from sayso.link.copies import COPY_RULES, BodyWords, body_of, compare, sketch
from sayso.link.copies_credits import credits_of
from sayso.link.utterances import UTTERANCE_RULES, TellingWords, overlap, told
from sayso.records import ArticleId, Copying, Reading, Sketch, TellingId
from sayso.store import Ledger

RULES = f"copies {COPY_RULES}, utterances {UTTERANCE_RULES}"
"""Version of all that is compared; what other versions made is made again."""

_TOGETHER = 5_000
"""Articles that are compared at once: by what others are found is looked up and written down in the order of the file,
for each of an article's hundred bands lies in another page of it."""

_KEPT_BODIES, _KEPT_TELLINGS = 1024, 8192
"""How many are kept in memory while others are compared with them: about 100 MB at most."""


def compare_articles(ledger: Ledger, *, on_note: Callable[[str], None] | None = None) -> int:
    """Compare every article of the ledger that has not been compared yet; return how many there were."""
    comparison = _Comparison(ledger)
    articles = ledger.not_compared(RULES)
    # Even without an article, others may be left over.
    for begin in range(0, len(articles) or 1, _TOGETHER):
        with ledger.whole():
            comparison.add(articles[begin : begin + _TOGETHER], on_note)
    return len(articles)


def sketch_of(reading: Reading) -> Sketch:
    """Return what the ledger keeps of an article so that its copies are found."""
    article = reading.article
    body = body_of(article, reading.sentences, reading.statements)
    words = BodyWords.of(body, article.text, article.title.value if article.title else None)
    return Sketch(body=body, bands=sketch(words), credits=credits_of(article, reading.sentences), rules=RULES)


class _Comparison:
    """Compares what lies in a ledger, and keeps in memory what was compared last."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._body = lru_cache(_KEPT_BODIES)(self._read_body)
        self._telling = lru_cache(_KEPT_TELLINGS)(self._read_telling)

    def add(self, articles: Iterable[ArticleId], on_note: Callable[[str], None] | None) -> None:
        """Compare articles with each other and with all others."""
        for article in articles:
            reading = self._ledger.reading(article, only=("statements", "sentences"))
            try:
                sketch, found = sketch_of(reading), told(reading.article, reading.statements)
            except Exception as error:  # noqa: BLE001 - no article may end the run for the others
                if on_note:
                    why = f"sayso itself failed to compare it ({type(error).__name__}: {error})"
                    on_note(f"{reading.article.source}: {why}.")
                continue
            self._ledger.add_sketch(sketch)
            self._ledger.add_told(found)
        bodies = (compare(self._body(one), self._body(other)) for one, other in self._ledger.bodies_to_compare())
        self._ledger.add_likenesses(likeness for likeness in bodies if likeness.copying is not Copying.NONE)
        tellings = (
            overlap(self._telling(one), self._telling(other)) for one, other in self._ledger.tellings_to_compare()
        )
        self._ledger.add_overlaps(filter(None, tellings))

    def _read_body(self, article: ArticleId) -> BodyWords:
        return BodyWords.of(*self._ledger.body(article))

    def _read_telling(self, telling: TellingId) -> TellingWords:
        words, published = self._ledger.telling_words(telling)
        return TellingWords(telling, split_words(words), published)
