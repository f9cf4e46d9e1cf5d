"""A story with its facts marked, as HTML: facts may overlap, elements may not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..diagnostic import Severity
from ..document import Document
from ..report.markup import escape
from ..span import Span


class Spot(NamedTuple):
    """A stretch of the file to mark: whose it is, its list, its worst finding, the id of the place, what to say."""

    span: Span
    key: str
    section: str
    severity: Severity | None
    anchor: str
    said: str


class _Stretch(NamedTuple):
    """A spot in one block of the plain text; `first` tells that it begins there."""

    span: Span
    spot: Spot
    first: bool


def story(document: Document, spots: list[Spot]) -> str:
    """The story's paragraphs with their line numbers, each fact a link to its row."""
    by_block: dict[int, list[_Stretch]] = {}
    for spot in spots:
        for block, stretch in _stretches(document, spot):
            by_block.setdefault(block, []).append(stretch)
    return "".join(_block(document, index, by_block.get(index, [])) for index in range(len(document.blocks)))


def plain_span(document: Document, span: Span) -> Span:
    """The stretch of plain text that stands for a stretch of the file."""
    start = document.offsets.to_plain(span.start)
    return Span(start, max(start, document.offsets.to_plain(max(span.end - 1, span.start)) + 1))


def _stretches(document: Document, spot: Spot) -> Iterator[tuple[int, _Stretch]]:
    """The parts of a spot in the blocks that it runs through, one at least."""
    span = plain_span(document, spot.span)
    index, first = max(document.block_at(span.start), 0), True
    while index < len(document.blocks) and (first or document.blocks[index].span.start < span.end):
        block = document.blocks[index].span
        start = min(max(span.start, block.start), block.end)
        yield index, _Stretch(Span(start, max(start, min(span.end, block.end))), spot, first)
        index, first = index + 1, False


def _block(document: Document, index: int, found: list[_Stretch]) -> str:
    zone, span = document.blocks[index]
    line = document.source.lines.position(document.offsets.to_file(span).start).line
    told = "".join(_pieces(document.text, span, found))
    return f'<p class="{zone}"><span class="number" aria-hidden="true">{line}</span>{told}</p>\n'


def _pieces(text: str, block: Span, found: list[_Stretch]) -> Iterator[str]:
    edges = sorted({block.start, block.end, *(edge for item in found for edge in item.span)})
    starts = sorted(found, key=lambda item: (item.span.start, item.spot.anchor))
    order = [item.span.start for item in starts]
    over: list[_Stretch] = []
    for at, edge in enumerate(edges):
        for item in starts[bisect_left(order, edge) : bisect_left(order, edge + 1)]:
            if item.first:
                yield f'<span class="anchor" id="{item.spot.anchor}"></span>'
            over.append(item)
        over = [item for item in over if item.span.end > edge]
        if at + 1 < len(edges):
            yield _piece(text[edge : edges[at + 1]], over)


def _piece(text: str, over: list[_Stretch]) -> str:
    words = escape(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not over:
        return words
    # The innermost fact says most about these words.
    inner = min(over, key=lambda item: (item.span.end - item.span.start, item.spot.anchor)).spot
    names = [inner.section] if inner.section != "quotes" else []
    if any(item.spot.section == "quotes" for item in over):
        names.append("spoken")
    if inner.severity is not None:
        names.append(inner.severity.label)
    keys = " ".join(dict.fromkeys(item.spot.key for item in over))
    marked, title = " ".join(names), escape(inner.said)
    return f'<a class="mark {marked}" href="#r{inner.key}" data-of="{keys}" title="{title}">{words}</a>'
