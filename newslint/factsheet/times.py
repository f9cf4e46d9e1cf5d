"""The dates of a story."""

from __future__ import annotations

from collections.abc import Iterator

from datetime import date

from ..document import Document
from ..layers.dates import Date
from ..layers.dates import dates as dates_of
from .passages import Passages
from .sheet import When
from .told import days


def dates(document: Document, passages: Passages) -> Iterator[When]:
    """The dates, with the days they mean."""
    for item in dates_of(document):
        at = passages.of(item.span)
        first, last = _days(item)
        yield When(at, first, last, days(first, last) if first and last else "", item.guessed)


def _days(item: Date) -> tuple[date | None, date | None]:
    """The first and the last day; a date that the calendar does not have has none."""
    return (item.first, item.last) if item.first and item.last and item.first <= item.last else (None, None)
