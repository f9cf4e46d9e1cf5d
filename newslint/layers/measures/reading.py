"""Measures: figures with a unit of length, mass, area, volume, speed, temperature and the like."""

from __future__ import annotations

from functools import cache

from ...document import Document, layer
from ...span import Span
from ..numerals import HYPHENS, SHORT_SCALES
from ..tokens import Tokens, tokens
from ..units import (
    BEHIND_DIGITS,
    CUBIC,
    PERIODS,
    POWERS,
    SIGNS,
    SQUARE,
    Unit,
    converted_forms,
    form_at,
    per,
    power_at,
    powered,
)
from .compound import FEET_MARKS, compound, marked, trailing
from .figures import MINUS, RUN, read_figures
from .measure import Measure

_AND_MORE = frozenset(("odd", "plus"))
_LONGEST_RUN = 12


@layer
def measures(document: Document) -> list[Measure]:
    """The measures of all blocks, in order, not overlapping."""
    stream = tokens(document)
    reader = _Reader(document, stream)
    table = converted_forms()
    found: list[Measure] = []
    for at in stream.where(_beginnings(), figures=True):
        key = stream.keys[at]
        if key in table or key in SQUARE or key in CUBIC or key == "feet":
            measure = reader.spaced(at)
        elif not key[0].isdecimal():
            measure = marked(stream, at)
        elif not key[-1].isdecimal():
            measure = reader.attached(at)
        else:
            continue
        if measure is None:
            continue
        while found and found[-1].last > measure.first:
            found.pop()
        measure = trailing(stream, measure)
        whole = found and compound(stream, found[-1], measure)
        if whole:
            found[-1] = whole
        else:
            found.append(measure)
    return found


@cache
def _beginnings() -> frozenset[str]:
    """What a unit that stands apart from its figure, or a mark for one, can begin with."""
    return frozenset((*converted_forms(), *SQUARE, *CUBIC, "feet", *FEET_MARKS))


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
        if not digits and (self.keys[at] in BEHIND_DIGITS or self.keys[before] not in RUN):
            return None
        read = self._unit(at)
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
        if word not in converted_forms() or (word in SHORT_SCALES and self._scales(at)):
            return None
        read = self._unit(at, word)
        if read is None:
            return None
        unit, last = read
        return self._with_figures(at + 1, unit, at + 1, last, bare=key[:size])

    def _scales(self, at: int) -> bool:
        """Whether the m of 1.2m is million: money, or a noun or unit after it."""
        if at > 0 and self.keys[at - 1] in SIGNS:
            return True
        return at + 1 < len(self.keys) and (
            self.keys[at + 1] in converted_forms() and self.keys[at + 1] not in BEHIND_DIGITS
        )

    def _unit(self, at: int, word: str = "") -> tuple[Unit, int] | None:
        """The unit that begins at a token or is the `word` within it, with power and period, and the token after it."""
        keys = self.keys
        power, start = (0, at) if word else power_at(keys, at, len(keys))
        key = word or (keys[start] if start < len(keys) else "")
        read = form_at(converted_forms().get(key, ()), keys, start, len(keys))
        if read is None or (key in BEHIND_DIGITS and not power and not self._is_sign(at, key, read[1])):
            return None
        unit, last = read
        last += last < len(keys) and keys[last] == "." and len(keys[start]) < 4 and self._dotted(last)
        if unit.dimension == "temperature":
            unit, last = self._scale(unit, last)
        sign = keys[last] if last < len(keys) else ""
        if not power and sign in POWERS and self.stream.touches(last - 1):
            power, last = POWERS[sign], last + 1
        if power:
            if unit.dimension != "length":
                return None
            unit = powered(unit, power)
        return self._period(unit, last)

    def _dotted(self, at: int) -> bool:
        """Whether a full stop belongs to an abbreviation: more follows in small letters or in brackets."""
        if not self.stream.touches(at - 1) or at + 1 >= len(self.keys):
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
        for rest, scale in converted_forms().get(self.keys[at], ()) if at < len(self.keys) else ():
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
            return per(unit, keys[after], PERIODS[keys[after]]), after + 1
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
                if begin > 0 and (self.keys[begin - 1] in SIGNS or keys[start:] == ["zero"]):
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
        after = self.stream.touches(at)
        return after and (at == 0 or not self.stream.touches(at - 1) or self.keys[at - 1] in ("(", "[", "/"))
