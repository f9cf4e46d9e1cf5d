"""The figures of a story."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from ..document import Document
from ..layers.claims import claims
from ..layers.dates import ages, dates
from ..layers.quantities import Quantity, quantities
from ..span import Span
from .passages import Passages
from .sheet import Figure

_LABELS = frozenset({"date", "time", "name"})
"""Roles of figures that name something instead of counting it; dates have a list of their own."""
_RANKED = re.compile(
    r"(?:[ -](?!(?:in|of|to|and|with|on|for|at|by|that|who|which|after|but|as|from|when"
    r"|since|until|while|before|he|she|they|it|we|you|is|was|are|were|has|had|have|will)\b)[a-z][\w-]*){0,5}"
)
"""The words behind a rank that it is a rank of: 12th largest exporter."""
_SMALL = 10
"""Up to here a number of nothing in particular is a turn of phrase: "the two", "one of them"."""


def figures(document: Document, passages: Passages) -> Iterator[Figure]:
    """The figures that say how much or how many."""
    taken = {item.span.start: item.span.end for item in dates(document)}
    aged = {item.span.start: item.phrase for item in ages(document) if item.who}
    for item in quantities(document):
        if taken.get(item.span.start, 0) >= item.span.end:
            continue
        if item.role in _LABELS or not math.isfinite(item.value) or _is_phrase(document, item):
            continue
        claim = claims(document).of(item)
        when = claim.date
        yield Figure(
            at=passages.of(aged.get(item.span.start) or Span(_start(document, item), _end(document, item))),
            value=item.value,
            high=item.high,
            unit=item.unit,
            counts=_counts(item),
            hedge=item.hedge,
            speaker=claim.voice.name if claim.voice is not None else "",
            context=passages.context(item.span),
            as_of=" ".join(document.words(when.span).split()) if when is not None else "",
            first=when.first if when is not None else None,
            last=when.last if when is not None else None,
        )


def _is_phrase(document: Document, item: Quantity) -> bool:
    """Whether it is a small number that counts nothing, or a "one" that could be an "a"."""
    if item.unit or item.high is not None or item.value > _SMALL:
        return False
    if any(char.isdigit() for char in document.words(item.span)):
        # Most likely half of a score: "Sweden 1 South Korea 0".
        return not item.noun and not item.hedge and item.role == "count" and item.value < _SMALL
    return not item.noun or item.value == 1


def _start(document: Document, item: Quantity) -> int:
    """Where the figure begins, or the words right before it that bend it."""
    first, hedge = item.span.start, item.hedge
    for start in range(first - len(hedge) - 3, first - len(hedge) + 1) if hedge else ():
        if start >= 0 and document.text[start : start + len(hedge)].casefold() == hedge:
            return start
    return first


def _end(document: Document, item: Quantity) -> int:
    """Where the words for what is counted end; of a rank, where the phrase ends: "12th largest exporter"."""
    end = max(item.span.end, item.phrase.end)
    if document.text[end : end + 4] in ("-old", " old"):
        return end + 4
    if item.role == "rank" and not item.noun:
        following = _RANKED.match(document.text, end)
        end = following.end() if following is not None else end
    return end


def _counts(item: Quantity) -> str:
    words = [*item.modifiers, item.noun] if item.noun else []
    return " ".join(words) + (f" per {item.per}" if item.per else "")
