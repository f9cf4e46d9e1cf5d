"""Sentences, damaged or not, as the network reads them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from newslint.gaps import GAPS, WRONGS
from newslint.gaps.encoder import case_of

from .corpus import Corpus
from .damage import Damaged, damaged, text_of
from .network import package_folder
from .sentence import Sentence
from .sound import sound

LONGEST = 120
"""Pieces of a sentence; what is behind them is not learned from."""
UNTOUCHED = 0.38
"""The share of sentences that are not damaged."""
TWICE = 0.15
"""The share of those with two damages, among sentences of more than 18 words."""
AGAIN = 80
"""Sentences of 512 that come once more, as the network shouted at them though they are sound."""
IGNORED = -100
WEIGHTS = {
    "18f-blog": 0.4,
    "digitalgov-news": 0.5,
    "fed-board-speeches": 0.7,
    "govuk-pages": 0.5,
    "gum-wikinews": 4,
    "wikinews-vanatteveldt": 4,
}
"""How often an epoch has each sentence of a source, where not once: news counts for more."""


class Example(NamedTuple):
    """A sentence in pieces; labels are class numbers of each head, IGNORED inside words."""

    ids: list[int]
    cases: list[int]
    gap: list[int]
    wrong: list[int]
    damaged: bool


class Batch(NamedTuple):
    """Examples of like length, padded."""

    ids: Tensor
    cases: Tensor
    mask: Tensor
    gap: Tensor
    wrong: Tensor
    examples: list[Example]


@cache
def tokenizer() -> Tokenizer:
    """The encoder's own."""
    made = Tokenizer.from_file(str(package_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def example(row: list[Any], corpus: Corpus, rng: Random) -> Example:
    """One sentence, sound or damaged as the dice say."""
    sentence, draw = Sentence(row), rng.random()
    if draw < UNTOUCHED:
        return labelled(*text_of(Damaged(*sound(sentence, rng), {})))
    result = damaged(sentence, corpus, rng, 2 if draw > 1 - TWICE and len(sentence) > 18 else 1)
    return labelled(*text_of(result or Damaged(sentence.words, sentence.spaces, {})))


def labelled(text: str, labels: dict[int, str]) -> Example:
    """A text with labels by code point, as the network reads it."""
    read = tokenizer().encode(text)
    ids, words, offsets = read.ids[:LONGEST], read.word_ids[:LONGEST], read.offsets[:LONGEST]
    spans: dict[int, tuple[int, int]] = {}
    for word, (start, end) in zip(words, offsets, strict=True):
        if word is not None:
            spans[word] = (spans.get(word, (start, 0))[0], end)
    cases = [0 if word is None else case_of(text[slice(*spans[word])]) for word in words]
    firsts = [word is not None and (at == 0 or words[at - 1] != word) for at, word in enumerate(words)]
    gap = [0 if first else IGNORED for first in firsts]
    wrong = list(gap)
    for start, label in labels.items():
        place = next((at for at, first in enumerate(firsts) if first and offsets[at][0] >= start), None)
        if place is not None:
            head, known = (gap, GAPS) if label in GAPS else (wrong, WRONGS)
            head[place] = 1 + known.index(label)
    return Example(ids, cases, gap, wrong, bool(labels))


def collate(examples: list[Example]) -> Batch:
    """Examples side by side."""
    longest = max(len(item.ids) for item in examples)

    def padded(rows: list[list[int]], filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])

    ids, cases, gap, wrong, *_ = (list(column) for column in zip(*examples, strict=True))
    return Batch(
        padded(ids, 0), padded(cases, 0), padded([[1] * len(row) for row in ids], 0).bool(),
        padded(gap, IGNORED), padded(wrong, IGNORED), examples,
    )  # fmt: skip


def batches(rows: list[list[Any]], corpus: Corpus, rng: Random, pieces: int, hard: deque[Example]) -> Iterator[Batch]:
    """Batches without end, each of at most `pieces` pieces. `hard`: what is to come once more."""
    while True:
        epoch = [row for row in rows for _ in range(_times(WEIGHTS.get(row[0], 1), rng))]
        rng.shuffle(epoch)
        for start in range(0, len(epoch), 512):
            made = [example(row, corpus, rng) for row in epoch[start : start + 512]]
            made += [hard.popleft() for _ in range(min(len(hard), AGAIN))]
            groups: list[list[Example]] = [[]]
            for item in sorted((item for item in made if len(item.ids) > 4), key=lambda item: len(item.ids)):
                if (len(groups[-1]) + 1) * len(item.ids) > pieces and groups[-1]:
                    groups.append([])
                groups[-1].append(item)
            rng.shuffle(groups)
            yield from (collate(group) for group in groups if group)


def _times(weight: float, rng: Random) -> int:
    return int(weight) + (rng.random() < weight % 1)
