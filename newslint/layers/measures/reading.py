"""Measures: figures with a unit of length, mass, area, volume, speed, temperature and the like."""

from __future__ import annotations

from typing import NamedTuple

from ...document import Document, layer
from ...span import Span
from ..numerals import HYPHENS, SHORT_SCALES, Numeral
from ..tokens import Tokens, tokens
from .figures import JOINTS, MINUS, RUN, read_figures, single
from .units import CUBIC, NEED_FIGURE, PERIODS, SQUARE, Unit, per, powered, units

_AND_MORE = frozenset(("odd", "plus"))
_LONGEST_RUN = 12
CURRENCY = frozenset("$£€¥₹₽")
_FEET_MARKS = frozenset("'′")
_INCH_MARKS = frozenset("\"”″'")
_SMALLER = {"feet": "inches", "stone": "pounds", "pounds": "ounces"}
_IN_ONE = {"feet": 12, "stone": 14, "pounds": 16}


class Measure(NamedTuple):
    """A figure, a range or a product of figures in one unit.

    `numerals` are the figures, in `unit`; `joint` is "to" (70 to 80 miles), "by" (10 by 20 feet) or "".
    `first` and `last` are its tokens, half-open; `span` their stretch.
    """

    numerals: tuple[Numeral, ...]
    joint: str
    unit: Unit
    first: int
    last: int
    span: Span


@layer
def measures(document: Document) -> list[Measure]:
    """The measures of all blocks, in order, not overlapping."""
    stream = tokens(document)
    reader = _Reader(document, stream)
    table = units()
    found: list[Measure] = []
    for at, key in enumerate(stream.keys):
        if key in table or key in SQUARE or key in CUBIC or key == "feet":
            measure = reader.spaced(at)
        elif key[0].isdecimal() and not key[-1].isdecimal():
            measure = reader.attached(at)
        elif key in _FEET_MARKS:
            measure = reader.marked(at)
        else:
            continue
        if measure is None:
            continue
        while found and found[-1].last > measure.first:
            found.pop()
        measure = reader.trailing(measure)
        whole = found and reader.compound(found[-1], measure)
        if whole:
            found[-1] = whole
        else:
            found.append(measure)
    return found


