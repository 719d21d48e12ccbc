"""The encoder in fp32, which is no part of the wheel: as training leaves it, or else made of the int8 one.

Made of the int8 encoder it holds the same matrices, rounded, and takes the same time: good to compare times with, not
scores.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnx import NodeProto

PLAIN = Path("training/runs/again/encoder-fp32.onnx")
"""Where training leaves it."""


def encoder_to_time(work: Path) -> Path:
    """Return an fp32 encoder whose time is that of the trained one: itself where it is there."""
    if PLAIN.is_file():
        return PLAIN
    from sayso.analyse.model import WEIGHTS

    made = work / "encoder-fp32.onnx"
    _without_integers(WEIGHTS / "encoder.onnx", made)
    return made


def _without_integers(small: Path, plain: Path) -> None:
    """Put a matrix product in fp32 in the place of each one in integers.

    As onnxruntime quantises them, each is a MatMulInteger of a quantised input, a Cast, and a Mul by the two scales.
    """
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(small))
    graph = model.graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}
    used_by = {name: node for node in graph.node for name in node.input}
    gone: list[str] = []
    products = []
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        cast = used_by[node.output[0]]
        scaled = used_by[cast.output[0]]
        scale = numpy_helper.to_array(tensors[node.input[1].removesuffix("_quantized") + "_scale"])
        matrix = numpy_helper.to_array(tensors[node.input[1]]).astype("float32") * scale
        name = f"{node.name}_fp32"
        graph.initializer.append(numpy_helper.from_array(matrix, name))
        unquantised = made_by[node.input[0]].input[0]
        products.append(helper.make_node("MatMul", [unquantised, name], [scaled.output[0]], name=name))
        gone += (node.name, cast.name, scaled.name)
    kept = [node for node in graph.node if node.name not in set(gone)]
    ordered = _ordered([*kept, *products], {i.name for i in graph.input} | {t.name for t in graph.initializer})
    del graph.node[:]
    graph.node.extend(ordered)
    onnx.save(model, str(plain))


def _ordered(nodes: list[NodeProto], known: set[str]) -> list[NodeProto]:
    """Put nodes in an order in which each comes after those whose outputs it takes."""
    ordered: list[NodeProto] = []
    waiting = nodes
    while waiting:
        ready = [node for node in waiting if all(not name or name in known for name in node.input)]
        if not ready:
            raise ValueError("the graph has a circle")
        ordered += ready
        known = known.union(*(node.output for node in ready))
        done = {id(node) for node in ready}
        waiting = [node for node in waiting if id(node) not in done]
    return ordered
