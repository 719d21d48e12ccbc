"""Run the reader model: the words of an article in, the frames of its attributions out.

One pass of the encoder over windows of the article, then the frame scorer for every anchor found. What the frames
mean is left to ``statements``. Nothing here opens a connection: the weights lie beside this module.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.analyse.frames import NEVER, POTENTIALS, STATES, Floats, Frame, Indices, best_roles, frame
from sayso.analyse.pieces import Pieces, cut
from sayso.analyse.windows import Window, cut_windows
from sayso.errors import ModelError
from sayso.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = Path(__file__).parent / "weights"
CLS, SEP = 101, 102
TOGETHER = 8
"""Windows given to the encoder at once: more need more memory and gain no time."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """One window with the potentials of its own anchors."""

    window: Window
    anchors: Indices
    """(N,) words, counted from the window's start."""

    kinds: Indices
    chances: Floats
    potentials: Floats
    """(N, words of the window, POTENTIALS)"""


class Model:
    """The reader model, loaded and ready.

    ``encoder_seconds`` is the time spent inside the encoder so far.
    """

    def __init__(self, folder: Path = WEIGHTS, *, encoder: Path | None = None, threads: int | None = None) -> None:
        """Load the model from ``folder``; ``encoder`` stands in for its encoder, to compare two forms of one.

        Raises:
            ModelError: a file is missing or broken.
        """
        about = _about(folder)
        self.name, self.threshold, self.window, self.context = about.name, about.threshold, about.window, about.context
        self.encoder_seconds = 0.0
        self._encoder = _session(encoder or folder / "encoder.onnx", threads)
        self._frames = _session(folder / "frames.onnx", threads)
        self._tokenizer = _tokenizer(folder / "tokenizer.json")

    def frames(self, text: str, blocks: Sequence[Span]) -> tuple[Pieces, list[Frame]]:
        """Find the frames in ``blocks`` of ``text``, in the order of their anchors; their words index ``Pieces``."""
        pieces = cut(text, blocks, self._tokenizer)
        # Two places are kept for the tokens that open and close a window.
        windows = cut_windows(pieces, size=self.window - 2, context=self.context)
        found: list[Frame] = []
        for first in range(0, len(windows), TOGETHER):
            found += _decode(self._score(pieces, windows[first : first + TOGETHER]))
        return pieces, sorted(found, key=lambda f: (f.anchor, f.kind))

    def _score(self, pieces: Pieces, windows: Sequence[Window]) -> list[_Scored]:
        began = time.perf_counter()
        states, chances = self._encoder.run(None, encoder_inputs(pieces, windows))
        self.encoder_seconds += time.perf_counter() - began
        scored = []
        for row, window in enumerate(windows):
            firsts = pieces.first[window.start : window.end] - pieces.first[window.start] + 1
            chance = chances[row, firsts]
            of_any = 1.0 - chance[:, 0]
            own = np.arange(window.own_start - window.start, window.own_end - window.start)
            anchors = own[of_any[own] >= self.threshold]
            if not len(anchors):
                continue
            kinds = chance[anchors, 1:].argmax(1) + 1
            inputs = {"states": states[row, firsts], "chances": of_any, "anchors": anchors, "kinds": kinds}
            (potentials,) = self._frames.run(None, inputs)
            scored.append(_Scored(window, anchors, kinds, of_any[anchors], potentials))
        return scored


def encoder_inputs(pieces: Pieces, windows: Sequence[Window]) -> dict[str, Indices]:
    """Lay windows side by side as the encoder takes them, padded with zeros.

    Gives ids and mask (B, P) and features (B, P, 3).
    """
    bounds = [(pieces.before(w.start), pieces.before(w.end)) for w in windows]
    width = max(end - start for start, end in bounds) + 2
    ids = np.zeros((len(windows), width), np.int64)
    mask = np.zeros_like(ids)
    features = np.zeros((*ids.shape, 3), np.int64)
    # Only what the windows show is looked at: the article around them may be a hundred times as long.
    for row, (window, (start, end)) in enumerate(zip(windows, bounds, strict=True)):
        length = end - start + 2
        ids[row, 1 : length - 1] = pieces.ids[start:end]
        ids[row, 0], ids[row, length - 1] = CLS, SEP
        mask[row, :length] = 1
        words = slice(window.start, window.end)
        of_word = np.stack((pieces.case[words], pieces.quoting[words], pieces.breaks[words]), -1)
        features[row, 1 : length - 1] = of_word[pieces.word[start:end] - window.start]
    return {"ids": ids, "mask": mask, "features": features}


def _decode(scored: Sequence[_Scored]) -> list[Frame]:
    """Decode the anchors of all windows at once: the loop over words is then run once and not once a window."""
    if not scored:
        return []
    width = max(one.potentials.shape[1] for one in scored)
    total = sum(len(one.anchors) for one in scored)
    padded = np.zeros((total, width, POTENTIALS), np.float32)
    padded[:, :, 1:STATES] = NEVER
    row = 0
    for one in scored:
        count, words, _ = one.potentials.shape
        padded[row : row + count, :words] = one.potentials
        row += count
    anchors = np.concatenate([one.anchors for one in scored])
    kinds = np.concatenate([one.kinds for one in scored])
    chances = np.concatenate([one.chances for one in scored])
    starts = np.concatenate([np.full(len(one.anchors), one.window.start) for one in scored])
    roles = best_roles(padded, anchors, kinds)
    frames = (
        frame(roles[n], padded[n], anchor=int(anchors[n]), kind=int(kinds[n]), chance=float(chances[n]))
        for n in range(total)
    )
    return [f.moved(int(start)) for f, start in zip(frames, starts, strict=True) if f]


@dataclass(frozen=True, kw_only=True, slots=True)
class _About:
    """What ``reader.json`` says of the weights beside it."""

    name: str
    threshold: float
    window: int
    context: int


def _about(folder: Path) -> _About:
    try:
        about = json.loads((folder / "reader.json").read_text(encoding="utf8"))
        return _About(
            name=f"{about['name']}-{about['version']} ({about['digest']})",
            threshold=float(about["threshold"]),
            window=int(about["window"]),
            context=int(about["context"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(str(folder), "the reader model is not there or broken", "Install sayso again.") from error


def _session(path: Path, threads: int | None) -> Any:
    # onnxruntime reports home by default from 1.29 on. sayso never does, so this comes before the import.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.log_severity_level = 3
    if threads:
        options.intra_op_num_threads = threads
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own for each way a file can be broken
        raise ModelError(str(path), "the reader model cannot be loaded", "Install sayso again.") from error


def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises plain Exception
        raise ModelError(str(path), "the tokenizer cannot be loaded", "Install sayso again.") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
