"""What dates stand for, by the story's own date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...document import Document, layer
from ..tokens import Tokens, tokens
from .absolute import absolute_dates
from .calendar import MONTHS, WEEKDAYS, day_of, length, nearest_year
from .types import Date

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WHICH = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SPANS = frozenset({"week", "weekend", "month", "quarter", "year", "decade", *_SEASONS, *MONTHS, *WEEKDAYS})
_FUTURE = frozenset(
    {"will", "shall", "set", "scheduled", "due", "expected", "plans", "planned", "slated", "next", "to"}
)
_LOOK = 8
"""Tokens before a weekday in which its verb is looked for."""


@layer
def story_date(document: Document) -> date | None:
    """The day of publication: what the file or the user says, else the one full date of its byline or dateline.

    None for a date in which no story was printed.
    """
    if document.date is not None:
        return document.date if 1600 <= document.date.year < 3000 else None
    told = {
        item.first
        for item in absolute_dates(document)
        if item.first is not None and item.kind == "day" and _is_heading(document, item)
    }
    return told.pop() if len(told) == 1 else None


def _is_heading(document: Document, item: Date) -> bool:
    if document.zone_at(item.span.start) in ("byline", "dateline"):
        return True
    return any(zone.name == "dateline" and zone.span.contains(item.span) for zone in document.inline)


@layer
def dates(document: Document) -> list[Date]:
    """All dates in order, relative ones included; resolved by the story's date where it is known."""
    today = story_date(document)
    stream = tokens(document)
    found = [_resolved(item, stream, today) for item in absolute_dates(document)]
    taken = {at for item in found for at in range(*item.tokens) if item.kind not in ("weekday", "month")}
    relative = list(_relative(stream, taken, today))
    covered = {at for item in relative for at in range(*item.tokens)}
    return sorted([item for item in found if item.tokens[0] not in covered] + relative, key=lambda item: item.span)


def _resolved(item: Date, stream: Tokens, today: date | None) -> Date:
    """A date without its year, or a weekday, placed near the story's date."""
    if today is None or item.first is not None:
        return item
    if item.kind == "weekday" and item.weekday is not None:
        ahead = (item.weekday - today.weekday()) % 7
        day = today + timedelta(ahead if _looks_ahead(stream, item.tokens[0]) else ahead - 7 if ahead else 0)
        return item._replace(first=day, last=day, guessed=True)
    if item.month is None or item.year is not None or not 1 <= item.month <= 12:
        return item
    if item.kind == "month":
        year = nearest_year(item.month, 15, today)
        last = date(year, item.month, length(item.month, year))
        return item._replace(first=date(year, item.month, 1), last=last, guessed=True)
    year = nearest_year(item.month, item.day or 1, today)
    first = day_of(year, item.month, item.day)
    until = day_of(year, item.month, item.until) if item.until else first
    return item._replace(first=first, last=until, guessed=True)


def _looks_ahead(stream: Tokens, at: int) -> bool:
    """Whether the words before a weekday speak of the future."""
    keys = [stream.keys[step] for step in range(max(0, at - _LOOK), at) if stream.blocks[step] == stream.blocks[at]]
    while "." in keys:
        keys = keys[keys.index(".") + 1 :]
    return not _FUTURE.isdisjoint(keys)


def _relative(stream: Tokens, taken: set[int], today: date | None) -> Iterator[Date]:
    """today, last week, this summer, next March, last Monday."""
    for at, key in enumerate(stream.keys):
        if key in _DAYS:
            day = today + timedelta(_DAYS[key]) if today else None
            yield Date(stream.span(at, at + 1), (at, at + 1), "relative", first=day, last=day)
        elif key in _WHICH and at + 1 < len(stream) and stream.blocks[at] == stream.blocks[at + 1]:
            word = stream.keys[at + 1]
            if word in _SPANS and at + 1 not in taken:
                first, last = _stretch(word, _WHICH[key], today) if today else (None, None)
                span = stream.span(at, at + 2)
                yield Date(span, (at, at + 2), "relative", first=first, last=last, guessed=True)


def _stretch(word: str, which: int, today: date) -> tuple[date | None, date | None]:
    """The days that "last week", "this summer" cover; a month or season by itself is the nearest that fits."""
    if word in WEEKDAYS:
        ahead = (WEEKDAYS[word] - today.weekday()) % 7
        day = today + timedelta(ahead - 7 if which < 0 else ahead if which == 0 else ahead or 7)
        return day, day
    monday = today - timedelta(today.weekday()) + timedelta(7 * which)
    if word == "week":
        return monday, monday + timedelta(6)
    if word == "weekend":
        return monday + timedelta(5), monday + timedelta(6)
    if word == "month":
        return _months(today.year, today.month + which, 1)
    if word == "quarter":
        return _months(today.year, 3 * ((today.month - 1) // 3 + which) + 1, 3)
    if word == "year":
        return _months(today.year + which, 1, 12)
    if word == "decade":
        return _months(today.year // 10 * 10 + 10 * which, 1, 120)
    month, size = (MONTHS[word], 1) if word in MONTHS else (_SEASONS[word], 3)
    year = today.year
    if which < 0 and month >= today.month:
        year -= 1
    if which > 0 and month <= today.month:
        year += 1
    return _months(year, month, size)


def _months(year: int, month: int, size: int) -> tuple[date | None, date | None]:
    """The first and the last day of some months from one on, which may lie outside the year."""
    start, end = year * 12 + month - 1, year * 12 + month + size - 2
    if not 12 <= start <= end < 9999 * 12:
        return None, None
    last = length(end % 12 + 1, end // 12)
    return date(start // 12, start % 12 + 1, 1), date(end // 12, end % 12 + 1, last)
