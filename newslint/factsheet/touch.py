"""Which facts a disagreement touches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from ..report.result import Located
from ..span import Span
from .sheet import SECTIONS, FactSheet, mentions_of

_LISTS = {
    "figures": ("figures", "dates"),
    "dates": ("dates", "figures", "people"),
    "names": ("people", "organizations", "places", "names"),
    "quotes": ("quotes",),
}
"""The lists that the findings of a desk are about; facts of others stand near them by chance."""
_MOST = 3
"""Facts at which a finding is told: such as a share and the two values that it is of; of more, the first."""


def with_findings(sheet: FactSheet) -> FactSheet:
    """The sheet, each fact with the findings that touch its words: the place itself or the other half."""
    shelves = {section: _Shelf(sheet, section) for section in SECTIONS}
    touched: dict[tuple[str, int], list[Located]] = {}
    for finding in sheet.findings:
        places = [Span(*place.range[:2]) for place in (finding.place, *(other.place for other in finding.related))]
        for section, index in _touched(finding, places, shelves):
            touched.setdefault((section, index), []).append(finding)
    changed: dict[str, Any] = {}
    for section, facts in sheet.sections():
        marked = [fact._replace(findings=tuple(touched.get((section, at), ()))) for at, fact in enumerate(facts)]
        changed[section] = tuple(marked)
    return sheet._replace(**changed)


def _touched(finding: Located, places: list[Span], shelves: dict[str, _Shelf]) -> set[tuple[str, int]]:
    lists = _LISTS.get(finding.rule.partition("/")[0], SECTIONS)
    for chosen in (lists, [section for section in SECTIONS if section not in lists]):
        found = [{(section, at) for section in chosen for at in shelves[section].at(place)} for place in places]
        if any(found):
            every = set().union(*found)
            return every if len(every) <= _MOST else next(filter(None, found))
    # A title stands before the name that it is a fact about.
    return {(section, at) for section in lists for place in places for at in shelves[section].after(place.end)}


class _Shelf:
    """The passages of one list by place."""

    def __init__(self, sheet: FactSheet, section: str) -> None:
        facts = getattr(sheet, section)
        standing = sorted((item.span, at) for at, fact in enumerate(facts) for item in mentions_of(fact))
        self._spans = [span for span, _ in standing]
        self._facts = [at for _, at in standing]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def after(self, end: int) -> Iterator[int]:
        """The fact that begins right behind a place, if one does."""
        index = bisect_left(self._spans, end, key=lambda span: span.start)
        if index < len(self._spans) and self._spans[index].start <= end + 1:
            yield self._facts[index]

    def at(self, place: Span) -> Iterator[int]:
        """The facts whose words a stretch shares."""
        index = bisect_left(self._spans, place.end, key=lambda span: span.start) - 1
        while index >= 0 and self._reach[index] > place.start:
            if self._spans[index].overlaps(place):
                yield self._facts[index]
            index -= 1
