"""From stretches of plain text to passages of the file."""

from __future__ import annotations

from ..document import Document
from ..layers.sentences import sentence_at
from ..span import Span
from .sheet import Passage

_BEFORE, _AFTER = 44, 30
"""Characters of a sentence that a context shows on either side."""


class Passages:
    """Makes passages of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, span: Span) -> Passage:
        """The passage of a stretch of plain text that is not empty."""
        document = self._document
        place = document.offsets.to_file(span)
        position = document.source.lines.position
        words = " ".join(document.words(span).split())
        zone = document.zone_at(span.start) or "body"
        return Passage(place, *position(place.start), *position(place.end), words, zone)

    def context(self, span: Span) -> str:
        """The words around a stretch, in its sentence, on one line; dots where more stands there."""
        document = self._document
        sentence = sentence_at(document, span.start)
        start, end = max(sentence.start, span.start - _BEFORE), min(max(sentence.end, span.end), span.end + _AFTER)
        words = document.text[start:end]
        if start > sentence.start:
            words = "\u2026" + words.partition(" ")[2]
        if end < sentence.end and " " in document.text[span.end : end]:
            words = words.rpartition(" ")[0].rstrip(",;:") + "\u2026"
        return " ".join(words.split())
