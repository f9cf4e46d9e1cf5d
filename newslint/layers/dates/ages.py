"""Ages, and whose they are."""

from __future__ import annotations

from collections import Counter

from ...document import Document, layer
from ...span import Span
from ..numerals import ONES, TENS, whole_number
from ..tokens import Tokens, fold, tokens
from .calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from .types import Age

_PARTICLES = frozenset("de da di du del della der den van von la le el al bin ibn ben st ter dos das y".split())
_SMALL = frozenset(
    "a after although an and as at because before both but by despite even for from he her his if in it its like now "
    "on or our she since so some that the their then they this today unlike until we when where while with yet".split()
)
_NOT_NAMES = frozenset({*MONTHS, *SHORT_MONTHS, *WEEKDAYS, "chapter", "no", *_SMALL})
_TITLES = frozenset("mr mrs ms mx miss dr prof sir dame lord lady rev sen rep gov gen lt col sgt capt".split())
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_AFTER_AGE = frozenset(
    {",", ".", ";", ")", "—", "–", ":", "”", '"', "and", "who", "was", "is", "has", "had", "said", "of", "from"}
)
_STOPS = frozenset(
    "of from who whom was is in at with and had has on by for to as , . ; : ( ) — – that when after before were are "
    "or but than while during into said says told died won lost walked took".split()
)
_MONTH_NAMES = frozenset({"april", "may", "june", "august", "jan"})
_LABELS = frozenset({"age", "aged", "now", "then", "about", "just", "only", "who", "is", "was", "turned", "turns"})
"""What may stand between a name and an age."""
_COMMAS = frozenset({",", "–", "—"})
_VERBS = frozenset({"is", "was", "turned", "turns"})
_PAST = frozenset({"then", "was", "turned", "turns"})
_THEN = (
    [",", "at", "the", "time"],
    ["at", "the", "time", ","],
    ["at", "the", "time", "of"],
    ["at", "that", "time", ","],
)
_JOINS = _PARTICLES | {"-"}
_NAME_LENGTH = 6
"""Words that a name may have."""


@layer
def ages(document: Document) -> list[Age]:
    """The ages of people in years, in order."""
    reader = _Reader(document)
    found: list[Age] = []
    end = 0
    for at in reader.stream.where(_STARTS, figures=True):
        age = reader.age(at) if at >= end else None
        if age is not None:
            found.append(age[0])
            end = age[1]
            reader.surnames.update(fold(age[0].who)[-1:])
    return found


