"""From a checkpoint to the files that newslint reads: the network as ONNX in seven bits, and the tokenizer.

usage: python -m training.export CHECKPOINT [FOLDER]

Several sentences go through the exported network side by side, without padding: `sentence`
numbers them, and a piece looks only at pieces of its own.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import onnxruntime
import torch
from torch import Tensor, nn
from torch.nn import functional

from newslint.gaps.files import FOLDER

from .network import HEADS, WIDTH, Layer, Network, package_folder


class Exported(nn.Module):
    """The network over one row of pieces; its output: pieces, labels (probabilities, without those of nothing)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, case: Tensor, position: Tensor, sentence: Tensor) -> Tensor:
        """All inputs: pieces."""
        network = self.network
        x = network.norm(network.word(ids) + network.pos(position) + network.case(case))
        apart = (sentence[:, None] != sentence[None, :]).float()[None] * -10_000.0
        for layer in network.layers:
            x = _through(layer, x, apart)
        heads = [functional.softmax(head(x), -1)[:, 1:] for head in (network.gap, network.wrong)]
        return torch.cat(heads, -1)


def _through(layer: Layer, x: Tensor, apart: Tensor) -> Tensor:
    q, k, v = (part.reshape(-1, HEADS, WIDTH // HEADS) for part in layer.qkv(x).split(WIDTH, -1))
    scores = q.permute(1, 0, 2) @ k.permute(1, 2, 0) / (WIDTH // HEADS) ** 0.5 + apart
    seen = (scores.softmax(-1) @ v.permute(1, 0, 2)).permute(1, 0, 2).reshape(-1, WIDTH)
    x = layer.n1(x + layer.o(seen))
    return layer.n2(x + layer.f2(functional.gelu(layer.f1(x))))


def export(checkpoint: Path, folder: Path = FOLDER) -> None:
    """Write model.onnx and tokenizer.json into a folder."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network = Network()
    network.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    whole = Exported(network).eval()
    row = torch.arange(1_000, 1_009)
    inputs = (row, row * 0, torch.arange(9), torch.tensor([0, 0, 0, 0, 1, 1, 1, 2, 2]))
    names = ["ids", "case", "position", "sentence"]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = str(Path(scratch) / "full.onnx")
        axes = {name: {0: "pieces"} for name in (*names, "scores")}
        torch.onnx.export(
            whole, inputs, full, input_names=names, output_names=["scores"], dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        small = str(Path(scratch) / "small.onnx")
        # In seven bits nothing overflows on processors without VNNI, so that all give the same scores.
        quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        # What the runtime would put together at every start is put together here: it loads in half the time.
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(folder / "model.onnx")
        onnxruntime.InferenceSession(small, options, providers=["CPUExecutionProvider"])
    shutil.copyfile(package_folder() / "tokenizer.json", folder / "tokenizer.json")


if __name__ == "__main__":
    export(Path(sys.argv[1]), *map(Path, sys.argv[2:3]))
