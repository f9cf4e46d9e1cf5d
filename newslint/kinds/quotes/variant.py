"""quote-variant: one remark quoted in two wordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.echoes import Echo, variants
from ...rule import Match
from ...span import Span
from ..base import Kind

_DISPLAY = ("headline", "deck", "caption", "subhead")


class QuoteVariant(Kind):
    """Two quotations that agree but for a word or two in the midst of them.

    What ellipses and brackets stand for, and where a quotation begins and ends, is the reporter's
    choice. People do say a thing twice in other words: it can be no more than a question.
    """

    name = "quote-variant"
    says = ("here", "there", "line")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ('"', "“", "‘", "'", "«")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        seen: set[Span] = set()
        for echo in variants(document):
            for change in () if _differ(document, echo) else echo.changes:
                here, there = change.here, change.there
                if document.zone_at(there.start) in _DISPLAY and document.zone_at(here.start) not in _DISPLAY:
                    here, there = there, here
                if here not in seen:
                    seen.add(here)
                    yield self._match(document, here, there)

    def _match(self, document: Document, here: Span, there: Span) -> Match:
        line = document.source.lines.position(document.offsets.to_file(there).start).line
        values = {"here": document.words(here), "there": document.words(there), "line": str(line)}
        return Match(here, values, related=((there, "Here the words are “{there}”."),))


def _differ(document: Document, echo: Echo) -> bool:
    """Whether the two are said by people of different names."""
    names = [item.attribution.name for item in (echo.here, echo.there)]
    words = [document.words(name).split() for name in names if name is not None]
    return len(words) == 2 and words[0][-1] not in words[1] and words[1][-1] not in words[0]
