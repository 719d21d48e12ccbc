"""What sayso takes to be one and the same: the actors of each article, with the noun phrases that mention them.

Reads articles as ``sayso read`` does and prints its contract, the actors alone. In GUM a mention is a whole noun phrase
("the mayor of Hartwick"); in sayso a name is a mention by itself, so here a name stands with the noun phrase that
analysis found around it. Runs in a process of its own, with the encoder that ships unless another one is given::

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
from sayso.records import Actor, Article, Findings, Form, Maker, Reading, Skipped, Span
from sayso.resolve import resolve
from sayso.resolve.actors import Cast
from sayso.resolve.naming import find_names
from sayso.resolve.page import read_page
from sayso.resolve.phrases import head_of
from sayso.show.contract import json_lines


def read(articles: Path, reader: ArticleReader) -> Iterator[bytes]:
    """Yield the contract's lines of the articles and of their actors."""
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
            yield from json_lines(replace(reading, actors=tuple(referred(article, reader.find(article)))))


def referred(article: Article, found: Findings) -> Iterator[Actor]:
    """Yield the actors, each name among their mentions in the noun phrases that analysis found to stand for it."""
    page = read_page(article)
    cast = Cast(page, find_names(page, found.names))
    around: dict[Span, list[Span]] = {}
    for mention in (mention for chain in found.chains for mention in chain):
        name, _ = head_of(page, cast, mention.span)
        if name is not None:
            around.setdefault(name.span, []).append(mention.span)
    for actor in resolve(article, found).actors:
        mentions = {
            span: replace(mention, span=span)
            for mention in actor.mentions
            for span in (around.get(mention.span, ()) if mention.form is Form.NAME else [mention.span])
        }
        if mentions:
            yield replace(actor, mentions=tuple(mentions[span] for span in sorted(mentions)))


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
