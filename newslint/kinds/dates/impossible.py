"""impossible-date, impossible-time: what no calendar and no clock has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.dates import Clock, Date, absolute_dates, clocks
from ...layers.dates.calendar import MONTH_NAMES, length
from ...layers.tokens import Tokens, tokens
from ...rule import Match
from ...schema import Field, as_list, text, words
from ..base import Kind
from .common import if_spoken, printed_day, spoken

_SLIP = 39
"""A figure up to here beside a month is a day that went wrong; beyond, it may count something or be a year."""
_DETERMINERS = frozenset("a an her his its our that the their this".split())
_LOOK = 2


class ImpossibleDate(Kind):
    """`June 31`, `29 February 2019`.

    `before`: words that make what follows a date, even where a noun comes after it that the
    figure could count. `leap` is the message for 29 February, `months` the one for figures of which
    none can be a month, `ask` the one for spoken words.
    """

    name = "impossible-date"
    fields = {
        "before": Field(words, required=True),
        "leap": Field(text, required=True),
        "months": Field(text, required=True),
        "ask": Field(text, required=True),
    }
    says = ("month", "days", "year")

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        # Months as printed, and those of 2019-02-30 and 31/4/2019.
        short = [name[:3] for name in MONTH_NAMES]
        return (*short, *map(str.upper, short), "-0", "-1", "/0", "/1", "/2", "/3", "/4", "/6", "/9")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        before = frozenset(as_list(self.options["before"]))
        for item in absolute_dates(document):
            if item.kind == "day" and item.month is None and item.year is not None and (item.day or 0) > 12:
                # 27/13/2019: neither can be the month.
                yield Match(item.span, {}, message=self.options["months"], severity=if_spoken(document, item.span))
            if item.kind != "day" or item.month is None or item.day is None or not 1 <= item.month <= 12:
                continue
            days = length(item.month, item.year)
            if 1 <= item.day <= days and (item.until or 1) <= days:
                continue
            if self._is_date(document, stream, item, before):
                yield self._match(document, item, days)

    def _match(self, document: Document, item: Date, days: int) -> Match:
        assert item.month is not None
        values = {
            "date": printed_day(document, item),
            "month": MONTH_NAMES[item.month - 1],
            "days": str(days),
            "year": str(item.year or ""),
        }
        leap = item.month == 2 and item.year is not None and 29 in (item.day, item.until)
        message = self.options["leap"] if leap else None
        if spoken(document, item.span):
            message = self.options["ask"]
        return Match(item.span, values, severity=if_spoken(document, item.span), message=message)

    def _is_date(self, document: Document, stream: Tokens, item: Date, before: frozenset[str]) -> bool:
        """Whether the figure is meant as a day, and counts nothing."""
        first, last = item.tokens
        if item.year is not None or item.weekday is not None or stream.keys[first].endswith(("st", "nd", "rd", "th")):
            return True
        block = stream.blocks[first]
        lead = stream.keys[first - 1] if first and stream.blocks[first - 1] == block else ""
        if item.day is not None and item.day > _SLIP and lead not in before:
            return False
        if item.day == 0 and lead not in before:
            return False
        after = [at for at in range(last, min(last + _LOOK, len(stream))) if stream.blocks[at] == block]
        if stream.keys[first][0].isdecimal() and after and _is_name(document, stream, after[0]):
            return False
        if lead in _DETERMINERS and not stream.keys[first][0].isdecimal():
            return True
        if lead in before:
            return not (after and stream.keys[after[0]] == "-")
        return not self._counts(stream, after)

    def _counts(self, stream: Tokens, after: list[int]) -> bool:
        """Whether a plural noun follows that the figure may count."""
        for at in after:
            key = stream.keys[at]
            if not key.isalpha() or key in ("and", "at", "for", "from", "in", "of", "on", "to", "when", "with", "as"):
                return False
            if key.endswith("s") and not key.endswith(("ss", "us", "is")) and key not in ("was", "has", "says"):
                return True
        return False


def _is_name(document: Document, stream: Tokens, at: int) -> bool:
    """Whether a name goes on after the month: 32 March Madness games."""
    return document.text[stream.starts[at]].isupper() and stream.keys[at].isalpha()


class ImpossibleTime(Kind):
    """`14 p.m.`, `7:75 a.m.`, `25:10 GMT`.

    `before`: words before a figure that make it a time of day, `moves` those that do so right before
    these (left at 26:15). `minutes` is the message where the minutes are wrong, `past` for an hour
    beyond 24, `ask` for spoken words.
    """

    name = "impossible-time"
    local = True
    fields = {
        "before": Field(words, required=True),
        "moves": Field(words, required=True),
        "minutes": Field(text, required=True),
        "past": Field(text, required=True),
        "ask": Field(text, required=True),
    }
    says = ("half", "hour")

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("a.m", "p.m", "am", "pm", "AM", "PM", "A.M", "P.M", ":")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        for item in clocks(document):
            message = self._fault(stream, item)
            if message is not None:
                half = {"am": "a.m.", "pm": "p.m."}.get(item.half, "")
                severity = if_spoken(document, item.span)
                values = {"half": half, "hour": str(item.hour - 12)}
                yield Match(item.span, values, message=self.options["ask"] if severity else message, severity=severity)

    def _fault(self, stream: Tokens, item: Clock) -> str | None:
        first = item.tokens[0]
        lead = stream.keys[first - 1] if first else ""
        timed = lead in as_list(self.options["before"])
        if item.half:
            dotted = "." in stream.keys[first + 1 : first + 2] or item.tokens[1] > first + 1
            sure = timed or ":" in stream.keys[first] or "." in "".join(stream.keys[first + 1 : item.tokens[1]])
            if item.minute > 59 and (sure or dotted):
                return str(self.options["minutes"])
            if item.hour > 12 and sure:
                return self.rule.message if item.hour <= 24 else str(self.options["past"])
            return None
        local = stream.keys[item.tokens[1] : item.tokens[1] + 1] == ["local"]
        if item.zone or (timed and (local or stream.keys[first - 2] in as_list(self.options["moves"]))):
            if item.minute > 59:
                return str(self.options["minutes"])
            if item.hour > 24 or (item.hour == 24 and item.minute):
                return str(self.options["past"])
        return None
