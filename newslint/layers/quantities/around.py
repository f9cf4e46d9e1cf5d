"""What stands around a number in its block, and the quantity it makes with that."""

from __future__ import annotations

from ...document import Document
from ...record import NamedTuple
from ..numerals import Numeral
from ..tokens import Tokens
from ..units import CODES, LETTERS, PREFIXES, SIGNS, UNITS, UNSURE, begins_unit, unit_at
from . import roles
from .counted import Counted, count_noun, is_plural, measured_noun
from .pairs import Pair, scaled
from .quantity import HEDGES, Quantity

_HEDGE_KEYS: dict[str, list[tuple[str, ...]]] = {}
for _hedge in sorted(HEDGES, key=len, reverse=True):
    _HEDGE_KEYS.setdefault(_hedge.split()[-1], []).append(tuple(_hedge.split()))
_AFTER_HEDGES = (("or", "more"), ("or", "so"), ("or", "fewer"), ("or", "less"), ("+",), ("plus",), ("-", "plus"))
_PERSONS = frozenset(
    "man woman boy girl mother father husband wife son daughter brother sister driver teenager teen".split()
)
_DISPLAY = ("headline", "deck", "subhead", "caption", "body")
_PLACED = frozenset({"length", "speed", "temperature", "area"})
"""What is measured somewhere: "91F in town"."""
_LONGEST_TITLE = 40
_AGE_WORDS = frozenset("age aged ages".split())


class _Measure(NamedTuple):
    """A figure with its currency and unit: tokens `[first, last)`; `bound`: a hyphen joins the unit: five-member."""

    first: int
    last: int
    unit: str
    after: int
    bound: bool


