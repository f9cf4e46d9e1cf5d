"""reversed-range, year-span: from one date to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.dates import Date, Duration, durations
from ...layers.sentences import sentence_at
from ...layers.tokens import Tokens, fold, tokens
from ...rule import Match
from ...schema import Field, as_list, number, text, words
from ...span import Span
from ..base import Kind
from .common import Stretch, if_spoken, inside, stretches

_AROUND = 80
"""Characters beside a range in which its number of years stands."""
_DASHES = ("-", "–", "—")


class ReversedRange(Kind):
    """`from 2015 to 2012`, `from June 10 to June 8`: the end before the beginning.

    `falling`: words of which one in the sentence makes the years figures that fall, or a date one that is moved.
    `not_after`: words after the second year that make it no year. `ask` is the message in speech.
    """

    name = "reversed-range"
    fields = {
        "falling": Field(words, required=True),
        "not_after": Field(words, required=True),
        "ask": Field(text, required=True),
    }
    says = ("begin", "end")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        falling = tuple(as_list(self.options["falling"]))
        for item in stretches(document):
            if not _is_reversed(item) or self._figures(stream, item):
                continue
            sentence = fold(document.words(sentence_at(document, item.first.span.start)))
            if any(key.startswith(falling) for key in sentence):
                continue
            span = Span(item.first.span.start, item.last.span.end)
            values = {"begin": document.words(item.first.span), "end": document.words(item.last.span)}
            severity = if_spoken(document, span)
            yield Match(span, values, severity=severity, message=self.options["ask"] if severity else None)

    def _figures(self, stream: Tokens, item: Stretch) -> bool:
        """Whether the two are no years: from 2000 to 1800 GMT, from 2000 to 1900 jobs."""
        if item.first.kind != "year":
            return False
        joined = stream.keys[item.first.tokens[1]] in _DASHES
        first = item.first.tokens[0]
        bracketed = "(" in stream.keys[max(0, first - 3) : first]
        if item.lead not in ("from", "between") and not (joined and bracketed):
            return True
        at = item.last.tokens[1]
        after = stream.keys[at] if at < len(stream) and stream.blocks[at] == stream.blocks[at - 1] else ""
        plural = after.isalpha() and after.endswith("s") and after not in ("as", "was", "is", "has")
        return plural or after in as_list(self.options["not_after"])


def _is_reversed(item: Stretch) -> bool:
    first, last = item.first, item.last
    if first.kind != last.kind or first.kind not in ("year", "month", "day"):
        return False
    if first.kind == "year":
        assert first.year is not None
        assert last.year is not None
        return last.year < first.year and last.year >= 1700
    if first.year is not None and last.year is not None:
        return first.first is not None and last.first is not None and last.first < first.first
    if first.kind == "month" or first.month is None or last.month is None or first.day is None or last.day is None:
        return False
    if first.year is None and last.year is not None:
        return last.month == first.month and last.day < first.day and item.lead in ("from", "between")
    same_month = first.month == last.month and first.year is None and item.lead in ("from", "between")
    return same_month and last.day < first.day


class YearSpan(Kind):
    """`from 1990 to 2010, 15 years`: the years against their number.

    `between`: words that may stand between the number and the years. `hedges`: words before
    the number that let it be `loose` years more or less. `ask` is the message in speech.
    """

    name = "year-span"
    fields = {
        "between": Field(words, required=True),
        "hedges": Field(words, required=True),
        "loose": Field(number, required=True),
        "ask": Field(text, required=True),
    }
    says = ("begin", "end", "years", "told")

    def __init__(self, rule: Any) -> None:
        super().__init__(rule)
        self._between = frozenset(key for item in as_list(rule.options["between"]) for key in fold(item))
        self._hedges = frozenset(key for item in as_list(rule.options["hedges"]) for key in fold(item))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("year", "years", "decade", "decades")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        spans = [item for item in stretches(document) if _year(item.first) and _year(item.last)]
        if not spans:
            return
        told = [item for item in durations(document) if item.unit in ("year", "decade")]
        for item in spans:
            around = Span(item.first.span.start - _AROUND, item.last.span.end + _AROUND)
            near = [length for length in inside(told, around) if self._belongs(stream, length, item)]
            if len(near) == 1:
                yield from self._match(document, stream, item, near[0])

    def _belongs(self, stream: Tokens, length: Duration, item: Stretch) -> bool:
        """Whether only words like "a period of" stand between the number and the years."""
        if length.relation in ("ago", "later", "earlier", "after", "before", "since", "old"):
            return False
        first, last = item.first.tokens[0], item.last.tokens[1]
        if stream.blocks[length.tokens[0]] != stream.blocks[first]:
            return False
        gap = (length.tokens[1], first) if length.tokens[1] <= first else (last, length.tokens[0])
        if not 0 <= gap[1] - gap[0] <= 5:
            return False
        if length.amount < 2 or stream.keys[length.tokens[0] - 1] in ("age", "aged"):
            return False
        if length.tokens[0] >= last and self._goes_on(stream, length, last):
            return False
        return all(key in self._between for key in stream.keys[gap[0] : gap[1]])

    def _goes_on(self, stream: Tokens, length: Duration, last: int) -> bool:
        """Whether a number after the years belongs to what follows: 15 years before, the 20-year plan."""
        after = stream.keys[length.tokens[1] : length.tokens[1] + 1]
        attribute = "-" in stream.keys[length.tokens[0] : length.tokens[1]] and after and after[0] not in self._between
        relation = after and after[0] in ("after", "before", "in", "earlier", "later", "for", "to")
        return bool(attribute or relation or "and" in stream.keys[last : length.tokens[0]])

    def _match(self, document: Document, stream: Tokens, item: Stretch, length: Duration) -> Iterator[Match]:
        begin, end = _year(item.first), _year(item.last)
        years = end - begin
        stated = length.amount * (10 if length.unit == "decade" else 1)
        hedged = not self._hedges.isdisjoint(stream.keys[max(0, length.tokens[0] - 2) : length.tokens[0]])
        room = 1 + (self.options["loose"] if hedged or length.unit == "decade" else 0)
        if years <= 0 or abs(years - stated) <= room:
            return
        span = Span(min(item.first.span.start, length.span.start), max(item.last.span.end, length.span.end))
        values = {"begin": str(begin), "end": str(end), "years": str(years), "told": document.words(length.span)}
        severity = if_spoken(document, span)
        yield Match(span, values, severity=severity, message=self.options["ask"] if severity else None)


def _year(item: Date) -> int:
    """The year that a date names, 0 where it names none or a decade."""
    return item.year or 0 if item.kind in ("year", "month", "day") else 0
