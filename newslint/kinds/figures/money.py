"""currency-rates and currency-band: sums in two currencies, and the rates that they imply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import floor, log10

from ...diagnostic import Severity
from ...document import Document, layer
from ...index import Hit
from ...layers.quantities import Quantity, quantities
from ...layers.quotes import in_quotation
from ...layers.sentences import sentence_at
from ...layers.tokens import fold, tokens
from ...record import NamedTuple
from ...rule import Match
from ...schema import Field, as_list, listing, mapping, number, words
from ...span import Span
from ..base import Kind
from .say import amount
from .tallies import LONGEST

_LEADS = frozenset(
    "( [ , or about approximately around roughly some nearly almost over just under equal to more than".split()
)
_SMALL = {"penny": ("gbp", 0.01), "cent": ("$", 0.01), "usd": ("$", 1.0), "pound": ("gbp", 1.0)}
_EXACT = 0.025
"""The most, as a share, that the first sum may be rounded: it is what was converted."""
_DOLLARS = frozenset({"aud", "cad", "hkd", "nzd", "sgd"})
_ANY_DOLLAR = [1.0, 2.6]
"""The bounds of what a dollar has bought of the dollars that stand without a letter at home."""
_SIGNS = {"$": "$", "gbp": "£", "eur": "€"}
_MONEY_WORDS = 3
"""Tokens of a currency's name that may stand after a figure: million Canadian dollars."""


class Exchange(NamedTuple):
    """A sum and the same in another currency; `low` and `high` bound what one unit of the second costs in the first."""

    one: Quantity
    other: Quantity
    units: tuple[str, str]
    low: float
    high: float

    @property
    def rate(self) -> float:
        """The middle of what it implies."""
        return (self.low + self.high) / 2


@layer
def exchanges(document: Document) -> list[Exchange]:
    """The sums of a story that are given in two currencies, the pair of units always in the same order."""
    keys = tokens(document).keys
    found = []
    for one, other in pairwise(item for item in quantities(document) if item.money or item.unit == "pound"):
        if one.block != other.block or one.high is not None or other.high is not None or not one.value * other.value:
            continue
        whole = not document.text[other.span.start].isdecimal() or other.unit == "penny"
        after = keys[other.last : other.last + (1 if whole else _MONEY_WORDS + 1)]
        if not _follows(keys[one.last : other.first]) or not _ends(after):
            continue
        pair = _exchange(one, other)
        if pair is not None:
            found.append(pair)
    return found


def _follows(between: list[str]) -> bool:
    """Whether a bracket, or a comma and "or", leads from the one sum to the other."""
    for opened, key in enumerate(between[: _MONEY_WORDS + 1]):
        if key in ("(", "["):
            return all(word in _LEADS for word in between[opened:])
        if key == ",":
            return between[opened + 1 : opened + 2] == ["or"] and all(word in _LEADS for word in between[opened:])
        if not key.isalpha():
            return False
    return False


def _ends(after: list[str]) -> bool:
    """Whether nothing but the name of a currency stands before the closing bracket or the next mark."""
    mark = next((place for place, key in enumerate(after) if not key.isalpha()), len(after))
    return not after or (mark < len(after) and after[mark] in (")", "]", ",", ";", ".", "–", "—"))


def _exchange(one: Quantity, other: Quantity) -> Exchange | None:
    (unit, size), (unit_2, size_2) = (_SMALL.get(item.unit, (item.unit, 1.0)) for item in (one, other))
    if unit == unit_2:
        return None
    value, half = one.value * size, min(one.step / 2, one.value * _EXACT) * size
    value_2, half_2 = other.value * size_2, other.step * size_2 / 2
    if value <= half or value_2 <= half_2:
        return None
    low, high = (value - half) / (value_2 + half_2), (value + half) / (value_2 - half_2)
    if unit < unit_2:
        return Exchange(one, other, (unit, unit_2), low, high)
    return Exchange(one, other, (unit_2, unit), 1 / high, 1 / low)


