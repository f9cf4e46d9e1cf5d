"""holiday-date: a holiday on a day that it does not fall on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Date, dates, story_date
from ...layers.dates.calendar import MONTH_NAMES, WEEKDAY_NAMES, WEEKDAYS, easter, length, nearest_year, nth_weekday
from ...layers.sentences import sentence_at
from ...layers.tokens import Tokens, fold, tokens
from ...rule import Match
from ...schema import Fault, Field, as_list, mapping, text, words
from ...span import Span
from ..base import Kind
from .common import printed_day, spoken

_YEARS = range(1990, 2051)
"""The years of which one must fit where the story tells none."""
_SENTENCES_END = (",", "(", "–", "—", ":", "-")
_LEADS = frozenset("and at between by closed each every for from in on open since the this through till until".split())
_FALLS = (["on"], ["is"], ["is", "on"], ["was"], ["was", "on"], ["falls", "on"], ["fell", "on"])


class HolidayDate(Kind):
    """`Thanksgiving, Nov. 20`, `Christmas Day (Dec. 24)`.

    `holidays` says when each falls: a day (`12-25`), the nth weekday of a month (`11 4 Thursday`,
    `5 -1 Monday` for the last), days after one of these (`11 4 Thursday +1`) or after Easter
    Sunday (`Easter -2`); several ways with a bar between, one a country. `not_before` are words
    ahead of the name that make it another day or only near it, `unless` words that excuse the
    sentence. `ask` is the message in speech and for "Halloween on Oct. 30".
    """

    name = "holiday-date"
    fields = {
        "holidays": Field(mapping(text), required=True),
        "not_before": Field(words, required=True),
        "unless": Field(words, required=True),
        "ask": Field(text, required=True),
    }
    says = ("holiday", "date", "right")

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        if not faults:
            for name, ways in options["holidays"].items():
                try:
                    _days(ways, 2020)
                except (ValueError, LookupError):
                    yield ("holidays", name), "must be as in 12-25, 11 4 Thursday, 5 -1 Monday, Easter -2"

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return tuple(options["holidays"])

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        told = [item for item in dates(document) if item.kind == "day" and item.month and item.day]
        today = story_date(document)
        for hit in hits:
            item = _beside(stream, told, hit) if told else None
            if item is None or item.until is not None or not document.text[hit.span.start].isupper():
                continue
            right = _right_days(self.options["holidays"][hit.phrase], item, today)
            if right is None or self._excused(document, stream, hit):
                continue
            span = Span(min(hit.span.start, item.span.start), max(hit.span.end, item.span.end))
            loose = item.tokens[0] > hit.last and stream.keys[hit.last] == "on"
            if loose and stream.keys[hit.first - 1] in ("for", "at", "of", "a"):
                continue
            ask = loose or spoken(document, span)
            yield Match(
                span,
                {"holiday": hit.phrase, "date": printed_day(document, item), "right": right},
                severity=Severity.QUERY if ask else None,
                message=self.options["ask"] if ask else None,
            )

    def _excused(self, document: Document, stream: Tokens, hit: Hit) -> bool:
        before = stream.keys[max(0, hit.first - 3) : hit.first]
        if not frozenset(as_list(self.options["not_before"])).isdisjoint(before):
            return True
        at = hit.first - 1
        beside = at >= 0 and stream.blocks[at] == stream.blocks[hit.first]
        if beside and document.text[stream.starts[at]].isupper() and stream.keys[at] not in _LEADS:
            return True  # another holiday's name: Slavery Remembrance Day
        sentence = fold(document.words(sentence_at(document, hit.span.start)))
        return not frozenset(as_list(self.options["unless"])).isdisjoint(sentence)


def _beside(stream: Tokens, told: list[Date], hit: Hit) -> Date | None:
    """The date in apposition to the holiday: after it with a comma or bracket, or before it."""
    at = bisect_left(told, hit.first, key=lambda item: item.tokens[0])
    block = stream.blocks[hit.first]
    if at < len(told) and told[at].tokens[0] < hit.last < told[at].tokens[1]:
        # The holiday's own weekday: Good Friday, April 6.
        return told[at] if stream.keys[hit.last] in _SENTENCES_END else None
    if at < len(told) and stream.blocks[told[at].tokens[0]] == block:
        gap = stream.keys[hit.last : told[at].tokens[0]]
        if (len(gap) == 1 and gap[0] in _SENTENCES_END) or gap in _FALLS:
            return told[at]
    if at and stream.blocks[told[at - 1].tokens[0]] == block:
        gap = stream.keys[told[at - 1].tokens[1] : hit.first]
        after = stream.keys[hit.last : hit.last + 1]
        if len(gap) == 1 and gap[0] in _SENTENCES_END and after and after[0] in (",", ")", "–", "—", "."):
            return told[at - 1]
    return None


def _right_days(ways: str, item: Date, today: date | None) -> str | None:
    """When the holiday is, in words, where the date is not it; None where it may be."""
    assert item.month is not None
    assert item.day is not None
    if not 1 <= item.month <= 12 or item.day > length(item.month):
        return None
    year = item.year or (nearest_year(item.month, item.day, today) if today else None)
    for each in (year,) if year else _YEARS:
        for day in _days(ways, each):
            if (day.month, day.day) == (item.month, item.day) and item.weekday in (None, day.weekday()):
                return None
    if year:
        days = [f"{MONTH_NAMES[day.month - 1]} {day.day}, {year}" for day in _days(ways, year)]
    else:
        days = [_in_general(way.split()) for way in ways.split("|")]
    return " or ".join(dict.fromkeys(days))


def _days(ways: str, year: int) -> list[date]:
    """The days of a holiday in a year. Raises ValueError or LookupError where `ways` is malformed."""
    return [_day(way.split(), year) for way in ways.split("|")]


def _day(way: list[str], year: int) -> date:
    if way[0] == "Easter":
        return easter(year) + timedelta(int(way[1]) if len(way) > 1 else 0)
    if "-" in way[0]:
        month, day = way[0].split("-")
        return date(year, int(month), int(day))
    more = timedelta(int(way[3]) if len(way) > 3 else 0)
    return nth_weekday(year, int(way[0]), WEEKDAYS[way[2].lower()], int(way[1])) + more


def _in_general(way: list[str]) -> str:
    if way[0] == "Easter":
        return f"{WEEKDAY_NAMES[_day(way, 2020).weekday()]} around Easter" if len(way) > 1 else "a Sunday in spring"
    if "-" in way[0]:
        month, day = way[0].split("-")
        return f"{MONTH_NAMES[int(month) - 1]} {int(day)}"
    nth = {"1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last"}[way[1]]
    after = f"the day {way[3].lstrip('+')} after " if len(way) > 3 else ""
    return f"{after}the {nth} {way[2]} of {MONTH_NAMES[int(way[0]) - 1]}"
