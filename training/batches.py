"""Windows of the examples, in batches, and what a batch's scores lose against the gold frames."""

from __future__ import annotations

import random
from contextlib import AbstractContextManager

import torch
from torch import Tensor

from sayso.analyse.frames import ROLES
from sayso.analyse.model import encoder_inputs
from sayso.analyse.windows import Window, cut_windows
from training.data import Example
from training.model import Encoder, Frames, chain_loss

SEED = 20261121
LARGEST = 320
"""Pieces in the largest windows learnt from."""

LONGEST = 512
"""Positions the encoder knows."""


def epoch_windows(examples: list[Example], epoch: int) -> list[tuple[Example, Window]]:
    """The windows of one epoch, short ones first; sizes vary between epochs, so that cuts fall in other places."""
    draw = random.Random(SEED + epoch)  # noqa: S311  (no secret depends on it, here and below)
    windows = []
    for one in examples:
        size = draw.randint(200, LARGEST)
        # Without the context around: what a window owns is enough to learn from, and each piece is seen once an epoch.
        owned = [(w.own_start, w.own_end) for w in cut_windows(one.pieces, size=size, context=0)]
        windows += [(one, Window(start, end, start, end)) for start, end in owned]
    # Batches of windows of like length waste little on padding; the batches themselves come in random order.
    windows.sort(key=lambda w: _pieces(w[0], w[1]) + draw.random() * 20)
    return windows


def _pieces(one: Example, window: Window) -> int:
    return one.pieces.before(window.end) - one.pieces.before(window.start)


def batches(examples: list[Example], epoch: int, size: int) -> list[list[tuple[Example, Window]]]:
    """The windows of one epoch in batches of ``size``, in random order."""
    windows = epoch_windows(examples, epoch)
    made = [windows[i : i + size] for i in range(0, len(windows), size)]
    random.Random(SEED - epoch).shuffle(made)  # noqa: S311
    return made


def tensors(batch: list[tuple[Example, Window]], draw: random.Random) -> dict[str, Tensor]:
    """The encoder's inputs (B, P); positions start anywhere, so that windows longer than these can be read later."""
    width = max(_pieces(one, window) for one, window in batch) + 2
    made = {
        name: torch.zeros(len(batch), width, dtype=torch.long)
        for name in ("ids", "mask", "positions", "case", "quoting", "breaks")
    }
    for row, (one, window) in enumerate(batch):
        inputs = {name: torch.from_numpy(values[0]) for name, values in encoder_inputs(one.pieces, [window]).items()}
        features = dict(zip(("case", "quoting", "breaks"), inputs.pop("features").unbind(-1), strict=True))
        for name, values in {**inputs, **features}.items():
            made[name][row, : len(values)] = values
        made["positions"][row] = torch.arange(width) + draw.randint(0, min(160, LONGEST - width))
    return made


def losses(
    encoder: Encoder,
    frames: Frames,
    batch: list[tuple[Example, Window]],
    inputs: dict[str, Tensor],
    device: torch.device,
    precision: AbstractContextManager[None],
) -> tuple[Tensor, Tensor, Tensor]:
    """The anchor, frame and flat loss of a batch: means per frame, per frame, and per word."""
    with precision:
        states, anchor_scores = encoder(**{name: value.to(device) for name, value in inputs.items()})
    states, anchor_scores = states.float(), anchor_scores.float()
    anchor_losses, flat_losses, potentials, golds = [], [], [], []
    for row, (one, window) in enumerate(batch):
        pieces = one.pieces
        firsts = torch.from_numpy(pieces.first[window.start : window.end] - pieces.first[window.start] + 1).to(device)
        words, scores = states[row, firsts], anchor_scores[row, firsts]
        inside = [f for f in one.frames if window.start <= f[0] < window.end]
        kinds = torch.zeros(len(firsts), dtype=torch.long)
        for anchor, kind, _ in inside:
            kinds[anchor - window.start] = kind
        anchor_losses.append(torch.nn.functional.cross_entropy(scores, kinds.to(device), reduction="sum"))
        flat = torch.zeros(len(firsts), len(ROLES))
        for _, _, roles in inside:
            part = torch.from_numpy(roles[window.start : window.end])
            flat[part > 0, part[part > 0] - 1] = 1
        flat_losses.append(encoder.flat_loss(words, flat.to(device)) / len(firsts))
        if inside:
            anchors = torch.tensor([f[0] - window.start for f in inside], device=device)
            types = torch.tensor([f[1] for f in inside], device=device)
            chances = 1 - torch.softmax(scores, -1)[:, 0].detach()
            potentials.append(frames(words, chances, anchors, types))
            golds += [torch.from_numpy(f[2][window.start : window.end]) for f in inside]
    anchor_loss = torch.stack(anchor_losses).sum() / max(1, len(golds))
    flat_loss = torch.stack(flat_losses).mean()
    if not golds:
        return anchor_loss, anchor_loss * 0, flat_loss
    width = max(len(g) for g in golds)
    roles = torch.nn.utils.rnn.pad_sequence(golds, batch_first=True).to(device)
    mask = torch.nn.utils.rnn.pad_sequence([torch.ones(len(g), dtype=torch.bool) for g in golds], batch_first=True).to(
        device
    )
    padded = torch.cat([torch.nn.functional.pad(p, (0, 0, 0, width - p.shape[1])) for p in potentials])
    return anchor_loss, chain_loss(padded, roles, mask).mean(), flat_loss
