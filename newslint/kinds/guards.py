"""Guards: the words around a hit that make it harmless."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentence_at
from ..layers.tokens import Tokens, fold, tokens
from ..schema import Field, as_list, words
from .classes import CLASSES, EDGES, guard_words

GUARD_FIELDS = {"not_before": Field(guard_words), "not_after": Field(guard_words), "not_with": Field(words)}
"""`not_before`: silent where one of these follows right away; `not_after`: where one comes
right before; both hold phrases or classes (see CLASSES; @start and @end are a block's edges).
`not_with`: silent where the sentence holds one of these phrases.
"""


def guarded(document: Document, hits: Sequence[Hit], options: Mapping[str, Any]) -> Iterator[Hit]:
    """The hits that no guard makes harmless, without those that begin inside the one before.

    Where `case` is set, only those in the very capitals of the phrase.
    """
    after, before, beside = (tuple(as_list(options.get(key))) for key in ("not_after", "not_before", "not_with"))
    stream = tokens(document)
    last = 0
    for hit in hits:
        if hit.first < last or (options.get("case") and not _as_written(document, hit)):
            continue
        if any(_stands(document, stream, guard, hit.first, -1) for guard in after):
            continue
        if any(_stands(document, stream, guard, hit.last - 1, 1) for guard in before):
            continue
        if beside and _sentence_holds(document, stream, hit, beside):
            continue
        last = hit.last
        yield hit


def _as_written(document: Document, hit: Hit) -> bool:
    """Whether a hit has the capitals of the phrase in the rule."""
    return " ".join(document.words(hit.span).split()).replace("’", "'") == hit.phrase.replace("’", "'")


@lru_cache(maxsize=4096)
def _parts(guard: str) -> tuple[str, ...]:
    return (guard,) if guard in CLASSES or guard in EDGES else tuple(fold(guard))


def _stands(document: Document, stream: Tokens, guard: str, edge: int, step: int) -> bool:
    """Whether the guard's words stand next to the token `edge`, after it or (step -1) before."""
    parts = _parts(guard)
    first = edge + 1 if step > 0 else edge - len(parts)
    inside = 0 <= first and first + len(parts) <= len(stream)
    inside = inside and all(stream.blocks[first + i] == stream.blocks[edge] for i in range(len(parts)))
    if guard in EDGES:
        return not inside and guard == ("@end" if step > 0 else "@start")
    if not inside:
        return False
    if guard in CLASSES:
        return CLASSES[guard](stream.keys[first], document.words(stream.span(first, first + 1)))
    return tuple(stream.keys[first : first + len(parts)]) == parts


def _sentence_holds(document: Document, stream: Tokens, hit: Hit, phrases: tuple[str, ...]) -> bool:
    sentence = sentence_at(document, hit.span.start)
    keys = stream.keys[stream.at(sentence.start) : stream.at(sentence.end)]
    for phrase in phrases:
        parts = list(_parts(phrase))
        if any(keys[i : i + len(parts)] == parts for i in range(len(keys) - len(parts) + 1)):
            return True
    return False
