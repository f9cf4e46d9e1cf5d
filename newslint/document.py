"""The story as rules see it: plain text, what part of the page each stretch is, and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from types import MappingProxyType
from typing import Any, TypeVar

from .record import NamedTuple
from .source import Source
from .span import Span

T = TypeVar("T")
_NOT_YET: Any = object()
_NOTHING: Mapping[str, str] = MappingProxyType({})

BLOCK_ZONES = (
    "headline",
    "deck",
    "byline",
    "dateline",
    "body",
    "subhead",
    "caption",
    "list",
    "blockquote",
    "table",
    "note",
    "code",
)
"""What a block (a paragraph, a heading, a cell) can be; `note` is an editor's or correction note.

`dateline` and `code` are also the zone of a stretch inside a block.
"""
INLINE_ZONES = ("quote", "url", "code", "dateline")
"""What a stretch inside a block can be besides; `quote` is words inside quotation marks."""


class Zone(NamedTuple):
    """A stretch of the plain text and what part of the page it is."""

    name: str
    span: Span


class Comment(NamedTuple):
    """A comment in the file's markup, without its delimiters; `span` is in file coordinates.

    `alone` tells that it stands outside any block: what it says goes for the next one.
    """

    text: str
    span: Span
    alone: bool


class Run(NamedTuple):
    """`length` characters of plain text at `plain` that stand for file characters `[file, file_end)`.

    It is literal, character for character, where `file_end - file == length`.
    """

    plain: int
    length: int
    file: int
    file_end: int


class OffsetMap:
    """Sorted runs between plain text and file, so that positions are carried, never searched for again."""

    __slots__ = ("_starts", "runs")

    def __init__(self, runs: list[Run]) -> None:
        self.runs = runs
        self._starts = [run.plain for run in runs]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a plain-text file, where both are the same."""
        return cls([Run(0, length, 0, length)])

    def to_file(self, span: Span) -> Span:
        """The file's stretch for a stretch of plain text.

        A span that touches a run which is not literal widens to all of it. A place
        between two runs (a block separator) maps to the end of the run before it.
        """
        start = self._at(span.start)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._at(span.end - 1, end=True)))

    def to_plain(self, offset: int) -> int:
        """The first plain-text offset that stands for the file offset or for one after it."""
        low, high = 0, len(self.runs)
        while low < high:
            middle = (low + high) // 2
            if self.runs[middle].file_end <= offset:
                low = middle + 1
            else:
                high = middle
        if low == len(self.runs):
            return self.runs[-1].plain + self.runs[-1].length if self.runs else 0
        run = self.runs[low]
        literal = run.file_end - run.file == run.length
        return run.plain + (max(0, offset - run.file) if literal else 0)

    def _at(self, offset: int, *, end: bool = False) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self.runs[0].file if self.runs else 0
        run = self.runs[index]
        inside = offset - run.plain
        if inside >= run.length:
            return run.file_end
        if run.file_end - run.file == run.length:
            return run.file + inside + end
        return run.file_end if end else run.file


class Document:
    """A story.

    `text` is plain text without markup; spans in it count code points. `blocks` are its
    paragraphs, headings and cells in order, not overlapping, without the line ends
    around them; `inline` are stretches inside blocks, sorted (readers give `code`,
    `url` and `dateline`; `quote` comes from a layer). `meta` is what the file says of
    itself (title, author, ...), `date` its publication date where known, `names` the
    outlet's own names where the user told them.
    """

    __slots__ = (
        *("_layers", "_starts"),
        *("blocks", "comments", "date", "inline", "meta", "names", "offsets", "source", "text"),
    )

    def __init__(
        self,
        source: Source,
        text: str,
        offsets: OffsetMap,
        blocks: tuple[Zone, ...],
        inline: tuple[Zone, ...] = (),
        comments: tuple[Comment, ...] = (),
        meta: Mapping[str, str] = _NOTHING,
        date: date | None = None,
        names: tuple[str, ...] = (),
    ) -> None:
        self.source = source
        self.text = text
        self.offsets = offsets
        self.blocks = blocks
        self.inline = inline
        self.comments = comments
        self.meta = meta
        self.date = date
        self.names = names
        self._layers: dict[Callable[..., Any], Any] = {}
        self._starts = [zone.span.start for zone in blocks]

    def but(self, **changes: Any) -> Document:
        """The same story with other values for some attributes, its layers to be computed anew."""
        values = {name: getattr(self, name) for name in self.__slots__ if not name.startswith("_")}
        return Document(**{**values, **changes})

    def hold(self, layer: Callable[[Document], T], value: T) -> None:
        """Let a layer be this, where another document of the same words has worked it out."""
        self._layers[getattr(layer, "__wrapped__")] = value  # noqa: B009 (no type says that it has one)

    def forget(self) -> None:
        """Drop the layers; one that is asked for again is computed anew.

        Some of them hold the document, so that only the collector of cycles would free the two.
        """
        self._layers.clear()

    def block_at(self, offset: int) -> int:
        """Index of the block that holds the offset or is the last to start before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def zone_at(self, offset: int) -> str | None:
        """The zone of the block that holds the offset; None between blocks."""
        index = self.block_at(offset)
        if index >= 0 and offset <= self.blocks[index].span.end:
            return self.blocks[index].name
        return None

    def words(self, span: Span) -> str:
        """The plain text of a span."""
        return self.text[span.start : span.end]


def layer(compute: Callable[[Document], T]) -> Callable[[Document], T]:
    """Make a function of a Document lazy: computed once a document, shared by all rules."""

    @wraps(compute)
    def get(document: Document) -> T:
        found: T = document._layers.get(compute, _NOT_YET)
        if found is _NOT_YET:
            found = document._layers[compute] = compute(document)
        return found

    return get
