"""Write a trained reader model as ONNX: ``python -m training.export training/runs/again/final.pt``.

Writes, into the folder ``--to`` (by default ``src/sayso/analyse/weights``):

    encoder.onnx     the encoder in int8 (matrices and embeddings), the one that ships
    heads.onnx …     the heads on it, the large ones in int8
    tokenizer.json   the tokenizer's vocabulary and rules
    reader.json      name, version, digest and the settings chosen on the development sets

but for ``quotations.onnx`` and its threshold, which ``training.quotations`` adds,

and beside the checkpoint ``encoder-fp32.onnx``, the encoder as it was trained, to compare with.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import warnings
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from sayso.analyse.layers import ACT_TYPES, LINK, STAGES
from sayso.analyse.model import GRAPHS, encoder_inputs
from sayso.analyse.pieces import cut
from sayso.analyse.references import FEATURES
from training.batches import LARGEST
from training.corpora import read_all
from training.encoder import WIDTH, Encoder, load_tokenizer, pretrained_folder
from training.learning import paragraphs
from training.model import Acts, Heads, Links, Reader, new_reader
from training.windows import owned_windows

SMOOTHING = 0.7
"""How far inputs are smoothed at the cost of weights: of .5, .7 and .85 the one nearest to the states in fp32."""

IN_INT8 = frozenset({"heads", "attributions", "acts", "targets"})
"""Heads whose products take time; in int8 what they give differs by half a per cent."""

LOOKED_AT = 40
"""Every so-manieth article of the training parts is looked at for the largest inputs."""


class PlainEncoder(nn.Module):
    """The encoder with the inputs it has at run time: one window, so that nothing is padded and nothing masked."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """Ids (P,), features (P, 3): case, quoting, breaks; gives states (P, D)."""
        bert = self.encoder.bert
        embedded = self.encoder.embedded(ids, *features.unbind(-1))
        embedded = bert.embeddings(inputs_embeds=embedded[None], position_ids=torch.arange(ids.shape[0])[None])
        states: Tensor = bert.encoder(embedded).last_hidden_state[0]
        return states


class PlainHeads(nn.Module):
    """The heads, with chances in place of scores, and with one product in place of the first ones of all of them."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads
        towers = [heads.acts, *heads.labels.values(), heads.starts, heads.ends]
        self.towers = nn.ModuleList(tower[-1] for tower in towers)
        firsts = [*(tower[0] for tower in towers), heads.anchors, heads.edges, heads.referring]
        self.widths = [first.out_features for first in firsts]
        self.firsts = nn.Linear(WIDTH, sum(self.widths))
        self.firsts.weight.data = torch.cat([first.weight for first in firsts])
        self.firsts.bias.data = torch.cat([first.bias for first in firsts])

    def forward(self, states: Tensor) -> tuple[Tensor, ...]:
        """Take the states (W, D) of a window's words."""
        *hidden, anchors, edges, referring = self.firsts(states).split(self.widths, -1)
        acts, *labels, starts, ends = (tower(torch.relu(one)) for tower, one in zip(self.towers, hidden, strict=True))
        mentions = self.heads.spans(starts, ends, edges)
        chances = torch.softmax(anchors, -1), torch.softmax(acts, -1)[:, 1]
        return *chances, *labels, torch.sigmoid(mentions), referring


class Smoothed(nn.Module):
    """A linear layer that does the same with inputs of like sizes, so that int8 holds all (SmoothQuant, Xiao 2023).

    Some of the numbers that go in are always ten times as large as the others, and those of some pieces a hundred times
    as large as those of others, which would then be rounded by steps that are far too wide for them. So each is divided
    by a size of its own, by which its weights are multiplied; and each piece by its largest number, by which what comes
    out is multiplied.
    """

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        weights = linear.weight.abs().amax(0)
        sizes = largest.clamp(min=1e-5) ** SMOOTHING / weights.clamp(min=1e-5) ** (1 - SMOOTHING)
        sizes = sizes / sizes.log().mean().exp()
        self.shrink = nn.Parameter(1 / sizes)
        self.weight = nn.Parameter(linear.weight * sizes)
        self.bias = nn.Parameter(linear.bias.clone())

    def forward(self, inputs: Tensor) -> Tensor:
        """As the layer that it stands for."""
        inputs = inputs * self.shrink
        largest = inputs.abs().amax(-1, keepdim=True)
        return (inputs / largest) @ self.weight.T * largest + self.bias


