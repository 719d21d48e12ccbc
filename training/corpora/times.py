"""Read TimeBank and AQUAINT: news with time expressions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.score import times

from training.corpora import texts
from training.corpora.labelled import Label, Labelled


def read(corpora: Path, part: str) -> Iterator[Labelled]:
    """Yield the articles of ``train`` or ``dev``."""
    only = frozenset(texts.part(corpora, f"tbaq-{part}"))
    for name, text, _, found in times.gold_articles(corpora / "times/tbaq", only):
        labels = tuple(Label((start, end), kind.lower()) for start, end, kind, _ in found if kind and start < end)
        yield Labelled(name=name, text=text, times=labels)
