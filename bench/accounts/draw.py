"""Draw the pairs of articles of bench/accounts/copies.jsonl: ``python -m bench.accounts.draw``.

In comes news_cluster, as JSON files with ``dId``, ``text`` and ``newsCluster.EventId``; out go lines of two ids, how
much of the shorter text the longer one has, and whether the event is one. What the pairs are is left to a reader.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import DEFAULT

SEED = 20261121
WORDS = 5
"""How many words in a row count as one piece of text."""

ALL_FROM = 0.2
"""Every pair at least this similar is drawn."""

DRAWN = (("near, one event", 7), ("middling, one event", 7), ("far, one event", 13), ("two events", 6))
"""How many of the less similar pairs are drawn, by kind: 200 with the 167 pairs from ``ALL_FROM`` up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two articles, the lower id first."""

    a: str
    b: str
    similarity: float
    """The share of the shorter text's word 5-grams that the longer one has."""

    one_event: bool

    @property
    def kind(self) -> str:
        """Return the pot that a pair below ``ALL_FROM`` is drawn from."""
        if not self.one_event:
            return "two events"
        return f"{'near' if self.similarity >= 0.1 else 'middling' if self.similarity >= 0.02 else 'far'}, one event"


def main() -> None:
    """Print the pairs, the most similar ones first."""
    parser = argparse.ArgumentParser(prog="python -m bench.accounts.draw", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help=f"where the corpora lie (default: {DEFAULT})")
    for pair in draw(pairs(parser.parse_args().corpora / "accounts/news_cluster")):
        print(f"{pair.a}\t{pair.b}\t{pair.similarity:.3f}\t{'one event' if pair.one_event else 'two events'}")


def pairs(folder: Path) -> list[Pair]:
    """Compare all articles of ``folder`` with each other."""
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    events = {article["dId"]: article["newsCluster"]["EventId"] for article in articles}
    grams = {article["dId"]: _grams(article["text"]) for article in articles}
    return [
        Pair(a=a, b=b, similarity=_containment(grams[a], grams[b]), one_event=events[a] == events[b])
        for a, b in itertools.combinations(sorted(events), 2)
    ]


def draw(found: Iterable[Pair]) -> list[Pair]:
    """Take every similar pair and, by chance, some of each kind of the others."""
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    rest: dict[str, list[Pair]] = {kind: [] for kind, _ in DRAWN}
    drawn: list[Pair] = []
    for pair in found:
        (drawn if pair.similarity >= ALL_FROM else rest[pair.kind]).append(pair)
    for kind, count in DRAWN:
        drawn += chance.sample(rest[kind], count)
    return sorted(drawn, key=lambda pair: (-pair.similarity, pair.a, pair.b))


def _grams(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(zip(*(words[start:] for start in range(WORDS)), strict=False))


def _containment(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


if __name__ == "__main__":
    main()
