"""Places in a text: spans, edits, and the index that turns offsets into lines.

Everything here counts Unicode code points, except where a name says UTF-16.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from .record import NamedTuple

_NEWLINE = re.compile(r"\r\n|\r|\n")
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")


class Span(NamedTuple):
    """A half-open stretch of text, `start <= i < end`, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character; an empty span shares one that surrounds it."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Edit(NamedTuple):
    """Replace the words in `span` by `text`; an empty span inserts."""

    span: Span
    text: str


class Position(NamedTuple):
    """A line and a column, both counted from 1, the column in code points."""

    line: int
    column: int


class LineIndex:
    """Line starts of one text, found once.

    A line ends with LF, CRLF or a lone CR (what editors count), never with the
    other Unicode separators.
    """

    __slots__ = ("_astral", "_length", "starts")

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in _NEWLINE.finditer(text))]
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._length = len(text)

    def position(self, offset: int) -> Position:
        """Line and column of an offset in `0..len(text)`, both from 1."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def utf16(self, offset: int) -> tuple[int, int]:
        """Line and character as the Language Server Protocol counts: from 0, in UTF-16 units."""
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        wide = bisect_right(self._astral, offset - 1) - bisect_right(self._astral, start - 1)
        return line, offset - start + wide

    def line_span(self, line: int) -> Span:
        """The span of a line counted from 1, its line end included."""
        end = self.starts[line] if line < len(self.starts) else self._length
        return Span(self.starts[line - 1], end)
