"""Sentences with their figures taken out: what the arithmetic of a sentence is read from.

"Sales rose 20% to $50m from $40m" is `sales rose P to M from M`: small letters are the story's words,
capitals stand for figures. So one short pattern finds a comparison however its figures are written.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, layer
from ...layers.quantities import Quantity, quantities
from ...layers.quantities.labels import is_year
from ...layers.sentences import sentences
from ...layers.units import SIGNS
from ...record import NamedTuple
from ...span import Span
from ...wording import Wording
from .interval import Interval, stated

LETTERS = "NMPTFOYRQS"
"""N number, M money, P percent, T percentage points, F fraction or one in five, O rank, Y date, time, age or name,
R range of numbers or money, Q range of percentages, S score or vote."""

_LABELS = frozenset({"date", "time", "name", "age"})
_CONVERSION = Wording(
    r"(?<=[MN])(?: [a-z]+)? \([^()a-z]*(?:about |around |nearly |roughly |some |or )?M(?:[;,/] ?M)*\)"
)
_PER = Wording(r"(?:\bper|\bevery|[a-z]-)[ ]?$")
_OWNED = Wording(r"\b[a-z]+['’]s $")
_AGO = Wording(r" (?:[a-z]+ )?(?:ago|earlier|later|before|old|on)\b")
_COUNTED = ("gang of ", "group of ", "top ")
"""What a number may be part of a name with and still count: the top 10."""
_WHILE = Wording(
    r"\b(?:over|in|for|during|within|after|last|past|next|previous|first|every|than|this|these|of)"
    r"(?: (?:the|a|about|just|last|past|next|first|previous|final|full|nearly|almost|more than|least))*[ ]$"
)
_FROM = Wording(r"\bfrom\b(?:[^,;()]|,(?=\d)){0,60}$")
_SIDE = Wording(r",? or M (?:cents |pence )?(?:a|per) (?:diluted |common )?share,?")
_DASHES = str.maketrans({"’": "'", "\u00a0": " ", "–": "—", "\u202f": " ", "‑": "-", "\n": " ", "\t": " "})


class Figure(NamedTuple):
    """A figure of a sentence: the quantity as read, its letter, and what it can stand for."""

    quantity: Quantity
    letter: str
    range: Interval

    @property
    def value(self) -> float:
        return self.quantity.value

    @property
    def span(self) -> Span:
        return self.quantity.span


class Shape(NamedTuple):
    """A sentence: its `span`, its `text` with letters for figures, and each letter's figure by its place in `text`."""

    span: Span
    text: str
    figures: dict[int, Figure]

    def within(self, start: int, end: int, letters: str = LETTERS) -> list[Figure]:
        """The figures between two places of `text`."""
        return [item for place, item in self.figures.items() if start <= place < end and item.letter in letters]


@layer
def shapes(document: Document) -> list[Shape]:
    """The sentences that hold a figure, in order."""
    found = quantities(document)
    made: list[Shape] = []
    at = 0
    for sentence in sentences(document):
        while at < len(found) and found[at].span.start < sentence.start:
            at += 1
        first = at
        while at < len(found) and found[at].span.end <= sentence.end:
            at += 1
        if at > first:
            made.append(_shape(document, sentence, found[first:at]))
    return made


def _shape(document: Document, sentence: Span, found: list[Quantity]) -> Shape:
    pieces: list[str] = []
    figures: dict[int, Figure] = {}
    bases: set[float] = set()
    at, length = sentence.start, 0
    for item in _apart(document, sentence, found):
        before = _plain(document.text[at : item.span.start])
        named = item.role == "name" and not (
            before.endswith(_COUNTED) or _OWNED.search(document.text, at, item.span.start)
        )
        letter = "Y" if named else "N" if item.role == "name" else _letter(item)
        figure = Figure(item, letter, _range(document, item))
        if figure.letter in "NM" and _is_base(before, item, bases, document.text[item.span.end : item.span.end + 24]):
            figure = figure._replace(letter="Y")
            bases.add(item.value)
        pieces += (before, figure.letter)
        figures[length + len(before)] = figure
        length += len(before) + 1
        at = item.span.end
    pieces.append(_plain(document.text[at : sentence.end]))
    return _without(Shape(sentence, "".join(pieces), figures))


