"""The network as a graph of ONNX's operators, in the form that runs quickest on a processor.

Matrices are multiplied in whole numbers, and what goes in is rounded with scales that are fixed here
rather than found anew in each run. So no sentence is another's business: however many go through side
by side, each gets the very scores that it gets alone.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from newslint.gaps import GAPS, LABELS, WRONGS
from newslint.gaps.encoder import STEP, WINDOW

from .network import HEADS, LAYERS, WIDTH

Floats = NDArray[np.float32]
Channels = dict[str, tuple[Floats, Floats]]
"""For each matrix, the least and the most that each channel of what goes in has been seen to hold."""
WEIGHT, EIGHT_BITS = 63, 255
"""The largest weight and the largest number that it is multiplied with: weights in seven bits do not
overflow where a processor lacks VNNI, so that all processors give the same scores."""
EVEN = 0.75
"""How far large channels are shrunk before they are rounded (Xiao and others, "SmoothQuant", 2022); 0 is not at all."""
EPSILON, FAR = 1e-12, -10_000.0


class Graph:
    """Operators and constants, as they are added."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, value: ArrayLike, kind: type = np.int64) -> str:
        """The name of a constant."""
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(np.asarray(value, kind)), name))
        return name

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """The name of what an operator makes."""
        return self.several(operator, 1, *inputs, **attributes)[0]

    def several(self, operator: str, count: int, *inputs: str, **attributes: Any) -> list[str]:
        """The names of the `count` things that an operator makes."""
        names = [f"{operator}_{len(self.nodes)}_{number}" for number in range(count)]
        # What ONNX has no word for, onnxruntime has.
        domain = "com.microsoft" if operator in ("FusedMatMul", "MatMulIntegerToFloat") else ""
        self.nodes.append(helper.make_node(operator, inputs, names, domain=domain, **attributes))
        return names


class Layout(NamedTuple):
    """How pieces, all in one row, are laid out for attention: a row for each sentence, filled up to one length.

    `parts`: which vector of the row stands where, for queries, keys and values; `mask`: what is
    added to the scores of what only fills up; `back`: where each piece's vectors are afterwards.
    """

    parts: tuple[str, str, str]
    mask: str
    back: str


def graph(weights: dict[str, Floats], channels: Channels) -> ModelProto:
    """The whole network. Inputs, a number for each piece: ids, case, position, sentence (from 0, ascending).

    Output: pieces, LABELS (probabilities).
    """
    made = Graph()
    layout = _layout(made)
    x = _embedded(made, weights)
    for number in range(LAYERS):
        layer = {
            name.removeprefix(f"layers.{number}."): value
            for name, value in weights.items()
            if name.startswith(f"layers.{number}.")
        }
        seen = {name: channels[f"layers.{number}.{name}"] for name in ("qkv", "o", "f1", "f2")}
        x = _layer(made, layer, seen, layout, x)
    _heads(made, weights, x)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["pieces"])
        for name in ("ids", "case", "position", "sentence")
    ]
    output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["pieces", len(LABELS)])
    whole = helper.make_graph(made.nodes, "gaps", inputs, [output], made.constants)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(whole, opset_imports=opsets, ir_version=9)


def _layout(made: Graph) -> Layout:
    add, constant = made.add, made.constant
    one, first = constant([1]), constant([0])
    count = add("Add", add("ReduceMax", "sentence"), one)
    # The length depends on the sentences' own, in steps, and the encoder puts together what is of one step.
    step = constant([STEP])
    length = add("Mul", add("Add", add("Div", add("ReduceMax", "position"), step), one), step)
    rows = add("Concat", count, one, length, axis=0)
    size = add("Mul", count, length)
    pieces = add("Shape", "ids")
    place = add("Add", add("Mul", "sentence", length), "position")
    numbers = add("Range", constant(0), add("Squeeze", pieces), constant(1))
    piece = add("Reshape", add("ScatterElements", add("Expand", first, size), place, numbers), rows)
    # Each piece has 3 * HEADS vectors, which are gathered as if they stood in one row.
    base = add("Mul", piece, constant(3 * HEADS))
    heads = np.arange(HEADS)
    parts = [add("Add", base, constant(heads[:, None] + part * HEADS)) for part in range(3)]
    fill, shown = (add("Expand", constant([value], np.float32), shape) for value, shape in ((FAR, size), (0, pieces)))
    mask = add("Reshape", add("ScatterElements", fill, place, shown), add("Concat", count, one, one, length, axis=0))
    column = add("Mul", add("Unsqueeze", "sentence", one), constant(HEADS))
    row = add("Mul", add("Add", column, constant(heads)), length)
    return Layout((parts[0], parts[1], parts[2]), mask, add("Add", row, add("Unsqueeze", "position", one)))


