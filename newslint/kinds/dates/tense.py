"""past-of-future, future-of-past: a tense against the day of publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Date, dates, story_date
from ...layers.sentences import sentence_at
from ...layers.tokens import Tokens, fold, tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, number, text, words
from ..base import Kind
from .common import spoken


class _Tense(Kind):
    """What both have: how far a verb may stand before its date, and what excuses a sentence.

    `reach`: words between the verb and its date. `near`: a date without a year counts only
    within so many days of the story. `unless`: words that excuse a sentence. `ask` is the message
    where the year is not told, or in speech.
    """

    fields = {
        "reach": Field(number, required=True),
        "near": Field(number, required=True),
        "unless": Field(words, required=True),
        "ask": Field(text, required=True),
    }
    says = ("verb", "date", "today", "year")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._unless = frozenset(key for item in as_list(rule.options["unless"]) for key in fold(item))

    def days(self, document: Document, today: date) -> list[Date]:
        """The dates of single days, told or near enough to be placed."""
        near = timedelta(self.options["near"])
        return [
            item
            for item in dates(document)
            if item.kind == "day" and item.first and (not item.guessed or abs(item.first - today) <= near)
        ]

    def after(self, stream: Tokens, days: list[Date], verb: int) -> Date | None:
        """The first date after a verb, within reach, led by "on" or, AP style, by the verb."""
        at = bisect_left(days, verb + 1, key=lambda item: item.tokens[0])
        if at == len(days) or stream.blocks[days[at].tokens[0]] != stream.blocks[verb]:
            return None
        between = stream.keys[verb + 1 : days[at].tokens[0]]
        if len(between) > self.options["reach"] or not all(key.isalpha() or key == "-" for key in between):
            return None
        if not self._unless.isdisjoint(between) or any(key.endswith("ed") for key in between):
            return None
        bare = len(between) < 2 or (len(between) == 2 and between[0] in ("be", "take"))
        return days[at] if bare or between[-1] == "on" else None

    def excused(self, document: Document, stream: Tokens, verb: int) -> bool:
        sentence = sentence_at(document, stream.starts[verb])
        at = stream.at(sentence.start)
        return not self._unless.isdisjoint(stream.keys[at:verb])

    def match(self, document: Document, item: Date, verb: str, today: date) -> Match:
        ask = item.guessed or spoken(document, item.span)
        values = {
            "verb": verb,
            "date": document.words(item.span),
            "today": f"{today:%B} {today.day}, {today.year}",
            "year": str(item.first.year + 1 if item.first else ""),
        }
        return Match(
            item.span,
            values,
            severity=Severity.QUERY if ask else None,
            message=self.options["ask"] if ask else None,
        )

    def dated(self, document: Document, hits: Sequence[Hit]) -> Iterator[tuple[Hit, Date, date, date]]:
        """Each verb with the date behind it, that date's first day, and the day of the story."""
        today = story_date(document)
        if today is None:
            return
        stream = tokens(document)
        days = self.days(document, today)
        for hit in hits if days else ():
            item = self.after(stream, days, hit.last - 1)
            if item is not None and item.first is not None and not self.excused(document, stream, hit.first):
                yield hit, item, item.first, today


class PastOfFuture(_Tense):
    """`died on Feb. 12` in a story of Feb. 7. `verbs`: past forms that tell of what has happened."""

    name = "past-of-future"
    fields = {**_Tense.fields, "verbs": Field(words, required=True)}
    anchored = "verbs"

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for hit, item, first, today in self.dated(document, hits):
            if (first - today).days > 1:
                yield self.match(document, item, document.words(hit.span), today)


class FutureOfPast(_Tense):
    """`will open on Oct. 3` in a story of Nov. 5.

    `verbs`: forms that tell of what is to come. `slip` is the message where the next year's day lies ahead.
    """

    name = "future-of-past"
    fields = {**_Tense.fields, "verbs": Field(words, required=True), "slip": Field(text, required=True)}
    anchored = "verbs"

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for hit, item, first, today in self.dated(document, hits):
            if (today - first).days <= 1 or first.year < today.year - 1:
                continue
            match = self.match(document, item, document.words(hit.span), today)
            slip = not item.guessed and first.year == today.year - 1 and today.month <= 2 and first.month <= 4
            yield match._replace(message=self.options["slip"]) if slip and match.severity is None else match
