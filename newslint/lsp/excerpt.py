"""Some blocks of a story with those beside them, as a document of its own for rules that look no further."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from ..document import Document, Zone
from ..layers.quotes import Quotes, quotes
from ..record import NamedTuple
from ..rule import Match
from ..span import Edit, Span

_GAP = "\n\n"
"""What parts two pieces that do not stand side by side in the story."""


class Piece(NamedTuple):
    """Blocks `[first, last)` of the story; `shift` is what takes a place in the story to one in the excerpt."""

    first: int
    last: int
    span: Span
    shift: int


class Excerpt(NamedTuple):
    """A document made of pieces of a story, whose blocks count on from piece to piece."""

    document: Document
    pieces: tuple[Piece, ...]

    def home(self, offset: int) -> tuple[int, int]:
        """The story's block that holds a place of the excerpt, and what takes such places to the story."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.span.start + piece.shift) - 1
        before = sum(piece.last - piece.first for piece in self.pieces[:at])
        return self.pieces[at].first + self.document.block_at(offset) - before, -self.pieces[at].shift


def excerpt(document: Document, wanted: Iterable[int]) -> Excerpt:
    """The blocks of these numbers, sorted, each with the one before and the one after it."""
    blocks, pieces, texts = document.blocks, [], []
    length = 0
    for first, last in _stretches(wanted, len(blocks)):
        # The story's own ends stay its ends; else a piece goes up to the next block.
        start = blocks[first].span.start if first else 0
        end = blocks[last].span.start if last < len(blocks) else len(document.text)
        pieces.append(Piece(first, last, Span(start, end), length - start))
        texts.append(document.text[start:end])
        length += end - start + len(_GAP)
    made = document.but(
        text=_GAP.join(texts),
        blocks=tuple(_zone(zone, piece) for piece in pieces for zone in blocks[piece.first : piece.last]),
        inline=tuple(_inline(document.inline, pieces)),
        comments=(),
    )
    # Where somebody speaks can hang on paragraphs further up.
    speech = Quotes()
    speech.spoken = [span for piece in pieces for span in spoken_in(document, piece.span, piece.shift)]
    made.hold(quotes, speech)
    return Excerpt(made, tuple(pieces))


def spoken_in(document: Document, span: Span, shift: int) -> Iterator[Span]:
    """The parts of a stretch that are speech, moved."""
    spoken = quotes(document).spoken
    at = max(0, bisect_right(spoken, span.start, key=lambda item: item.start) - 1)
    for item in spoken[at : bisect_left(spoken, span.end, key=lambda item: item.start)]:
        if item.end > span.start:
            yield Span(max(item.start, span.start) + shift, min(item.end, span.end) + shift)


def moved(match: Match, shift: int) -> Match:
    """A match in other coordinates."""
    return match._replace(
        span=_span(match.span, shift),
        edits=tuple(Edit(_span(edit.span, shift), edit.text) for edit in match.edits),
        related=tuple((_span(span, shift), words) for span, words in match.related),
    )


def _stretches(wanted: Iterable[int], count: int) -> Iterator[tuple[int, int]]:
    """The blocks wanted and those beside them, as `[first, last)`, joined where they touch."""
    first = last = -1
    for index in wanted:
        if last < 0 or index - 1 > last:
            if last >= 0:
                yield first, last
            first = max(0, index - 1)
        last = min(count, index + 2)
    if last >= 0:
        yield first, last


def _inline(zones: tuple[Zone, ...], pieces: list[Piece]) -> Iterator[Zone]:
    for piece in pieces:
        yield from (_zone(zone, piece) for zone in zones if piece.span.contains(zone.span))


def _zone(zone: Zone, piece: Piece) -> Zone:
    return Zone(zone.name, _span(zone.span, piece.shift))


def _span(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)
