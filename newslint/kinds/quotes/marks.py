"""nested-quote, mark-mix: which quotation marks a story uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.quotes import quotes
from ...rule import Match
from ...schema import Field, number
from ...span import Span
from ...wording import Wording
from ..base import Kind

_SINGLE_OPEN = Wording(r"[‘'](?<![^\s(\[“\"—–-][‘'])(?=\w)")
_CURLY = Wording(r"[“”]")
_STRAIGHT = Wording(r'"(?:(?<!\d")|(?=\w))')


class NestedQuote(Kind):
    """A double mark that opens inside double marks, with no single marks around it; the inner mark is marked."""

    name = "nested-quote"
    fields = {}

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ('"', "“")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = quotes(document)
        for place in found.nested:
            outer = next((span for span in found.spoken if span.start <= place < span.end), None)
            if outer is not None and not _SINGLE_OPEN.search(document.text, outer.start, place):
                yield Match(Span(place, place + 1))


class MarkMix(Kind):
    """Straight and curly double marks in one story; the first of the fewer is marked.

    `least`: so many of the more there must be.
    """

    name = "mark-mix"
    fields = {"least": Field(number, required=True)}
    says = ("form", "count")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("“", "”")

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ('"',)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        text = document.text
        if min(text.count('"'), text.count("“") + text.count("”")) == 0:
            return
        zones = [span for zone, span in document.blocks if zone in self.rule.zones]
        found = {
            form: [mark.start() for span in zones for mark in pattern.finditer(document.text, *span)]
            for form, pattern in (("straight", _STRAIGHT), ("curly", _CURLY))
        }
        few, many = sorted(found, key=lambda form: len(found[form]))
        if found[few] and len(found[many]) >= self.options["least"]:
            first = found[few][0]
            yield Match(Span(first, first + 1), {"form": many, "count": str(len(found[many]))})