_STARTS = {*ONES, *TENS} - {"zero", "one"}


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.stream: Tokens = tokens(document)
        self.surnames: set[str] = set()
        self._counted: Counter[str] | None = None

    def age(self, at: int) -> tuple[Age, int] | None:
        """The age whose figure begins at a token, and the token after it."""
        number = whole_number(self.stream, at)
        if number is None or not 1 <= number[0] <= 119:
            return None
        value, after = number
        keys = self._keys(after, self.stream.blocks[at])
        if keys == ["-", "year", "-", "old"] or keys[:3] == ["year", "-", "old"]:
            last = after + (4 if keys[0] == "-" else 3)
            return self._year_old(at, after, last, value), last
        if keys[:2] == ["years", "old"]:
            return self._after_name(at, after, after + 2, value, labelled=True)
        return self._after_name(at, after, after, value, labelled=False)

    def _keys(self, at: int, block: int) -> list[str]:
        """Four tokens from one on, "" beyond the block."""
        stream, steps = self.stream, range(at, at + 4)
        return [stream.keys[step] if step < len(stream) and stream.blocks[step] == block else "" for step in steps]

    def _after_name(self, at: int, after: int, last: int, value: int, *, labelled: bool) -> tuple[Age, int] | None:
        """Holly Willoughby, 37, ... or Mr Kavanaugh, aged 60, ... or Jo Marsh, who is 37."""
        stream, block = self.stream, self.stream.blocks[at]
        step, before = at, list[str]()
        while step > 0 and stream.blocks[step - 1] == block and stream.keys[step - 1] in _LABELS:
            step -= 1
            before.append(stream.keys[step])
        keys = self._keys(last, block)
        past = (
            not _PAST.isdisjoint(before) or keys[0] in ("when", "then") or keys[:4] in _THEN or keys[1:] == _THEN[0][1:]
        )
        if keys[0] == ")" and not before and step > 1 and stream.keys[step - 1] == "(":
            name = self.name_before(step - 1)
            titled = name is not None and stream.keys[name] in _TITLES
            who, figure = stream.span(name or 0, step - 1), stream.span(at, after)
            whole = Span(who.start, figure.end)
            return (Age(figure, whole, value, self.document.words(who), who, False), last) if titled else None
        comma = step > 0 and stream.blocks[step - 1] == block and stream.keys[step - 1] in _COMMAS
        end = step - comma
        verb = not _VERBS.isdisjoint(before)
        if end < 1 or stream.blocks[end - 1] != block or not (comma or verb):
            return None
        if not labelled and keys[0] and keys[0] not in _AFTER_AGE:
            return None
        if keys[0] == "," and keys[1].isdecimal() and not before:
            return None  # a list of figures
        if keys[0] == "of" and keys[1] in ("her", "his", "its", "the", "their", "them", "those", "whom"):
            return None
        name = self.name_before(end)
        if name is None:
            return None
        who, figure = stream.span(name, end), stream.span(at, after)
        return Age(figure, Span(who.start, figure.end), value, self.document.words(who), who, past), last

    def name_before(self, end: int) -> int | None:
        """The first token of the name that ends before token `end`; None where no name stands there."""
        stream, text = self.stream, self.document.text
        first = end
        while first > 0 and end - first < 2 * _NAME_LENGTH and stream.blocks[first - 1] == stream.blocks[end]:
            key = stream.keys[first - 1]
            dotted = stream.keys[first : first + 1] == ["."] and len(key) == 1
            capital = text[stream.starts[first - 1]].isupper() and (dotted or key not in _NOT_NAMES)
            initial = (
                key == "."
                and first > 1
                and (stream.keys[first - 2] in _TITLES | _SUFFIXES or len(stream.keys[first - 2]) == 1)
            )
            joined = key in ("-", "’", "'") and first < end
            if not (capital or joined or (key in _PARTICLES and first < end) or initial):
                break
            first -= 1
        if first > 0 and stream.keys[first - 1] in _MONTH_NAMES and stream.blocks[first - 1] == stream.blocks[end]:
            first -= text[stream.starts[first - 1]].isupper() and first < end  # April Jones
        while first < end and not text[stream.starts[first]].isupper():
            first += 1
        named = first < end and any(key.isalpha() and len(key) > 1 for key in stream.keys[first:end])
        return first if named and not stream.keys[end - 1].endswith("'s") else None

    def _year_old(self, at: int, after: int, last: int, value: int) -> Age:
        """37-year-old [presenter] Holly Willoughby; Holly Willoughby, a 37-year-old; the 37-year-old."""
        stream = self.stream
        figure = stream.span(at, after)
        name = self._name_after(last)
        if name is None:
            name = self._name_of_apposition(at)
        if name is None:
            return Age(figure, stream.span(at, last), value, "", None, self._is_past(at))
        who = stream.span(*name)
        phrase = Span(min(who.start, figure.start), max(who.end, stream.ends[last - 1]))
        return Age(figure, phrase, value, self.document.words(who), who, self._is_past(at))

    def _is_past(self, at: int) -> bool:
        return at > 0 and self.stream.keys[at - 1] == "then"

    def _name_after(self, at: int) -> tuple[int, int] | None:
        """The name in the noun phrase after "-year-old": the first one of two words or more."""
        stream, text = self.stream, self.document.text
        block = stream.blocks[at - 1]
        end = at
        while end < min(len(stream), at + 8) and stream.blocks[end] == block and stream.keys[end] not in _STOPS:
            key = stream.keys[end]
            if key.endswith("'s") or not (key[0].isalpha() or key == "-"):
                return None
            end += 1
        first = at
        while first < end:
            run = first
            while run < end and (text[stream.starts[run]].isupper() or (run > first and stream.keys[run] in _JOINS)):
                run += 1
            if run - first >= 2 and stream.keys[first] not in _NOT_NAMES:
                # "The 62-year-old sang Hey Jude": a verb may stand where a trade does.
                doubtful = first > at and self._definite(at) and self._times(stream.keys[run - 1]) < 2
                return None if doubtful or stream.keys[run - 1] == "-" else (first, run)
            if run > first and run < end and stream.keys[run].endswith("ed"):
                return None
            first = run + 1
        if end - at in (1, 2) and stream.keys[end : end + 1] == [","] and stream.blocks[end] == block:
            return self._name_in_commas(end + 1)
        # A surname alone must be one that the story has.
        known = first > at and end > at and stream.keys[at] in self.surnames and text[stream.starts[at]].isupper()
        return (at, at + 1) if known else None

    def _name_in_commas(self, at: int) -> tuple[int, int] | None:
        """A 37-year-old teacher, Holly Marsh, ...: two or three capitals and a comma."""
        stream, text = self.stream, self.document.text
        end = at
        while end < len(stream) and stream.blocks[end] == stream.blocks[at] and text[stream.starts[end]].isupper():
            end += 1
        closed = stream.keys[end : end + 1] == [","] and stream.blocks[end] == stream.blocks[at]
        named = all(key.isalpha() and key not in _NOT_NAMES for key in stream.keys[at:end])
        return (at, end) if closed and named and 2 <= end - at <= 3 else None

    def _times(self, key: str) -> int:
        """How often the story has a word."""
        if self._counted is None:
            self._counted = Counter(self.stream.keys)
        return self._counted[key] + self._counted[key + "'s"]

    def _definite(self, at: int) -> bool:
        """Whether "the" stands before the figure whose "-year-old" ends at a token."""
        before = at - 6 if self.stream.keys[at - 6 : at - 5] != ["-"] else at - 8
        return before >= 0 and self.stream.keys[before] in ("the", "this")

    def _name_of_apposition(self, at: int) -> tuple[int, int] | None:
        """The name before ", a 37-year-old" or ", the 37-year-old"."""
        stream = self.stream
        if at < 3 or stream.keys[at - 1] not in ("a", "an") or stream.keys[at - 2] != ",":
            return None
        name = self.name_before(at - 2) if stream.blocks[at - 3] == stream.blocks[at] else None
        return (name, at - 2) if name is not None else None
