"""What every training run shares: seed, device, the course of the learning rate, saving."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import torch

from sayso.records import Span

SEED = 20261121


def device_and_precision() -> tuple[torch.device, Callable[[], AbstractContextManager[None]]]:
    """A GPU where there is one, else the processor, and a maker of contexts in which it counts in bfloat16."""
    # Chances near nothing become denormal numbers as a model grows sure, and those take processors twice as long.
    torch.set_flush_denormal(True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return device, lambda: torch.autocast(device.type, dtype=torch.bfloat16)


def schedule(step: int, steps: int) -> float:
    """The share of the full learning rate: a short rise, then a straight line to nothing."""
    rise = max(1, steps // 20)
    return step / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def save_whole(state: object, path: Path) -> None:
    """Write a checkpoint so that it replaces the last one at once, or not at all."""
    new = path.with_suffix(".new")
    torch.save(state, new)
    new.replace(path)


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that hold anything, as the blocks of an article would."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)]
