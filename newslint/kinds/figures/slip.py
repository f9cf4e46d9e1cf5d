"""magnitude-slip: the same digits for one thing, ten to a thousand times as much: million for billion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.quantities import Quantity
from ...rule import Match, Rule
from ...schema import Field, text
from ..base import Kind
from .likeness import SAME, Noted, Nouns, against, compared, digits, noted, shared

_ZONES = ("headline", "deck", "body", "list", "blockquote", "caption", "note")
_BACK = 8
"""Each figure is held against so many before it with the same digits and unit."""
_LEAST = 100
_WORDED = 100_000
"""A figure so large may be told with a word: million for billion."""
_CROWD = 40
"""A story with more large figures than this has some with the same digits by chance."""


class MagnitudeSlip(Kind):
    """Two figures with the same digits and unit of which one is a thousand times the other, or ten or a hundred times.

    The rarer the digits ($7.85) the fewer words the two sentences must share. `ask` is the message where
    there is one digit alone: a million here and a billion there may be chance.
    """

    name = "magnitude-slip"
    fields = {**SAME, "ask": Field(text, required=True)}
    says = ("here", "there", "line", "times")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._nouns = Nouns(rule.options)

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("illion", "ILLION", "bn", "m", "M", "00", "0,")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        groups: dict[tuple[str, str], list[Quantity]] = {}
        for item in compared(document):
            if item.value < _LEAST or item.high is not None or document.blocks[item.block].name not in _ZONES:
                continue
            # "a billion" is often only a manner of speaking.
            if document.text[item.span.start : item.span.start + 2].lower() != "a ":
                unit = "$" if item.unit == "usd" else item.unit
                groups.setdefault((unit, _figure(item)), []).append(item)
        crowd = sum(map(len, groups.values())) > _CROWD
        for group in groups.values():
            if len({item.value for item in group}) > 1:
                yield from self._slips(document, list(noted(document, group, self._nouns)), crowd)

    def _slips(self, document: Document, group: list[Noted], crowd: bool) -> Iterator[Match]:
        values = [one.item.value for one in group]
        for at, here in enumerate(group):
            for there in reversed(group[max(0, at - _BACK) : at]):
                if self._is_slip(here, there, crowd):
                    counts = values.count(there.item.value), values.count(here.item.value)
                    turn = counts[0] < counts[1] or (counts[0] == counts[1] and there.display)
                    yield self._match(document, there, here) if turn else self._match(document, here, there)
                    return

    def _match(self, document: Document, odd: Noted, even: Noted) -> Match:
        match = against(document, odd, even)
        low, high = sorted((odd.item.value, even.item.value))
        match = match._replace(values={**match.values, "times": f"{round(high / low):,}"})
        if digits(odd.item) > 1:
            return match
        return match._replace(severity=Severity.QUERY, message=self.options["ask"])

    def _is_slip(self, here: Noted, there: Noted, crowd: bool) -> bool:
        one, other = here.item, there.item
        low, high = sorted((one.value, other.value))
        times = high / low
        if here.sentence == there.sentence or (one.per and other.per and one.per != other.per):
            return False
        count = shared(here, there) + (one.noun == other.noun != "")
        if round(times) == 1000 and low >= _WORDED:
            differ = bool(one.noun and other.noun and one.noun != other.noun)
            return count >= (2 * (digits(one) < 2) + differ + crowd if one.money else 3) and (
                one.money or here.key == there.key
            )
        return self._is_zero(here, there, times) and count >= 4 + 2 * crowd

    def _is_zero(self, here: Noted, there: Noted, times: float) -> bool:
        """Whether the two may be one figure with a nought too few: 750 and 7,500 homes."""
        one, other = here.item, there.item
        plain = one.role == other.role == "count" and one.noun == other.noun != "" and one.modifiers == other.modifiers
        apart = (here.names - there.names and there.names - here.names) or here.times != there.times
        return round(times, 6) in (10, 100) and digits(one) > 1 and plain and not apart


def _figure(item: Quantity) -> str:
    """The digits of a figure, without its zeros."""
    return f"{item.value:.0f}".strip("0")
