"""Train what tells scare quotes from other short quotations: ``python -m training.quotations``, after the export.

It learns from the states that the exported encoder gives, as it will see them. Writes ``quotations.onnx`` into the
folder of weights and its threshold into ``reader.json``: the one that does best on the quotations that were marked for
this, each judged by heads that have not seen its article. Those of the acts corpus the encoder has seen.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from sayso.analyse.chains import Range
from sayso.analyse.model import WEIGHTS, load_graph, word_states
from sayso.analyse.pieces import cut
from sayso.analyse.scare_quotes import PARTS, begun_in, looked_at, short_quotations
from sayso.analyse.windows import cut_windows
from training.corpora.quotations import Quoting, read
from training.encoder import WIDTH, load_tokenizer
from training.export import describe, write_graph
from training.learning import SEED, paragraphs, schedule
from training.model import Quotations

FOLDS = 3
EPOCHS, BATCH, RATE, DECAY = 30, 128, 2e-3, 0.1
AROUND = 0.05
"""Thresholds on either side of one that do well, too, where it does not do so by chance."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as the heads see it."""

    article: str
    looked_at: np.ndarray
    scare: float
    new: bool
    """Whether the encoder has not learnt from it."""


def quotations_of(articles: Iterable[Quoting], weights: Path) -> Iterator[Quotation]:
    """Yield the short quotations of articles that are marked, as an exported encoder reads them."""
    about = json.loads((weights / "reader.json").read_text())
    encoder, tokenizer = load_graph(weights / "encoder.onnx"), load_tokenizer()
    for article in articles:
        blocks = paragraphs(article.text)
        pieces = cut(article.text, blocks, tokenizer)
        marked: dict[Range, float] = {}
        for start, end in short_quotations(article.text, blocks, pieces):
            first, last = int(pieces.start[start]), int(pieces.end[end - 1])
            parts = [part for span, part in article.scare.items() if span.start < last and first < span.end]
            if parts or article.whole:
                marked[start, end] = max(parts, default=0.0)
        for window in cut_windows(pieces, size=int(about["window"]) - 2, context=int(about["context"])):
            here = begun_in(window, list(marked))
            if here:
                states = word_states(encoder, pieces, window)
                rows = looked_at(states, pieces.block[window.start : window.end], window, here)
                for words, row in zip(here, rows, strict=True):
                    yield Quotation(article.name, row, marked[words], new=not article.whole)


def train(quotations: list[Quotation]) -> Quotations:
    """Train the heads."""
    torch.manual_seed(SEED)
    inputs = torch.from_numpy(np.stack([one.looked_at for one in quotations]))
    gold = torch.tensor([one.scare for one in quotations])
    heads = Quotations().train()
    optimizer = torch.optim.AdamW(heads.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(quotations) // BATCH)
    warmth = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: schedule(step, steps))
    for _ in range(EPOCHS):
        # Each head sees the quotations in an order of its own.
        orders = [torch.randperm(len(quotations)).split(BATCH) for _ in heads.members]
        for batches in zip(*orders, strict=True):
            lost = torch.zeros(())
            for head, batch in zip(heads.members, batches, strict=True):
                scores = head(inputs[batch])[:, 0]
                lost = lost + binary_cross_entropy_with_logits(scores, gold[batch])
            optimizer.zero_grad()
            lost.backward()
            optimizer.step()
            warmth.step()
    return heads.eval()


def judged(heads: Quotations, quotations: list[Quotation]) -> Tensor:
    """How likely each is a scare quote (Q,)."""
    with torch.no_grad():
        return heads(torch.from_numpy(np.stack([one.looked_at for one in quotations])))


def best_threshold(quotations: list[Quotation]) -> tuple[float, float]:
    """Return the threshold that does best on new quotations in cross-validation by article, and the F1 there."""
    chances, gold = [], []
    for fold in range(FOLDS):
        left_out = [one for one in quotations if one.new and zlib.crc32(one.article.encode()) % FOLDS == fold]
        heads = train([one for one in quotations if not one.new or zlib.crc32(one.article.encode()) % FOLDS != fold])
        chances += judged(heads, left_out).tolist()
        gold += [one.scare > 0.5 for one in left_out]
    thresholds = np.arange(0.1, 0.9, 0.01)
    found = np.array(chances) >= thresholds[:, None]
    scores = 2 * (found & gold).sum(1) / (found.sum(1) + sum(gold))
    near = np.abs(thresholds - thresholds[:, None]) < AROUND
    best = int((near @ scores / near.sum(1)).argmax())
    return round(float(thresholds[best]), 2), float(scores[best])


def main() -> None:
    """Train, choose and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    quotations = list(quotations_of(read(options.corpora), options.weights))
    print(f"{len(quotations)} quotations, {sum(one.scare > 0 for one in quotations)} of them scare quotes", flush=True)
    threshold, score = best_threshold(quotations)
    print(f"threshold {threshold}: F1 {score:.3f} in cross-validation")
    example = torch.zeros(3, PARTS * WIDTH), {0: "quotations"}
    write_graph(train(quotations), options.weights / "quotations.onnx", {"quotations": example}, ["chances"])
    about = json.loads((options.weights / "reader.json").read_text())
    about["thresholds"]["scare"] = threshold
    settings = {key: value for key, value in about.items() if key not in ("name", "version", "digest")}
    describe(options.weights, about["version"], settings)


if __name__ == "__main__":
    main()
