"""The figures of a story."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..document import Document
from ..layers.quantities import Quantity, quantities
from ..span import Span
from .known import Known
from .passages import Passages
from .sheet import Figure

_LABELS = frozenset({"date", "time", "name"})
"""Roles of figures that name something instead of counting it; dates have a list of their own."""
_SMALL = 10
"""Up to here a number in words, of nothing in particular, is a turn of phrase: "the two", "one of them"."""


def figures(document: Document, passages: Passages, known: Known) -> Iterator[Figure]:
    """The figures that say how much or how many."""
    for item in quantities(document):
        if item.role in _LABELS or not math.isfinite(item.value) or _is_phrase(document, item):
            continue
        span = _with_hedge(document, item)
        yield Figure(
            at=passages.of(Span(span.start, max(span.end, item.phrase.end))),
            value=item.value,
            high=item.high,
            unit=item.unit,
            counts=_counts(item),
            hedge=item.hedge,
            speaker=known.source(item.span),
        )


def _is_phrase(document: Document, item: Quantity) -> bool:
    """Whether it is a small number in words that counts nothing."""
    in_words = not any(char.isdigit() for char in document.words(item.span))
    return in_words and item.value <= _SMALL and not item.unit and not item.noun and item.high is None


def _with_hedge(document: Document, item: Quantity) -> Span:
    """The figure with the words that bend it, where they stand right before it."""
    hedge = item.hedge
    if not hedge:
        return item.span
    text = document.text
    start = item.span.start - len(hedge)
    while start > item.span.start - len(hedge) - 4:
        if text[start : start + len(hedge)].casefold() == hedge:
            return Span(start, item.span.end)
        start -= 1
    return item.span


def _counts(item: Quantity) -> str:
    words = [*item.modifiers, item.noun] if item.noun else []
    return " ".join(words) + (f" per {item.per}" if item.per else "")
