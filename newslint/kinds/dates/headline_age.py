"""headline-age: an age in the headline that the body does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.dates import Age, ages
from ...layers.numerals import whole_number
from ...layers.tokens import tokens
from ...rule import Match
from ..base import Kind


class HeadlineAge(Kind):
    """`Woman, 37, dies` over a story of a 38-year-old. It needs an age in the body, and no such figure there at all."""

    name = "headline-age"
    says = ("here", "there")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = ages(document)
        above = [age for age in found if document.zone_at(age.span.start) in self.rule.zones]
        below = [age for age in found if age not in above]
        if not above or not below:
            return
        figures = _figures(document, self.rule.zones)
        for age in above:
            # A 15-year-old without a name is nobody who has one below.
            rivals = below if age.who else [other for other in below if not other.who]
            if rivals and age.value not in figures:
                there = _likeliest(age, rivals)
                values = {"here": str(age.value), "there": str(there.value)}
                yield Match(age.phrase, values, related=((there.phrase, "The body says {there}."),))


def _likeliest(age: Age, below: list[Age]) -> Age:
    """The body's age of the same name, or the nearest one."""
    named = [other for other in below if age.who and other.who and other.who.split()[-1] == age.who.split()[-1]]
    return min(named or below, key=lambda other: abs(other.value - age.value))


def _figures(document: Document, zones: frozenset[str]) -> set[int]:
    """All whole numbers of the text outside some zones."""
    stream = tokens(document)
    found: set[int] = set()
    inside = {index for index, (zone, _) in enumerate(document.blocks) if zone in zones}
    for at, key in enumerate(stream.keys):
        if stream.blocks[at] not in inside and (key[0].isdecimal() or key.isalpha()):
            read = whole_number(stream, at)
            if read is not None:
                found.add(read[0])
    return found
