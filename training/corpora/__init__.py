"""The corpora as the reader model learns from them: one module a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora import acts, corrections, gum, names, polnear, times
from training.corpora.labelled import Labelled


def read_all(corpora: Path, part: str) -> Iterator[Labelled]:
    """Yield the articles of ``train`` or ``dev`` of every corpus."""
    for corpus in (polnear, acts, names, times, gum, corrections):
        yield from corpus.read(corpora, part)
