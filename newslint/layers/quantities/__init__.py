"""Figures and what they count: value, unit, hedge, noun, role. `quantities(document)` has them all, in order."""

from .counted import singular
from .quantity import COMPARED, HEDGES, LABELS, Quantity, agree, bent, near
from .reading import by_block, by_sentence, has_figure, quantities

__all__ = [
    "COMPARED",
    "HEDGES",
    "LABELS",
    "Quantity",
    "agree",
    "bent",
    "by_block",
    "by_sentence",
    "has_figure",
    "near",
    "quantities",
    "singular",
]
