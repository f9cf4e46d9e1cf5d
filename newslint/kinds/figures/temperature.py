"""temperature-conversion and temperature-difference: Celsius and Fahrenheit, as points on the scale and as steps."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.measures import Conversion, Measure, conversions
from ...layers.numerals import Numeral
from ...layers.quotes import in_quotation
from ...layers.sentences import sentence_at
from ...layers.tokens import fold, tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, number, text, words
from ..base import Kind

_FREEZING = 32
_NEAR = 7
"""Tokens around a figure in which a word on the climate counts."""

_SUBJECT = 9
"""Tokens before a verb in which its subject stands."""
_BEING = frozenset({"is", "was", "are", "were", "reached", "averaged"})


class _Temperature(Kind):
    # What both rules share: pairs of temperatures, and whether they are steps on the scale or points.

    local = True

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for pair in conversions(document):
            if pair.one.unit.dimension == "temperature":
                yield from self._judge(document, pair)

    @abstractmethod
    def _judge(self, document: Document, pair: Conversion) -> Iterable[Match]:
        """What is wrong with a pair."""

    def _match(self, document: Document, pair: Conversion, offset: int, **changes: Any) -> Match:
        right = " to ".join(
            f"{_converted(item.value, offset, to_metric=_to_metric(pair)):,.0f}" for item in pair.one.numerals
        )
        values = {
            "here": document.words(pair.one.span),
            "there": document.words(pair.other.span),
            "right": f"{right}{'C' if _to_metric(pair) else 'F'}".replace("-", "−"),
        }
        doubt = not pair.sure or in_quotation(document, pair.other.span)
        changes.setdefault("severity", Severity.QUERY if doubt else None)
        return Match(pair.other.span, values, related=((pair.one.span, "{here} is {right}."),), **changes)


class TemperatureConversion(_Temperature):
    """A temperature in two scales that is the same neither as a point on the scale nor as a step."""

    name = "temperature-conversion"
    says = ("here", "there", "right")

    def _judge(self, document: Document, pair: Conversion) -> Iterable[Match]:
        if not _holds(pair, _FREEZING) and not _holds(pair, 0):
            yield self._match(document, pair, _FREEZING)


class TemperatureDifference(_Temperature):
    """A rise or a gap converted as if it were a temperature, or a temperature as if it were a rise.

    A figure is a difference right after one of `verbs` or after "by", after "of" behind one of
    `changes`, or right before one of `after`; one of no more than `small` degrees Celsius also near
    one of `climate`. `lead`: words passed over before the figure. `absolute`: what is said of a
    temperature that was converted without the 32.
    """

    name = "temperature-difference"
    fields = {
        "verbs": Field(words, required=True),
        "changes": Field(words, required=True),
        "after": Field(words, required=True),
        "climate": Field(words, required=True),
        "small": Field(number, required=True),
        "lead": Field(words, required=True),
        "absolute": Field(text, required=True),
    }
    says = ("here", "there", "right")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._verbs, self._changes, self._lead, self._climate = (
            frozenset(as_list(rule.options[key])) for key in ("verbs", "changes", "lead", "climate")
        )
        self._after = [fold(item) for item in as_list(rule.options["after"])]

    def _judge(self, document: Document, pair: Conversion) -> Iterable[Match]:
        point, step = _holds(pair, _FREEZING), _holds(pair, 0)
        if point == step:
            return
        difference = self._is_difference(document, pair)
        if point and difference:
            yield self._match(document, pair, 0)
        elif step and not (difference or self._near_climate(document, pair) or self._is_told(document, pair)):
            yield self._match(document, pair, _FREEZING, severity=Severity.QUERY, message=self.options["absolute"])

    def _is_difference(self, document: Document, pair: Conversion) -> bool:
        keys = tokens(document).keys
        at = pair.one.first - 1
        while at > 0 and keys[at] in self._lead:
            at -= 1
        if at >= 0 and (keys[at] in self._verbs or (keys[at] == "of" and keys[at - 1] in self._changes)):
            return True
        if keys[at] == "by" or self._is_followed(keys, pair.other.last) or self._is_followed(keys, pair.one.last):
            return True
        celsius = pair.one if not _to_metric(pair) else pair.other
        small = all(abs(item.value) <= self.options["small"] for item in celsius.numerals)
        return small and self._near_climate(document, pair)

    def _is_told(self, document: Document, pair: Conversion) -> bool:
        """Whether a word on a change is the subject: the difference between the two was 5C."""
        stream = tokens(document)
        begin = stream.at(sentence_at(document, pair.one.span.start).start)
        at = pair.one.first - 1
        while at > begin and stream.keys[at] in self._lead:
            at -= 1
        told = stream.keys[max(begin, at - _SUBJECT) : at]
        return at > begin and stream.keys[at] in _BEING and not self._changes.isdisjoint(told)

    def _is_followed(self, keys: list[str], at: int) -> bool:
        at += at < len(keys) and keys[at] in (")", "]")
        at += at < len(keys) and keys[at] == "-"
        return any(keys[at : at + len(phrase)] == phrase for phrase in self._after)

    def _near_climate(self, document: Document, pair: Conversion) -> bool:
        stream = tokens(document)
        sentence = sentence_at(document, pair.one.span.start)
        start = max(stream.at(sentence.start), pair.one.first - _NEAR)
        end = min(stream.at(sentence.end), pair.other.last + _NEAR)
        return any(key in self._climate for key in stream.keys[start:end])


def _to_metric(pair: Conversion) -> bool:
    """Whether the second figure is Celsius; a bare "degrees" is what the other is not."""
    if pair.other.unit.system == "either":
        return pair.one.unit.system == "customary"
    return pair.other.unit.system == "metric"


def _converted(value: float, offset: int, *, to_metric: bool) -> float:
    return (value - offset) / 1.8 if to_metric else value * 1.8 + offset


def _holds(pair: Conversion, offset: int) -> bool:
    """Whether the second is the first converted, within the rounding of both."""
    to_metric = _to_metric(pair)
    ones, others = _sorted(pair.one), _sorted(pair.other)
    if len(ones) != len(others):
        return any(_near(one, other, offset, to_metric) for one in ones for other in others)
    return all(_near(one, other, offset, to_metric) for one, other in zip(ones, others, strict=True))


def _sorted(measure: Measure) -> list[Numeral]:
    return sorted(measure.numerals, key=lambda item: item.value)


def _near(one: Numeral, other: Numeral, offset: int, to_metric: bool) -> bool:
    expected = _converted(one.value, offset, to_metric=to_metric)
    slack = min(one.coarse, max(1.0, one.place)) / 2 * (1 / 1.8 if to_metric else 1.8)
    return abs(expected - other.value) <= slack + _slack(other) + 1e-9


def _slack(item: Numeral) -> float:
    """How far a converted temperature may be off: to the nearest five where it is a multiple of five."""
    return max(item.place / 2, min(item.coarse / 2, 2.5 if item.place == 1 else item.coarse / 2))
