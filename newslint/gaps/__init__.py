"""The gap model: where a word is missing or wrong, and of which kind, by a small neural network.

It runs with packages that come with `pip install "newslint[model]"`; `installed` tells
whether they are there. What the network is and how it was made: docs/gap-model.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..errors import ModelError
from .kept import Kept
from .suspicion import GAPS, LABELS, WRONGS, Suspicion

__all__ = ["GAPS", "LABELS", "WRONGS", "Suspicion", "installed", "kept", "suspicions"]

TOGETHER = 64
"""Paragraphs that are read together: a story, of which the longest text is not much more."""

kept = Kept()
"""What the model said of paragraphs already seen."""


@cache
def installed() -> bool:
    """Whether the packages that run the model can be imported."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("numpy", "onnxruntime", "tokenizers"))


def suspicions(paragraphs: Sequence[Sequence[str]]) -> Iterator[tuple[Suspicion, ...]]:
    """For each paragraph, a list of sentences, what may be missing or wrong in it, in order.

    The same paragraph always gets the same answer, whatever stands beside it. Needs the packages
    that `installed` asks for. Raises ModelError where the model cannot be loaded.
    """
    for start in range(0, len(paragraphs), TOGETHER):
        some = paragraphs[start : start + TOGETHER]
        known = [kept.get(paragraph) for paragraph in some]
        new = [paragraph for paragraph, found in zip(some, known, strict=True) if found is None]
        answers = iter(_read(new) if new else ())
        for paragraph, found in zip(some, known, strict=True):
            if found is None:
                found = next(answers)
                kept.put(paragraph, found)
            yield found


def _read(paragraphs: Sequence[Sequence[str]]) -> Iterator[tuple[Suspicion, ...]]:
    try:
        from .encoder import encoder

        model = encoder()
    except Exception as error:  # what runs the model raises errors of its own, which no type here knows
        reason = " ".join(str(error).split())
        raise ModelError(f"the gap model cannot be loaded ({reason}); install newslint[model] again") from error
    return map(tuple, model.suspicions(paragraphs))
