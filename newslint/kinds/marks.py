"""unbalanced-quote: a quotation mark without its partner."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.attributions import Attribution, quotations
from ..layers.quotes import ATTRIBUTION, Quotes, quotes
from ..rule import Match
from ..schema import Field, text
from ..span import Span
from ..wording import Wording
from .base import Kind

_DOUBLE = ('"', "“", "”", "«", "»", "„", "″")
_NEAR = 5
"""Quotations among which is the one that goes on with another; single marks may stand between."""
_INTRODUCED = Wording(r"(?:\b(?:said|says|told \w+|added|wrote|asked|tweeted)[,:]|:)\s+")


class UnbalancedQuote(Kind):
    """Double quotation marks that open and never close, or close and never opened.

    `closing` is the message for a mark that closes nothing. A quotation that goes on in
    the next paragraph stays open rightly where that paragraph opens again.
    """

    name = "unbalanced-quote"
    fields = {"closing": Field(text, required=True)}
    says = ("words",)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return _DOUBLE

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = quotes(document)
        # One lone mark puts out of step all that follow it in its paragraph: only the first is reported.
        seen: set[int] = set()
        for place in sorted([*found.unclosed, *_taken_over(document, found)]):
            if _seen(document, place, seen):
                continue
            yield Match(_open_stretch(document, place), {"words": _words(document.text[place + 1 : place + 60], 3)})
        for place in found.unopened:
            if _seen(document, place, seen):
                continue
            words = _words(document.text[max(0, place - 60) : place], -3)
            yield Match(_shut_stretch(document, place), {"words": words}, message=self.options["closing"])


def _taken_over(document: Document, found: Quotes) -> Iterator[int]:
    """Marks left open before a paragraph that opens again, where it is somebody else who speaks there."""
    said = quotations(document) if found.reopened else []
    starts = [item.words.start for item in said]
    for place in found.reopened:
        index = bisect_right(starts, place + 1) - 1
        if index < 0:
            continue
        mine = said[index - 1] if said[index].given == "carried" and index else said[index]
        following = said[index + 1 : index + _NEAR]
        after = next((item for item in following if document.text[item.words.start - 1] in _DOUBLE), None)
        if after is not None and _are_two(document, mine, after):
            yield place


def _are_two(document: Document, one: Attribution, other: Attribution) -> bool:
    """Whether both say by name who speaks, and neither name ends with a word of the other."""
    both = [item.name for item in (one, other) if item.given == "own" and item.name == item.speaker]
    names = [document.words(name) for name in both if name is not None]
    return len(names) == 2 and all(mine.split()[-1] not in theirs for mine, theirs in (names, names[::-1]))


def _seen(document: Document, place: int, seen: set[int]) -> bool:
    """Whether the block of a mark is among the seen ones; it is from now on."""
    block = document.block_at(place)
    known = block in seen
    seen.add(block)
    return known


def _open_stretch(document: Document, place: int) -> Span:
    """From a mark that never closes to where it should have: before the speaker, or the next mark, or the end."""
    end = document.blocks[document.block_at(place)].span.end
    following = [at for at in (document.text.find(mark, place + 1, end) for mark in _DOUBLE) if at >= 0]
    stretch = document.text[place : min([end, *following])]
    speaker = ATTRIBUTION.search(stretch)
    return Span(place, place + (speaker.start() + 1 if speaker else len(stretch.rstrip())))


def _shut_stretch(document: Document, place: int) -> Span:
    """To a mark that closes nothing, from where it should have opened: after `said:`, the last mark, or the start."""
    block = document.blocks[document.block_at(place)].span
    start = max(block.start, *(document.text.rfind(mark, block.start, place) + 1 for mark in _DOUBLE))
    introduced = list(_INTRODUCED.finditer(document.text, start, place))
    start = introduced[-1].end() if introduced else start
    stretch = document.text[start : place + 1]
    return Span(place + 1 - len(stretch.lstrip()), place + 1)


def _words(text: str, count: int) -> str:
    found = text.split()
    return " ".join(found[:count] if count > 0 else found[count:])
