"""Write a trained reader model as ONNX: ``python -m training.export training/runs/reader/final.pt``.

Writes, into the folder ``--to`` (by default ``src/sayso/analyse/weights``):

    encoder.onnx     the encoder in int8 (matrices and embeddings), the one that ships
    heads.onnx …     the heads on it, each in fp32: they are small
    tokenizer.json   the tokenizer's vocabulary and rules
    reader.json      name, version, digest and the settings chosen on the development sets

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

from sayso.analyse.layers import ACT_TYPES, LINK, STAGES
from sayso.analyse.model import GRAPHS
from sayso.analyse.references import FEATURES
from training.encoder import WIDTH, Encoder, pretrained_folder
from training.model import Acts, Heads, Links, Reader, new_reader


class PlainEncoder(nn.Module):
    """The encoder with the inputs it has at run time."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        """Ids and mask (B, P), features (B, P, 3): case, quoting, breaks; gives states (B, P, D)."""
        positions = torch.arange(ids.shape[1]).expand(1, -1)
        case, quoting, breaks = features.unbind(-1)
        states: Tensor = self.encoder(ids, mask, positions, case, quoting, breaks)
        return states


class PlainHeads(nn.Module):
    """The heads, with chances in place of scores."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, states: Tensor) -> tuple[Tensor, ...]:
        """Take the states (W, D) of a window's words."""
        anchors, acts, names, times, appraisals, mentions, referring = self.heads(states)
        chances = torch.softmax(anchors, -1), torch.softmax(acts, -1)[:, 1]
        return *chances, names, times, appraisals, torch.sigmoid(mentions), referring


