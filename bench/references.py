"""What analysis alone takes to be one and the same: the chains of mentions, before ``resolve`` makes actors of them.

Reads articles as ``sayso read`` does and prints its contract, each chain as an ``actor`` and no other records.
Runs in a process of its own, with the encoder that ships unless another one is given::

    python -m bench.references articles.jsonl > ledger.jsonl
    python -m bench.references articles.jsonl --encoder encoder-fp32.onnx > ledger.jsonl
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.encoder import THREADS
from sayso import intake
from sayso.analyse import Reader, reason_to_skip
from sayso.analyse.model import Model
from sayso.pipeline import ArticleReader
from sayso.records import Actor, Article, Maker, Mention, Reading, Skipped
from sayso.show.contract import json_lines


def read(articles: Path, reader: ArticleReader) -> Iterator[bytes]:
    """Yield the contract's lines of the articles, each chain of mentions as an actor."""
    for found in intake.read_sources([str(articles)]):
        if isinstance(found, Skipped):
            yield from json_lines(found)
            continue
        source, article = found
        reading = Reading(source=source, article=article, maker=Maker(model=reader.name, rules=""))
        if reason := reason_to_skip(article):
            skipped = Skipped(source=article.source, stage="analyse", reason=reason)
            yield from json_lines(replace(reading, skipped=skipped))
        else:
            actors = tuple(_actor(article, chain) for chain in reader.find(article).chains)
            yield from json_lines(replace(reading, actors=actors))


def _actor(article: Article, chain: tuple[Mention, ...]) -> Actor:
    return Actor(article_id=article.id, name=chain[0].span.of(article.text), mentions=chain)


def main() -> None:
    """Print what is found in the articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--encoder", type=Path, help="an encoder to take the place of the one that ships")
    options = parser.parse_args()
    for line in read(options.articles, Reader(Model(encoder=options.encoder, threads=THREADS))):
        sys.stdout.buffer.write(line)


if __name__ == "__main__":
    main()