def _apart(document: Document, sentence: Span, found: list[Quantity]) -> Iterator[Quantity]:
    """The figures, those that "from 40 to 20" and "in 2017 to 300" run together taken apart again."""
    for item in found:
        start, words = item.span.start, document.words(item.span)
        cut = words.find(" to ")
        if cut < 0 or len(item.figures) != 2 or not _FROM.search(document.text[sentence.start : start].lower()):
            yield item
            continue
        first, second = Span(start, start + cut), Span(start + cut + 4, item.span.end)
        role = "" if item.role in ("score", "vote", "date") else item.role
        sign = document.text[second.start]
        dated = item.role == "date" and is_year(document.words(first))
        if item.role == "date" and (not dated or 0 <= item.figures[1] - item.figures[0] < 200):
            yield item
            continue
        one, other = item.numerals
        yield item._replace(span=first, value=one.value, high=None, numerals=(one,), role="date" if dated else role)
        unit = SIGNS.get(sign, item.unit)
        yield item._replace(
            span=second, value=other.value, high=None, numerals=(other,), role=role, hedge="", unit=unit
        )


def _is_base(before: str, item: Quantity, bases: set[float], after: str) -> bool:
    """Whether a figure is no amount of the story's but what one is per, a time, or part of a word."""
    if _PER.search(before) or item.value in bases:
        return True
    return item.dimension == "time" and (after.startswith("-") or bool(_AGO.match(after) or _WHILE.search(before)))


def _plain(words: str) -> str:
    folded = words.lower()
    return (folded if len(folded) == len(words) else words.casefold()).translate(_DASHES).replace("--", "—")


def _without(shape: Shape) -> Shape:
    """The shape without what says a figure again in other money, or by the share."""
    if "M" not in shape.text:
        return shape
    for pattern in (_CONVERSION, _SIDE):
        if cuts := [cut.span() for cut in pattern.finditer(shape.text)]:
            shape = _cut(shape, cuts)
    return shape


def _cut(shape: Shape, cuts: list[tuple[int, int]]) -> Shape:
    """The shape without some stretches of its text, which are in order."""
    pieces: list[str] = []
    figures: dict[int, Figure] = {}
    items = iter(shape.figures.items())
    item = next(items, None)
    at = gone = 0
    for start, end in [*cuts, (len(shape.text), len(shape.text))]:
        pieces.append(shape.text[at:start])
        while item is not None and item[0] < end:
            if item[0] < start:
                figures[item[0] - gone] = item[1]
            item = next(items, None)
        gone += end - start
        at = end
    return Shape(shape.span, "".join(pieces), figures)


def _letter(item: Quantity) -> str:
    if item.role in _LABELS:
        return "Y"
    if item.role == "rank":
        return "O"
    if item.role in ("score", "vote") and item.unit != "percent":
        return "S"
    if item.unit == "percent":
        return "P" if item.high is None else "Q"
    if item.high is not None:
        return "R"
    if item.unit == "share":
        return "F"
    if item.dimension == "point":
        return "T"
    return "M" if item.money else "N"


def _range(document: Document, item: Quantity) -> Interval:
    if item.unit == "share":
        return Interval(item.value, item.value)
    counted = not (item.unit or item.per) and item.value == int(item.value) < 1000
    # "up to 300 from 200" is a level, not a bound.
    level = item.hedge == "up to" and document.text.startswith(" from", item.span.end)
    bend = "" if level else item.bend
    if item.unit == "percent":
        return stated(item.numerals[0], bend, beyond=0.3)
    return stated(item.numerals[0], bend, exact=counted)


def reach(stated: Figure) -> Interval:
    """What a percentage or fraction can stand for, in percent."""
    if stated.letter == "P":
        return stated.range
    value, figures = stated.value * 100, stated.quantity.figures
    if len(figures) == 2 and figures[1] > figures[0] > 0:
        # One in eight is one in 7.65 to 8.35; six in ten are 5.5 to 6.5 of ten.
        part = 0.5 if figures[0] > 1 else 0.0
        around = Interval(
            min(100 * figures[0] / (figures[1] + 0.35), 100 * (figures[0] - part) / figures[1]),
            max(100 * figures[0] / (figures[1] - 0.35), 100 * (figures[0] + part) / figures[1]),
        )
    else:
        around = Interval(value - 3, value + 3)
    bend = stated.quantity.bend
    return Interval(
        around.low - (0.25 * value if bend == "most" else 0.05 * value if bend == "near" else 0),
        around.high + (0.3 * value if bend == "least" else 0.05 * value if bend == "near" else 0),
    )
