"""What a stated figure can stand for, and sums with such ranges.

"1.4 billion" is said of anything from 1.35 to 1.45 billion, "about 40" of more than that.
Two figures disagree only when no values in their ranges agree.
"""

from __future__ import annotations

from ...layers.numerals import Numeral
from ...record import NamedTuple

_ROUND = 0.02
"""Zeros at a large figure's end may be rounding, to so much of it: 300,000 is not 280,000."""
_NEAR = 0.04
"""How far "about" reaches, as a share of the figure."""
_BEYOND = 0.12
"""How far "more than" and "less than" reach: who means 9.9 says "nearly 10", not "more than 8"."""


class Interval(NamedTuple):
    """All values from `low` to `high`."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def gap(self, other: Interval) -> float:
        """How far apart the two are; 0 where they meet."""
        return max(0.0, self.low - other.high, other.low - self.high)

    def widened(self, by: float) -> Interval:
        """The same with so much more room at each end."""
        return Interval(self.low - by, self.high + by)

    def __mul__(self, other: object) -> Interval:
        """All products of two ranges without negative values."""
        if not isinstance(other, Interval):
            return NotImplemented
        return Interval(self.low * other.low, self.high * other.high)

    def over(self, other: Interval) -> Interval:
        """All quotients of two ranges without negative values."""
        return Interval(self.low / max(other.high, 1e-12), self.high / max(other.low, 1e-12))


def stated(figure: Numeral, bend: str = "", *, exact: bool = False, beyond: float = _BEYOND) -> Interval:
    """What a figure can stand for.

    `bend` is what its hedge makes of it: "least", "most", "near" or "". `exact` is for a count
    of things that can be told apart, where four is four. `beyond` is the share by which "more than" goes.
    """
    value = figure.value
    half = 0.0 if exact else figure.rounded(_ROUND) / 2
    low, high = value - half, value + half
    if bend == "near":
        room = abs(value) * _NEAR
        low, high = low - room, high + room
    elif bend == "least":
        high += abs(value) * beyond
    elif bend == "most":
        low -= abs(value) * beyond
    return Interval(low, high)


def change(before: Interval, after: Interval) -> Interval:
    """By how many percent `before` must change to become `after`; negative for a fall."""
    ratio = after.over(before)
    return Interval((ratio.low - 1) * 100, (ratio.high - 1) * 100)


def share(part: Interval, whole: Interval) -> Interval:
    """What percentage of `whole` the `part` is."""
    ratio = part.over(whole)
    return Interval(ratio.low * 100, ratio.high * 100)


def total(parts: list[Interval]) -> Interval:
    """All sums of one value from each range."""
    return Interval(sum(part.low for part in parts), sum(part.high for part in parts))
