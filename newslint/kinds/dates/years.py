"""year-implausible: a year that a slip of the finger made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Date, absolute_dates, story_date
from ...layers.tokens import Tokens, tokens
from ...rule import Match
from ...schema import Field, as_list, number, text, words
from ...span import Span
from ..base import Kind
from .common import spoken


class YearImplausible(Kind):
    """`on March 5, 2109`, `in 2104`, `in 1018`, `May 3, 20019`.

    A year before `old` or after `far` is doubted where one of `early` to `late` is one slip
    away (two digits changed places, one is wrong) and the story has no other year so far off.
    `before`: words ahead of a year by itself that make it one. `unless`: words of which one in
    the story makes any year sound. `ask` is the message for a year without a day.
    """

    name = "year-implausible"
    fields = {
        "old": Field(number, required=True),
        "far": Field(number, required=True),
        "early": Field(number, required=True),
        "late": Field(number, required=True),
        "before": Field(words, required=True),
        "unless": Field(words, required=True),
        "ask": Field(text, required=True),
    }
    says = ("year", "right")

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return (*(f" {front}" for front in (10, 11, 12, 21, 22, 23, 24, 25, 26, 27, 28, 29)), " 190", " 200", " 201")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        told = [item for item in absolute_dates(document) if item.month or item.year]
        years = [item.year for item in told if item.year is not None]
        odd = [item for item in told if item.year is not None and not self._usual(item.year)]
        if 0 < len(odd) <= 2 and not any(word in stream.keys for word in as_list(self.options["unless"])):
            for item in odd:
                yield from self._doubt(document, stream, item, years)
        for item in told:
            if item.year is None and item.kind == "day":
                yield from self._long(document, stream, item)

    def _usual(self, year: int) -> bool:
        return bool(self.options["old"] <= year <= self.options["far"])

    def _doubt(self, document: Document, stream: Tokens, item: Date, years: list[int]) -> Iterator[Match]:
        assert item.year is not None
        if item.kind not in ("day", "month", "year") or (item.year % 50 == 0 and item.kind == "year"):
            return
        if item.kind == "year" and stream.keys[item.tokens[0] - 1] not in as_list(self.options["before"]):
            return
        far = [year for year in years if (year > 2060 if item.year > 2060 else year < 1700)]
        right = self._slips(document, item.year, years)
        modern = any(year >= self.options["early"] for year in years if self._usual(year)) or item.year > 1300
        if right is None or len(far) > 1 or not modern:
            return
        yield self._match(document, item, item.year, right)

    def _match(self, document: Document, item: Date, year: int, right: int) -> Match:
        # Only a day of the calendar, which nobody knows of the far past or future, is sure.
        ask = item.kind != "day" or year < self.options["old"] or spoken(document, item.span)
        return Match(
            item.span,
            {"year": str(year), "right": str(right)},
            severity=Severity.QUERY if ask else None,
            message=self.options["ask"] if ask else None,
        )

    def _slips(self, document: Document, year: int, years: list[int]) -> int | None:
        """The likeliest year one slip away: the one nearest to the story's other years, or its date."""
        digits = str(year)
        found = {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(3)}
        found |= {digits[:at] + digit + digits[at + 1 :] for at in range(4) for digit in "0129"}
        early, late = self.options["early"], self.options["late"]
        likely = [int(slip) for slip in found if early <= int(slip) <= late]
        today = story_date(document)
        near = [other for other in years if early <= other <= late] + ([today.year] if today else [])
        goal = max(near, default=2020)
        return min(likely, key=lambda slip: (abs(slip - goal), slip), default=None)

    def _long(self, document: Document, stream: Tokens, item: Date) -> Iterator[Match]:
        """May 3, 20019: a digit too many."""
        at = item.tokens[1]
        if stream.keys[at : at + 1] == [","]:
            at += 1
        key = stream.keys[at] if at < len(stream) and stream.blocks[at] == stream.blocks[item.tokens[0]] else ""
        if len(key) != 5 or not key.isdecimal() or key[:2] not in ("19", "20"):
            return
        right = next((int(key[:cut] + key[cut + 1 :]) for cut in range(1, 5) if key[cut] == key[cut - 1]), int(key[:4]))
        whole = item._replace(span=Span(item.span.start, stream.ends[at]))
        yield self._match(document, whole, int(key), right)
