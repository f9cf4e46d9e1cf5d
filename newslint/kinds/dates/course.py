"""event-order, event-day: what one person went through, held against the days that the story gives."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Date
from ...layers.sentences import sentence_at
from ...layers.tokens import tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, listing, number, words
from ..base import Kind
from .happenings import Happening, Reader

_MONTH = 31
_MOST = 30


class _Course(Kind):
    """What the two kinds share: the events of a rule file, and reading them."""

    fields = {"events": Field(listing(words), required=True)}
    says = ("here", "there", "day", "other", "line")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        groups = [as_list(group) for group in rule.options["events"]]
        self._nouns = {group[0]: group[0] for group in groups}
        self._verbs = {verb: group[0] for group in groups for verb in group[1:]}

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return [word for group in options["events"] for word in as_list(group)]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        hits = list({hit.first: hit for hit in hits}.values())
        if len(hits) < 2:
            return
        found = list(Reader(document, self._nouns, self._verbs).read(hits))
        several = {event for event in self._nouns if f"{event}s" in tokens(document).keys}
        found = [item for item in found if item.event not in several]
        for told in _of_one(found).values():
            yield from self._judged(document, told)

    @abstractmethod
    def _judged(self, document: Document, told: list[Happening]) -> Iterator[Match]:
        """What is wrong with the events of one person."""

    def _match(self, document: Document, here: Happening, there: Happening) -> Match:
        line = document.source.lines.position(document.offsets.to_file(there.span).start).line
        values = {
            "here": document.words(here.span),
            "there": document.words(there.span),
            "day": document.words(here.date.span),
            "other": document.words(there.date.span),
            "line": str(line),
        }
        related = ((there.date.span, "{there}: {other}."),)
        return Match(here.date.span, values, related=related, severity=Severity.QUERY)


class EventOrder(_Course):
    """`Roe was arrested on March 5` and elsewhere `Roe's trial began on March 3`.

    `events`: lists of a noun and the verbs for one event. `order`: pairs of nouns, the first of which
    comes first. `within`: days further apart than this are of two cases; without it any are looked at.
    """

    name = "event-order"
    fields = {**_Course.fields, "order": Field(listing(words), required=True), "within": Field(number)}

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._order = {tuple(as_list(pair)) for pair in rule.options["order"]}

    def _judged(self, document: Document, told: list[Happening]) -> Iterator[Match]:
        for one, other in combinations(told, 2):
            early, late = (one, other) if (one.event, other.event) in self._order else (other, one)
            if (early.event, late.event) in self._order and _once(told, early) and _once(told, late):
                apart = _days(late.date, early.date)
                if apart is not None and 0 < apart <= float(self.options.get("within", 10**6)):
                    yield self._match(document, other, one)
                    return


class EventDay(_Course):
    """`Roe was arrested on March 3` and elsewhere `the arrest on March 5`: one event of one person, two days.

    `events`: lists of a noun and the verbs for one event.
    """

    name = "event-day"

    def _judged(self, document: Document, told: list[Happening]) -> Iterator[Match]:
        for event in dict.fromkeys(item.event for item in told):
            same = [item for item in told if item.event == event]
            for one, other in combinations(same, 2):
                if one.date.kind != "day" or other.date.kind != "day" or one.date.until or other.date.until:
                    continue
                days = _days(one.date, other.date)
                apart = sentence_at(document, one.span.start) != sentence_at(document, other.span.start)
                if apart and len(same) <= 3 and days and abs(days) <= _MONTH:
                    yield self._match(document, other, one)
                    return


def _of_one(found: list[Happening]) -> dict[int, list[Happening]]:
    """The happenings by person; "the arrest" counts where nobody else has such a day in the story."""
    told: dict[int, list[Happening]] = {}
    alone = len({item.person for item in found}) == 1
    for item in found:
        if alone or not item.bare:
            told.setdefault(item.person, []).append(item)
    # Whose life has more days than this is the subject of a chronicle.
    return {person: items for person, items in told.items() if len(items) <= _MOST}


def _once(told: list[Happening], event: Happening) -> bool:
    """Whether the story gives one day only for an event."""
    return len({(item.date.month, item.date.day, item.date.year) for item in told if item.event == event.event}) == 1


def _days(one: Date, other: Date) -> int | None:
    """Days from a date to another that comes after it, at least; negative or 0 for none; None where that is open."""
    if one.first and one.last and other.first and other.last and (one.year or one.guessed):
        return (other.first - one.last).days
    if one.year is not None and other.year is not None:
        return (other.year - one.year) * 365 if one.month is None or other.month is None else None
    if one.year is None and other.year is None and one.month and other.month and one.day and other.day:
        days = (other.month - one.month) * _MONTH + other.day - one.day
        # Without a year, December may be of the year before.
        return days if abs(days) <= 3 * _MONTH else None
    return None
