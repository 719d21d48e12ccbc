"""Train the reader model: ``python -m training.train``, from the repository's root, with the extra ``train`` installed.

Reads ../shared/corpus/attribution/polnear/train, writes checkpoints under training/runs/NAME: ``last.pt`` (the command
goes on from there by itself), ``epoch-N.pt`` and, when done, ``final.pt`` (averaged weights) for ``training.export``.
Uses a GPU where there is one, else the processor, in bfloat16 either way.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.batches import SEED, batches, losses, tensors
from training.data import Example, cue_rates, example, read_polnear
from training.model import Encoder, Frames, load_pretrained, pretrained_folder

ANCHOR_WEIGHT, FRAME_WEIGHT, FLAT_WEIGHT = 2.0, 0.2, 2.0
"""Set once so that the three losses were of one size after the first hundred steps on the training set."""


class Average:
    """A running mean of all weights (Polyak averaging), which reads better than the last step's."""

    def __init__(self, modules: dict[str, torch.nn.Module], decay: float) -> None:
        self.decay = decay
        self.weights = {
            name: {k: v.detach().clone() for k, v in module.state_dict().items()} for name, module in modules.items()
        }

    def update(self, modules: dict[str, torch.nn.Module], step: int) -> None:
        """Take in the weights as they are after ``step`` steps."""
        decay = min(self.decay, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, module in modules.items():
                for key, value in module.state_dict().items():
                    kept = self.weights[name][key]
                    if value.is_floating_point() and "word_embeddings" not in key:
                        kept.lerp_(value, 1 - decay)


def schedule(step: int, steps: int) -> float:
    """The share of the full learning rate: a short rise, then a straight line to nothing."""
    rise = max(1, steps // 20)
    return step / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def parameter_groups(encoder: Encoder, frames: Frames, rate: float, head_rate: float) -> list[dict[str, object]]:
    """The pre-trained weights learn slowly, the added ones fast."""
    added = [
        *encoder.anchor.parameters(),
        *encoder.flat.parameters(),
        *encoder.case.parameters(),
        *encoder.quoting.parameters(),
        *encoder.breaks.parameters(),
    ]
    return [
        {"params": [p for p in encoder.bert.parameters() if p.requires_grad], "lr": rate, "weight_decay": 0.01},
        {"params": [*added, *frames.parameters()], "lr": head_rate, "weight_decay": 0.01},
    ]


class Training:
    """A run: the modules, how they learn, and how far they are."""

    def __init__(self, folder: Path, examples: list[Example], options: argparse.Namespace) -> None:
        self.folder, self.examples, self.options = folder, examples, options
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(SEED)
        self.encoder, self.frames = load_pretrained().to(self.device), Frames(384).to(self.device)
        self.modules: dict[str, torch.nn.Module] = {"encoder": self.encoder, "frames": self.frames}
        groups = parameter_groups(self.encoder, self.frames, options.rate, options.head_rate)
        self.optimizer = torch.optim.AdamW(groups, fused=True)
        self.steps = sum(len(batches(examples, epoch, options.batch)) for epoch in range(options.epochs))
        self.warmth = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda step: schedule(step, self.steps))
        self.average = Average(self.modules, 0.998)
        self.epoch = self.step = 0

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        if not (self.folder / "last.pt").exists():
            return
        saved = torch.load(self.folder / "last.pt", map_location=self.device, weights_only=True)
        for name, module in self.modules.items():
            module.load_state_dict(saved[name])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.warmth.load_state_dict(saved["warmth"])
        self.average.weights = saved["average"]
        self.epoch, self.step = saved["epoch"], saved["step"]
        print(f"goes on after epoch {self.epoch}, step {self.step} of {self.steps}", flush=True)

    def save(self) -> None:
        """Keep the run as it is after an epoch; the checkpoint is replaced at once, or not at all."""
        state = {
            **{name: module.state_dict() for name, module in self.modules.items()},
            "optimizer": self.optimizer.state_dict(),
            "warmth": self.warmth.state_dict(),
            "average": self.average.weights,
            "epoch": self.epoch,
            "step": self.step,
        }
        torch.save(state, self.folder / "new.pt")
        (self.folder / "new.pt").replace(self.folder / "last.pt")
        torch.save(self.average.weights, self.folder / f"epoch-{self.epoch}.pt")

    def run_epoch(self) -> None:
        """See every example once."""
        draw = random.Random(SEED * 31 + self.epoch)  # noqa: S311  (no secret depends on it)
        torch.manual_seed(SEED + self.epoch)
        self.encoder.train()
        self.frames.train()
        sums, began = np.zeros(3), time.monotonic()
        made = batches(self.examples, self.epoch, self.options.batch)
        for number, batch in enumerate(made, 1):
            precision = torch.autocast(self.device.type, dtype=torch.bfloat16)
            inputs = tensors(batch, draw)
            anchor, frame, flat = losses(self.encoder, self.frames, batch, inputs, self.device, precision)
            loss = ANCHOR_WEIGHT * anchor + FRAME_WEIGHT * frame + FLAT_WEIGHT * flat
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for m in self.modules.values() for p in m.parameters()], 5.0)
            self.optimizer.step()
            self.warmth.step()
            self.step += 1
            self.average.update(self.modules, self.step)
            sums += float(anchor.detach()), float(frame.detach()), float(flat.detach())
            if number % 20 == 0:
                means = "anchors {:.3f} frames {:.3f} flat {:.3f}".format(*sums / number)
                minutes = (time.monotonic() - began) / 60
                print(f"epoch {self.epoch + 1} {number}/{len(made)} {means} {minutes:.1f} min", flush=True)
        self.epoch += 1


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--name", default="reader")
    parser.add_argument("--epochs", type=int, default=12, help="the learning rate falls to nothing over so many")
    parser.add_argument("--last", type=int, default=9, help="the epoch to stop after: dev gained little from there on")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--limit", type=int, help="train on this many articles only, to try the code")
    options = parser.parse_args()
    # Chances near nothing become denormal numbers as the model grows sure, and those take processors twice as long.
    torch.set_flush_denormal(True)
    folder = Path("training/runs") / options.name
    folder.mkdir(parents=True, exist_ok=True)

    tokenizer = Tokenizer.from_file(f"{pretrained_folder()}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles = read_polnear(options.corpora / "attribution/polnear/train")[: options.limit]
    rates = cue_rates(articles)
    examples = [example(text, attributions, rates, tokenizer) for _, text, attributions in articles]
    run = Training(folder, examples, options)
    run.resume()
    while run.epoch < min(options.last, options.epochs):
        run.run_epoch()
        run.save()
    torch.save(run.average.weights, folder / "final.pt")


if __name__ == "__main__":
    main()