class CurrencyRates(Kind):
    """Two conversions in one story that imply different rates.

    `apart`: by what share they must differ beyond rounding. `dated`: words in a sentence that give a sum
    the rate of another day. `anchor`: words and signs of money.
    """

    name = "currency-rates"
    fields = {
        "apart": Field(number, required=True),
        "dated": Field(words, required=True),
        "anchor": Field(words, required=True),
    }
    anchored = "anchor"
    says = ("here", "there", "right", "usual")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        by_pair: dict[tuple[str, str], list[Exchange]] = {}
        for item in exchanges(document):
            if not self._is_dated(document, item):
                by_pair.setdefault(item.units, []).append(item)
        for group in by_pair.values():
            first, last = max(group, key=lambda item: item.low), min(group, key=lambda item: item.high)
            if first.low > last.high * (1 + float(self.options["apart"])):
                yield self._match(document, group, first, last)

    def _is_dated(self, document: Document, item: Exchange) -> bool:
        span = sentence_at(document, item.one.span.start)
        if span.end - span.start > LONGEST:
            return True
        sentence = document.words(span)
        return not set(as_list(self.options["dated"])).isdisjoint(fold(sentence)) or any(
            len(key) == 4 and key.isdecimal() and key[:2] in ("18", "19", "20") for key in fold(sentence)
        )

    def _match(self, document: Document, group: list[Exchange], first: Exchange, last: Exchange) -> Match:
        middle = sorted(item.rate for item in group)[len(group) // 2]
        usual, odd = sorted((first, last), key=lambda item: item.one.first)
        if len(group) > 2 and abs(usual.rate - middle) > abs(odd.rate - middle):
            usual, odd = odd, usual
        values = {
            "here": document.words(odd.one.span),
            "there": document.words(odd.other.span),
            "right": _sum(_at(odd, usual.rate), _unit(odd.other)),
            "usual": f"{document.words(usual.one.span)} ({document.words(usual.other.span)})",
        }
        spoken = in_quotation(document, odd.other.span)
        related = ((Span(usual.one.span.start, usual.other.span.end), "The rate of {usual}."),)
        return Match(odd.other.span, values, related=related, severity=Severity.QUERY if spoken else None)


class CurrencyBand(Kind):
    """A sum and its conversion at a rate that the two currencies never had: most often a lost magnitude.

    `bands`: for a currency, the lowest and highest number of them that a dollar has bought since 2000.
    `slack`: by what factor a rate may lie outside. `anchor`: words and signs of money.
    """

    name = "currency-band"
    fields = {
        "bands": Field(mapping(listing(number)), required=True),
        "slack": Field(number, required=True),
        "anchor": Field(words, required=True),
    }
    anchored = "anchor"
    says = ("here", "there", "right")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = exchanges(document)
        if any(item.units == ("$", "usd") for item in found):
            return  # a story whose bare dollars are another country's
        for item in found:
            low, high = self._band(item.units)
            if not low or low <= item.high and item.low <= high:
                continue
            slack = float(self.options["slack"])
            ends = sorted(_at(item, rate) for rate in (low * slack, high / slack))
            unit = _unit(item.other)
            right = f"{_sum(ends[0], unit)} to {_sum(ends[1], unit)}"
            values = {"here": document.words(item.one.span), "there": document.words(item.other.span), "right": right}
            yield Match(item.other.span, values, related=((item.one.span, "{here}"),))

    def _band(self, units: tuple[str, str]) -> tuple[float, float]:
        """The bounds of how many of the first unit one of the second has cost; zeros where unknown."""
        bands = {"$": [1.0, 1.0], **self.options["bands"]}
        if not _DOLLARS.isdisjoint(units):
            # Beside A$40 the bare dollar may be any other country's own.
            bands["$"] = _ANY_DOLLAR
        if units[0] not in bands or units[1] not in bands:
            return 0.0, 0.0
        (low, high), (low_2, high_2) = (bands[unit] for unit in units)
        slack = float(self.options["slack"])
        return low / high_2 / slack, high / low_2 * slack


def _unit(item: Quantity) -> str:
    return _SMALL.get(item.unit, (item.unit, 1.0))[0]


def _at(item: Exchange, rate: float) -> float:
    """The first sum in the second's unit, at a rate of the pair's first unit for one of its second."""
    value = item.one.value * _SMALL.get(item.one.unit, ("", 1.0))[1]
    return value / rate if _unit(item.one) == item.units[0] else value * rate


def _sum(value: float, unit: str) -> str:
    """A sum to three digits, with its sign or its code: $37.3 million, 1,240 JPY."""
    digits = 2 - floor(log10(value)) if value > 0 else 0
    words = amount(round(value, digits))
    sign = _SIGNS.get(unit)
    return f"{sign}{words}" if sign else f"{words} {unit.upper()}"
