"""Write a trained reader model as ONNX: ``python -m training.export training/runs/reader/final.pt``.

Writes, into the folder ``--to`` (by default ``src/sayso/analyse/weights``):

    encoder.onnx     the encoder in int8 (matrices and embeddings), the one that ships
    frames.onnx      the frame scorer
    tokenizer.json   the tokenizer's vocabulary and rules
    reader.json      name, version, digest and the settings chosen on the development set

and beside the checkpoint ``encoder-fp32.onnx``, the encoder as it was trained, to compare with.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.model import Encoder, Frames, load_pretrained, pretrained_folder


class PlainEncoder(nn.Module):
    """The encoder with the inputs it has at run time."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Ids and mask (B, P), features (B, P, 3): case, quoting, breaks."""
        positions = torch.arange(ids.shape[1]).expand(1, -1)
        case, quoting, breaks = features.unbind(-1)
        states, scores = self.encoder(ids, mask, positions, case, quoting, breaks)
        return states, torch.softmax(scores, -1)


def export_encoder(encoder: Encoder, path: Path) -> None:
    """Write the encoder in fp32."""
    ids = torch.ones(2, 7, dtype=torch.long)
    batch = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        PlainEncoder(encoder),
        (ids, ids, torch.zeros(2, 7, 3, dtype=torch.long)),
        str(path),
        input_names=["ids", "mask", "features"],
        output_names=["states", "chances"],
        dynamic_axes={"ids": batch, "mask": batch, "features": batch, "states": batch, "chances": batch},
        opset_version=17,
        dynamo=False,
    )


def export_frames(frames: Frames, path: Path) -> None:
    """Write the frame scorer in fp32: it is small."""
    torch.onnx.export(
        frames,
        (torch.zeros(9, 384), torch.zeros(9), torch.tensor([1, 4]), torch.tensor([1, 1])),
        str(path),
        input_names=["states", "chances", "anchors", "kinds"],
        output_names=["potentials"],
        dynamic_axes={
            "states": {0: "words"},
            "chances": {0: "words"},
            "anchors": {0: "anchors"},
            "kinds": {0: "anchors"},
            "potentials": {0: "anchors", 1: "words"},
        },
        opset_version=17,
        dynamo=False,
    )


def quantise(plain: Path, small: Path) -> None:
    """Write the fp32 encoder at ``plain`` with weights and embeddings in int8, activations quantised as they come."""
    prepared = small.with_suffix(".prepared")
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(small), weight_type=QuantType.QInt8, per_channel=True)
    prepared.unlink()


def digest(*paths: Path) -> str:
    """The first eight hexadecimal digits of the SHA-256 of all files together."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.read_bytes())
    return whole.hexdigest()[:8]


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--to", type=Path, default=Path("src/sayso/analyse/weights"))
    parser.add_argument("--version", default="1")
    parser.add_argument("--threshold", type=float, default=0.45, help="the least probability of an anchor")
    parser.add_argument("--window", type=int, default=320, help="pieces a window holds at run time")
    parser.add_argument("--context", type=int, default=24, help="pieces of context on either side of it")
    options = parser.parse_args()
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    options.to.mkdir(parents=True, exist_ok=True)
    weights = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    encoder, frames = load_pretrained().eval(), Frames(384).eval()
    encoder.load_state_dict(weights["encoder"])
    frames.load_state_dict(weights["frames"])

    plain = options.checkpoint.parent / "encoder-fp32.onnx"
    export_encoder(encoder, plain)
    quantise(plain, options.to / "encoder.onnx")
    export_frames(frames, options.to / "frames.onnx")
    shutil.copyfile(f"{pretrained_folder()}/tokenizer.json", options.to / "tokenizer.json")
    about = {
        "name": "reader",
        "version": options.version,
        "digest": digest(*(options.to / name for name in ("encoder.onnx", "frames.onnx", "tokenizer.json"))),
        "threshold": options.threshold,
        "window": options.window,
        "context": options.context,
    }
    (options.to / "reader.json").write_text(json.dumps(about, indent=1) + "\n")
    for path in sorted(options.to.iterdir()):
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
