"""Numerals as tokens write them: 8,000, 1.2m, 2½, twenty-one, half a million, two-thirds, one and a half."""

from __future__ import annotations

from ...wording import Wording
from ..tokens import Tokens
from .numeral import Numeral, rounding, times
from .words import (
    HYPHENS,
    ONES,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS,
    PLURAL_PARTS,
    SCALES,
    SHORT_SCALES,
    TENS,
    VULGAR,
)

_DIGITS = Wording(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([^\d.,:]*)")
_QUARTER = 0.25
"""How finely figures with a fraction are said: 2½ is no 2.4."""
_SHARE = 0.01
_LONGEST = 100
"""A row of more digits is no figure."""
_SPOKEN_SCALES = frozenset(("bn", "mn", "tn"))


def read_numeral(stream: Tokens, at: int, end: int, *, measured: bool = False) -> Numeral | None:
    """The numeral that begins at a token; None where there is none. `end`: the block's last token + 1.

    `measured`: a unit follows at `end`, so that "half a" and "1/2" are numerals too.
    """
    key = stream.keys[at]
    if key[0].isdecimal():
        slashed = _slashed(stream, at, end) if measured else 0.0
        return _numeral(at, at + 3, slashed, _QUARTER, "digits") if slashed else _digits(stream, at, end, measured)
    if measured and key in ("a", "an") and at + 1 == end:
        return _numeral(at, end, 1.0, 1.0, "words")
    return _words(stream, at, end, measured)


def whole_number(stream: Tokens, at: int) -> tuple[int, int] | None:
    """A whole number under 1,000 in digits, or under 100 in words (forty-two), and the token after it."""
    if at >= len(stream):
        return None
    key = stream.keys[at]
    if key.isdecimal():
        return (int(key), at + 1) if len(key) <= 3 else None
    if key in ONES:
        return ONES[key], at + 1
    if key not in TENS:
        return None
    if at + 2 < len(stream) and stream.keys[at + 1] == "-" and 0 < ONES.get(stream.keys[at + 2], 0) < 10:
        return TENS[key] + ONES[stream.keys[at + 2]], at + 3
    return TENS[key], at + 1


def _numeral(first: int, last: int, value: float, place: float, form: str, *, scaled: bool = False) -> Numeral:
    return Numeral(first, last, value, place, place, form, scaled)


def _digits(stream: Tokens, at: int, end: int, measured: bool) -> Numeral | None:
    found = _DIGITS.fullmatch(stream.keys[at])
    if found is None:
        return None
    digits, rest = found[1].replace(",", ""), found[2]
    if len(digits) > _LONGEST:
        return None
    if rest in ORDINAL_ENDINGS:
        return Numeral(at, at + 1, float(digits), 1, 1, "ordinal")
    number = _plain(at, digits)
    if rest in VULGAR:
        number, rest = number._replace(value=number.value + VULGAR[rest], place=_QUARTER, round=_QUARTER), ""
    scale: float = SHORT_SCALES.get(rest) or SCALES.get(rest, 0)
    if scale:
        return number.times(scale)._replace(rest=rest)
    if rest:
        return number._replace(rest=rest)
    half = _and_half(stream, at + 1, end, measured)
    if half:
        number = number._replace(value=number.value + half[0], last=half[1], place=_QUARTER, round=_QUARTER)
    scale, last = _scale(stream, number.last, end)
    return number.times(scale)._replace(last=last) if scale > 1 else number


def _plain(at: int, digits: str) -> Numeral:
    """Digits alone, as 1200 or 1.25."""
    decimals = len(digits.partition(".")[2])
    place = 10.0**-decimals
    zeros = 0 if decimals else len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0
    return Numeral(at, at + 1, float(digits), place, place * 10.0**zeros, "digits")


def _and_half(stream: Tokens, at: int, end: int, measured: bool) -> tuple[float, int] | None:
    """`and a half`, `-and-a-half` or `½` after a whole number, and the token after it; where `measured`, `1/2`."""
    keys = stream.keys
    if at < end and keys[at] in VULGAR:
        return VULGAR[keys[at]], at + 1
    if at < end and (keys[at] == "and" or keys[at] in HYPHENS):
        words = [(key, place) for place, key in enumerate(keys[at : min(at + 6, end)], at) if key not in HYPHENS]
        if [key for key, _ in words[:3]] == ["and", "a", "half"]:
            return 0.5, words[2][1] + 1
    slashed = _slashed(stream, at, end) if measured else 0.0
    return (slashed, at + 3) if slashed else None


def _slashed(stream: Tokens, at: int, end: int) -> float:
    """1/2 as three tokens; 0 for none."""
    keys = stream.keys
    if at + 3 > end or keys[at + 1] != "/" or not keys[at].isdecimal() or not keys[at + 2].isdecimal():
        return 0.0
    part, whole = int(keys[at]), int(keys[at + 2])
    return part / whole if 0 < part < whole <= 16 else 0.0


def _scale(stream: Tokens, at: int, end: int) -> tuple[float, int]:
    """The product of the scale words from a token on, a hyphen before them or not, and the token after them."""
    scale = 1.0
    while at < end:
        step = 1 if stream.keys[at] == "-" and at + 1 < end and stream.starts[at] == stream.ends[at - 1] else 0
        key = stream.keys[at + step]
        size = SCALES.get(key) or (100 if key == "hundred" else SHORT_SCALES[key] if key in _SPOKEN_SCALES else 0)
        if not size:
            break
        scale, at = scale * size, at + step + 1
    return scale, at


def _words(stream: Tokens, at: int, end: int, measured: bool) -> Numeral | None:
    keys = stream.keys
    key = keys[at]
    if key in VULGAR:
        return _numeral(at, at + 1, VULGAR[key], _QUARTER if measured else _SHARE, "share")
    share = _share(stream, at, end, measured)
    if share:
        return share
    if key in ORDINALS:
        return Numeral(at, at + 1, ORDINALS[key], 1, 1, "ordinal")
    first = at - 1 if at and keys[at - 1] in ("a", "an") and stream.blocks[at - 1] == stream.blocks[at] else at
    if key == "dozen":
        return _numeral(first, at + 1, 12, 4, "words", scaled=True)
    if key == "hundred" or key in SCALES:
        if first == at:
            return None
        scale, last = _scale(stream, at, end)
        return _numeral(first, last, scale, scale, "words", scaled=True)
    return _cardinal(stream, at, end, measured)


def _cardinal(stream: Tokens, at: int, end: int, measured: bool) -> Numeral | None:
    """`twenty-one`, `two hundred and five thousand`, `two and a half million`, `two dozen`."""
    keys = stream.keys
    whole, current, last, place = 0.0, 0.0, at, 1.0
    while last < end:
        key = keys[last]
        below = _below_hundred(stream, last, end)
        if below:
            if current % 100:
                break
            current, last, place = current + below[0], below[1], 1.0
        elif key == "hundred" and 0 < current < 100:
            current, last, place = current * 100, last + 1, 100.0
        elif key in SCALES and current:
            whole, current, last, place = whole + current * SCALES[key], 0.0, last + 1, float(SCALES[key])
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
        return _numeral(at, last + 1, value * 12, 6, "words", scaled=True)
    half = _and_half(stream, last, end, measured)
    if half:
        scale, last = _scale(stream, half[1], end)
        place = _QUARTER * scale
        return _numeral(at, last, times(value + half[0], scale), place, "words", scaled=scale > 1)
    scale, after = _scale(stream, last, end) if keys[last - 1] not in SCALES else (1.0, last)
    if scale > 1:
        value, last, place = value * scale, after, scale
    return Numeral(at, last, value, place, rounding(value, place), "words", place >= 1000)


def _below_hundred(stream: Tokens, at: int, end: int) -> tuple[int, int] | None:
    """A number word below a hundred and the token after it."""
    if at >= end:
        return None
    keys = stream.keys
    if keys[at] in ONES:
        return ONES[keys[at]], at + 1
    if keys[at] not in TENS:
        return None
    hyphen = at + 1 < end and keys[at + 1] in HYPHENS and stream.starts[at + 1] == stream.ends[at]
    after = at + 1 + hyphen
    if after < end and 0 < ONES.get(keys[after], 0) < 10:
        return TENS[keys[at]] + ONES[keys[after]], after + 1
    return TENS[keys[at]], at + 1


def _share(stream: Tokens, at: int, end: int, measured: bool) -> Numeral | None:
    """`half of`, `half a million`, `two-thirds`, `a third of`, `three quarters of a million`."""
    keys = stream.keys
    many, last, several = 1, at, False
    if keys[at] in ONES:
        many = ONES[keys[at]]
        last = at + 1 + (at + 2 < end and keys[at + 1] in HYPHENS)
        if last >= end:
            return None
        several = keys[last] in PLURAL_PARTS
    parts = PLURAL_PARTS.get(keys[last]) if several else PARTS.get(keys[last])
    if not parts or not 0 < many <= parts:
        return None
    glued = last > at + 1
    after = keys[last + 1 : min(last + 4, end)]
    first = at - 1 if at and keys[at - 1] == "a" and stream.blocks[at - 1] == stream.blocks[at] and not several else at
    scaled = _of_scale(after)
    if scaled:
        value, place = many / parts * scaled[0], scaled[0] / 10
        return _numeral(first, last + 1 + scaled[1], value, place, "words", scaled=True)
    known = many == 1 and last > at
    if measured and (last > at or keys[last] in ("half", "quarter") or (first < at and after[:1] == ["of"])):
        stop = last + 1 + (after[:1] == ["of"])
        stop += stop < end and keys[stop] in ("a", "an")
        return _numeral(first, stop, many / parts, _QUARTER, "share")
    whole = keys[last] == "half" and bool(after) and after[0] in ("of", "the", "its", "their", "his", "her", "all")
    sure = several or glued or (known and keys[last] not in ("quarter", "half")) or whole
    if not (sure or (after and after[0] == "of" and (first < at or known))):
        return None
    return _numeral(first, last + 1, many / parts, _SHARE, "share")


def _of_scale(after: list[str]) -> tuple[float, int] | None:
    """What follows a part: `a million`, `of a million`, `a dozen`: its size and how many tokens."""
    skip = 1 if after[:1] == ["of"] else 0
    if after[skip : skip + 1] == ["a"] and len(after) > skip + 1:
        key = after[skip + 1]
        size = SCALES.get(key) or {"hundred": 100, "dozen": 12}.get(key)
        if size:
            return float(size), skip + 2
    if after[:1] and after[0] in ("million", "billion"):
        return float(SCALES[after[0]]), 1
    return None
