"""elapsed-years, years-to-date, anniversary: how long after a year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Date, Duration, dates, durations, story_date
from ...layers.numerals import ORDINALS
from ...layers.sentences import sentence_at
from ...layers.tokens import Tokens, tokens
from ...rule import Match
from ...schema import Field, as_list, number, text, words
from ...span import Span
from ..base import Kind
from .common import spoken

_REACH = 10
"""Tokens after "since" or "anniversary of" in which its year stands."""
_VERBS = frozenset({"be", "been", "is", "was", "will", "would"})
_GAP = frozenset({",", "in", "(", "–", "—", "back", "on", "by"})
_TENS = {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70}
_TENS |= {"eightieth": 80, "ninetieth": 90, "hundredth": 100}


def _dated(document: Document) -> list[Date]:
    """The dates of a story that name one year."""
    return [item for item in dates(document) if item.year is not None and item.kind in ("year", "month", "day")]


def _year(item: Date) -> int:
    assert item.year is not None
    return item.year


def _within(told: list[Date], first: int, last: int) -> list[Date]:
    """Those that begin in a stretch of tokens."""
    at = bisect_left(told, first, key=lambda item: item.tokens[0])
    found = []
    while at < len(told) and told[at].tokens[0] < last:
        found.append(told[at])
        at += 1
    return found


class _Years(Kind):
    """What the kinds here have in common: lengths in years or decades, and how exact they are.

    `room`: years more or less that are sound. `hedges`: words before a length that give it more.
    """

    fields = {"hedges": Field(words, required=True), "room": Field(number, required=True)}
    says = ("begin", "end", "years", "told")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str] | None:
        return ("year", "years", "decade", "decades")

    def lengths(self, document: Document, *relations: str) -> list[Duration]:
        return [item for item in durations(document) if item.relation in relations and item.unit in ("year", "decade")]

    def fits(self, stream: Tokens, item: Duration, years: int) -> bool:
        """Whether so many years are what the length says."""
        stated = item.amount * (10 if item.unit == "decade" else 1)
        before = stream.keys[max(0, item.tokens[0] - 2) : item.tokens[0]]
        hedged = any(hedge in before for hedge in as_list(self.options["hedges"]))
        room = self.options["room"] + stated * (0.25 if item.unit == "decade" else 0.15 if hedged else 0)
        return bool(abs(years - stated) <= room)


class ElapsedYears(_Years):
    """`two years later, in 2016` after 2013; `10 years after the 2005 crash, in 2019`."""

    name = "elapsed-years"

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        told = _dated(document)
        stream = tokens(document)
        for item in self.lengths(document, "later", "after") if len(told) > 1 else ():
            end = _beside(stream, told, item)
            begins = self._begins(document, stream, told, item, end) if end else []
            if end is None or not begins or _year(end) < 1500:
                continue
            if any(self.fits(stream, item, _year(end) - _year(begin)) for begin in begins):
                continue
            yield _contradiction(document, item, begins[-1], end)

    def _begins(
        self, document: Document, stream: Tokens, told: list[Date], item: Duration, end: Date | None
    ) -> list[Date]:
        """The years from which the length may be counted."""
        if item.relation == "after":
            return [other for other in _within(told, item.tokens[1] + 1, item.tokens[1] + 7) if other is not end][:1]
        at = bisect_left(stream.blocks, stream.blocks[item.tokens[0]])
        before = _within(told, max(at, item.tokens[0] - 60), item.tokens[0])
        return [other for other in before if other is not end]


def _beside(stream: Tokens, told: list[Date], item: Duration) -> Date | None:
    """The year that stands beside a length with no more than a comma and "in" between."""
    first, last = item.tokens
    for other in _within(told, max(0, first - 8), last + 4):
        gap = stream.keys[other.tokens[1] : first] if other.tokens[1] <= first else stream.keys[last : other.tokens[0]]
        near = 0 < len(gap) <= 3 and _GAP.issuperset(gap)
        if near and stream.blocks[other.tokens[0]] == stream.blocks[first]:
            return other
    return None


def _contradiction(document: Document, item: Duration, begin: Date, end: Date) -> Match:
    values = {
        "begin": str(begin.year),
        "end": str(end.year),
        "years": str(_year(end) - _year(begin)),
        "told": document.words(item.span),
    }
    span = Span(min(item.span.start, end.span.start), max(item.span.end, end.span.end))
    return Match(span, values, related=((begin.span, "The year before it is {begin}."),))


class YearsToDate(_Years):
    """`three years ago, in 2012`, `the 12 years since 2001`: against the story's own date.

    `ask` is the message in speech.
    """

    name = "years-to-date"
    fields = {**_Years.fields, "ask": Field(text, required=True)}

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        today = story_date(document)
        if today is None:
            return
        told = _dated(document)
        stream = tokens(document)
        for item in self.lengths(document, "ago", "since", "for", ""):
            if item.amount < 2 or stream.keys[item.tokens[0] - 1] == "every":
                continue
            begin = _beside(stream, told, item) if item.relation == "ago" else self._since(stream, told, item)
            if begin is None and item.relation in ("for", ""):
                begin = _since_before(stream, told, item)
            if begin is None or self.fits(stream, item, today.year - _year(begin)):
                continue
            span = Span(min(item.span.start, begin.span.start), max(item.span.end, begin.span.end))
            years = today.year - _year(begin)
            values = {"begin": str(begin.year), "end": str(today.year), "years": str(years)}
            ask = spoken(document, span)
            yield Match(
                span,
                {**values, "told": document.words(item.span)},
                severity=Severity.QUERY if ask else None,
                message=self.options["ask"] if ask else None,
            )

    def _since(self, stream: Tokens, told: list[Date], item: Duration) -> Date | None:
        """The year right after "since", or after "since the"."""
        after = item.tokens[1]
        after += stream.keys[after : after + 1] == [","]
        if stream.keys[after : after + 1] != ["since"]:
            return None
        after += 1
        found = _within(told, after, after + 2)
        if not found or stream.blocks[found[0].tokens[0]] != stream.blocks[item.tokens[0]]:
            return None
        return found[0] if stream.keys[after : found[0].tokens[0]] in ([], ["the"]) else None


def _since_before(stream: Tokens, told: list[Date], item: Duration) -> Date | None:
    """The year of "since 2001" right before the length: since 2001 — 12 years."""
    first = item.tokens[0]
    for other in _within(told, max(0, first - 3), first):
        gap = stream.keys[other.tokens[1] : first]
        led = other.tokens[0] > 0 and stream.keys[other.tokens[0] - 1] == "since"
        if led and gap in ([","], ["–"], ["—"], ["("], [",", "or"], [",", "for"]):
            return other if stream.blocks[other.tokens[0]] == stream.blocks[first] else None
    return None


class Anniversary(Kind):
    """`the 50th anniversary of the 1969 landing` in a story of 2024."""

    name = "anniversary"
    says = ("begin", "end", "nth", "right")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("anniversary",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        told = _dated(document)
        today = story_date(document)
        for at, hit in enumerate(hits):
            near_hits = hits[max(0, at - 2) : at + 3]
            nth = _ordinal(stream, hit.first - 1) if hit.first else None
            if nth is None or stream.keys[hit.last : hit.last + 1] != ["of"]:
                continue
            sentence = sentence_at(document, hit.span.start)
            begins = [item for item in _within(told, hit.last, hit.last + _REACH) if sentence.contains(item.span)]
            if not begins or not _VERBS.isdisjoint(stream.keys[hit.last : begins[0].tokens[0]]):
                continue
            begin = begins[0]
            near = {_year(item) for item in told if item is not begin and sentence.contains(item.span)}
            several = sum(other.span.start < sentence.end and other.span.start >= sentence.start for other in near_hits)
            if several > 1 or (today is None and not near):
                continue
            known = {_year(item) for item in told} | ({today.year} if today else set())
            due = _year(begin) + nth
            if any(abs(year - due) <= 1 for year in known):
                continue
            end = near.pop() if len(near) == 1 else today.year if today else max(known)
            if 2 * (end - _year(begin)) < nth:
                continue  # the year of the anniversary itself: the 50th anniversary of statehood in 2009
            values = {"begin": str(begin.year), "end": str(end), "right": str(end - _year(begin))}
            span = Span(stream.starts[hit.first - 1], begin.span.end)
            nth_words = document.text[stream.starts[hit.first - 1] : stream.ends[hit.first - 1]]
            yield Match(span, {**values, "nth": nth_words})


def _ordinal(stream: Tokens, at: int) -> int | None:
    """The number of an ordinal in digits or as one word."""
    key = stream.keys[at]
    if key[-2:] in ("st", "nd", "rd", "th") and key[:-2].isdecimal():
        return int(key[:-2])
    return ORDINALS.get(key) or _TENS.get(key)
