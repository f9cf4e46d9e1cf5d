"""A story with marks in it, as HTML: marks may overlap and run through paragraphs, elements may not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from ...span import Span
from ..markup import PAUSE
from ..result import Story

_TAGS = {"headline": "h4", "subhead": "h4"}
"""What a block is besides a paragraph. Both are headings of one rank: stories nest theirs anyhow."""

_LINE = 75
"""Letters of a line on the page, about."""
_PART = 30
"""Lines of a part of the story: more than a window shows, and few enough to be laid out in a moment."""


class Spot(Protocol):
    """What a page wants to mark: a stretch in code points of the plain text, and the id of its place."""

    @property
    def span(self) -> Span:
        """Where; it may be empty."""
        ...

    @property
    def anchor(self) -> str:
        """An id that no other spot has."""
        ...


S = TypeVar("S", bound=Spot)


class Stretch(NamedTuple, Generic[S]):
    """A spot in one block; `first` and `last` tell whether it begins and ends there."""

    span: Span
    spot: S
    first: bool
    last: bool


class Cut(NamedTuple, Generic[S]):
    """Words with the same spots over all of them, the innermost first; and of these the ones that begin and end there.

    `text` is empty where a spot marks a place between two characters.
    """

    text: str
    over: list[S]
    begin: list[S]
    end: list[S]


def plain_span(story: Story, span: Span) -> Span:
    """The stretch of plain text that stands for a stretch of the file; empty where that is all markup."""
    offsets = story.offsets
    start = offsets.to_plain(span.start)
    last = offsets.to_plain(max(span.end - 1, span.start))
    inside = last < len(story.text) and offsets.to_file(Span(last, last + 1)).start < span.end
    return Span(start, max(start, last + inside)) if span.end > span.start else Span(start, start)


def paragraphs(story: Story, spots: Sequence[S], told: Callable[[Cut[S]], str]) -> Iterator[str]:
    """The blocks of a story with their line numbers, in parts of about one height; `told` makes a piece's HTML."""
    by_block: dict[int, list[Stretch[S]]] = {}
    starts = [block.span.start for block in story.blocks]
    for spot in spots:
        for index, stretch in _stretches(story, starts, spot):
            by_block.setdefault(index, []).append(stretch)
    lines = 0
    yield '<div class="part">\n'
    for index, (zone, span) in enumerate(story.blocks):
        if lines >= _PART:
            lines = 0
            yield f'{PAUSE}</div>\n<div class="part">\n'
        lines += 1 + (span.end - span.start) // _LINE
        tag = _TAGS.get(zone, "p")
        said = "".join(map(told, _cuts(story.text, span, by_block.get(index, []))))
        number = f'<span class="number" aria-hidden="true">{story.lines[index]}</span>'
        yield f'<{tag} class="{zone}" dir="auto">{number}{said}</{tag}>\n'
    yield "</div>\n"


def _stretches(story: Story, starts: list[int], spot: S) -> Iterator[tuple[int, Stretch[S]]]:
    """The parts of a spot in the blocks that it runs through, one at least where there is a block."""
    span = spot.span
    at = max(bisect_right(starts, span.start) - 1, 0)
    end = max(bisect_left(starts, span.end), at + 1)
    for index in range(at, min(end, len(starts))):
        block = story.blocks[index].span
        start = min(max(span.start, block.start), block.end)
        part = Span(start, max(start, min(span.end, block.end)))
        yield index, Stretch(part, spot, index == at, index == end - 1)


def _cuts(text: str, block: Span, found: list[Stretch[S]]) -> Iterator[Cut[S]]:
    edges = sorted({block.start, block.end, *(edge for item in found for edge in item.span)})
    found = sorted(found, key=lambda item: (item.span.start, item.spot.anchor))
    order = [item.span.start for item in found]
    over: list[Stretch[S]] = []
    for edge, until in zip(edges, [*edges[1:], None], strict=True):
        here = found[bisect_left(order, edge) : bisect_right(order, edge)]
        over = [item for item in over if item.span.end > edge]
        for item in here:
            if item.span.end > edge:
                over.append(item)
            else:
                yield Cut("", [item.spot], [item.spot] * item.first, [item.spot] * item.last)
        if until is not None:
            begin = [item.spot for item in here if item.first and item.span.end > edge]
            end = [item.spot for item in over if item.last and item.span.end == until]
            yield Cut(_lines(text[edge:until]), _inner_first(over), begin, end)


def _inner_first(over: list[Stretch[S]]) -> list[S]:
    """The innermost says most about its words."""
    ordered = sorted(over, key=lambda item: (item.spot.span.end - item.spot.span.start, item.spot.anchor))
    return [item.spot for item in ordered]


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
