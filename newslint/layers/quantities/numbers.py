"""Numbers as they are written: 8,000, 1.2m, twenty-one, half a million, two-thirds, 2½."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..tokens import Tokens

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([^\d.,:]*)")
_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: value * 10 for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 100_000, "crore": 10**7}
SHORT_SCALES = {
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mil": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_PLURAL_PARTS = {f"{part}s": value for part, value in _PARTS.items()} | {"halves": 2}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_ENDINGS = frozenset({"st", "nd", "rd", "th"})

STARTS = frozenset({*_SMALL, *_TENS, *_VULGAR, *ORDINALS, "hundred", "dozen", "half", "quarter", *_SCALES})
"""Words that can begin a figure; digits can too."""


class Number(NamedTuple):
    """A number read from tokens `[first, last)`.

    `step`: the size of its last stated place; `rest`: letters glued behind its digits that are no
    scale ("km", "s"); `form`: digits, words, share (a fraction of something), ordinal; `scaled`:
    whether a word or letter multiplies it.
    """

    first: int
    last: int
    value: float
    step: float
    rest: str
    form: str
    scaled: bool


def read_number(stream: Tokens, at: int, end: int) -> Number | None:
    """The number that begins at a token; None where there is none. `end`: the block's last token + 1."""
    key = stream.keys[at]
    return _digits(stream, at, end) if key[0].isdecimal() else _words(stream, at, end)


def _digits(stream: Tokens, at: int, end: int) -> Number | None:
    found = _DIGITS.fullmatch(stream.keys[at])
    if found is None:
        return None
    digits, rest = found[1].replace(",", ""), found[2]
    value, step = float(digits), _step(digits)
    if rest in _ENDINGS:
        return Number(at, at + 1, value, 1, "", "ordinal", False)
    if rest in _VULGAR:
        value, step, rest = value + _VULGAR[rest], 0.1, ""
    scale: float = SHORT_SCALES.get(rest) or _SCALES.get(rest, 0)
    if scale:
        return Number(at, at + 1, _times(value, scale), _decimals(digits) * scale, rest, "digits", True)
    last = at + 1
    if not rest:
        half = _and_half(stream, last, end)
        if half:
            value, last, step = value + half[0], half[1], 0.1
        scale, last = _scale(stream, last, end)
        if scale > 1:
            return Number(at, last, _times(value, scale), _decimals(digits) * scale, "", "digits", True)
    return Number(at, last, value, step, rest, "digits", False)


def _times(value: float, scale: float) -> float:
    """The product without the dust of binary fractions: 1.1 million is 1,100,000."""
    product = value * scale
    return float(round(product)) if abs(product - round(product)) < 1e-4 else product


def _step(digits: str) -> float:
    """The last stated place, but at most a tenth of the figure: 0.1 for 3.5, 800 for 8,000; 1 below 1,000."""
    if "." in digits:
        return _decimals(digits)
    bare = digits.rstrip("0")
    return min(float(10 ** (len(digits) - len(bare))), float(digits) / 10) if bare and len(digits) > 3 else 1.0


def _decimals(digits: str) -> float:
    return float(10 ** -len(digits.partition(".")[2]))


def _and_half(stream: Tokens, at: int, end: int) -> tuple[float, int] | None:
    """`and a half`, `1/2` or `½` after a whole number, and the token after it."""
    keys = stream.keys
    if keys[at : min(at + 3, end)] == ["and", "a", "half"]:
        return 0.5, at + 3
    if at < end and keys[at] in _VULGAR:
        return _VULGAR[keys[at]], at + 1
    return None


def _scale(stream: Tokens, at: int, end: int) -> tuple[float, int]:
    """The product of the scale words from a token on, a hyphen before them or not, and the token after them."""
    scale = 1.0
    while at < end:
        step = 1 if stream.keys[at] == "-" and at + 1 < end and stream.starts[at] == stream.ends[at - 1] else 0
        key = stream.keys[at + step]
        size = (
            _SCALES.get(key)
            or (100 if key == "hundred" else 0)
            or (SHORT_SCALES.get(key, 0) if key in ("bn", "mn", "tn") else 0)
        )
        if not size:
            break
        scale, at = scale * size, at + step + 1
    return scale, at


def _words(stream: Tokens, at: int, end: int) -> Number | None:
    keys = stream.keys
    key = keys[at]
    if key in _VULGAR:
        return Number(at, at + 1, _VULGAR[key], 0.01, "", "share", False)
    share = _share(stream, at, end)
    if share:
        return share
    if key in ORDINALS:
        return Number(at, at + 1, ORDINALS[key], 1, "", "ordinal", False)
    first = at - 1 if at and keys[at - 1] in ("a", "an") and stream.blocks[at - 1] == stream.blocks[at] else at
    if key == "dozen":
        return Number(first, at + 1, 12, 4, "", "words", True)
    if key == "hundred" or key in _SCALES:
        if first == at:
            return None
        scale, last = _scale(stream, at, end)
        return Number(first, last, scale, scale, "", "words", True)
    return _cardinal(stream, at, end)


