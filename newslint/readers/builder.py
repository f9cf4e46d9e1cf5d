"""Plain text put together piece by piece, each with its place in the file.

The readers of marked-up formats walk through the file and hand over what the page would
show; the builder keeps blocks apart with a line end and writes the map back to the file.
"""

from __future__ import annotations

from ..document import OffsetMap, Run, Zone
from ..record import NamedTuple
from ..span import Span


class Piece(NamedTuple):
    """Plain text and the file's stretch `[start, end)` that it stands for."""

    text: str
    start: int
    end: int


class Builder:
    """Text, runs, blocks and inline zones of a Document in the making; file offsets must not go back."""

    def __init__(self) -> None:
        self.length = 0
        self.blocks: list[Zone] = []
        self.inline: list[Zone] = []
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._zone: str | None = None
        self._start = 0
        self._inked = 0

    @property
    def open(self) -> bool:
        """Whether a block is open."""
        return self._zone is not None

    @property
    def inked(self) -> int:
        """The plain offset after the last character that is no white space."""
        return self._inked

    @property
    def empty(self) -> bool:
        """Whether the open block has no words yet."""
        return self._inked <= self._start

    @property
    def spaced(self) -> bool:
        """Whether a space here would be one too many: at the start of a block, or after a space."""
        return self.empty or self._inked < self.length

    def begin(self, zone: str) -> None:
        """Open a block; one that is open is closed."""
        self.end()
        self._zone, self._start = zone, self.length

    def end(self) -> None:
        """Close the open block; one without words leaves no trace but its characters' places."""
        if self._zone is not None and not self.empty:
            self.blocks.append(Zone(self._zone, Span(self._start, self._inked)))
            self._parts.append("\n")
            self.length += 1
        self._zone = None

    def add(self, text: str, start: int, end: int) -> None:
        """Append text that stands for the file's `[start, end)`, character for character where lengths agree."""
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        if self.spaced and (self.empty or (last and last.file_end != start)):
            # Nothing before it, or a space and then what the page does not show: one space is enough.
            bare = text.lstrip() if self.empty else text.lstrip(" ")
            if end - start == len(text):
                start += len(text) - len(bare)
            text = bare
            if not text:
                return
        literal = end - start == len(text)
        joined = last and literal and last.file_end == start and last.plain + last.length == self.length
        if last and joined and last.file_end - last.file == last.length:
            self._runs[-1] = Run(last.plain, last.length + len(text), last.file, end)
        else:
            self._runs.append(Run(self.length, len(text), start, end))
        self._parts.append(text)
        self.length += len(text)
        words = text.rstrip()
        if words:
            self._inked = self.length - len(text) + len(words)

    def space(self, start: int, end: int) -> None:
        """Append one space that stands for the file's `[start, end)`, unless there is one already."""
        if not self.spaced:
            self.add(" ", start, end)

    def mark(self, name: str, start: int, end: int | None = None) -> None:
        """Make the words from plain offset `start` to `end` (None: so far) an inline zone."""
        start = max(start, self._start)
        end = self._inked if end is None else min(end, self._inked)
        if end > start:
            self.inline.append(Zone(name, Span(start, end)))

    def text(self) -> str:
        """The plain text so far."""
        return "".join(self._parts)

    def offsets(self) -> OffsetMap:
        """The map from the plain text to the file."""
        return OffsetMap(self._runs)
