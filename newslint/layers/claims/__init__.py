"""A figure as a claim: who says so, and of what time it is. Worked out only for the figures that somebody asks of."""

from __future__ import annotations

from ...document import Document, layer
from ..quantities import Quantity
from .claim import Claim, same_source, same_time
from .times import Times
from .voices import Voice, Voices

__all__ = ["Claim", "Claims", "Voice", "Voices", "claims", "same_source", "same_time", "voices"]


class Claims:
    """The figures of one document, each with its speaker and its time, worked out when it is asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._times: Times | None = None
        self._known: dict[int, Claim] = {}

    def of(self, item: Quantity) -> Claim:
        """The claim that a quantity of this document is part of."""
        found = self._known.get(item.first)
        if found is None or found.item is not item:
            self._times = self._times or Times(self._document)
            when, stated = self._times.of(item)
            found = self._known[item.first] = Claim(item, voices(self._document).of(item), when, stated)
        return found


@layer
def claims(document: Document) -> Claims:
    """What can be asked for the claims of a document; nothing is worked out before."""
    return Claims(document)


@layer
def voices(document: Document) -> Voices:
    """What can be asked for the speakers of a document."""
    return Voices(document)
