"""What a stated figure can stand for, and sums with such ranges.

"1.4 billion" is said of anything from 1.35 to 1.45 billion, "about 40" of more than that.
Two figures disagree only when no values in their ranges agree.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MANTISSA = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_ROUND = 0.01
"""Zeros at a large figure's end may be rounding, but by no more than this share of it: 300,000 is not 280,000."""
_LARGE = 1000
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


def stated(words: str, value: float, bend: str = "", *, exact: bool = False, beyond: float = _BEYOND) -> Interval:
    """What a figure of that wording and value can stand for.

    `bend` is what its hedge makes of it: "least", "most", "near" or "". `exact` is for a count
    of things that can be told apart, where four is four. `beyond` is the share by which "more than" goes.
    """
    half = 0.0 if exact else _half(words, abs(value))
    low, high = value - half, value + half
    if bend == "near":
        room = abs(value) * _NEAR
        low, high = low - room, high + room
    elif bend == "least":
        high += abs(value) * beyond
    elif bend == "most":
        low -= abs(value) * beyond
    return Interval(low, high)


def _half(words: str, value: float) -> float:
    """Half a unit of the last digit stated; for a round number, as much as it may have been rounded by."""
    found = _MANTISSA.search(words)
    if found is None:
        return 0.0
    digits = found[0].replace(",", "")
    scale = value / float(digits) if float(digits) else 1.0
    if found[1]:
        return 0.5 * 10.0 ** -len(found[1]) * scale
    zeros = len(digits) - len(digits.rstrip("0"))
    if not zeros or value < _LARGE:
        return 0.5 * scale
    return max(0.5 * scale, min(0.5 * 10.0**zeros * scale, _ROUND * value))


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
