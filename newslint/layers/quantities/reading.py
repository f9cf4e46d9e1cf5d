"""The layer: figures read from the tokens, each with what stands around it."""

from __future__ import annotations

from bisect import bisect_right

from ...document import Document, layer
from ...span import Span
from ..numerals import STARTS, Numeral, read_numeral
from ..sentences import sentences
from ..tokens import Tokens, fold, tokens
from .around import Around
from .labels import label, numbered
from .pairs import Pair, pair
from .quantity import Quantity


@layer
def quantities(document: Document) -> list[Quantity]:
    """The figures of all blocks, in order, labels (dates, names) included and marked by their role."""
    stream = tokens(document)
    found: list[Quantity] = []
    ends: dict[int, int] = {}
    around: Around | None = None
    passed = 0
    for at in stream.where(STARTS, figures=True):
        if at < passed:
            continue
        block = stream.blocks[at]
        if around is None or around.block != block:
            around = Around(document, stream, block, _begin(stream, at, block), _end(stream, at, block, ends))
        number = read_numeral(stream, at, around.end)
        if number is None:
            # "787abc", "1.2.3": what begins with a digit and is no number is a name.
            continue
        item = _quantity(around, number)
        if item is not None:
            found.append(item)
            passed = item.last
    return found


@layer
def by_block(document: Document) -> dict[int, list[Quantity]]:
    """The figures by the index of their block in `document.blocks`."""
    found: dict[int, list[Quantity]] = {}
    for item in quantities(document):
        found.setdefault(item.block, []).append(item)
    return found


@layer
def by_sentence(document: Document) -> list[tuple[Span, list[Quantity]]]:
    """The sentences that hold a figure, each with its figures, in order."""
    spans = sentences(document)
    starts = [span.start for span in spans]
    found: list[tuple[Span, list[Quantity]]] = []
    for item in quantities(document):
        span = spans[max(0, bisect_right(starts, item.span.start) - 1)]
        if not found or found[-1][0] != span:
            found.append((span, []))
        found[-1][1].append(item)
    return found


def has_figure(words: str) -> bool:
    """Whether a text may hold a figure at all: a cheap look before the layer is computed."""
    return any(char.isdecimal() for char in words) or any(key in STARTS for key in fold(words))


def _begin(stream: Tokens, at: int, block: int) -> int:
    while at and stream.blocks[at - 1] == block:
        at -= 1
    return at


def _end(stream: Tokens, at: int, block: int, ends: dict[int, int]) -> int:
    if block not in ends:
        ends[block] = bisect_right(stream.blocks, block, at)
    return ends[block]


def _quantity(around: Around, number: Numeral) -> Quantity | None:
    stream = around.stream
    if numbered(stream, number.first):
        return around.made(number, role="rank", cue="no")
    kind = label(stream, around.text, number, around.end, titled=around.titled)
    both = pair(around, number) if kind in ("", "date", "name") else None
    if both is not None:
        return _paired(around, number, both, kind)
    if kind:
        return around.made(number, role=kind)
    if number.form == "ordinal":
        return around.made(number, role="rank")
    return around.measured(number, None)


def _paired(around: Around, number: Numeral, both: Pair, kind: str) -> Quantity | None:
    if both.role == "range" and not kind:
        return around.measured(number, both)
    if both.role == "share" and not kind:
        return around.measured(number, both)
    role = kind or both.role
    return around.made(number, role=role, both=both)
