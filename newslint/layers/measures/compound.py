"""Measures of two figures or two units: 5 feet 6 inches, 11st 4, 6'5", 12in x 16in."""

from __future__ import annotations

from ...span import Span
from ..numerals import HYPHENS
from ..tokens import Tokens
from ..units import UNITS, converted_forms
from .figures import JOINTS, single
from .measure import Measure

FEET_MARKS = frozenset("'′")
_INCH_MARKS = frozenset("\"”″'")
_SMALLER = {"feet": UNITS["inch"], "stone": UNITS["pound"], "pounds": UNITS["ounce"]}
_IN_ONE = {"feet": 12, "stone": 14, "pounds": 16}
"""By a unit's plural: the smaller unit that may go on, and how many of it one is."""


def compound(stream: Tokens, one: Measure, other: Measure) -> Measure | None:
    """5 feet 6 inches as one measure in the smaller unit, 12in x 16in as one with two figures; None for others."""
    if one.unit == other.unit:
        return _row(stream, one, other)
    if one.unit.plural not in _SMALLER or len(one.numerals) + len(other.numerals) > 2:
        return None
    smaller, in_one = _SMALLER[one.unit.plural], _IN_ONE[one.unit.plural]
    between = stream.keys[one.last : other.first]
    if between and between not in ([","], ["and"], ["-"]):
        return None
    large, small = one.numerals[0], other.numerals[0]
    value = large.value * in_one + small.value
    if (
        other.unit.plural != smaller.plural
        or small.value >= in_one
        or stream.blocks[one.first] != stream.blocks[other.first]
    ):
        return None
    figure = single(one.first, other.last, value, small.place)
    return Measure((figure,), "", other.unit, one.first, other.last, Span(one.span.start, other.span.end))


def _row(stream: Tokens, one: Measure, other: Measure) -> Measure | None:
    joint = stream.keys[one.last]
    if one.last + 1 != other.first or len(one.numerals) + len(other.numerals) > 2 or joint not in JOINTS:
        return None
    if joint in ("and", "or"):
        return None
    span = Span(one.span.start, other.span.end)
    return Measure(one.numerals + other.numerals, JOINTS[joint], one.unit, one.first, other.last, span)


def trailing(stream: Tokens, one: Measure) -> Measure:
    """5-foot-6 and 11st 4 as one measure in the smaller unit: the second figure has no unit of its own."""
    keys, at = stream.keys, one.last
    at += at < len(keys) and keys[at] in HYPHENS and stream.touches(at - 1)
    if one.unit.name not in ("foot", "stone") or len(one.numerals) > 1 or at >= len(keys):
        return one
    after = keys[at + 1] if at + 1 < len(keys) else ""
    per_one = _IN_ONE[one.unit.plural]
    if after in converted_forms() or after in HYPHENS or after in ("/", "%") or not _below(keys[at], per_one):
        return one
    if stream.blocks[at] != stream.blocks[one.first] or (at == one.last and keys[at - 1] == "feet"):
        return one
    value = one.numerals[0].value * per_one + int(keys[at])
    unit = _SMALLER[one.unit.plural]
    figure = single(one.first, at + 1, value, 1.0)
    return Measure((figure,), "", unit, one.first, at + 1, Span(one.span.start, stream.ends[at]))


def marked(stream: Tokens, at: int) -> Measure | None:
    """6'5": feet and inches by their marks."""
    keys = stream.keys
    if at == 0 or at + 2 >= len(keys) or keys[at + 2] not in _INCH_MARKS or not _below(keys[at - 1], 1000):
        return None
    if not (_below(keys[at + 1], _IN_ONE["feet"]) and stream.touches(at - 1)):
        return None
    figure = single(at - 1, at + 3, int(keys[at - 1]) * 12.0 + int(keys[at + 1]), 1.0)
    span = Span(stream.starts[at - 1], stream.ends[at + 2])
    return Measure((figure,), "", UNITS["inch"], at - 1, at + 3, span)


def _below(key: str, limit: int) -> bool:
    """Whether a token is a whole number, and less than a limit."""
    return key.isdecimal() and len(key) < 5 and int(key) < limit