def _embedded(made: Graph, weights: dict[str, Floats]) -> str:
    words = weights["word.weight"]
    scale = np.abs(words).max() / 127
    table = made.constant(np.round(words / scale), np.int8)
    word = made.add("DequantizeLinear", made.add("Gather", table, "ids"), made.constant(scale, np.float32))
    place = made.add("Gather", made.constant(weights["pos.weight"][:WINDOW], np.float32), "position")
    case = made.add("Gather", made.constant(weights["case.weight"], np.float32), "case")
    return _even(made, weights, "norm", made.add("Add", word, made.add("Add", place, case)))


def _layer(made: Graph, weights: dict[str, Floats], channels: Channels, layout: Layout, x: str) -> str:
    add = made.add
    vectors, row = made.constant([-1, WIDTH // HEADS]), made.constant([-1, WIDTH])
    parts = add("Reshape", _times(made, weights, channels, "qkv", x), vectors)
    queries, keys, values = (add("Gather", parts, part, axis=0) for part in layout.parts)
    scores = add("FusedMatMul", queries, keys, transB=1, alpha=(WIDTH // HEADS) ** -0.5)
    shares = add("Softmax", add("Add", scores, layout.mask), axis=-1)
    seen = add("Reshape", add("MatMul", shares, values), vectors)
    seen = add("Reshape", add("Gather", seen, layout.back, axis=0), row)
    x = _even(made, weights, "n1", add("Add", x, _times(made, weights, channels, "o", seen)))
    inner = add("Gelu", _times(made, weights, channels, "f1", x))
    return _even(made, weights, "n2", add("Add", x, _times(made, weights, channels, "f2", inner)))


def _even(made: Graph, weights: dict[str, Floats], name: str, x: str) -> str:
    both = [made.constant(weights[f"{name}.{kind}"], np.float32) for kind in ("weight", "bias")]
    return made.add("LayerNormalization", x, *both, axis=-1, epsilon=EPSILON)


def _times(made: Graph, weights: dict[str, Floats], channels: Channels, name: str, x: str) -> str:
    """A matrix product, with its bias."""
    matrix, (low, high) = weights[f"{name}.weight"].T, channels[name]
    if name == "f1":  # one channel is four times as large as all others, and would leave them few steps
        size = np.maximum(-low, high) ** EVEN / np.abs(matrix).max(axis=1) ** (1 - EVEN)
        x = made.add("Mul", x, made.constant(1 / size, np.float32))
        matrix, low, high = matrix * size[:, None], low / size, high / size
    least, most = min(0.0, float(low.min())), float(high.max())
    step = made.constant((most - least) / EIGHT_BITS, np.float32)
    nothing = made.constant(round(-least * EIGHT_BITS / (most - least)), np.uint8)
    steps = np.abs(matrix).max(axis=0) / WEIGHT
    return made.add(
        "MatMulIntegerToFloat",
        made.add("QuantizeLinear", x, step, nothing),
        made.constant(np.round(matrix / steps), np.int8),
        step,
        made.constant(steps, np.float32),
        nothing,
        made.constant(np.zeros_like(steps), np.int8),
        made.constant(weights[f"{name}.bias"], np.float32),
    )


def _heads(made: Graph, weights: dict[str, Floats], x: str) -> None:
    """Probabilities of all labels, without those of nothing."""
    matrix, bias = (
        made.constant(np.concatenate([weights[f"{head}.{kind}"] for head in ("gap", "wrong")]).T, np.float32)
        for kind in ("weight", "bias")
    )
    logits = made.add("Add", made.add("MatMul", x, matrix), bias)
    sizes = made.constant([1 + len(GAPS), 1 + len(WRONGS)])
    split = made.several("Split", 2, logits, sizes, axis=-1)
    start, end, axis = made.constant([1]), made.constant([1 + len(LABELS)]), made.constant([-1])
    shares = [made.add("Slice", made.add("Softmax", head, axis=-1), start, end, axis) for head in split]
    made.nodes.append(helper.make_node("Concat", shares, ["scores"], axis=-1))
