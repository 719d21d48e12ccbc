"""Teach the encoder words again: ``python -m training.pretrain``, before ``training.train``.

The pre-trained weights come from a model of sentence similarity, which has forgotten some of what tagging needs. This
goes on with masked-language modelling (Devlin et al. 2019, whole words masked) on all news text in the corpora, none of
it from a development set. Writes ``training/runs/pretrain/encoder.pt``; goes on from ``last.pt`` by itself.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sayso.analyse.pieces import Pieces, cut
from sayso.analyse.windows import Window
from training.corpora.texts import training_texts
from training.encoder import WIDTH, Encoder, load_pretrained, load_tokenizer
from training.learning import SEED, device_and_precision, paragraphs, save_whole, schedule
from training.windows import length, owned_windows, side_by_side

MASK = 103
"""The id of ``[MASK]``."""

SHARE = 0.2
"""Of the words, this many are hidden: eight in ten as ``[MASK]``, one as another piece, one as it is."""

SIZE = 288
"""Pieces a window holds at most."""


class Guesses(nn.Module):
    """Scores every piece of the vocabulary for a hidden one, by the embeddings of the pieces themselves."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        embeddings = encoder.bert.embeddings.word_embeddings.weight
        self.transform = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH), nn.Linear(WIDTH, WIDTH))
        self.bias = nn.Parameter(torch.zeros(embeddings.shape[0]))
        self._embeddings = [embeddings]  # in a list: they are the encoder's, not learnt or saved here

    def forward(self, states: Tensor) -> Tensor:
        """States (N, 384); gives scores (N, vocabulary)."""
        scores: Tensor = nn.functional.linear(self.transform(states), self._embeddings[0], self.bias)
        return scores


def hidden_words(ids: Tensor, words: Tensor, draw: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Hide whole words; ids and the word of each piece (B, P), -1 for what is no word.

    Gives the ids to show and which pieces are hidden.
    """
    count = int(words.max()) + 1
    chosen = torch.from_numpy(draw.random((len(words), count)) < SHARE)
    fate = torch.from_numpy(draw.random((len(words), count)))
    at = words.clamp(min=0)
    hidden = chosen.gather(1, at) & (words >= 0)
    fates = fate.gather(1, at)
    others = torch.from_numpy(draw.integers(1000, 30_000, ids.shape))
    changed = torch.where(fates < 0.8, torch.full_like(ids, MASK), torch.where(fates < 0.9, others, ids))
    return torch.where(hidden, changed, ids), hidden


def inputs_of(batch: list[tuple[Pieces, Window]], draw: np.random.Generator) -> tuple[dict[str, Tensor], Tensor]:
    """Lay windows side by side; gives the encoder's inputs and the word of each piece, each (B, P)."""
    made = side_by_side(batch)
    width = made["ids"].shape[1]
    words = torch.full((len(batch), width), -1)
    for row, (pieces, w) in enumerate(batch):
        words[row, 1 : 1 + length(pieces, w)] = torch.from_numpy(
            pieces.word[pieces.before(w.start) : pieces.before(w.end)] - w.start
        )
    shift = torch.from_numpy(draw.integers(0, 513 - width, len(batch)))
    made["positions"] = torch.arange(width)[None] + shift[:, None]
    return made, words


def main() -> None:
    """Pre-train, or go on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch", type=int, default=10)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--limit", type=int, help="learn from this many articles only, to try the code")
    options = parser.parse_args()
    folder = Path("training/runs/pretrain")
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "encoder.pt").exists():
        print(f"{folder / 'encoder.pt'} is there already", flush=True)
        return
    device, precision = device_and_precision()

    tokenizer = load_tokenizer()
    articles = [
        cut(text, paragraphs(text), tokenizer) for text in list(training_texts(options.corpora))[: options.limit]
    ]
    windows = [(pieces, window) for pieces in articles for window in owned_windows(pieces, SIZE - 2)]
    windows.sort(key=lambda one: length(*one))
    batches = [windows[i : i + options.batch] for i in range(0, len(windows), options.batch)]
    print(f"{len(articles)} articles, {sum(map(len, articles))} pieces, {len(batches)} steps an epoch", flush=True)

    torch.manual_seed(SEED)
    encoder = load_pretrained().to(device)
    guesses = Guesses(encoder).to(device)
    learning = [p for m in (encoder, guesses) for p in m.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=options.rate, weight_decay=0.01, fused=True)
    steps = options.epochs * len(batches)
    warmth = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: schedule(step, steps))
    step = 0
    if (folder / "last.pt").exists():
        saved = torch.load(folder / "last.pt", map_location=device, weights_only=True)
        for name, part in (("encoder", encoder), ("guesses", guesses), ("optimizer", optimizer), ("warmth", warmth)):
            part.load_state_dict(saved[name])
        step = saved["step"]
        print(f"goes on after step {step} of {steps}", flush=True)

    began, total, seen = time.monotonic(), 0.0, 0
    encoder.train()
    while step < steps:
        epoch, number = divmod(step, len(batches))
        batch = batches[np.random.default_rng(SEED + epoch).permutation(len(batches))[number]]
        draw = np.random.default_rng((SEED, step))
        inputs, words = inputs_of(batch, draw)
        whole = inputs["ids"]
        inputs["ids"], hidden = hidden_words(whole, words, draw)
        with precision():
            states = encoder(**{name: value.to(device) for name, value in inputs.items()})
            scores = guesses(states[hidden.to(device)])
        loss = nn.functional.cross_entropy(scores.float(), whole[hidden].to(device))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        warmth.step()
        step += 1
        total, seen = total + float(loss.detach()), seen + 1
        if step % 20 == 0:
            print(f"{step}/{steps} loss {total / seen:.3f} {(time.monotonic() - began) / 60:.1f} min", flush=True)
            total, seen = 0.0, 0
        if step % 500 == 0:
            state = {"encoder": encoder, "guesses": guesses, "optimizer": optimizer, "warmth": warmth}
            save_whole({name: part.state_dict() for name, part in state.items()} | {"step": step}, folder / "last.pt")
    save_whole(encoder.state_dict(), folder / "encoder.pt")


if __name__ == "__main__":
    main()
