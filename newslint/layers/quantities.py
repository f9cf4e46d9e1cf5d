"""Figures and what they count: value, hedge, noun."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document import Document, layer
from ..span import Span
from .tokens import Tokens, fold, tokens

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12}
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "tn": 10**12}

HEDGES = {
    "at least": "least",
    "more than": "least",
    "no fewer than": "least",
    "over": "least",
    "upwards of": "least",
    "as many as": "most",
    "as much as": "most",
    "at most": "most",
    "fewer than": "most",
    "less than": "most",
    "no more than": "most",
    "under": "most",
    "up to": "most",
    "about": "near",
    "almost": "near",
    "an estimated": "near",
    "approximately": "near",
    "around": "near",
    "nearly": "near",
    "roughly": "near",
    "some": "near",
}
"""What stands before a figure, and what it makes of it: a lower bound, an upper bound, a neighbourhood."""
_HEDGE_KEYS = {tuple(hedge.split()): hedge for hedge in HEDGES}

_NOT_NOUNS = frozenset(
    "a an the and or but of to in on at by for from with as is are was were be been has have had will would who which "
    "that than more less fewer last first next other others per percent % : ; , . ( ) - – — am pm a.m. p.m. his her "
    "its their our".split()
)
_MODIFIERS = 4
"""Words that may stand between a figure and the noun it counts."""


class Quantity(NamedTuple):
    """A figure in the text.

    `span` is the figure's own words; `value` what it stands for; `hedge` the words before
    that bend it ("" for none); `noun` the folded noun it counts ("" where none is found) and
    `phrase` the stretch from the figure to that noun; `money` whether a currency sign stands
    before it; `part` whether "of the" stands between: the figure is a part of what is counted.
    """

    span: Span
    value: float
    hedge: str
    noun: str
    phrase: Span
    money: bool
    part: bool

    @property
    def bend(self) -> str:
        """least, most, near, or "" for a figure that is stated flat."""
        return HEDGES.get(self.hedge, "")


@layer
def quantities(document: Document) -> list[Quantity]:
    """The figures of all blocks, in order; dates, times, ages in commas and scores are not told apart here."""
    stream = tokens(document)
    found: list[Quantity] = []
    at = 0
    while at < len(stream):
        read = _value(stream, at)
        if read is None:
            at += 1
            continue
        value, last = read
        if _is_model(document, stream, at):
            at = last
            continue
        found.append(_quantity(document, stream, at, last, value))
        at = last
    return found


def has_figure(words: str) -> bool:
    """Whether a text may hold a figure at all: a cheap look before the layer is computed."""
    return any(char.isdigit() for char in words) or any(key in _WORDS for key in fold(words))


def _is_model(document: Document, stream: Tokens, at: int) -> bool:
    """Whether digits belong to the name before them: Boeing 787, Route 66."""
    if at == 0 or stream.blocks[at - 1] != stream.blocks[at] or not stream.keys[at].isdigit():
        return False
    before = document.words(Span(stream.starts[at - 1], stream.ends[at - 1]))
    starts_block = at < 2 or stream.blocks[at - 2] != stream.blocks[at] or stream.keys[at - 2] in ".!?:"
    return before[0].isupper() and before.isalpha() and not starts_block


def _value(stream: Tokens, first: int) -> tuple[float, int] | None:
    """The number that begins at a token, scales multiplied in, and the token after it."""
    key = stream.keys[first]
    digits = _NUMBER.match(key)
    if digits:
        rest = key[digits.end() :]
        if rest and rest not in _SHORT_SCALES:
            return None
        value = float(digits[0].replace(",", "")) * _SHORT_SCALES.get(rest, 1)
    elif key in _WORDS:
        value = float(_WORDS[key])
    else:
        return None
    last = first + 1
    while last < len(stream) and stream.keys[last] in _SCALES and stream.blocks[last] == stream.blocks[first]:
        value *= _SCALES[stream.keys[last]]
        last += 1
    return value, last


def _quantity(document: Document, stream: Tokens, first: int, last: int, value: float) -> Quantity:
    money = (
        first > 0 and stream.keys[first - 1] in ("$", "£", "€", "¥") and stream.ends[first - 1] == stream.starts[first]
    )
    noun, part = _noun(document, stream, last)
    hedge = _hedge(stream, first - money)
    return Quantity(
        span=stream.span(first, last),
        value=value,
        hedge=hedge,
        noun=stream.keys[noun] if noun is not None else "",
        phrase=stream.span(first, noun + 1 if noun is not None else last),
        money=money,
        part=part,
    )


def _hedge(stream: Tokens, first: int) -> str:
    for size in (3, 2, 1):
        if first - size >= 0 and stream.blocks[first - size] == stream.blocks[min(first, len(stream) - 1)]:
            hedge = _HEDGE_KEYS.get(tuple(stream.keys[first - size : first]))
            if hedge:
                return hedge
    return ""


def _noun(document: Document, stream: Tokens, after: int) -> tuple[int | None, bool]:
    """The plural noun within a few words, stepping over adjectives, names and "of the"."""
    part = stream.keys[after : after + 2] == ["of", "the"] or stream.keys[after : after + 2] == ["of", "its"]
    at = after + 2 if part else after
    for index in range(at, min(at + _MODIFIERS, len(stream))):
        key = stream.keys[index]
        if stream.blocks[index] != stream.blocks[after - 1] or key in _NOT_NOUNS or not key[0].isalpha():
            return None, part
        lower = document.text[stream.starts[index]].islower()
        if lower and key.endswith("s") and not key.endswith(("ss", "us", "is")):
            return index, part
        if lower and key in ("people", "children", "men", "women", "police"):
            return index, part
    return None, part
