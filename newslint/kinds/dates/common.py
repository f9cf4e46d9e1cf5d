"""What the kinds of this desk share: dates in words, and how sure speech lets them be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from ...diagnostic import Severity
from ...document import Document, layer
from ...layers.dates import Date, dates
from ...layers.dates.calendar import MONTH_NAMES, MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAY_NAMES, WEEKDAYS
from ...layers.quotes import in_quotation, quotes
from ...layers.tokens import tokens
from ...record import NamedTuple
from ...span import Span

WEEKDAY_WORDS = tuple(dict.fromkeys([*WEEKDAYS, *SHORT_WEEKDAYS]))


def a_day(weekday: int) -> str:
    """A weekday with its article."""
    return f"a {WEEKDAY_NAMES[weekday]}"


def printed_day(document: Document, item: Date) -> str:
    """The words of a date without its weekday."""
    stream = tokens(document)
    first, last = item.tokens
    if item.weekday_span is not None and item.weekday_span.start == item.span.start:
        while stream.keys[first] not in MONTHS and stream.keys[first] not in SHORT_MONTHS:
            if stream.keys[first][0].isdecimal():
                break
            first += 1
    elif item.weekday_span is not None:
        last = stream.at(item.weekday_span.start)
        while stream.keys[last - 1] in (",", "(", "a", "which", "was", "is"):
            last -= 1
    return document.words(stream.span(first, last))


def day_in_words(day: date, like: str) -> str:
    """A day without its year, in the order of another that is printed: June 12, 12 June."""
    name = MONTH_NAMES[day.month - 1]
    return f"{day.day} {name}" if like[:1].isdigit() else f"{name} {day.day}"


class Spanned(Protocol):
    """What has a place in the text."""

    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=Spanned)


def inside(items: Sequence[P], span: Span) -> list[P]:
    """Those of sorted items that begin in a stretch of text and do not end beyond it."""
    at = bisect_left(items, span.start, key=lambda item: item.span.start)
    found = []
    while at < len(items) and items[at].span.end <= span.end:
        found.append(items[at])
        at += 1
    return found


class Stretch(NamedTuple):
    """From one date to another, as the words say: `first` and `last` in the order of the text."""

    first: Date
    last: Date
    lead: str


@layer
def stretches(document: Document) -> list[Stretch]:
    """Pairs of dates with a dash, to, until or through between them, or "and" after "between"; `lead` stands before."""
    stream = tokens(document)
    found = []
    told = dates(document)
    for first, last in pairwise(told):
        between = stream.keys[first.tokens[1] : last.tokens[0]]
        if len(between) > 3 or stream.blocks[first.tokens[0]] != stream.blocks[last.tokens[0]]:
            continue
        lead = stream.keys[first.tokens[0] - 1] if first.tokens[0] else ""
        word = "".join(key for key in between if key not in (",", "the"))
        if word in ("-", "–", "—", "to", "until", "till", "through") or (word == "and" and lead == "between"):
            found.append(Stretch(first, last, lead))
    return found


def spoken(document: Document, span: Span) -> bool:
    """Whether the words are somebody's speech: then what is wrong in them is asked about."""
    if document.zone_at(span.start) == "blockquote":
        return True
    return bool(quotes(document).spoken) and in_quotation(document, span)


def if_spoken(document: Document, span: Span) -> Severity | None:
    """The severity of a finding in speech; None, the rule's own, elsewhere."""
    return Severity.QUERY if spoken(document, span) else None
