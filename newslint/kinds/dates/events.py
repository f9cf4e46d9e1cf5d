"""event-date, day-span: one event on two days, and days against their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Date, Duration, dates, durations
from ...layers.dates.calendar import day_of
from ...layers.sentences import sentence_at
from ...layers.tokens import Tokens, tokens
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Field, as_list, words
from ...span import Span
from ..base import Kind
from .common import Stretch, inside, stretches

_ARTICLES = frozenset({"the", "that", "this", "his", "her", "their", "its"})


class EventDate(Kind):
    """`the June 5 crash` and later `the June 6 crash`, `the crash on June 6`.

    `events`: nouns of things that happen once in a story; `several`: words before the noun
    that make it one of more (`a second`, `another`).
    """

    name = "event-date"
    fields = {"events": Field(words, required=True), "several": Field(words, required=True)}
    anchored = "events"
    says = ("event", "here", "there")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._events = frozenset(as_list(rule.options["events"]))
        self._several = frozenset(as_list(rule.options["several"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        told: dict[str, list[Date]] = {}
        for item in dates(document) if len(hits) > 1 else ():
            if item.kind == "day" and item.month and not item.until:
                event = self._event(stream, item)
                if event:
                    told.setdefault(event, []).append(item)
        for event, found in told.items():
            days = {(item.month, item.day) for item in found}
            if len(days) != 2 or len(found) > 4 or f"{event}s" in stream.keys:
                continue
            first = found[0]
            odd = next(item for item in found if (item.month, item.day) != (first.month, first.day))
            if first.year and odd.year and first.year != odd.year:
                continue
            values = {"event": event, "here": document.words(odd.span), "there": document.words(first.span)}
            yield Match(odd.span, values, related=((first.span, "Here the {event} is of {there}."),))

    def _event(self, stream: Tokens, item: Date) -> str:
        """The event whose date it is: the June 5 crash, the crash on June 5."""
        first, last = item.tokens
        block = stream.blocks[first]
        after = [stream.keys[at] for at in range(last, min(last + 3, len(stream))) if stream.blocks[at] == block]
        before = [stream.keys[at] for at in range(max(0, first - 5), first) if stream.blocks[at] == block]
        if after[:1] == [","] and item.year:
            after = after[1:]
        if before[-1:] and before[-1] in _ARTICLES and after[:1] and after[0] in self._events:
            return after[0]
        alone = self._several.isdisjoint(before)
        if alone and before[-1:] == ["on"] and len(before) > 2 and before[-3] in _ARTICLES:
            return before[-2] if before[-2] in self._events else ""
        return ""


class Days(NamedTuple):
    """A range of dates and how many days it is."""

    span: Span
    days: int


class DaySpan(Kind):
    """`the three-day fair, May 3-7`: days against their number.

    `nouns`: what lasts so many days; `unless`: words of which one in the sentence explains it.
    """

    name = "day-span"
    fields = {"nouns": Field(words, required=True), "unless": Field(words, required=True)}
    says = ("told", "dates", "days")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("day",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        told = [item for item in durations(document) if item.unit == "day" and self._lasts(stream, item)]
        if not told:
            return
        spans = sorted([*_ranges(document), *(item for item in map(_days, stretches(document)) if item)])
        for length in told:
            sentence = sentence_at(document, length.span.start)
            here = inside(spans, sentence)
            if len(here) == 1 and len(inside(told, sentence)) == 1:
                yield from self._match(document, stream, length, here[0])

    def _lasts(self, stream: Tokens, item: Duration) -> bool:
        """Whether it is "three-day fair": the number, a hyphen and something that lasts."""
        if "-" not in stream.keys[item.tokens[0] : item.tokens[1]] or item.amount < 2:
            return False
        after = stream.keys[item.tokens[1] : item.tokens[1] + 3]
        return any(key in as_list(self.options["nouns"]) for key in after)

    def _match(self, document: Document, stream: Tokens, length: Duration, told: Days) -> Iterator[Match]:
        sentence = sentence_at(document, length.span.start)
        keys = stream.keys[stream.at(sentence.start) : stream.at(sentence.end)]
        # From Friday to Sunday are three days; who counts nights has two.
        if told.days - 1 <= length.amount <= told.days or any(word in keys for word in as_list(self.options["unless"])):
            return
        values = {"told": document.words(length.span), "dates": document.words(told.span), "days": str(told.days)}
        yield Match(length.span, values, related=((told.span, "The dates: {dates}."),), severity=Severity.QUERY)


def _ranges(document: Document) -> Iterator[Days]:
    """May 3-7, and how many days it is."""
    stream = tokens(document)
    for item in dates(document):
        if item.until and item.day and not {"and", "or", "&"} & set(stream.keys[item.tokens[0] : item.tokens[1]]):
            yield Days(item.span, item.until - item.day + 1)


def _days(item: Stretch) -> Days | None:
    """From May 30 to June 2, and how many days it is."""
    first, last = item.first, item.last
    if first.kind != "day" or last.kind != "day" or not (first.month and last.month and first.day and last.day):
        return None
    if first.month == last.month and first.year is None:
        days = last.day - first.day + 1
    elif last.first:
        begin = first.first or day_of(last.year, first.month, first.day)
        days = (last.first - begin).days + 1 if begin else 0
    else:
        return None
    return Days(Span(first.span.start, last.span.end), days) if 0 < days < 60 else None
