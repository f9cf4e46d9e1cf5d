"""poll-margin: a lead in a poll that is smaller than the poll's margin of error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.sentences import sentence_at, sentences
from ...rule import Match, Rule
from ...schema import Field, as_list, number, words
from ...span import Span
from ..base import Kind
from .tallies import LONGEST

_ERROR = re.compile(
    r"(?:of|is|was|at|,|\(|[:±])\s*(?:plus[- ]or[- ]minus |plus or minus |\+/-\s?|±\s?|about |just )?"
    r"(?P<n>\d+(?:\.\d+)?)(?:[- ](?:percentage[- ])?points?| ?%| percent| per cent|\b)",
    re.I,
)
_SHARES = re.compile(
    r"(?<![\d.$£€,])(?P<a>\d{2}(?:\.\d)?)\s?(?:%|percent|per cent)?"
    r"(?:\s?[-–]\s?| to | (?:percent )?(?:against|versus|vs\.?) )"
    r"(?P<b>\d{2}(?:\.\d)?)\s?(?:%|percent|per cent|\b)(?![,.]?\d)"
)
_REACH = 3
"""Sentences before and after the margin of error in which the lead may stand."""


class PollMargin(Kind):
    """`leads 44-42`, with a margin of error of three points.

    `leads`: words that claim a lead. `even`: words that say the race is close enough. `anchor`: words that
    announce the margin. `widest`: the largest margin of error that a poll has.
    """

    name = "poll-margin"
    fields = {
        "anchor": Field(words, required=True),
        "leads": Field(words, required=True),
        "even": Field(words, required=True),
        "widest": Field(number, required=True),
    }
    anchored = "anchor"
    says = ("shares", "lead", "error")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._leads, self._even = (
            re.compile(r"\b(?:" + "|".join(map(re.escape, as_list(rule.options[key]))) + r")\b", re.I)
            for key in ("leads", "even")
        )

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        seen: set[Span] = set()
        spans = sentences(document)
        starts = {span: place for place, span in enumerate(spans)}
        for hit in hits:
            home = sentence_at(document, hit.span.start)
            if home.end - home.start > LONGEST:
                continue
            found = _ERROR.search(document.text, hit.span.end, min(home.end, hit.span.end + 40))
            if not found or not 0 < float(found["n"]) <= self.options["widest"]:
                continue
            place = starts[home]
            near = [span for span in spans[max(0, place - _REACH) : place + _REACH] if span.end - span.start <= LONGEST]
            if self._even.search(document.text, near[0].start, near[-1].end):
                continue
            error = Span(hit.span.start, found.end("n"))
            for match in self._leads_in(document, near, float(found["n"]), error):
                if match.span not in seen:
                    seen.add(match.span)
                    yield match

    def _leads_in(self, document: Document, near: list[Span], error: float, place: Span) -> Iterator[Match]:
        for sentence in near:
            if not self._leads.search(document.text, sentence.start, sentence.end):
                continue
            shares = list(_SHARES.finditer(document.text, sentence.start, sentence.end))
            if len(shares) != 1:
                continue
            lead = abs(float(shares[0]["a"]) - float(shares[0]["b"]))
            if 0 < lead <= error and float(shares[0]["a"]) + float(shares[0]["b"]) <= 100:
                values = {"shares": shares[0][0].strip(), "lead": f"{lead:g}", "error": f"{error:g}"}
                span = Span(*shares[0].span())
                yield Match(span, values, related=((place, "A margin of error of {error} points."),))
