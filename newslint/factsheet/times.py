"""The dates of a story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..document import Document
from ..layers.dates import Date
from ..layers.dates import dates as dates_of
from ..layers.sentences import sentence_at
from ..span import Span
from .passages import Passages
from .sheet import When
from .told import days

TITLE_ZONES = ("headline", "deck", "subhead")
"""Where every word may have a capital."""


def dates(document: Document, passages: Passages) -> Iterator[When]:
    """The dates, with the days they mean."""
    for item in dates_of(document):
        at = passages.of(item.span)
        if item.kind == "relative" and _is_a_name(document, item.span):
            continue
        first, last = _days(item)
        reading = days(first, last) if first and last else ""
        yield When(at, first, last, reading, item.guessed, passages.context(item.span))


def _days(item: Date) -> tuple[date | None, date | None]:
    """The first and the last day; a date that the calendar does not have has none."""
    return (item.first, item.last) if item.first and item.last and item.first <= item.last else (None, None)


def _is_a_name(document: Document, span: Span) -> bool:
    """Whether a capital inside a sentence makes "Today" the name of a program or a paper."""
    inside = span.start > sentence_at(document, span.start).start + 1
    return inside and document.text[span.start].isupper() and document.zone_at(span.start) not in TITLE_ZONES
