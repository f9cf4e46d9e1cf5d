"""The network itself: sentences in, suspicions out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

from ..record import NamedTuple
from .files import FOLDER
from .suspicion import GAPS, WRONGS, Suspicion

LOWEST = 0.02
"""Scores below this are not told: they are noise at any rate of alarms that one could want."""
WINDOW = 128
"""Pieces of a sentence that are read together; of longer sentences, windows that overlap."""
OVERLAP = 32
"""Pieces that two windows share; each answers for the half that is further from its own edge."""
STEP = 16
"""Pieces by which lengths are told apart: stretches within one step go through the network side by side."""
TOGETHER = 256
"""Pieces that go through the network at once, at most: bounds memory and keeps time linear."""

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of UTF-16 pairs, which a broken file may hold and no tokenizer takes."""


class Pieces(NamedTuple):
    """A stretch of a sentence as the network reads it.

    `sentence`: the numbers of the paragraph and of the sentence in it; `starts`: code points, -1
    for a piece inside a word.
    """

    sentence: tuple[int, int]
    ids: list[int]
    cases: list[int]
    starts: list[int]


class Encoder:
    """Loaded once a process; on one thread, so that the same words always get the same scores."""

    def __init__(self, folder: Path = FOLDER) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Plans of memory are kept for each length that is met, and serve no other.
        options.enable_mem_pattern = False
        # The file holds the graph as it was optimized when it was made.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def suspicions(self, paragraphs: Sequence[Sequence[str]]) -> list[list[Suspicion]]:
        """What is suspicious in the sentences of each paragraph, in order."""
        found: list[list[Suspicion]] = [[] for _ in paragraphs]
        windows = [window for number, paragraph in enumerate(paragraphs) for window in self._windows(number, paragraph)]
        for pack in _packs(windows):
            for paragraph, suspicion in self._read(pack):
                found[paragraph].append(suspicion)
        return [sorted(suspicions) for suspicions in found]

    def _windows(self, number: int, paragraph: Sequence[str]) -> Iterator[Pieces]:
        # One by one: a batch would start threads, which a fork does not survive.
        for index, sentence in enumerate(paragraph):
            readable = _LONE.sub("\N{REPLACEMENT CHARACTER}", sentence)
            yield from _cut(_pieces((number, index), sentence, self._tokenizer.encode(readable)))

    def _read(self, pack: Sequence[Pieces]) -> Iterator[tuple[int, Suspicion]]:
        """One run of the network: stretches side by side, none of which sees the others."""
        inputs = {
            "ids": [piece for item in pack for piece in item.ids],
            "case": [case for item in pack for case in item.cases],
            "position": [place for item in pack for place in range(len(item.ids))],
            "sentence": [number for number, item in enumerate(pack) for _ in item.ids],
        }
        (scores,) = self._session.run(None, {name: np.array(value, np.int64) for name, value in inputs.items()})
        sentences = [item.sentence for item in pack for _ in item.ids]
        starts = [start for item in pack for start in item.starts]
        # What kinds a place may have are rivals; whether anything is amiss there is what all of them say together.
        heads = np.stack([scores[:, : len(GAPS)].sum(axis=1), scores[:, len(GAPS) :].sum(axis=1)])
        amiss = heads.max(axis=0)
        for row in np.flatnonzero(amiss >= LOWEST).tolist():
            if starts[row] >= 0:
                labels = GAPS if heads[0, row] >= heads[1, row] else WRONGS
                own = scores[row, : len(GAPS)] if labels is GAPS else scores[row, len(GAPS) :]
                paragraph, sentence = sentences[row]
                score = round(float(amiss[row]), 4)
                yield paragraph, Suspicion(sentence, starts[row], labels[own.argmax()], score)


@cache
def encoder() -> Encoder:
    """The encoder that ships with newslint."""
    return Encoder()


def _pieces(number: tuple[int, int], sentence: str, read: Encoding) -> Pieces:
    ids, words, offsets = read.ids, read.word_ids, read.offsets
    spans: dict[int, tuple[int, int]] = {}
    for word, (start, end) in zip(words, offsets, strict=True):
        if word is not None:
            spans[word] = (spans[word][0] if word in spans else start, end)
    cases = [0 if word is None else case_of(sentence[slice(*spans[word])]) for word in words]
    starts = [
        offsets[place][0] if word is not None and (place == 0 or words[place - 1] != word) else -1
        for place, word in enumerate(words)
    ]
    return Pieces(number, ids, cases, starts)


def _cut(whole: Pieces) -> Iterator[Pieces]:
    """The windows of a sentence; each place has its start in one of them."""
    count = len(whole.ids)
    for first in range(0, max(1, count - OVERLAP), WINDOW - OVERLAP):
        end = min(count, first + WINDOW)
        low = first + OVERLAP // 2 if first else 0
        high = end - OVERLAP // 2 if end < count else count
        starts = [whole.starts[place] if low <= place < high else -1 for place in range(first, end)]
        yield Pieces(whole.sentence, whole.ids[first:end], whole.cases[first:end], starts)


def case_of(word: str) -> int:
    """How a word is written, as the network is told: 0 small letters, 1 a capital, 2 all capitals, 3 a digit first."""
    if len(word) > 1 and word.isupper():
        return 2
    if word[:1].isupper():
        return 1
    return 3 if word[:1].isdigit() else 0


def _packs(windows: Iterable[Pieces]) -> Iterator[list[Pieces]]:
    """Windows that go through the network together, which are of one step of length.

    Whether a window is among others or alone must not be seen by it: sums of floats depend on
    how far a row is filled up.
    """
    for _, alike in groupby(sorted(windows, key=_step), _step):
        pack: list[Pieces] = []
        size = 0
        for window in alike:
            if pack and size + len(window.ids) > TOGETHER:
                yield pack
                pack, size = [], 0
            pack.append(window)
            size += len(window.ids)
        yield pack


def _step(window: Pieces) -> int:
    return (len(window.ids) - 1) // STEP
