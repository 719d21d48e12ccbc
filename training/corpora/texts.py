"""News text without labels, for continued pre-training: every training text, none of a development set."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path


def training_texts(corpora: Path) -> Iterator[str]:
    """Yield the text of each article, paragraphs parted by newlines, from all corpora that hold news."""
    with gzip.open(corpora / "text/news.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
    for path in sorted((corpora / "attribution/polnear/train").rglob("*.txt")):
        yield path.read_text(encoding="utf8")
    acts = json.loads((corpora / "acts/articles.json").read_text(encoding="utf8"))
    for name in part(corpora, "acts-train"):
        if not name.startswith("pn_"):  # those are PolNeAR's
            yield acts[name]["text"]
    for name in part(corpora, "names-train"):
        yield _tagged_words(corpora / "names/worldwide/tsv" / name)
    for name in part(corpora, "tbaq-train"):
        source = (corpora / f"times/tbaq/{name}.tml").read_text(encoding="utf8")
        body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
        if body:
            yield html.unescape(re.sub(r"<[^>]+>", "", body.group(1)))
    for path in sorted((corpora / "accounts/news_cluster").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf8"))["text"]


def part(corpora: Path, name: str) -> list[str]:
    """The names of the articles in a train or development part."""
    return (corpora / f"splits/{name}.txt").read_text(encoding="utf8").split()


def _tagged_words(path: Path) -> str:
    lines = path.read_text(encoding="utf8").splitlines()
    sentences = " ".join(line.partition("\t")[0] or "\n" for line in lines)
    return re.sub(r" ?\n ?", "\n", re.sub(r" (?=[.,;:!?)\]%’”])", "", sentences))
