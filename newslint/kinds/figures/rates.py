"""rate-period, average-check: a rate, and the amounts or the other rate that it is worked out from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...document import Document
from ...index import Hit
from ...rule import Match
from ...schema import Field, text
from ...wording import Wording
from ..base import Kind
from .interval import Interval
from .say import amount, asked, evidence
from .shape import Figure, shapes

_DAYS = {
    "hour": (1 / 24, 1 / 7),
    "day": (1, 1),
    "week": (5, 7),
    "month": (20, 31),
    "quarter": (60, 92),
    "year": (220, 366),
}
"""Days, working days or all, that a period has; an hour as a part of a day, worked or all of it."""
_SAME = Wording(r" (?:a|an|per|each|every) [a-z]+(?:,? or|,| \(|,? —|,? - |,? which is|,? that is)(?: [a-z]+){0,3}? ?")
_AVERAGE = Wording(
    r"(?:,|\(|—|-| or) (?:or )?(?:an average of |averaging |for an average of )?(?:about |just |only )?$"
)


class RatePeriod(Kind):
    """`$64 a day, or $768 a year`: the one is not the other times the days."""

    name = "rate-period"
    local = True
    fields = {"ask": Field(text, required=True)}
    says = ("one", "other", "low", "high", "period")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape in shapes(document):
            items = list(shape.figures.items())
            for (place, one), (after, other) in pairwise(items):
                periods = (one.quantity.per, other.quantity.per)
                if len({*periods} & _DAYS.keys()) < 2 or not _alike(one, other):
                    continue
                if not _SAME.fullmatch(shape.text[place + 1 : after]):
                    continue
                allowed = _times(one.range, *periods)
                if not allowed.meets(other.range):
                    yield self._match(document, one, other, allowed)

    def _match(self, document: Document, one: Figure, other: Figure, allowed: Interval) -> Match:
        values = {
            "one": document.words(one.span),
            "other": document.words(other.span),
            "low": _round(allowed.low),
            "high": _round(allowed.high),
            "period": other.quantity.per,
        }
        match = Match(other.span, values, related=evidence([one], "The other rate."))
        return asked(document, match, self.options["ask"], unsure=False)


class AverageCheck(Kind):
    """`16 farms split $48,000, an average of $6,000 each`; `36 cases among 300,000 people, or 36 per 100,000`."""

    name = "average-check"
    local = True
    fields = {"ask": Field(text, required=True)}
    says = ("total", "count", "result", "stated")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape in shapes(document):
            items = [(place, item) for place, item in shape.figures.items() if item.letter in "NM"]
            if len(items) != 3 or not items[2][1].quantity.per or "R" in shape.text:
                continue
            (_, first), (_, second), (place, stated) = items
            if not _AVERAGE.search(shape.text[:place]):
                continue
            found = _parted(stated, first, second)
            if found is None:
                continue
            total, count, base = found
            made = total.range.over(count.range)
            made = Interval(made.low * base, made.high * base)
            if not made.widened(0.04 * made.high).meets(stated.range):
                values = {
                    "total": document.words(total.span),
                    "count": document.words(count.span),
                    "result": _round(total.value / count.value * base),
                    "stated": document.words(stated.span),
                }
                match = Match(stated.span, values, related=evidence([total, count], "One of the two figures."))
                yield asked(document, match, self.options["ask"], unsure=False)


def _parted(stated: Figure, first: Figure, second: Figure) -> tuple[Figure, Figure, float] | None:
    """Which of two figures is the total, which the count, and for how many the rate is said."""
    per = stated.quantity.per.replace(",", "")
    if min(first.value, second.value, stated.value) <= 0 or first.quantity.per or second.quantity.per:
        return None
    if per.isdigit():
        small, large = sorted((first, second), key=lambda item: item.value)
        fits = small.letter == large.letter == "N" and large.value >= float(per) / 10
        return (small, large, float(per)) if fits and not small.quantity.unit else None
    for total, count in ((first, second), (second, first)):
        if not _alike(total, stated) or count.letter != "N" or count.quantity.unit:
            continue
        if per == count.quantity.noun or (per == "each" and total.letter == "M"):
            return total, count, 1.0
    return None


def _alike(one: Figure, other: Figure) -> bool:
    return one.letter == other.letter and one.letter in "NM" and one.quantity.unit == other.quantity.unit


def _times(rate: Interval, period: str, other: str) -> Interval:
    """What a rate for one period can be for another, by working days or all, with room for rounding."""
    low, high = _DAYS[period]
    least, most = _DAYS[other]
    times = Interval(min(least / low, most / high) * 0.9, max(least / low, most / high) * 1.1)
    if period == "hour":
        times = Interval(least * 5, most * 26)
    return rate * times


def _round(value: float) -> str:
    return amount(round(value, 2) if value < 100 else round(value))
