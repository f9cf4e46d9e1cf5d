"""year-order: what is told to come after comes before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.dates import dates
from ...layers.tokens import tokens
from ...rule import Match
from ...schema import Field, as_list, words
from ...span import Span
from ..base import Kind
from .common import if_spoken

_MOST = 12
"""Tokens from the first year to the second."""


class YearOrder(Kind):
    """`freed in 2009 after his 2012 arrest`.

    `after` and `before` are the words between two years that tell their order, `lead` those that
    may stand between such a word and the second year.
    """

    name = "year-order"
    fields = {
        "after": Field(words, required=True),
        "before": Field(words, required=True),
        "lead": Field(words, required=True),
    }
    says = ("first", "word", "last")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return [*as_list(options["after"]), *as_list(options["before"])]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        lead = frozenset(as_list(self.options["lead"]))
        order = {hit.first: hit for hit in hits}
        told = [item for item in dates(document) if item.kind in ("year", "month", "day") and item.year]
        for first, last in pairwise(told):
            begin, end = first.tokens[1], last.tokens[0]
            if end - begin > _MOST or stream.blocks[begin - 1] != stream.blocks[end] or not first.year or not last.year:
                continue
            # The word of order is the first after the first year, and only articles lead on to the second.
            at = begin + (stream.keys[begin] == ",")
            hit = order.get(at)
            if hit is None or not lead.issuperset(stream.keys[hit.last : end]):
                continue
            apart = last.year - first.year
            if apart > 0 if hit.phrase in as_list(self.options["after"]) else apart < 0:
                span = Span(first.span.start, last.span.end)
                values = {"first": str(first.year), "word": document.words(hit.span), "last": str(last.year)}
                yield Match(span, values, severity=if_spoken(document, span))
