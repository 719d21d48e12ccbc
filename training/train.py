"""Train the reader model: ``python -m training.train``, from the repository's root, with the extra ``train`` installed.

Reads the training parts of the corpora under ../shared/corpus and, where ``training.pretrain`` has written it, the
encoder to begin with. Writes checkpoints under training/runs/NAME: ``last.pt`` (the command goes on from there by
itself), ``epoch-N.pt`` and, when done, ``final.pt`` (averaged weights) for ``training.export``. Uses a GPU where there
is one, else the processor, in bfloat16 either way.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import torch

from training.batches import batches, losses, tensors, type_weights, usual_counts
from training.corpora import read_all
from training.encoder import load_tokenizer
from training.examples import Example, cue_rates, example
from training.learning import SEED, device_and_precision, save_whole, schedule
from training.model import Reader, new_reader
from training.swaps import Swaps

LOSSES = {
    # what loses, the layer whose items it is divided by, and its share of the whole
    "attribution anchors": ("attributions", 2.0),
    "attributions": ("attributions", 0.2),
    "flat": ("words", 2.0),
    "act anchors": ("acts", 1.0),
    "acts": ("acts", 0.1),
    "act types": ("acts", 0.5),
    "act stages": ("acts", 0.2),
    "act negation": ("acts", 0.3),
    "names": ("names", 0.7),
    "times": ("times", 0.3),
    "appraisals": ("appraisals", 0.7),
    "targets": ("targets", 0.05),
    "mentions": ("mentions", 0.5),
    "links": ("mentions", 0.5),
    "twins": ("attributions", 0.5),
}
"""Set once so that no layer starves: after the first hundred steps no loss was ten times another."""


class Average:
    """A running mean of all weights (Polyak averaging), which reads better than the last step's."""

    def __init__(self, reader: Reader, decay: float) -> None:
        self.decay = decay
        self.weights = {name: value.detach().clone() for name, value in reader.state_dict().items()}

    def update(self, reader: Reader, step: int) -> None:
        """Take in the weights as they are after ``step`` steps."""
        decay = min(self.decay, (1 + step) / (10 + step))
        learnt = {name for name, value in reader.named_parameters() if value.requires_grad}
        with torch.no_grad():
            for name, value in reader.state_dict().items():
                if name in learnt:
                    self.weights[name].lerp_(value, 1 - decay)


def parameter_groups(reader: Reader, rate: float, head_rate: float) -> list[dict[str, object]]:
    """The pre-trained weights learn slowly, the added ones fast."""
    pretrained = [p for p in reader.encoder.bert.parameters() if p.requires_grad]
    slow = set(map(id, pretrained))
    added = [p for p in reader.parameters() if p.requires_grad and id(p) not in slow]
    return [
        {"params": pretrained, "lr": rate, "weight_decay": 0.01},
        {"params": added, "lr": head_rate, "weight_decay": 0.01},
    ]


class Training:
    """A run: the model, how it learns, and how far it is."""

    def __init__(self, folder: Path, examples: list[Example], options: argparse.Namespace) -> None:
        self.folder, self.examples, self.options = folder, examples, options
        self.device, self.precision = device_and_precision()
        torch.manual_seed(SEED)
        self.reader = new_reader().to(self.device)
        if options.begin:
            self.reader.load_state_dict(torch.load(options.begin, map_location=self.device, weights_only=True))
            print(f"begins with {options.begin}", flush=True)
        elif options.encoder.exists():
            self.reader.encoder.load_state_dict(
                torch.load(options.encoder, map_location=self.device, weights_only=True)
            )
            print(f"begins with the encoder of {options.encoder}", flush=True)
        groups = parameter_groups(self.reader, options.rate, options.head_rate)
        self.optimizer = torch.optim.AdamW(groups, fused=True)
        self.steps = sum(len(batches(examples, epoch, options.batch)) for epoch in range(options.epochs))
        self.warmth = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda step: schedule(step, self.steps))
        self.average = Average(self.reader, 0.998)
        self.usual = usual_counts(batches(examples, 0, options.batch))
        self.type_weights = type_weights(examples).to(self.device)
        self.swaps = Swaps(examples)
        self.epoch = self.step = 0

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        if not (self.folder / "last.pt").exists():
            return
        saved = torch.load(self.folder / "last.pt", map_location=self.device, weights_only=True)
        self.reader.load_state_dict(saved["reader"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.warmth.load_state_dict(saved["warmth"])
        self.average.weights = saved["average"]
        self.epoch, self.step = saved["epoch"], saved["step"]
        print(f"goes on after epoch {self.epoch}, step {self.step} of {self.steps}", flush=True)

    def save(self) -> None:
        """Keep the run as it is after an epoch."""
        state = {
            "reader": self.reader.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "warmth": self.warmth.state_dict(),
            "average": self.average.weights,
            "epoch": self.epoch,
            "step": self.step,
        }
        save_whole(state, self.folder / "last.pt")
        save_whole(self.average.weights, self.folder / f"epoch-{self.epoch}.pt")

    def run_epoch(self) -> None:
        """See every example as often as an epoch does."""
        draw = random.Random(SEED * 31 + self.epoch)  # noqa: S311  (no secret depends on it)
        torch.manual_seed(SEED + self.epoch)
        self.reader.train()
        learning = [p for p in self.reader.parameters() if p.requires_grad]
        sums, began = Counter[str](), time.monotonic()
        made = batches(self.examples, self.epoch, self.options.batch)
        for number, batch in enumerate(made, 1):
            inputs, twins = tensors(batch, self.swaps, draw)
            with self.precision():
                states = self.reader.encoder(**{name: value.to(self.device) for name, value in inputs.items()})
            lost = losses(self.reader, batch, states.float(), self.type_weights, twins)
            shares = {name: LOSSES[name][1] * loss / self.usual[LOSSES[name][0]] for name, loss in lost.items()}
            self.optimizer.zero_grad(set_to_none=True)
            torch.stack(list(shares.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(learning, 5.0)
            self.optimizer.step()
            self.warmth.step()
            self.step += 1
            self.average.update(self.reader, self.step)
            sums.update({name: float(share.detach()) for name, share in shares.items()})
            if number % 20 == 0:
                means = " ".join(f"{name} {total / number:.3f}" for name, total in sorted(sums.items()))
                minutes = (time.monotonic() - began) / 60
                print(f"epoch {self.epoch + 1} {number}/{len(made)} {minutes:.1f} min: {means}", flush=True)
        self.epoch += 1


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--name", default="reader")
    parser.add_argument("--encoder", type=Path, default=Path("training/runs/pretrain/encoder.pt"))
    parser.add_argument("--begin", type=Path, help="the weights of a whole reader to begin with, instead of an encoder")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--limit", type=int, help="train on every so-manieth article only, to try the code")
    options = parser.parse_args()
    folder = Path("training/runs") / options.name
    folder.mkdir(parents=True, exist_ok=True)

    articles = list(read_all(options.corpora, "train"))[:: options.limit]
    rates = {
        "attributions": cue_rates((one.text, one.attributions) for one in articles if one.attributions is not None),
        "acts": cue_rates((one.text, one.acts) for one in articles if one.acts is not None),
    }
    tokenizer = load_tokenizer()
    run = Training(folder, [example(article, rates, tokenizer) for article in articles], options)
    run.resume()
    while run.epoch < options.epochs:
        run.run_epoch()
        run.save()
    save_whole(run.average.weights, folder / "final.pt")


if __name__ == "__main__":
    main()
