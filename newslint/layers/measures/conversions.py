"""Pairs of measures of which the second says the first in another unit: 65 miles (105 km), 40C, or 104F."""

from __future__ import annotations

from itertools import pairwise

from ...document import Document, layer
from ...record import NamedTuple
from ..tokens import tokens
from ..units import UNITS
from .measure import Measure
from .reading import measures

_FIT = frozenset(
    "across apart away broad circumference deep diameter distance farther further high height in inland length long "
    "northeast northwest off offshore radius round southeast southwest square stretch tall thick wide width "
    "north south east west of".split()
)
"""What may stand between a measure and the bracket with its conversion."""
_LEADS = frozenset(
    "a about almost approx approximately around as at bit c equal equals equivalent ca is just just-over nearly or "
    "over roughly slightly some that the to under which ~ ≈ = . ,".split()
)
_OPEN = frozenset("([")
_CLOSE = frozenset(")];,")
_HYPHENS = frozenset("-‐‑")
_ENDS = _HYPHENS | {".", "/", "a", "above", "an", "at", "below", "each", "in", "on", "or", "per", "–", "—"}
"""What may follow a conversion besides; anything else makes it another figure: 5 km (2 miles of it on sand)."""
_FAR = 5
"""Words that may stand between a measure and a bracket that holds nothing but its conversion."""


class Conversion(NamedTuple):
    """Two measures of one dimension in different systems.

    `sure` tells that the second can be nothing but the first converted: in brackets right after it, or after ", or".
    """

    one: Measure
    other: Measure
    sure: bool


@layer
def conversions(document: Document) -> list[Conversion]:
    """The pairs of a story, in order."""
    stream = tokens(document)
    found = []
    for one, other in pairwise(measures(document)):
        one, other = _fluid(one, other), _fluid(other, one)
        if not _convertible(one, other) or stream.blocks[one.first] != stream.blocks[other.first]:
            continue
        sure = _linked(stream.keys, one, other)
        if sure is not None:
            found.append(Conversion(one, other, sure))
    return found


def _fluid(one: Measure, other: Measure) -> Measure:
    """Ounces beside milliliters are fluid ounces."""
    if one.unit.name != "ounce" or other.unit.dimension != "volume":
        return one
    return one._replace(unit=UNITS["fluid ounce"])


def _convertible(one: Measure, other: Measure) -> bool:
    if one.unit.dimension != other.unit.dimension:
        return False
    return one.unit.system != other.unit.system


def _linked(keys: list[str], one: Measure, other: Measure) -> bool | None:
    """Whether what stands between makes the one the other converted: surely, maybe (False), or not (None)."""
    between = keys[one.last : other.first]
    if not between or len(between) > 9 or "freezing" in between:
        return None
    if between == ["/"] or between[0] in ("=", "≈"):
        return True
    place = next((index for index, key in enumerate(between) if key in _OPEN), None)
    if place is not None:
        if any(key not in _LEADS for key in between[place + 1 :]):
            return None
        fit = all(key in _FIT or key in _HYPHENS for key in between[:place])
        closed = keys[other.last : other.last + 1]
        if fit:
            return not closed or closed[0] in _CLOSE or closed[0] in _FIT or closed[0] in _ENDS
        words = [key for key in between[:place] if key not in _HYPHENS]
        alone = bool(closed) and closed[0] in _CLOSE and len(words) <= _FAR and all(key.isalpha() for key in words)
        return False if alone else None
    if between[0] == "or":
        return False if all(key in _LEADS for key in between[1:]) else None
    if between[0] in (",", "—", "–", "-") and all(key in _LEADS for key in between[1 + (between[1:2] == ["-"]) :]):
        if "or" in between or "equivalent" in between or "equals" in between:
            return True
        return False if between[0] in "—–-" and keys[other.last : other.last + 1] == between[:1] else None
    return None
