"""Numbers as tokens write them: 1,200, 1.2m, 2½, twenty-five, half a, one and a half, three-quarters of a."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([½¼¾⅓⅔⅛])?([a-z]*)$")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
SHORT_SCALES = {
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "bln": 10**9,
    "tn": 10**12,
}
_HALVES = {
    "half": 0.5,
    "quarter": 0.25,
    "quarters": 0.25,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "eighth": 0.125,
    "eighths": 0.125,
    "tenth": 0.1,
    "tenths": 0.1,
}
_HYPHENS = ("-", "‐", "‑")
WORDS = frozenset({*UNITS, *TENS, *SCALES, *_HALVES, "a", "an", "and", "of", "point", *_HYPHENS, "/", "."})
"""Words of which a number can consist, digits apart."""


class Numeral(NamedTuple):
    """A number: its `value`, the `step` to which it may have been rounded, and the token after it.

    The step of 1,200 is 100, of 1.25 it is 0.05: a last digit of 5 may stand for the nearest five.
    `plain` is the step by the number of decimals alone: 1 of 1,200, 0.01 of 1.25.
    """

    value: float
    step: float
    plain: float
    last: int


def numeral(keys: Sequence[str], first: int, last: int) -> Numeral | None:
    """The longest number that begins at token `first` and ends before `last`."""
    if first >= last:
        return None
    if keys[first][0].isdigit():
        return _figures(keys, first, last)
    return _spelled(keys, first, last)


def _figures(keys: Sequence[str], first: int, last: int) -> Numeral | None:
    digits = _DIGITS.match(keys[first])
    if digits is None or (digits[4] and digits[4] not in SHORT_SCALES):
        return None
    whole, decimals, vulgar, scale = digits.groups()
    value, plain = float(whole.replace(",", "") + (decimals or "")), 10.0 ** -len((decimals or ".")[1:])
    step = _step(whole.replace(",", ""), decimals)
    at = first + 1
    if vulgar:
        value, step, plain = value + _VULGAR[vulgar], 0.25, 0.25
    elif not decimals and not scale:
        fraction = _slashed(keys, at, last)
        alone = at < last and keys[at] == "/" and _slashed(keys, first, last)
        if fraction:
            value, step, plain, at = value + fraction, 0.25, 0.25, at + 3
        elif alone:
            value, step, plain, at = alone, 0.25, 0.25, at + 2
        else:
            half = _and_a_half(keys, at, last)
            if half > at:
                value, step, plain, at = value + 0.5, 0.25, 0.25, half
    factor = SHORT_SCALES.get(scale, 1)
    while at < last and keys[at] in SCALES and keys[at] != "hundred":
        factor *= SCALES[keys[at]]
        at += 1
    return Numeral(value * factor, step * factor, plain * factor, at)


def _step(whole: str, decimals: str | None) -> float:
    """The rounding of digits: the worth of the last that is not zero, five times that where it is a five."""
    if decimals:
        return (5 if decimals[-1] == "5" else 1) * 0.1 ** (len(decimals) - 1)
    bare = whole.rstrip("0")
    if not bare:
        return 1.0
    return (5.0 if bare[-1] == "5" else 1.0) * 10.0 ** (len(whole) - len(bare))


def _slashed(keys: Sequence[str], at: int, last: int) -> float:
    """1/2 as three tokens; 0 for none."""
    if at + 3 > last or keys[at + 1] != "/" or not keys[at].isdecimal() or not keys[at + 2].isdecimal():
        return 0.0
    part, whole = int(keys[at]), int(keys[at + 2])
    return part / whole if 0 < part < whole <= 16 else 0.0


def _and_a_half(keys: Sequence[str], at: int, last: int) -> int:
    """The token after "and a half", "-and-a-half"; `at` where it does not stand there."""
    words = [(key, place) for place, key in enumerate(keys[at : min(at + 6, last)], at) if key not in _HYPHENS]
    if [key for key, _ in words[:3]] == ["and", "a", "half"]:
        return words[2][1] + 1
    return at


def _spelled(keys: Sequence[str], first: int, last: int) -> Numeral | None:
    total, group, at, scaled = 0.0, _small(keys, first, last), first, 1.0
    if group is None:
        return None
    value, at = group
    fraction = value != int(value)
    article = keys[first] in ("a", "an")
    while at < last:
        key = keys[at]
        if key in SCALES:
            scale = SCALES[key]
            value *= scale
            if scale >= 1000:
                total, value, scaled = total + value, 0.0, min(scaled, scale) if total else scale
            article = False
            at += 1
            continue
        more = _small(keys, at + (key == "and"), last) if value == 0 or value % 100 == 0 else None
        if more is None or more[0] < 1 or keys[at - 1] not in SCALES:
            break
        value, at = value + more[0], more[1]
    value += total
    half = _and_a_half(keys, at, last)
    if half > at and value < 100:
        value, at, fraction = value + 0.5, half, True
    if article and value == 1:
        return Numeral(1.0, 1.0, 1.0, at)
    if fraction and value < 1000:
        return Numeral(value, 0.25, 0.25, at)
    return Numeral(value, _step(str(int(value)), None), 1.0, at)


def _small(keys: Sequence[str], at: int, last: int) -> tuple[float, int] | None:
    """A number below a hundred in words, a fraction, or "a"; and the token after it."""
    if at >= last:
        return None
    key = keys[at]
    if key in ("a", "an"):
        return 1.0, at + 1
    if key in TENS:
        after = at + 2 if at + 1 < last and keys[at + 1] in _HYPHENS else at + 1
        if after < last and 0 < UNITS.get(keys[after], 0) < 10:
            return float(TENS[key] + UNITS[keys[after]]), after + 1
        return float(TENS[key]), at + 1
    count = 1.0
    if key in UNITS:
        count, at = float(UNITS[key]), at + 1
        part = at + 1 if at < last and keys[at] in _HYPHENS else at
        if not (part < last and keys[part] in _HALVES):
            return count, at
        at, key = part, keys[part]
    if key in _HALVES:
        return count * _HALVES[key], _of_a(keys, at + 1, last)
    return None


def _of_a(keys: Sequence[str], at: int, last: int) -> int:
    """The token after the "a", "of a" or "of an" that follows a fraction."""
    at += at < last and keys[at] == "of"
    return at + (at < last and keys[at] in ("a", "an"))
