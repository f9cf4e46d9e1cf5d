"""weekday-date: a date on a weekday that it does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Date, dates, story_date
from ...layers.dates.calendar import WEEKDAY_NAMES, day_of, length
from ...layers.tokens import tokens
from ...rule import Match
from ...schema import Field, as_list, number, text, words
from ..base import Kind
from .common import WEEKDAY_WORDS, a_day, day_in_words, printed_day, spoken

_GREGORIAN = 1753
"""Before, calendars differed by country."""


class WeekdayDate(Kind):
    """`Monday, June 12, 2016`, which was a Sunday.

    A date without its year, a warning at most, is taken to lie within `reach` days of the story's date, where
    that is known, or in a year that the story names. `ask` is the message where the year is
    inferred or the words are spoken; `inferred` where the story's dates disagree with each other.
    `not_after`: words before a weekday that make it a holiday's.
    """

    name = "weekday-date"
    fields = {
        "reach": Field(number, required=True),
        "not_after": Field(words, required=True),
        "ask": Field(text, required=True),
        "inferred": Field(text, required=True),
    }
    says = ("date", "was", "right", "wrong", "near", "weekday", "other")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return WEEKDAY_WORDS

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        told = dates(document)
        stream = tokens(document)
        today = story_date(document)
        open_dates: list[Date] = []
        years = {item.year for item in told if item.year is not None}
        for at, item in enumerate(told):
            if item.kind != "day" or item.weekday is None or item.month is None or item.day is None:
                continue
            first = item.tokens[0]
            if first and stream.keys[first - 1] in as_list(self.options["not_after"]):
                continue
            if not 1 <= item.month <= 12 or not 1 <= item.day <= length(item.month):
                continue
            year = item.year or _year_of_range(document, told, at)
            if year is not None:
                yield from self._against(document, item, year, today, sure=True)
            elif today is not None:
                yield from self._near(document, item, years, today)
            else:
                open_dates.append(item)
        yield from self._among(document, open_dates, told)

    def _against(self, document: Document, item: Date, year: int, today: date | None, *, sure: bool) -> Iterator[Match]:
        """The date against the weekday it has in a year."""
        days = [day for day in (day_of(year, item.month, item.day), day_of(year, item.month, item.until)) if day]
        if not days or year < _GREGORIAN or any(day.weekday() == item.weekday for day in days):
            return
        assert item.weekday is not None
        shift = (item.weekday - days[0].weekday() + 3) % 7 - 3
        near = days[0] + timedelta(shift)
        printed = printed_day(document, item)
        values = {
            "date": printed if item.year or not sure else f"{printed}, {year}",
            "was": "is" if today is not None and days[0] >= today else "was",
            "right": a_day(days[0].weekday()),
            "wrong": a_day(item.weekday),
            "weekday": WEEKDAY_NAMES[item.weekday],
            "near": day_in_words(near, printed),
        }
        ask = not sure or spoken(document, item.span)
        yield Match(
            item.span,
            values,
            severity=Severity.QUERY if ask else None,
            message=self.options["ask"] if ask else None,
        )

    def _near(self, document: Document, item: Date, years: set[int], today: date) -> Iterator[Match]:
        """A date without year against those years that put it near the story's date, or that the story names."""
        assert item.month is not None
        assert item.day is not None
        reach = timedelta(self.options["reach"])
        days = [day_of(year, item.month, item.day) for year in (today.year - 1, today.year, today.year + 1)]
        near = [day for day in days if day is not None and abs(day - today) <= reach]
        others = [day_of(year, item.month, item.day) for year in years]
        if not near or any(day is not None and day.weekday() == item.weekday for day in (*near, *others)):
            return
        best = min(near, key=lambda day: abs(day - today))
        for match in self._against(document, item, best.year, today, sure=True):
            # The file's date may be that of an update.
            yield match._replace(severity=min(match.severity or self.rule.severity, Severity.WARNING))

    def _among(self, document: Document, open_dates: list[Date], told: list[Date]) -> Iterator[Match]:
        """Dates without a year, in a story without a date: does one year fit them all?"""
        by_residue: dict[int, list[Date]] = {}
        for item in open_dates:
            # February and before move with the year's leap day: only the others can be compared.
            if item.month is not None and item.month >= 3 and item.until is None:
                by_residue.setdefault(_residue(item), []).append(item)
        if len(by_residue) != 2:
            return
        few, many = sorted(by_residue.values(), key=len)
        if len(few) != 1 or any(item.year is not None and _fits(few[0], item.year) for item in told):
            return
        odd, other = (few[0], many[0]) if len(many) > 1 else (max(few + many), min(few + many))
        yield Match(
            odd.span,
            {"date": document.words(odd.span), "other": document.words(other.span)},
            related=((other.span, "Here it is {other}."),),
            severity=Severity.QUERY,
            message=self.options["inferred"],
        )


def _residue(item: Date) -> int:
    """What weekday the year's March 1 has, if the date is right."""
    assert item.month is not None
    assert item.day is not None
    assert item.weekday is not None
    return (item.weekday - (date(2001, item.month, item.day) - date(2001, 3, 1)).days) % 7


def _fits(item: Date, year: int) -> bool:
    day = day_of(year, item.month, item.day)
    return day is not None and day.weekday() == item.weekday


def _year_of_range(document: Document, told: list[Date], at: int) -> int | None:
    """The year that the end of a range lends to its beginning: Friday, June 12 to Sunday, June 14, 2020."""
    if at + 1 == len(told) or told[at + 1].kind != "day" or told[at + 1].year is None:
        return None
    between = document.text[told[at].span.end : told[at + 1].span.start]
    begins, ends = told[at], told[at + 1]
    if between.strip(" ,").lower() not in ("to", "through", "until", "till", "-", "–", "—", "and"):
        return None
    assert begins.month is not None
    return ends.year if ends.month is not None and begins.month <= ends.month else None
