"""Score coreference against GUM: which mentions of persons, organisations and places refer to the same one.

A mention counts with the words it covers, which must be exactly the gold ones. Chains of one mention are left out on
both sides. The metrics are computed by the package ``coreference-eval``.

muc, b3, ceafe
    precision, recall and F1 of each
conll
    the mean of their three F1
mentions
    spans that stand in a chain on both sides, whichever chain it is
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from corefeval import Document, Scorer  # type: ignore[import-untyped]

from bench.score import chains, ledger
from bench.score.ledger import Entry

Chain = Collection[tuple[int, int]]

_METRICS = {"muc": "muc", "b_cubed": "b3", "ceafe": "ceafe"}


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name and text of each gold article; none has a date."""
    for gold in chains.gold_articles(folder, only):
        yield gold.name, gold.text, None


def predicted(entry: Entry) -> Iterator[Chain]:
    """Yield the mentions of each actor of an article, in the coordinates of its source."""
    for actor in entry.records["actor"]:
        pieces = [ledger.raw(mention) for mention in actor["mentions"]]
        yield [(one[0][0], one[-1][1]) for one in pieces]


def score_chains(pairs: Iterable[tuple[Iterable[Chain], Iterable[Chain]]]) -> dict[str, Any]:
    """Score pairs of predicted and gold chains, one of each article; all figures in percent.

    A span that stands in several chains of one side counts in the first of them alone.
    """
    scorer, hits, found, wanted = Scorer(), 0, 0, 0
    for predicted_chains, gold_chains in pairs:
        p, g = _parted(predicted_chains), _parted(gold_chains)
        scorer.update(Document(p, g))
        p_spans, g_spans = {span for chain in p for span in chain}, {span for chain in g for span in chain}
        hits += len(p_spans & g_spans)
        found += len(p_spans)
        wanted += len(g_spans)
    conll, metrics = scorer.detailed_score("", "", verbose=False)
    figures: dict[str, Any] = {
        name: tuple(100 * float(metrics[metric][figure]) for figure in ("precision", "recall", "f1"))
        for metric, name in _METRICS.items()
    }
    return figures | {"conll": 100 * float(conll), "mentions": ledger.f1(hits, found, hits, wanted)}


def _parted(given: Iterable[Chain]) -> list[list[tuple[int, int]]]:
    """Keep each span in its first chain alone; leave out chains of one mention."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for chain in given:
        spans = sorted(set(chain) - seen)
        if len(spans) > 1:
            seen.update(spans)
            kept.append(spans)
    return kept


def evaluate(folder: Path, entries: dict[str, Entry], only: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the figures of ``entries`` on the gold articles of ``folder``."""
    pairs, missing, broken = [], 0, 0
    for gold in chains.gold_articles(folder, only):
        entry = entries.get(gold.name) or Entry({"text": gold.text})
        missing += gold.name not in entries
        broken += ledger.broken_spans(entry, gold.text)
        pairs.append(([gold.in_words(chain) for chain in predicted(entry)], map(gold.in_words, gold.chains())))
    return {"articles": len(pairs), "missing": missing, "broken_spans": broken, "references": score_chains(pairs)}


if __name__ == "__main__":
    ledger.main(prepare, evaluate)
