"""Read GUM: texts of many kinds with mentions of persons, organisations and places, and what corefers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.score import chains

from training.corpora import texts
from training.corpora.labelled import Labelled, Referring


def read(corpora: Path, part: str) -> Iterator[Labelled]:
    """Yield the texts of ``train`` or ``dev`` with all their mentions, also those that nothing corefers with."""
    only = frozenset(texts.part(corpora, f"gum-{part}"))
    for one in chains.gold_articles(corpora / "coref/gum/gum", only):
        mentions = tuple(Referring((m.start, m.end), m.type, m.entity) for m in one.mentions)
        yield Labelled(name=one.name, text=one.text, mentions=mentions)