class PlainActs(nn.Module):
    """The frames of acts, with chances in place of the scores of their traits."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self.acts = acts

    def forward(self, states: Tensor, chances: Tensor, anchors: Tensor) -> tuple[Tensor, ...]:
        """As ``Acts``."""
        chain, traits = self.acts(states, chances, anchors)
        types, negated, stages = traits.split((len(ACT_TYPES), 1, len(STAGES)), -1)
        return chain, torch.softmax(types, -1), torch.sigmoid(negated[:, 0]), torch.softmax(stages, -1)


class PlainFrames(nn.Module):
    """Frames whose anchors are of one kind."""

    def __init__(self, frames: nn.Module) -> None:
        super().__init__()
        self.frames = frames

    def forward(self, states: Tensor, chances: Tensor, anchors: Tensor) -> Tensor:
        """As ``Frames``, without kinds."""
        potentials: Tensor = self.frames(states, chances, anchors, torch.zeros_like(anchors))
        return potentials


class PlainMentions(nn.Module):
    """The states of mentions."""

    def __init__(self, links: Links) -> None:
        super().__init__()
        self.links = links

    def forward(self, opening: Tensor, closing: Tensor, inside: Tensor, kinds: Tensor) -> Tensor:
        """As ``Links.represent``."""
        return self.links.represent(opening, closing, inside, kinds)


def write_graph(
    module: nn.Module, path: Path, inputs: dict[str, tuple[Tensor, dict[int, str]]], outputs: list[str]
) -> None:
    """Write one graph; each input with an example and the names of its axes that may be of any length."""
    torch.onnx.export(
        module,
        tuple(example for example, _ in inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes={name: axes for name, (_, axes) in inputs.items()},
        opset_version=17,
        dynamo=False,
    )


def write_graphs(reader: Reader, folder: Path) -> None:
    """Write all heads into ``folder``."""
    states = torch.randn(60, WIDTH), {0: "words"}
    chances = torch.rand(60), {0: "words"}
    anchors = torch.tensor([1, 4]), {0: "anchors"}
    anchor_kinds = torch.tensor([1, 2]), {0: "anchors"}
    on_anchors = {"states": states, "chances": chances, "anchors": anchors}
    mentions = torch.randn(5, LINK), {0: "mentions"}
    before = torch.randn(7, LINK), {0: "before"}
    kinds = torch.zeros(5, dtype=torch.long), {0: "mentions"}
    features = torch.zeros(5, 7, len(FEATURES)), {0: "mentions", 1: "before"}
    graphs = {
        "heads": (
            PlainHeads(reader.heads),
            {"states": states},
            ["anchors", "acts", "names", "times", "appraisals", "mentions", "referring"],
        ),
        "attributions": (reader.attributions, {**on_anchors, "kinds": anchor_kinds}, ["potentials"]),
        "acts": (PlainActs(reader.acts), on_anchors, ["potentials", "types", "negated", "stages"]),
        "targets": (PlainFrames(reader.targets), on_anchors, ["potentials"]),
        "mentions": (
            PlainMentions(reader.links),
            {"opening": mentions, "closing": mentions, "inside": mentions, "kinds": kinds},
            ["states"],
        ),
        "links": (
            reader.links,
            {"asking": mentions, "asked": before, "features": features},
            ["scores", "none"],
        ),
    }
    for name in GRAPHS:
        module, inputs, outputs = graphs[name]
        write_graph(module, folder / f"{name}.onnx", inputs, outputs)


def write_encoder(encoder: Encoder, path: Path) -> None:
    """Write the encoder in fp32."""
    axes = {0: "windows", 1: "pieces"}
    ids = torch.ones(2, 7, dtype=torch.long), axes
    features = torch.zeros(2, 7, 3, dtype=torch.long), axes
    write_graph(PlainEncoder(encoder), path, {"ids": ids, "mask": ids, "features": features}, ["states"])


def quantise(plain: Path, small: Path) -> None:
    """Write the fp32 encoder at ``plain`` with weights and embeddings in int8, activations quantised as they come."""
    prepared = small.with_suffix(".prepared")
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(small), weight_type=QuantType.QInt8, per_channel=True)
    prepared.unlink()


def digest(settings: str, *paths: Path) -> str:
    """The first eight hexadecimal digits of the SHA-256 of the settings and all files: what decides the findings."""
    whole = hashlib.sha256(settings.encode())
    for path in paths:
        whole.update(path.read_bytes())
    return whole.hexdigest()[:8]


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--to", type=Path, default=Path("src/sayso/analyse/weights"))
    parser.add_argument("--version", default="2")
    parser.add_argument("--attribution", type=float, default=0.45, help="the least probability of its anchor")
    parser.add_argument("--act", type=float, default=0.4, help="the least probability of its anchor")
    parser.add_argument("--mention", type=float, default=0.4, help="the least probability of a mention")
    parser.add_argument("--names", type=float, default=0.0, help="added to the score of beginning one; --times …")
    parser.add_argument("--times", type=float, default=0.0)
    parser.add_argument("--appraisals", type=float, default=2.1)
    parser.add_argument("--links", type=float, default=0.7, help="added to the score of every antecedent")
    parser.add_argument("--window", type=int, default=320, help="pieces a window holds at run time")
    parser.add_argument("--context", type=int, default=24, help="pieces of context on either side of it")
    options = parser.parse_args()
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    options.to.mkdir(parents=True, exist_ok=True)
    reader = new_reader().eval()
    reader.load_state_dict(torch.load(options.checkpoint, map_location="cpu", weights_only=True))

    plain = options.checkpoint.parent / "encoder-fp32.onnx"
    write_encoder(reader.encoder, plain)
    quantise(plain, options.to / "encoder.onnx")
    write_graphs(reader, options.to)
    shutil.copyfile(f"{pretrained_folder()}/tokenizer.json", options.to / "tokenizer.json")
    settings = {
        "thresholds": {"attribution": options.attribution, "act": options.act, "mention": options.mention},
        "leanings": {
            "names": options.names,
            "times": options.times,
            "appraisals": options.appraisals,
            "links": options.links,
        },
        "window": options.window,
        "context": options.context,
    }
    weights = [options.to / f"{name}.onnx" for name in ("encoder", *GRAPHS)]
    made = digest(json.dumps(settings), *weights, options.to / "tokenizer.json")
    about = {"name": "reader", "version": options.version, "digest": made, **settings}
    (options.to / "reader.json").write_text(json.dumps(about, indent=1) + "\n")
    for path in sorted(options.to.iterdir()):
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
