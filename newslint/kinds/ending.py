"""ending: a paragraph whose last word cannot be the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document
from ..index import Hit
from ..layers.tokens import tokens
from ..rule import Match
from ..schema import Field, number, words
from .base import Kind

_OPENS_LIST = "-*•–—0123456789"


class Ending(Kind):
    """A block that ends, without any mark, on one of the words in `ending`.

    `min_words`: shorter blocks are headings and labels. A block that a list follows may end
    so ("The board will vote on the"), and so may an item of a list ("the old bridge; and").
    """

    name = "ending"
    fields = {"ending": Field(words, required=True), "min_words": Field(number, required=True)}

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        last = frozenset(self.options["ending"])
        for index, (zone, span) in enumerate(document.blocks):
            end = stream.at(span.end)
            if zone not in self.rule.zones or end == 0 or stream.keys[end - 1] not in last:
                continue
            # "...; and" is an item of a list whose bullets were lost.
            if not stream.keys[end - 2][0].isalnum() or _before_list(document, index):
                continue
            if end - stream.at(span.start) >= self.options["min_words"]:
                yield Match(stream.span(end - 1, end))


def _before_list(document: Document, index: int) -> bool:
    following = document.blocks[index + 1 : index + 2]
    return any(zone == "list" or document.text[span.start] in _OPENS_LIST for zone, span in following)
