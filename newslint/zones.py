"""Where on the page a rule is in force."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from .document import Document, layer
from .layers.quotes import in_quotation, quotes
from .rule import Rule
from .span import Span


def applies(rule: Rule, document: Document, span: Span) -> bool:
    """Whether a stretch stands where the rule is in force: in its block zones, and in no others inside them."""
    if document.zone_at(span.start) not in rule.zones:
        return False
    if "quote" not in rule.zones and quotes(document).spoken and in_quotation(document, span):
        return False
    return _inside(document, span) <= rule.zones


def _inside(document: Document, span: Span) -> set[str]:
    """The names of the inline zones that a span touches."""
    if not document.inline:
        return set()
    starts, reach = _reach(document)
    found = set()
    # Empty spans touch what begins at their end, others do not: `overlaps` has the last word.
    index = bisect_right(starts, span.end) - 1
    while index >= 0 and reach[index] >= span.start:
        if document.inline[index].span.overlaps(span):
            found.add(document.inline[index].name)
        index -= 1
    return found


@layer
def _reach(document: Document) -> tuple[list[int], list[int]]:
    """Where the inline zones start, and for each the furthest end of it and those before."""
    ends = [zone.span.end for zone in document.inline]
    return [zone.span.start for zone in document.inline], list(accumulate(ends, max))
