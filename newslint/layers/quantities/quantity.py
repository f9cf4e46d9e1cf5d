"""What a figure is: its value, what it counts, and the part it plays."""

from __future__ import annotations

from ...record import NamedTuple
from ...span import Span
from ..numerals import Numeral
from ..units import UNITS

HEDGES = {
    "at least": "least",
    "close to": "near",
    "in excess of": "least",
    "just over": "least",
    "more than": "least",
    "no fewer than": "least",
    "no less than": "least",
    "over": "least",
    "slightly more than": "least",
    "upward of": "least",
    "upwards of": "least",
    "well over": "least",
    "as few as": "least",
    "as little as": "least",
    "a minimum of": "least",
    "as high as": "most",
    "as many as": "most",
    "as much as": "most",
    "at most": "most",
    "fewer than": "most",
    "just under": "most",
    "less than": "most",
    "a maximum of": "most",
    "no more than": "most",
    "not more than": "most",
    "under": "most",
    "up to": "most",
    "a little over": "least",
    "about": "near",
    "almost": "near",
    "an estimated": "near",
    "approximately": "near",
    "around": "near",
    "estimated": "near",
    "nearly": "near",
    "roughly": "near",
    "some": "near",
    "~": "near",
    "+": "least",
    "or more": "least",
    "plus": "least",
    "or fewer": "most",
    "or less": "most",
    "or so": "near",
}
"""What stands before a figure, or right after it, and what it makes of it: a lower bound, an upper one, about it."""

COMPARED = frozenset({"count", "part", "change", "level", "base", "rate", "age"})
"""Roles of figures that say how much or how many of something."""
LABELS = frozenset({"date", "time", "name", "rank"})
"""Roles of figures that only name something: no check compares them as amounts."""

_SHARE = 0.005
"""How finely "one in five" is said."""


class Quantity(NamedTuple):
    """A figure in the text.

    `span`: its own words, with currency sign, scale and percent sign ("$1.2 million", "3.5 per cent",
    "10 to 12"). `value`: what it stands for; `high`: the upper end of a range, or the second number of
    a score or vote, else None; `numerals`: all numerals of a range, score or vote, in the order of the
    text, and 1 and 5 of "one in five". `unit`: "" for a plain count, else canonical: "percent", "point"
    (percentage points), "share" (two-thirds, one in five), "$", "usd", "gbp", "eur", "km", "mile",
    "celsius", "year" ...; `hedge`: the words that bend it ("" for none). `noun`: what is counted, small
    letters, singular ("" where none is found); `modifiers`: the words between figure and noun.
    `phrase`: the stretch from figure to noun.

    `role`: what it is of it: count; part ("of the", "of them"); change ("by 5", "up 5", "another",
    "more"); level ("rose to 5"), base ("from 5"); rate (per something, named in `per`); rank (10th, No. 3);
    age; score; vote; or a label that measures nothing: date, time, name (Boeing 787, Section 5, a phone
    number). `cue`: the word that told. `block`: index in document.blocks; `first`, `last`: its tokens [first, last).
    """

    span: Span
    value: float
    high: float | None
    numerals: tuple[Numeral, ...]
    unit: str
    hedge: str
    noun: str
    modifiers: tuple[str, ...]
    phrase: Span
    role: str
    cue: str
    per: str
    block: int
    first: int
    last: int

    @property
    def figures(self) -> tuple[float, ...]:
        """The values of its numerals."""
        return tuple(item.value for item in self.numerals)

    @property
    def step(self) -> float:
        """Half of this may be lost to rounding."""
        return _SHARE if self.unit == "share" and len(self.numerals) > 1 else self.numerals[-1].step

    @property
    def bend(self) -> str:
        """least, most, near, or "" for a figure that is stated flat."""
        return HEDGES.get(self.hedge, "")

    @property
    def part(self) -> bool:
        """Whether it is a part of what is counted: "600 of the nurses"."""
        return self.role == "part"

    @property
    def dimension(self) -> str:
        """What its unit measures: length, time, money ...; share for a percentage, count where it has no unit."""
        return UNITS[self.unit].dimension if self.unit else "count"

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.dimension == "money"


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures for one thing may both be right: by rounding, by a hedge, by a range."""
    if one.high is not None or other.high is not None:
        return _ranges_agree(one, other)
    return near(one, other) or (one.bend != other.bend and (bent(one, other.value) or bent(other, one.value)))


def near(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are the same, but for rounding, whatever their hedges say."""
    step = max(one.step, other.step)
    return one.value == other.value or (step != 1 and abs(one.value - other.value) <= step / 2 * 1.0001)


def _ranges_agree(one: Quantity, other: Quantity) -> bool:
    low, high = _reach(one)
    bottom, top = _reach(other)
    slack = max(one.step, other.step) / 2
    if "most" in (one.bend, other.bend):
        return abs(high - top) <= slack
    if "least" in (one.bend, other.bend):
        return abs(low - bottom) <= slack
    return low <= top + slack and bottom <= high + slack


def _reach(item: Quantity) -> tuple[float, float]:
    ends = (item.value, item.value if item.high is None else item.high)
    return min(ends), max(ends)


def bent(item: Quantity, value: float) -> bool:
    """Whether a figure's hedge leaves room for the value: "more than 40" for 44, "nearly 50" for 48."""
    if item.bend == "least":
        # "more than 30" may be said of all up to 40.
        place = 10.0 ** (len(f"{item.value:.0f}") - 1)
        return (
            item.value
            <= value
            < max(item.value * 1.25, item.value + place if item.value % place == 0 and item.value > place else 0)
        )
    if item.bend == "most":
        return item.value * 0.85 <= value <= item.value
    return item.bend == "near" and abs(value - item.value) <= 0.12 * item.value
