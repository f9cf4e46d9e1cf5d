"""A place among a document's tokens, as the readers of dates look at it."""

from __future__ import annotations

from ...document import Document
from ...record import NamedTuple
from ..tokens import Tokens, tokens


class Read(NamedTuple):
    """A part of a date and the token after it."""

    value: int
    after: int


class Cursor:
    """Looks at tokens without leaving their block."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stream: Tokens = tokens(document)
        self.count = len(self.stream)

    def key(self, at: int, block: int) -> str:
        """The folded token, "" outside the block."""
        if not 0 <= at < self.count or self.stream.blocks[at] != block:
            return ""
        return self.stream.keys[at]

    def capital(self, at: int) -> bool:
        return self.document.text[self.stream.starts[at]].isupper()

    def year(self, at: int, block: int) -> Read | None:
        key = self.key(at, block)
        if len(key) == 4 and key.isdecimal() and "1000" <= key < "3000":
            return Read(int(key), at + 1)
        return None

    def joined(self, at: int) -> bool:
        """Whether the token touches the next one."""
        return self.stream.touches(at)
