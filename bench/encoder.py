"""The encoder as it was trained (fp32) beside the one that ships (int8): what each finds, and how long each takes.

Runs in a process of its own, so that the memory it needs is not taken for that of what is measured next to it::

    python -m bench.encoder read encoder-fp32.onnx articles.jsonl > ledger.jsonl
    python -m bench.encoder time encoder-fp32.onnx articles.jsonl --rounds 3
    python -m bench.encoder rules encoder-fp32.onnx articles.jsonl --rounds 3
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from sayso import intake, pipeline, resolve
from sayso.analyse import Reader, read_blocks
from sayso.analyse.findings import findings
from sayso.analyse.model import Model
from sayso.records import Skipped
from sayso.show.contract import json_lines

THREADS = 2


def read(articles: Path, model: Model) -> Iterator[bytes]:
    """Yield what ``sayso read --json`` prints of the articles, read with ``model``."""
    for entry in pipeline.read([str(articles)], reader=Reader(model), workers=1):
        yield from json_lines(entry)


def one_round(articles: Path, plain: Path) -> dict[str, float]:
    """Return the seconds of reading the articles, those in the encoder, and those that the fp32 encoder takes.

    All heads, decoding and resolution come in turn with the encoder; intake and printing go on beside them in part.
    """
    ours, its = Model(threads=THREADS), Model(encoder=plain, threads=THREADS)
    start = time.perf_counter()
    for _ in read(articles, ours):
        pass
    total = time.perf_counter() - start
    for _ in read(articles, its):
        pass
    return {"total": total, "encoder": ours.encoder_seconds, "plain": its.encoder_seconds}


def rules_round(articles: Path, plain: Path) -> dict[str, float]:
    """Return the seconds in heads and decoding, in all rules (of analysis and of resolution), and in the fp32 encoder.

    Everything runs in one thread here, so that seconds are processor time.
    """
    ours, its = Model(threads=1), Model(encoder=plain, threads=1)
    heads = rules = 0.0
    for found in intake.read_sources([str(articles)]):
        if isinstance(found, Skipped):
            continue
        article = found[1]
        blocks = read_blocks(article)
        its.read(article.text, blocks)
        start = time.perf_counter()
        in_words = ours.read(article.text, blocks)
        read = time.perf_counter()
        resolve.resolve(article, findings(article, in_words))
        rules += time.perf_counter() - read
        heads += read - start
    return {"heads": heads - ours.encoder_seconds, "rules": rules, "plain": its.encoder_seconds}


def main() -> None:
    """Print what the fp32 encoder finds, or one JSON array with the seconds of each round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("read", "time", "rules"))
    parser.add_argument("plain", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    rounds = {"time": one_round, "rules": rules_round}
    if options.what in rounds:
        one = rounds[options.what]
        print(json.dumps([one(options.articles, options.plain) for _ in range(options.rounds)]))
        return
    for line in read(options.articles, Model(encoder=options.plain, threads=THREADS)):
        sys.stdout.buffer.write(line)


if __name__ == "__main__":
    main()
