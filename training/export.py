"""From checkpoints to the files that newslint reads: the network as ONNX, and the tokenizer.

usage: python -m training.export CHECKPOINT [CHECKPOINT ...] [--folder FOLDER]

Of several checkpoints, each trained on from the one before, the mean is exported: it errs less than
any of them (Wortsman and others, "Model soups", 2022).
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from newslint.gaps.files import FOLDER
from newslint.layers.sentences import sentences
from newslint.readers import Reading, read

from .examples import Example, collate, labelled
from .graph import Channels, graph
from .network import Network, package_folder

SHOWN = Path(__file__).parent.parent / "fixtures"
"""Articles of our own, by which it is found out how large numbers become inside the network."""


def export(checkpoints: Sequence[Path], folder: Path = FOLDER) -> None:
    """Write model.onnx, weights.bin and tokenizer.json into a folder."""
    torch.set_num_threads(1)
    network = Network()
    network.load_state_dict(mean([torch.load(path, map_location="cpu")["model"] for path in checkpoints]))
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.bin").unlink(missing_ok=True)  # it would be written on from its end
    # In a file of their own, weights are mapped into memory rather than copied.
    onnx.save(
        graph(weights, channels(network.eval())),
        folder / "model.onnx",
        save_as_external_data=True,
        location="weights.bin",
    )
    (folder / "weights.bin").chmod(0o644)
    shutil.copyfile(package_folder() / "tokenizer.json", folder / "tokenizer.json")


def mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Weights that lie in the middle of others of the same network."""
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def channels(network: Network) -> Channels:
    """What goes into each matrix when the network reads articles."""
    found: Channels = {}

    def watch(name: str, module: nn.Module) -> None:
        def note(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            rows = inputs[0].flatten(0, -2)
            low, high = rows.amin(0).numpy(), rows.amax(0).numpy()
            known = found.get(name, (low, high))
            found[name] = (low.clip(max=known[0]), high.clip(min=known[1]))

        module.register_forward_pre_hook(note)

    for name, module in network.named_modules():
        if isinstance(module, nn.Linear):
            watch(name, module)
    with torch.no_grad():
        for item in _shown():
            batch = collate([item])
            network(batch.ids, batch.cases, batch.mask)
    return found


def _shown() -> Iterator[Example]:
    for path in sorted([*SHOWN.glob("articles/*.txt"), *SHOWN.glob("clean/*.txt")]):
        document = read(path.read_bytes(), path.name, Reading())
        yield from (labelled(document.words(span), {}) for span in sentences(document))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    export(given.checkpoints, given.folder)
