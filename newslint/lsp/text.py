"""A text as the editor has it, and places in it as the editor counts them.

The editor counts lines from 0 and columns in the units agreed on; the engine counts code
points. An editor may keep the file's byte-order mark as a character; the story starts
after it, and offsets here are those of the story.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from lsprotocol import types

from ..span import LineIndex, Span

MARK = "\ufeff"
Unit = types.PositionEncodingKind
Change = types.TextDocumentContentChangePartial | types.TextDocumentContentChangeWholeDocument


class Text:
    """One state of a text; `unit` is what its columns are counted in."""

    def __init__(self, whole: str, unit: str = Unit.Utf16) -> None:
        self.whole = whole
        self.unit = unit
        self._mark = len(MARK) if whole.startswith(MARK) else 0

    @property
    def story(self) -> str:
        """The text without a byte-order mark."""
        return self.whole[self._mark :]

    def after(self, changes: Iterable[Change]) -> Text:
        """The text after the editor's changes, each of which counts in the text that the one before it left."""
        text = self
        for change in changes:
            whole = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = sorted(map(text._raw, (change.range.start, change.range.end)))
                whole = text.whole[:start] + change.text + text.whole[end:]
            text = Text(whole, self.unit)
        return text

    def position(self, offset: int) -> types.Position:
        """Where an offset of the story stands."""
        offset += self._mark
        if self.unit == Unit.Utf16:
            return types.Position(*self._lines.utf16(offset))
        line, column = self._lines.position(offset)
        if self.unit == Unit.Utf32:
            return types.Position(line - 1, column - 1)
        before = self.whole[offset - column + 1 : offset]
        return types.Position(line - 1, len(before.encode("utf-8", "surrogatepass")))

    def range(self, span: tuple[int, int]) -> types.Range:
        """Where a span of the story stands."""
        return types.Range(self.position(span[0]), self.position(span[1]))

    def offset(self, position: types.Position) -> int:
        """The offset in the story of a position; one beyond a line's end is that end."""
        return max(0, self._raw(position) - self._mark)

    def span(self, where: types.Range) -> Span:
        """The span of the story that a range stands for."""
        return Span(*sorted((self.offset(where.start), self.offset(where.end))))

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.whole)

    def _raw(self, position: types.Position) -> int:
        """The offset of a position in the whole text, mark and all."""
        if position.line >= len(self._lines.starts):
            return len(self.whole)
        start, end = self._lines.line_span(position.line + 1)
        line = self.whole[start:end].rstrip("\r\n")
        return start + self._points(line, position.character)

    def _points(self, line: str, column: int) -> int:
        """A column in code points; one inside a character is that character's start."""
        if self.unit == Unit.Utf32 or line.isascii():
            return min(column, len(line))
        # Wider characters begin where another unit is needed: the third of UTF-8 at U+0800, say.
        steps = "\x80\u0800\U00010000" if self.unit == Unit.Utf8 else "\U00010000"
        for index, char in enumerate(line):
            column -= 1 + sum(char >= step for step in steps)
            if column < 0:
                return index
        return len(line)
