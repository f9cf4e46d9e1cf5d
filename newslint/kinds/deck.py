"""deck-repeats: a clause of the deck that stands again in the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.tokens import Tokens, tokens
from ..rule import Match, Rule
from ..schema import Field, as_list, number, words
from ..span import Span
from .base import Kind


class DeckRepeats(Kind):
    """The longest run of words that the deck shares with the body.

    `min_words`: shorter runs are chance. `min_content`: so many of them must be words in
    lower case that are not among `common`, so that names and set phrases do not count.
    """

    name = "deck-repeats"
    fields = {
        "min_words": Field(number, required=True),
        "min_content": Field(number, required=True),
        "common": Field(words, required=True),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._common = frozenset(as_list(rule.options["common"]))

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Sequence[str]:
        return ("line",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        decks = [index for index, zone in enumerate(document.blocks) if zone.name in self.rule.zones]
        if not decks:
            return
        stream = tokens(document)
        size = int(self.options["min_words"])
        body = _runs(document, stream, size)
        for deck in decks:
            found = self._longest(document, stream, deck, body, size)
            if found is not None:
                here, there = found
                line = document.source.lines.position(document.offsets.to_file(there).start).line
                yield Match(here, {"line": str(line)}, related=((there, "The same words stand here."),))

    def _longest(
        self, document: Document, stream: Tokens, deck: int, body: dict[tuple[str, ...], int], size: int
    ) -> tuple[Span, Span] | None:
        best: tuple[int, int, int] = (0, 0, 0)
        mine = [index for index, block in enumerate(stream.blocks) if block == deck]
        for first in mine[: max(0, len(mine) - size + 1)]:
            other = body.get(tuple(stream.keys[first : first + size]))
            if other is None:
                continue
            length = size
            while (
                first + length <= mine[-1]
                and other + length < len(stream)
                and stream.blocks[other + length] == stream.blocks[other]
                and stream.keys[first + length] == stream.keys[other + length]
            ):
                length += 1
            if length > best[0] and self._tells(document, stream, first, first + length):
                best = (length, first, other)
        length, first, other = best
        return (stream.span(first, first + length), stream.span(other, other + length)) if length else None

    def _tells(self, document: Document, stream: Tokens, first: int, last: int) -> bool:
        """Whether the run has words enough of its own."""
        content = [
            index
            for index in range(first, last)
            if stream.keys[index] not in self._common and document.text[stream.starts[index]].islower()
        ]
        return len(content) >= int(self.options["min_content"])


def _runs(document: Document, stream: Tokens, size: int) -> dict[tuple[str, ...], int]:
    """Where each run of `size` words first stands in the body."""
    found: dict[tuple[str, ...], int] = {}
    for first in range(len(stream) - size + 1):
        block = stream.blocks[first]
        if block == stream.blocks[first + size - 1] and document.blocks[block].name in ("body", "list"):
            found.setdefault(tuple(stream.keys[first : first + size]), first)
    return found
