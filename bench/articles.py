"""The articles that speed and memory are measured on: news prose cut to one length, the same at each run."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

WORDS = 700
SAMPLES = Path("samples/articles")


def write_articles(path: Path, *, count: int, corpora: Path) -> str:
    """Write ``count`` articles of about 700 words to a .jsonl file; return what they were made of."""
    texts = sorted((corpora / "attribution/polnear").glob("*/text/*.txt"))
    origin = "PolNeAR" if texts else "the sample articles, again and again"
    paragraphs = itertools.cycle(list(_paragraphs(texts or sorted(SAMPLES.glob("*.txt")))))
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            fields = {"source": f"article-{number:04}", "text": "\n\n".join(_of_length(paragraphs))}
            lines.write(json.dumps(fields, ensure_ascii=False) + "\n")
    return origin


def _paragraphs(texts: list[Path]) -> Iterator[str]:
    for text in texts:
        for line in text.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield line.strip()


def _of_length(paragraphs: Iterator[str]) -> Iterator[str]:
    """Take paragraphs until they hold ``WORDS`` words, of the last one only what is missing."""
    missing = WORDS
    while missing > 0:
        words = next(paragraphs).split()[:missing]
        yield " ".join(words)
        missing -= len(words)
