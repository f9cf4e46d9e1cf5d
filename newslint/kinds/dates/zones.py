"""zone-season: summer time in winter, standard time in summer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Clock, clocks, dates, story_date
from ...layers.dates.calendar import nth_weekday
from ...layers.sentences import sentence_at
from ...rule import Match
from ...schema import Field, as_list, mapping, text, words
from ...span import Span
from ..base import Kind
from .common import inside, spoken


class ZoneSeason(Kind):
    """`8 p.m. EST on July 4`.

    `america` and `europe` pair the standard zone with that of summer time, by the rules of
    each; `alone` are zones of summer time whose partner is in use all the year. `unless` are
    words of which one in the story means that a zone is another's (CST is China's too). `ask`
    is the message in speech.
    """

    name = "zone-season"
    fields = {
        "america": Field(mapping(text), required=True),
        "europe": Field(mapping(text), required=True),
        "alone": Field(mapping(text), required=True),
        "unless": Field(words, required=True),
        "ask": Field(text, required=True),
    }
    says = ("zone", "right", "date", "season")

    def __init__(self, rule: Any) -> None:
        super().__init__(rule)
        self._partner: dict[str, tuple[str, str, bool]] = {}
        for place in ("america", "europe"):
            for standard, summer in rule.options[place].items():
                self._partner[standard] = (summer, place, False)
                self._partner[summer] = (standard, place, True)
        for summer, standard in rule.options["alone"].items():
            self._partner[summer] = (standard, "europe", True)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        pairs = [pair for place in ("america", "europe") for pair in options[place].items()]
        return [*(zone for pair in pairs for zone in pair), *options["alone"]]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        unless = tuple(as_list(self.options["unless"]))
        if any(word in document.text for word in unless):
            return
        for item in clocks(document):
            partner = self._partner.get(item.zone)
            day = _day_of(document, item) if partner else None
            if partner is None or day is None:
                continue
            right, place, is_summer = partner
            summer = _is_summer(day, place)
            if summer is None or summer == is_summer:
                continue
            ask = spoken(document, item.span)
            end = item.span.end - (document.text[item.span.end - 1] == ")")
            span = Span(end - len(item.zone), end)
            season = "summer" if summer else "winter"
            yield Match.swap(span, right, zone=item.zone, right=right, season=season)._replace(
                severity=Severity.QUERY if ask else None, message=self.options["ask"] if ask else None
            )


def _day_of(document: Document, item: Clock) -> date | None:
    """The day that the sentence names, where it names one alone; without any, the story's."""
    sentence = sentence_at(document, item.span.start)
    told = [other for other in inside(dates(document), sentence) if other.kind == "day"]
    if len(told) == 1:
        only = told[0]
        if only.first is not None:
            return only.first
        if only.month is not None and 1 <= only.month <= 12 and only.month not in (3, 10, 11):
            return date(2020, only.month, 15)
        return None
    today = story_date(document)
    return today if not told else None


def _is_summer(day: date, place: str) -> bool | None:
    """Whether summer time is in force; None on and about the days of change, and in years of other rules."""
    if place == "america":
        if day.year < 2007:
            return None
        begin, end = nth_weekday(day.year, 3, 6, 2), nth_weekday(day.year, 11, 6, 1)
    else:
        if day.year < 1996:
            return None
        begin, end = nth_weekday(day.year, 3, 6, -1), nth_weekday(day.year, 10, 6, -1)
    if abs((day - begin).days) <= 7 or abs((day - end).days) <= 7:
        return None
    return begin < day < end
