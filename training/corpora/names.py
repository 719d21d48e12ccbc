"""Read Worldwide: newswire from outside the West with names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.score import names

from training.corpora import texts
from training.corpora.labelled import Label, Labelled


def read(corpora: Path, part: str) -> Iterator[Labelled]:
    """Yield the articles of ``train`` or ``dev``; of a name inside another one only the outer."""
    only = frozenset(texts.part(corpora, f"names-{part}"))
    for name, text, found in names.gold_articles(corpora / "names/worldwide/tsv", only, whole=True):
        yield Labelled(name=name, text=text, names=tuple(Label((start, end), kind) for start, end, kind in found))
