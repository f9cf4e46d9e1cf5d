"""What rules that look at single blocks found in a draft, kept while the same blocks stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from ..document import Document
from ..layers.quotes import quotes
from ..record import NamedTuple
from ..rule import Match
from ..span import Span
from .excerpt import Excerpt, Piece, excerpt, moved

Found = tuple[str, Match]
"""A rule's id and a match of it."""
TURNS = 4
"""Checks for which the findings in a block that is gone are kept: it may come back with an undo."""


class _Entry(NamedTuple):
    """The findings in a block, counted from its start, and the last check that asked for them."""

    turn: int
    found: tuple[Found, ...]


class Kept:
    """The findings of one draft: no more of them than its last few states have blocks."""

    def __init__(self) -> None:
        self._turn = 0
        self._entries: dict[Hashable, _Entry] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def matches(
        self, document: Document, about: Hashable, look: Callable[[Document], Iterable[Found]]
    ) -> dict[str, list[Match]]:
        """What is found in a document, by rule: by `look` in the blocks that are new, the rest as it is known.

        `about` is all that findings hang on besides the blocks.
        """
        self._turn += 1
        keys = [(about, key) for key in _keys(document)]
        fresh = [index for index, key in enumerate(keys) if key not in self._entries]
        if fresh:
            self._look(document, keys, fresh, look)
        matches: dict[str, list[Match]] = {}
        for (_, span), key in zip(document.blocks, keys, strict=True):
            found = self._entries[key].found
            self._entries[key] = _Entry(self._turn, found)
            for rule, match in found:
                matches.setdefault(rule, []).append(moved(match, span.start))
        oldest = self._turn - TURNS
        if len(self._entries) > len(keys):
            self._entries = {key: entry for key, entry in self._entries.items() if entry.turn > oldest}
        return matches

    def _look(
        self,
        document: Document,
        keys: list[tuple[Hashable, Hashable]],
        fresh: list[int],
        look: Callable[[Document], Iterable[Found]],
    ) -> None:
        whole = Excerpt(document, (Piece(0, len(keys), Span(0, len(document.text)), 0),))
        # Most of a story's blocks take longer without what other rules have found out about all of them.
        part = whole if 3 * len(fresh) > len(keys) else excerpt(document, fresh)
        by_block: dict[int, list[Found]] = {index: [] for index in fresh}
        for rule, match in look(part.document):
            index, shift = part.home(match.span.start)
            if index in by_block:
                by_block[index].append((rule, moved(match, shift - document.blocks[index].span.start)))
        for index, found in by_block.items():
            self._entries[keys[index]] = _Entry(self._turn, tuple(found))


def _keys(document: Document) -> Iterator[Hashable]:
    """What the findings in each block hang on: the block and those beside it, and what stands between them."""
    text, blocks = document.text, document.blocks
    speech = _inside(document, (("quote", span) for span in quotes(document).spoken))
    inline = _inside(document, document.inline)
    ends = [0, *(zone.span.end for zone in blocks)]
    starts = [*(zone.span.start for zone in blocks), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    sides: list[Hashable] = [None]
    for index, (name, span) in enumerate(blocks):
        sides.append((name, text[span.start : span.end], tuple(inline.get(index, ())), tuple(speech.get(index, ()))))
    sides.append(None)
    for index in range(len(blocks)):
        yield (*sides[index : index + 3], gaps[index], gaps[index + 1])


def _inside(document: Document, zones: Iterable[tuple[str, Span]]) -> dict[int, list[tuple[str, int, int]]]:
    """The parts of stretches, which are sorted, that stand in each block, counted from its start."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    blocks = document.blocks
    first = 0
    for name, (start, end) in zones:
        while first < len(blocks) and blocks[first].span.end < start:
            first += 1
        for index in range(first, len(blocks)):
            block = blocks[index].span
            if block.start > end:
                break
            part = (name, max(start, block.start) - block.start, min(end, block.end) - block.start)
            found.setdefault(index, []).append(part)
    return found
