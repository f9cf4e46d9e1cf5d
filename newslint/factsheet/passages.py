"""From stretches of plain text to passages of the file."""

from __future__ import annotations

from ..document import Document
from ..span import Span
from .sheet import Passage


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
