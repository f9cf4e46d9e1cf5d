"""stale-reference: "this summer" in a story of November."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.dates import dates, story_date
from ...layers.dates.calendar import MONTH_NAMES
from ...rule import Match
from ...schema import Field, as_list, number, words
from ..base import Kind
from .common import spoken


class StaleReference(Kind):
    """`this summer` long over, or `later this year` with the year at its end.

    `seasons` are held against the story's date; `over` is how many days a season may be over, `left`
    how many must be left of a year that has a "later". `unless`: words of which one in the story turns
    the seasons round.
    """

    name = "stale-reference"
    fields = {
        "seasons": Field(words, required=True),
        "over": Field(number, required=True),
        "left": Field(number, required=True),
        "unless": Field(words, required=True),
    }
    says = ("today",)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return (*(f"this {season}" for season in as_list(options["seasons"])), "later this year")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        today = story_date(document)
        if today is None or any(word in document.text for word in as_list(self.options["unless"])):
            return
        values = {"today": f"{MONTH_NAMES[today.month - 1]} {today.day}"}
        told = {item.span.end: item for item in dates(document) if item.kind == "relative" and item.last is not None}
        for hit in hits:
            item = told.get(hit.span.end)
            if item is None or item.last is None or spoken(document, hit.span):
                continue
            later = hit.phrase.startswith("later")
            left = (item.last - today).days
            if left < self.options["left"] if later else left < -self.options["over"]:
                yield Match(hit.span, values)
