"""Guards: the words around a hit that make it harmless."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.tokens import Tokens, fold, tokens
from ..schema import Field, as_list, words

GUARD_FIELDS = {"not_before": Field(words), "not_after": Field(words)}
"""`not_before`: silent where one of these phrases follows; `not_after`: where one comes before.

A guard is a phrase, or a class of word: see CLASSES.
"""

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

CLASSES = {
    "@number": lambda key, text: key[:1].isdigit(),
    "@capital": lambda key, text: text[:1].isupper(),
    "@lower": lambda key, text: text[:1].islower(),
    "@word": lambda key, text: text[:1].isalpha(),
    "@month": lambda key, text: key in _MONTHS,
    "@day": lambda key, text: key in _DAYS,
    "@quote": lambda key, text: text in {'"', "“", "”", "‘"},
    "@hyphen": lambda key, text: text in {"-", "‐", "‑"},
}
"""Classes of one token; @start and @end stand for the edge of the block."""


def guarded(document: Document, hits: Sequence[Hit], options: Mapping[str, Any]) -> Iterator[Hit]:
    """The hits that no guard makes harmless."""
    after = tuple(as_list(options.get("not_after")))
    before = tuple(as_list(options.get("not_before")))
    if not after and not before:
        yield from hits
        return
    stream = tokens(document)
    for hit in hits:
        if any(_stands(document, stream, guard, hit.first, -1) for guard in after):
            continue
        if any(_stands(document, stream, guard, hit.last - 1, 1) for guard in before):
            continue
        yield hit


@lru_cache(maxsize=4096)
def _parts(guard: str) -> tuple[str, ...]:
    return (guard,) if guard.startswith("@") else tuple(fold(guard))


def _stands(document: Document, stream: Tokens, guard: str, edge: int, step: int) -> bool:
    """Whether the guard's words stand next to the token `edge`, after it or (step -1) before."""
    parts = _parts(guard)
    first = edge + 1 if step > 0 else edge - len(parts)
    inside = 0 <= first and first + len(parts) <= len(stream)
    inside = inside and all(stream.blocks[first + i] == stream.blocks[edge] for i in range(len(parts)))
    if guard in ("@start", "@end"):
        return not inside
    if not inside:
        return False
    if guard.startswith("@"):
        return CLASSES[guard](stream.keys[first], document.words(stream.span(first, first + 1)))
    return tuple(stream.keys[first : first + len(parts)]) == parts
