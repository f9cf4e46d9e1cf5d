"""The gap model: where a word is missing or wrong, and of which kind, by a small neural network.

It runs with packages that come with `pip install "newslint[model]"`; `installed` tells
whether they are there. What the network is and how it was made: docs/gap-model.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .kept import Kept
from .suspicion import GAPS, LABELS, WRONGS, Suspicion

__all__ = ["GAPS", "LABELS", "WRONGS", "Suspicion", "installed", "kept", "suspicions"]

kept = Kept()
"""What the model said of paragraphs already seen."""


@cache
def installed() -> bool:
    """Whether the packages that run the model can be imported."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("numpy", "onnxruntime", "tokenizers"))


def suspicions(paragraph: Sequence[str]) -> tuple[Suspicion, ...]:
    """What may be missing or wrong in the sentences of one paragraph, in order.

    The same paragraph always gets the same answer. Needs the packages that `installed` asks for.
    """
    found = kept.get(paragraph)
    if found is None:
        from .encoder import encoder

        found = tuple(encoder().suspicions(paragraph))
        kept.put(paragraph, found)
    return found