class _Reader:
    """Reads measures around one token."""

    def __init__(self, document: Document, stream: Tokens) -> None:
        self.document = document
        self.keys = stream.keys
        self.stream = stream

    def spaced(self, at: int) -> Measure | None:
        """The measure whose unit begins at a token of its own: 5 miles, 400-metre."""
        before = at - 1
        if before < 0 or self.stream.blocks[before] != self.stream.blocks[at]:
            return None
        before -= before > 0 and self.keys[before] in HYPHENS
        if before > 1 and self.keys[before] in _AND_MORE:
            before -= 1 + (self.keys[before - 1] in HYPHENS)
        digits = self.keys[before][0].isdigit()
        if not digits and (self.keys[at] in NEED_FIGURE or self.keys[before] not in RUN):
            return None
        read = self._unit(at, digits=digits)
        if read is None:
            return None
        unit, last = read
        return self._with_figures(before + 1, unit, at, last)

    def attached(self, at: int) -> Measure | None:
        """The measure whose unit is part of its figure's token: 166km, 40C."""
        key = self.keys[at]
        size = len(key)
        while not key[size - 1].isdecimal() and key[size - 1] not in "½¼¾":
            size -= 1
        word = key[size:]
        if word not in units() or (word in SHORT_SCALES and self._scales(at)):
            return None
        read = self._unit(at, digits=True, word=word)
        if read is None:
            return None
        unit, last = read
        return self._with_figures(at + 1, unit, at + 1, last, bare=key[:size])

    def compound(self, one: Measure, other: Measure) -> Measure | None:
        """5 feet 6 inches as one measure in the smaller unit, 12in x 16in as one with two figures; None for others."""
        if one.unit == other.unit:
            return self._row(one, other)
        if _SMALLER.get(one.unit.name) != other.unit.name or len(one.numerals) + len(other.numerals) > 2:
            return None
        between = self.keys[one.last : other.first]
        if between and between not in ([","], ["and"], ["-"]):
            return None
        large, small = one.numerals[0], other.numerals[0]
        value = large.value * _IN_ONE[one.unit.name] + small.value
        if small.value >= _IN_ONE[one.unit.name] or self.stream.blocks[one.first] != self.stream.blocks[other.first]:
            return None
        figure = single(one.first, other.last, value, small.place)
        return Measure((figure,), "", other.unit, one.first, other.last, Span(one.span.start, other.span.end))

    def _row(self, one: Measure, other: Measure) -> Measure | None:
        joint = self.keys[one.last]
        if one.last + 1 != other.first or len(one.numerals) + len(other.numerals) > 2 or joint not in JOINTS:
            return None
        if joint in ("and", "or"):
            return None
        span = Span(one.span.start, other.span.end)
        return Measure(one.numerals + other.numerals, JOINTS[joint], one.unit, one.first, other.last, span)

    def trailing(self, one: Measure) -> Measure:
        """5-foot-6 and 11st 4 as one measure in the smaller unit: the second figure has no unit of its own."""
        keys, at = self.keys, one.last
        at += at < len(keys) and keys[at] in HYPHENS and self._touches(at - 1)
        if one.unit.name not in ("feet", "stone") or len(one.numerals) > 1 or at >= len(keys):
            return one
        after = keys[at + 1] if at + 1 < len(keys) else ""
        per_one = _IN_ONE[one.unit.name]
        if not keys[at].isdecimal() or int(keys[at]) >= per_one or after in units() or after in (*HYPHENS, "/", "%"):
            return one
        if self.stream.blocks[at] != self.stream.blocks[one.first] or (at == one.last and keys[at - 1] == "feet"):
            return one
        value = one.numerals[0].value * per_one + int(keys[at])
        unit = units()[_SMALLER[one.unit.name]][-1][1]
        figure = single(one.first, at + 1, value, 1.0)
        return Measure((figure,), "", unit, one.first, at + 1, Span(one.span.start, self.stream.ends[at]))

    def marked(self, at: int) -> Measure | None:
        """6'5": feet and inches by their marks."""
        keys = self.keys
        if at == 0 or at + 2 >= len(keys) or keys[at + 2] not in _INCH_MARKS or not keys[at - 1].isdecimal():
            return None
        if not (keys[at + 1].isdecimal() and int(keys[at + 1]) < _IN_ONE["feet"] and self._touches(at - 1)):
            return None
        figure = single(at - 1, at + 3, int(keys[at - 1]) * 12.0 + int(keys[at + 1]), 1.0)
        span = Span(self.stream.starts[at - 1], self.stream.ends[at + 2])
        return Measure((figure,), "", units()["inches"][-1][1], at - 1, at + 3, span)

    def _scales(self, at: int) -> bool:
        """Whether the m of 1.2m is million: money, or a noun or unit after it."""
        if at > 0 and self.keys[at - 1] in CURRENCY:
            return True
        return at + 1 < len(self.keys) and (self.keys[at + 1] in units() and self.keys[at + 1] not in NEED_FIGURE)

    def _unit(self, at: int, *, digits: bool, word: str = "") -> tuple[Unit, int] | None:
        """The unit that begins at a token, with its power and period, and the token after it."""
        keys = self.keys
        power = 0 if word else 2 if keys[at] in SQUARE else 3 if keys[at] in CUBIC else 0
        start = at
        if power:
            at += 1
            at += at < len(keys) and keys[at] in (".", *HYPHENS)
        read = self._plain(at, word)
        if read is None:
            return None
        unit, last = read
        key = word or keys[at]
        if key in NEED_FIGURE and not power and not self._is_sign(start, key, last):
            return None
        if unit.dimension == "temperature":
            unit, last = self._scale(unit, last)
        sign = keys[last] if last < len(keys) else ""
        if not power and sign in ("²", "³", "2", "3") and self._touches(last - 1):
            power, last = (2 if sign in "²2" else 3), last + 1
        if power:
            if unit.dimension != "length":
                return None
            unit = powered(unit, power)
        return self._period(unit, last)

    def _plain(self, at: int, word: str) -> tuple[Unit, int] | None:
        keys = self.keys
        if at >= len(keys):
            return None
        for rest, unit in units().get(word or keys[at], ()):
            place = at + 1
            for part in rest:
                if place < len(keys) and keys[place] in HYPHENS:
                    place += 1
                if place >= len(keys) or keys[place] != part:
                    break
                place += 1
            else:
                if place < len(keys) and keys[place] == "." and len(keys[at]) < 4 and self._dotted(place):
                    place += 1
                return unit, place
        return None

    def _dotted(self, at: int) -> bool:
        """Whether a full stop belongs to an abbreviation: more follows in small letters or in brackets."""
        if not self._touches(at - 1) or at + 1 >= len(self.keys):
            return False
        follows = self.document.text[self.stream.starts[at + 1]]
        return follows.islower() or follows in "()[],;" or follows.isdigit()

    def _is_sign(self, at: int, key: str, last: int) -> bool:
        """Whether letters stand for a unit: C and F as capitals, "in" before a bracket, others after digits."""
        text, start = self.document.text, self.stream.ends[at] - len(key)
        if key in ("c", "f"):
            return text[start].isupper()
        if key == "in" and self.keys[at] == "in":
            return last < len(self.keys) and self.keys[last] in ("(", ")", "/", "]")
        return True

    def _scale(self, unit: Unit, last: int) -> tuple[Unit, int]:
        """Celsius or Fahrenheit after "degrees"; and "below zero" or "below freezing" is left to the figures."""
        if unit.system != "either" or last >= len(self.keys):
            return unit, last
        at = last + (self.keys[last] in HYPHENS)
        for rest, scale in units().get(self.keys[at], ()) if at < len(self.keys) else ():
            letter = self.keys[at] in ("c", "f")
            if scale.dimension != "temperature" or rest or scale.system == "either":
                continue
            if not letter or self.document.text[self.stream.starts[at]].isupper():
                return scale, at + 1
        return unit, last

    def _period(self, unit: Unit, last: int) -> tuple[Unit, int] | None:
        """The unit with "per hour", "an hour" or "/h"; None where it is per something else."""
        keys = self.keys
        place = last + (last < len(keys) and keys[last] in HYPHENS)
        if place + 1 >= len(keys) or keys[place] not in ("per", "a", "an", "each", "/"):
            return unit, last
        joint, after = keys[place], place + 1 + (keys[place + 1] in HYPHENS)
        if after < len(keys) and keys[after] in PERIODS and not (joint in ("a", "an") and len(keys[after]) < 3):
            if unit.dimension.endswith("/time"):
                return None
            return per(unit, keys[after]), after + 1
        return (
            None
            if joint == "per" or (joint == "/" and keys[after : after + 1] and keys[after][0].isalpha())
            else (unit, last)
        )

    def _below_zero(self, unit: Unit, last: int) -> bool:
        return unit.dimension == "temperature" and self.keys[last : last + 2] == ["below", "zero"]

    def _with_figures(self, end: int, unit: Unit, at: int, last: int, bare: str = "") -> Measure | None:
        """The measure with the figures that end before token `end`; `bare` is the last of them without its unit."""
        stream = self.stream
        first = end - 1
        while first > 0 and end - first < _LONGEST_RUN and stream.blocks[first - 1] == stream.blocks[end - 1]:
            if self.keys[first - 1] not in RUN and not self.keys[first - 1][0].isdigit():
                break
            first -= 1
        run = stream.part(first, end)
        keys = run.keys
        if bare:
            keys[-1] = bare
            run.ends[-1] = run.starts[-1] + len(bare)
        signed = self._signs(first, end) if unit.dimension == "temperature" else frozenset()
        for start in range(len(keys)):
            figures = read_figures(run, start, signed)
            if figures is not None:
                begin = first + figures[0][0].first - (start in signed)
                if begin > 0 and (self.keys[begin - 1] in CURRENCY or keys[start:] == ["zero"]):
                    return None
                if self._below_zero(unit, last):
                    figures = tuple(item._replace(value=-item.value) for item in figures[0]), figures[1]
                    last += 2
                span = Span(stream.starts[begin], stream.ends[last - 1])
                return Measure(*figures, unit, begin, last, span)
        return None

    def _signs(self, first: int, end: int) -> frozenset[int]:
        """Which of the tokens are a minus, counted from the first."""
        return frozenset(at - first for at in range(first, end) if self.keys[at] in MINUS and self._is_minus(at))

    def _is_minus(self, at: int) -> bool:
        if self.keys[at] in ("minus", "−"):
            return True
        after = self._touches(at)
        return after and (at == 0 or not self._touches(at - 1) or self.keys[at - 1] in ("(", "[", "/"))

    def _touches(self, at: int) -> bool:
        """Whether no space stands between a token and the next."""
        return at + 1 < len(self.keys) and self.stream.ends[at] == self.stream.starts[at + 1]