class Around:
    """A block of tokens `[begin, end)`, and what is asked of it."""

    def __init__(self, document: Document, stream: Tokens, block: int, begin: int, end: int) -> None:
        self.document = document
        self.text = document.text
        self.stream = stream
        self.block = block
        self.begin = begin
        self.end = end
        self._titled: bool | None = None

    @property
    def titled(self) -> bool:
        """Whether the block is written In Title Case or in capitals."""
        if self._titled is None:
            self._titled = False
            if self.document.blocks[self.block].name in _DISPLAY and self.end - self.begin < _LONGEST_TITLE:
                starts, ends = self.stream.starts, self.stream.ends
                firsts = [self.text[starts[at]] for at in range(self.begin, self.end) if ends[at] - starts[at] > 3]
                letters = [char for char in firsts if char.isalpha()]
                self._titled = len(letters) > 2 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)
        return self._titled

    def before(self, at: int) -> str:
        """The token before a figure, its currency sign and hedges passed over."""
        first = self._money(at)[0]
        hedged = self._hedge(first)[1]
        return self.stream.keys[hedged - 1] if hedged > self.begin else ""

    def signed(self, at: int) -> bool:
        """Whether a currency sign stands right before a token."""
        return self._money(at)[1] != ""

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.text[self.stream.starts[at]].isupper()

    def followed(self, at: int) -> bool:
        """Whether a unit, a percent sign or a plural noun follows."""
        keys = self.stream.keys
        index = at + (at < self.end and keys[at] == "-")
        if index >= self.end:
            return False
        if begins_unit(keys[index]) and keys[index] not in UNSURE:
            return True
        return any(is_plural(key) for key in keys[index : min(index + 3, self.end)] if key.isalpha())

    def made(self, number: Numeral, *, role: str, cue: str = "", both: Pair | None = None) -> Quantity:
        """A quantity without unit or noun: labels, scores, votes, ranks."""
        numbers = both.numerals if both else (number,)
        last = both.last if both else number.last
        span = self.stream.span(number.first, last)
        return Quantity(
            span=span,
            value=number.value,
            high=numbers[1].value if both else None,
            numerals=numbers,
            unit="",
            hedge="",
            noun="",
            modifiers=(),
            phrase=span,
            role=role,
            cue=cue,
            per="",
            block=self.block,
            first=number.first,
            last=last,
        )

    def measured(self, number: Numeral, both: Pair | None) -> Quantity:
        """A quantity that says how much or how many."""
        measure = self._measure(number, both)
        hedge, hedged = self._hedge(measure.first)
        if not hedge:
            hedge, measure = self._trailing(measure)
        value, high, numerals = _values(number, both)
        keys = self.stream.keys
        age = self._age(number, measure, hedged, both)
        per, after = roles.rate(self.stream, measure.after, self.end)
        counted = Counted("", (), after, False, False) if age else self._counted(measure, after, value)
        if not per and counted.head:
            per = roles.rate(self.stream, counted.last, self.end)[0]
        role, cue = self._role(measure, hedged, counted, per, keys)
        if age:
            role, cue = "age", age
        noun_last = counted.last if counted.head else measure.after
        return Quantity(
            span=self.stream.span(measure.first, measure.last),
            value=value,
            high=high,
            numerals=numerals,
            unit="year"
            if age
            else measure.unit or ("share" if both and both.role == "share" or number.form == "share" else ""),
            hedge=hedge,
            noun=counted.head,
            modifiers=counted.modifiers,
            phrase=self.stream.span(measure.first, max(noun_last, measure.last)),
            role=role,
            cue=cue,
            per=per,
            block=self.block,
            first=measure.first,
            last=measure.last,
        )

    def _role(self, measure: _Measure, hedged: int, counted: Counted, per: str, keys: list[str]) -> tuple[str, str]:
        role, cue = roles.before_role(self.stream, measure.first, hedged, self.begin)
        # "takes up 2 cases" is no rise: for plain counts these two say too little.
        if role and not (cue in ("up", "down") and role == "change" and not measure.unit):
            return role, cue
        role, cue = roles.after_role(self.stream, measure.after, self.end)
        if role:
            return role, cue
        if per:
            return "rate", per
        if counted.part and not measure.unit:
            return "part", "of"
        return "count", ""

    def _measure(self, number: Numeral, both: Pair | None) -> _Measure:
        """The currency before and the unit after a number."""
        first, money = self._money(number.first)
        last = both.last if both else number.last
        rest = (both.numerals[-1] if both else number).rest
        if money:
            return _Measure(first, last, money, last, False)
        glued = self._glued(rest, last)
        if glued:
            return _Measure(first, last, glued, last, False)
        keys = self.stream.keys
        hyphen = last < self.end and keys[last] in "-‑" and self.stream.starts[last] == self.stream.ends[last - 1]
        unit = unit_at(keys, last + hyphen, self.end)
        if unit and not hyphen and keys[last + hyphen] in UNSURE and unit[0].name not in ("second", "minute", "foot"):
            unit = None
        if unit is None or (both is not None and both.role == "share"):
            return _Measure(first, last, "", last, hyphen)
        # The words of a share belong to the figure, those of another unit do not.
        name = unit[0].name
        inside = name in ("percent", "point", "basis point") and not (hyphen and name != "percent")
        return _Measure(first, unit[1] if inside else last, name, unit[1], hyphen)

    def _glued(self, rest: str, last: int) -> str:
        """The unit that letters behind the digits stand for; 5m is meters unless a noun follows."""
        unit = LETTERS.get(rest)
        return unit.name if unit is not None and rest != "m" else ""

    def _money(self, at: int) -> tuple[int, str]:
        """The first token of a figure with its currency before it, and the currency; "" for none."""
        stream, keys = self.stream, self.stream.keys
        if at <= self.begin:
            return at, ""
        sign = keys[at - 1]
        if sign in SIGNS and stream.starts[at] - stream.ends[at - 1] <= 1:
            if at - 2 >= self.begin and keys[at - 2] in PREFIXES and stream.ends[at - 2] == stream.starts[at - 1]:
                return at - 2, PREFIXES[keys[at - 2]] if sign == "$" else SIGNS[sign]
            return at - 1, SIGNS[sign]
        if sign in CODES and self.text[stream.starts[at - 1]].isupper():
            return at - 1, CODES[sign]
        return at, ""

    def _hedge(self, first: int) -> tuple[str, int]:
        """The hedge before a token, and the first token of both."""
        keys = self.stream.keys
        if first > self.begin:
            for form in _HEDGE_KEYS.get(keys[first - 1], ()):
                start = first - len(form)
                if start >= self.begin and tuple(keys[start:first]) == form:
                    return " ".join(form), start
        return "", first

    def _trailing(self, measure: _Measure) -> tuple[str, _Measure]:
        """A hedge behind the figure: 85+, 12 or more."""
        keys = self.stream.keys
        for form in _AFTER_HEDGES:
            after = measure.after + len(form)
            if (
                after <= self.end
                and tuple(keys[measure.after : after]) == form
                and (form != ("plus",) or measure.after == after - 1)
            ):
                hedge = " ".join(form).removeprefix("- ")
                return hedge, measure._replace(after=after)
        return "", measure

    def _counted(self, measure: _Measure, after: int, value: float) -> Counted:
        stream = self.stream
        if measure.unit:
            within = UNITS[measure.unit].dimension not in _PLACED
            return measured_noun(stream, self.text, after, self.end, within=within)
        start = after
        if measure.bound and start < self.end:
            start += 1
            if stream.keys[start : start + 1] == ["strong"]:
                start += 1
            single = True
        else:
            single = value == 1
        return count_noun(stream, self.text, start, self.end, titled=self.titled, single=single)

    def _age(self, number: Numeral, measure: _Measure, hedged: int, both: Pair | None) -> str:
        """The word or mark that makes it an age: aged 37, 37-year-old, "Roe, 37, said"."""
        keys, after = self.stream.keys, measure.after
        if number.value > 125 or number.scaled or number.form == "share":
            return ""
        before = keys[hedged - 1] if hedged > self.begin else ""
        if before in _AGE_WORDS:
            return before
        if measure.unit in ("year", "month", "week", "day"):
            old = after + (after < self.end and keys[after] in "-‑")
            return "old" if keys[old : old + 1] in (["old"], ["olds"]) and old < self.end else ""
        if measure.unit or not self.stream.keys[number.first].isdecimal() or both or number.value < 1:
            return ""
        closed = after >= self.end or keys[after] in ",.;)"
        if before in (",", "(") and closed and hedged - 2 >= self.begin and after < self.end:
            if before == "(" and keys[after] != ")":
                return ""
            if keys[hedged - 2] in _PERSONS:
                return ","
            if not self.capital(hedged - 2):
                return ""
            return "," if keys[hedged - 2].isalpha() or keys[hedged - 2] == "." else ""
        return ""


def _values(number: Numeral, both: Pair | None) -> tuple[float, float | None, tuple[Numeral, ...]]:
    """(value, high, numerals) of a numeral or of both halves."""
    if both is None:
        return number.value, None, (number,)
    first, second = both.numerals[0], both.numerals[1]
    if both.role == "share":
        return first.value / second.value, None, (first, second)
    first = scaled(first, second)
    return first.value, second.value, (first, second)
