"""unit-conversion: a figure and the same in another unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import floor, log10

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.measures import Conversion, Measure, conversions
from ...layers.numerals import Numeral
from ...layers.quotes import in_quotation
from ...rule import Match
from ...schema import Field, number, text
from ..base import Kind

_COARSE = 0.15
"""The most, as a share, that a converted figure may be off because it is round: 100 for 87."""


class UnitConversion(Kind):
    """A measure and, in brackets or after "or", what it is in another unit.

    `rounding`: the share by which the first figure may itself be rounded. `nautical`: what is
    said instead where the miles may be nautical ones.
    """

    name = "unit-conversion"
    local = True
    fields = {"rounding": Field(number, required=True), "nautical": Field(text, required=True)}
    says = ("here", "there", "right")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for pair in conversions(document):
            if pair.one.unit.dimension == "temperature" or self._holds(pair):
                continue
            message = self.options["nautical"] if self._is_nautical(pair) else None
            right = f"{_list(_converted(pair), pair.other)} {pair.other.unit.plural}"
            doubt = message or not pair.sure or in_quotation(document, pair.other.span)
            yield Match(
                pair.other.span,
                {"here": document.words(pair.one.span), "there": document.words(pair.other.span), "right": right},
                related=((pair.one.span, "{here} is {right}."),),
                severity=Severity.QUERY if doubt else None,
                message=message,
            )

    def _holds(self, pair: Conversion) -> bool:
        """Whether the second measure is the first, rounded, by one of the sizes that the units can have."""
        sizes = product(pair.one.unit.sizes, pair.other.unit.sizes)
        return any(self._fits(pair, one / other) for one, other in sizes)

    def _fits(self, pair: Conversion, ratio: float) -> bool:
        ones, others = pair.one.numerals, pair.other.numerals
        if len(ones) == len(others):
            return all(map(lambda one, other: self._near(one, other, ratio), ones, others))
        low, high = _bounds(pair.one, ratio)
        return all(low * 0.9 <= item.value <= high * 1.1 for item in others) or any(
            self._near(one, other, ratio) for one, other in product(ones, others)
        )

    def _near(self, one: Numeral, other: Numeral, ratio: float) -> bool:
        slack = min(one.coarse / 2, float(self.options["rounding"]) * abs(one.value)) * ratio
        coarse = max(_COARSE * abs(other.value), other.place / 2)
        return abs(one.value * ratio - other.value) <= slack + min(other.coarse / 2, coarse) + 1e-9

    def _is_nautical(self, pair: Conversion) -> bool:
        if pair.one.unit.name != "mile" and pair.other.unit.name != "mile":
            return False
        ratio = 1.852 if pair.one.unit.name == "mile" else 1 / 1.852
        metric = pair.other if pair.one.unit.name == "mile" else pair.one
        return metric.unit.name == "km" and self._fits(pair, ratio)


def _bounds(measure: Measure, ratio: float) -> tuple[float, float]:
    values = [item.value * ratio for item in measure.numerals]
    return min(values), max(values)


def _converted(pair: Conversion) -> list[float]:
    ratio = pair.one.unit.sizes[0] / pair.other.unit.sizes[0]
    return [item.value * ratio for item in pair.one.numerals]


def _list(values: list[float], like: Measure) -> str:
    """Figures as the story would write them: to three digits, 5 to 7."""
    return {"by": " by "}.get(like.joint, " to ").join(map(rounded, values))


def rounded(value: float) -> str:
    """A figure to three digits, four where it has a decimal point to spare: 104.6, 1,310, 0.0254."""
    if value == 0:
        return "0"
    digits = 2 - floor(log10(abs(value)))
    shown = round(value, max(digits, digits if abs(value) < 1000 else 0))
    return f"{round(value, digits):,.0f}" if digits <= 0 else f"{shown:,.{digits}f}".rstrip("0").rstrip(".")