def smooth(encoder: Encoder, texts: Iterable[str]) -> None:
    """Put ``Smoothed`` layers in the place of both of each feed-forward part, by the largest inputs on ``texts``."""
    largest: dict[nn.Module, Tensor] = {}

    def note(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        seen = inputs[0].abs().flatten(0, -2).amax(0)
        largest[module] = torch.maximum(largest[module], seen) if module in largest else seen

    parts = [part for layer in encoder.bert.encoder.layer for part in (layer.intermediate, layer.output)]
    hooks = [part.dense.register_forward_pre_hook(note) for part in parts]
    plain, tokenizer = PlainEncoder(encoder), load_tokenizer()
    for text in texts:
        pieces = cut(text, paragraphs(text), tokenizer)
        for window in owned_windows(pieces, LARGEST):
            plain(**{name: torch.from_numpy(values) for name, values in encoder_inputs(pieces, window).items()})
    for part, hook in zip(parts, hooks, strict=True):
        hook.remove()
        part.dense = Smoothed(part.dense, largest[part.dense])


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
    for name, (module, inputs, outputs) in graphs.items():
        write_graph(module, folder / f"{name}.onnx", inputs, outputs)
        if name in IN_INT8:
            quantise(folder / f"{name}.onnx", folder / f"{name}.onnx", ["MatMul"])


def write_encoder(encoder: Encoder, path: Path) -> None:
    """Write the encoder in fp32."""
    ids = torch.ones(7, dtype=torch.long), {0: "pieces"}
    features = torch.zeros(7, 3, dtype=torch.long), {0: "pieces"}
    write_graph(PlainEncoder(encoder), path, {"ids": ids, "features": features}, ["states"])


def quantise(plain: Path, small: Path, operations: list[str] | None = None) -> None:
    """Write the fp32 graph at ``plain`` with weights in int8, activations quantised as they come.

    Without ``operations`` embeddings, too, are written in int8.
    """
    prepared = small.with_suffix(".prepared")
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(small), op_types_to_quantize=operations, weight_type=QuantType.QInt8, per_channel=True
    )
    prepared.unlink()


def describe(folder: Path, version: str, settings: dict[str, Any]) -> None:
    """Write ``reader.json``: the settings, and the digest of them and of all files, which decide the findings."""
    whole = hashlib.sha256(json.dumps(settings).encode())
    for path in (*(folder / f"{name}.onnx" for name in ("encoder", *GRAPHS)), folder / "tokenizer.json"):
        # The last graph is trained when all others are there.
        whole.update(path.read_bytes() if path.exists() else b"")
    about = {"name": "reader", "version": version, "digest": whole.hexdigest()[:8], **settings}
    (folder / "reader.json").write_text(json.dumps(about, indent=1) + "\n")


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--to", type=Path, default=Path("src/sayso/analyse/weights"))
    parser.add_argument("--version", default="4")
    parser.add_argument("--attribution", type=float, default=0.45, help="the least probability of its anchor")
    parser.add_argument("--act", type=float, default=0.4, help="the least probability of its anchor")
    parser.add_argument("--mention", type=float, default=0.4, help="the least probability of a mention")
    parser.add_argument("--names", type=float, default=0.0, help="added to the score of beginning one; --times …")
    parser.add_argument("--times", type=float, default=0.0)
    parser.add_argument("--appraisals", type=float, default=1.6)
    parser.add_argument("--links", type=float, default=0.7, help="added to the score of every antecedent")
    parser.add_argument("--window", type=int, default=320, help="pieces a window holds at run time")
    parser.add_argument("--context", type=int, default=8, help="pieces of context on either side of it")
    options = parser.parse_args()
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    options.to.mkdir(parents=True, exist_ok=True)
    reader = new_reader().eval()
    reader.load_state_dict(torch.load(options.checkpoint, map_location="cpu", weights_only=True))

    plain = options.checkpoint.parent / "encoder-fp32.onnx"
    write_encoder(reader.encoder, plain)
    texts = (article.text for article in islice(read_all(options.corpora, "train"), 0, None, LOOKED_AT))
    with torch.no_grad():
        smooth(reader.encoder, texts)
    smoothed = plain.with_name("encoder-smoothed.onnx")
    write_encoder(reader.encoder, smoothed)
    quantise(smoothed, options.to / "encoder.onnx")
    smoothed.unlink()
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
    describe(options.to, options.version, settings)
    for path in sorted(options.to.iterdir()):
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