def _cardinal(stream: Tokens, at: int, end: int) -> Number | None:
    """`twenty-one`, `two hundred and five thousand`, `two and a half million`, `two dozen`."""
    keys = stream.keys
    whole, current, last, step = 0.0, 0.0, at, 1.0
    while last < end:
        key = keys[last]
        below = _below_hundred(stream, last, end)
        if below:
            if current % 100:
                break
            current, last, step = current + below[0], below[1], 1.0
        elif key == "hundred" and 0 < current < 100:
            current, last, step = current * 100, last + 1, 100.0
        elif key in _SCALES and current:
            whole, current, last, step = whole + current * _SCALES[key], 0.0, last + 1, float(_SCALES[key])
        elif (
            key == "and"
            and last > at
            and keys[last - 1] in ("hundred", "thousand")
            and _below_hundred(stream, last + 1, end)
        ):
            last += 1
        else:
            break
    if last == at:
        return None
    value = whole + current
    if last < end and keys[last] == "dozen":
        return Number(at, last + 1, value * 12, 6, "", "words", True)
    half = _and_half(stream, last, end)
    if half:
        scale, last = _scale(stream, half[1], end)
        return Number(at, last, (value + half[0]) * scale, scale / 10, "", "words", scale > 1)
    scale, after = _scale(stream, last, end) if keys[last - 1] not in _SCALES else (1.0, last)
    if scale > 1:
        value, last, step = value * scale, after, scale
    return Number(at, last, value, step, "", "words", step >= 1000)


def _below_hundred(stream: Tokens, at: int, end: int) -> tuple[int, int] | None:
    """A number word below a hundred and the token after it."""
    if at >= end:
        return None
    keys = stream.keys
    if keys[at] in _SMALL:
        return _SMALL[keys[at]], at + 1
    if keys[at] not in _TENS:
        return None
    value = _TENS[keys[at]]
    hyphen = at + 1 < end and keys[at + 1] in "-‑" and stream.starts[at + 1] == stream.ends[at]
    after = at + 1 + hyphen
    if after < end and 0 < _SMALL.get(keys[after], 0) < 10:
        return value + _SMALL[keys[after]], after + 1
    return value, at + 1


def _share(stream: Tokens, at: int, end: int) -> Number | None:
    """`half of`, `half a million`, `two-thirds`, `a third of`, `three quarters of a million`."""
    keys = stream.keys
    many, last, several = 1, at, False
    if keys[at] in _SMALL:
        many = _SMALL[keys[at]]
        last = at + 1 + (at + 2 < end and keys[at + 1] in "-‑")
        if last >= end:
            return None
        several = keys[last] in _PLURAL_PARTS
    parts = _PLURAL_PARTS.get(keys[last]) if several else _PARTS.get(keys[last])
    if not parts or not 0 < many <= parts:
        return None
    glued = last > at + 1
    after = keys[last + 1 : last + 4] if last + 4 <= end else keys[last + 1 : end]
    first = at - 1 if at and keys[at - 1] == "a" and stream.blocks[at - 1] == stream.blocks[at] and not several else at
    scaled = _of_scale(after)
    if scaled:
        return Number(first, last + 1 + scaled[1], many / parts * scaled[0], scaled[0] / 10, "", "words", True)
    third = many == 1 and last > at and keys[last] not in ("quarter", "half")
    sure = (
        several
        or glued
        or third
        or (keys[last] == "half" and bool(after) and after[0] in ("of", "the", "its", "their", "his", "her", "all"))
    )
    if not (sure or (after and after[0] == "of" and (first < at or many == 1 and last > at))):
        return None
    return Number(first, last + 1, many / parts, 0.01, "", "share", False)


def _of_scale(after: list[str]) -> tuple[float, int] | None:
    """What follows a part: `a million`, `of a million`, `a dozen`: its size and how many tokens."""
    skip = 1 if after[:1] == ["of"] else 0
    if after[skip : skip + 1] == ["a"] and len(after) > skip + 1:
        key = after[skip + 1]
        size = _SCALES.get(key) or {"hundred": 100, "dozen": 12}.get(key)
        if size:
            return float(size), skip + 2
    if after[:1] and after[0] in ("million", "billion"):
        return float(_SCALES[after[0]]), 1
    return None
