"""What a reader made of a file, put so that a test can say what it expects."""

from __future__ import annotations

from newslint.document import Document
from newslint.span import Span


def blocks(document: Document) -> list[tuple[str, str]]:
    """The zone and the plain text of each block."""
    return [(zone.name, document.words(zone.span)) for zone in document.blocks]


def in_file(document: Document, words: str) -> str:
    """What the file has where the plain text has these words."""
    start = document.text.index(words)
    found = document.offsets.to_file(Span(start, start + len(words)))
    return document.source.text[found.start : found.end]
