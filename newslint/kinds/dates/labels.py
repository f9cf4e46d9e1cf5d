"""century-year, quarter-month: a year or month under a label that it does not belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Date, dates
from ...layers.dates.calendar import MONTH_NAMES
from ...layers.tokens import Tokens, tokens
from ...rule import Match
from ...schema import Field, as_list, words
from ...span import Span
from ..base import Kind
from .common import if_spoken

_GAPS = (
    [",", "in"],
    ["(", "in"],
    ["("],
    ["–", "in"],
    ["—", "in"],
    [",", "around"],
    [",", "about"],
    [",", "in", "about"],
)
_BACK = (
    [",", "late", "in", "the"],
    [",", "early", "in", "the"],
    [",", "in", "the"],
    ["in", "the"],
    [",", "in", "the", "early"],
    [",", "in", "the", "late"],
)


class CenturyYear(Kind):
    """`in the 19th century, in 1925`, `the 1960s (1972)`."""

    name = "century-year"
    says = ("label", "year", "right")

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("entury", "0s")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        told = [item for item in dates(document) if item.kind in ("year", "month", "day", "decade", "century")]
        for first, last in pairwise(told):
            label, year = (first, last) if first.kind in ("decade", "century") else (last, first)
            if label.kind not in ("decade", "century") or year.kind in ("decade", "century") or not year.year:
                continue
            gap = stream.keys[first.tokens[1] : last.tokens[0]]
            if gap not in (_GAPS if label is first else _BACK) or _goes_on(stream, last, label is first):
                continue
            if not _holds(label, year.year):
                right = _century(year.year) if label.kind == "century" else f"the {year.year // 10 * 10}s"
                span = Span(first.span.start, last.span.end)
                values = {"label": document.words(label.span), "year": str(year.year), "right": right}
                yield Match(span, values, severity=if_spoken(document, span))


def _goes_on(stream: Tokens, last: Date, forward: bool) -> bool:
    """Whether the year is one of several: in the 1980s, in 1991 and in 2003."""
    at = last.tokens[1]
    after = stream.keys[at : at + 2]
    more = after[:1] in (["and"], ["or"], ["to"], ["-"], ["–"])
    return more or (forward and after[:1] == [","] and after[1:2] in (["in"], ["and"], ["again"]))


def _holds(label: Date, year: int) -> bool:
    """Whether a year lies in a decade or century; 1900 is a year of the 20th in common speech."""
    assert label.first is not None
    assert label.last is not None
    return label.first.year - 1 <= year <= label.last.year


def _century(year: int) -> str:
    nth = year // 100 + 1
    ending = "th" if 10 < nth % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(nth % 10, "th")
    return f"the {nth}{ending} century"


class QuarterMonth(Kind):
    """`the third quarter, ended June 30`. `unless`: words of which one in the story tells of a fiscal year."""

    name = "quarter-month"
    fields = {"unless": Field(words, required=True)}
    says = ("quarter", "date", "right")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return [f"{nth} quarter" for nth in _QUARTERS] + [f"{nth}-quarter" for nth in _QUARTERS]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        if not frozenset(as_list(self.options["unless"])).isdisjoint(stream.keys):
            return
        told = [item for item in dates(document) if item.kind == "day" and item.month and not item.until]
        for hit in hits:
            at = bisect_left(told, hit.last, key=lambda item: item.tokens[0])
            if at == len(told) or stream.blocks[told[at].tokens[0]] != stream.blocks[hit.first]:
                continue
            gap = [key for key in stream.keys[hit.last : told[at].tokens[0]] if key not in (",", "(", "which", "that")]
            month = 3 * _QUARTERS.index(stream.keys[hit.first]) + 3
            if gap not in (["ended"], ["ending"], ["ends"], ["ended", "on"], ["ending", "on"], ["ends", "on"]):
                continue
            if told[at].month == month:
                continue
            span = Span(hit.span.start, told[at].span.end)
            right = f"the end of {MONTH_NAMES[month - 1]}"
            values = {"quarter": hit.phrase, "date": document.words(told[at].span), "right": right}
            yield Match(span, values, severity=Severity.QUERY)


_QUARTERS = ["first", "second", "third", "fourth"]
