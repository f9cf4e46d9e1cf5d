"""figure-mismatch: one quantity of the body with two values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.claims import claims
from ...layers.quantities import Quantity, singular
from ...layers.tokens import tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, text, words
from ..base import Kind
from .group import Group, grouped
from .likeness import (
    SAME,
    Noted,
    Nouns,
    against,
    digits,
    mistyped,
    one_claim,
    reconciled,
    shared,
    stem,
    told_apart,
)
from .pointing import Pointers

_BACK = 12
"""Each figure is held against so many before it that count the same."""
_FEW = 12
_FIRM = 3
"""Words that round figures must share, whatever else speaks for a slip."""


class FigureMismatch(Kind):
    """Two figures one or two digits apart, for the same noun and among the same words.

    What the two sentences share must outweigh what tells them apart: names, times, modifiers.
    `vague`: nouns that count so many things that more must be shared; `skipped`: nouns not looked at.
    `one_source`: the message where one source has both.
    """

    name = "figure-mismatch"
    fields = {
        **SAME,
        "vague": Field(words, required=True),
        "skipped": Field(words, required=True),
        "one_source": Field(text, required=True),
    }
    says = ("here", "there", "line", "source")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._nouns = Nouns(rule.options)
        self._vague = frozenset(map(singular, as_list(rule.options["vague"])))
        self._skipped = frozenset(map(singular, as_list(rule.options["skipped"])))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        pointers = Pointers(document)
        for key, whole in grouped(document, self._nouns).items():
            # What only the headline has is headline-figure's.
            values = {one.item.value for one in whole if not one.display}
            group = [one for one in whole if one.item.value in values]
            told = Group(document, group)
            done: set[float] = set()
            for at, here in enumerate(group):
                rival = self._rival(here, group[max(0, at - _BACK) : at], told)
                if rival is None or here.item.value in done:
                    continue
                done |= {here.item.value, rival.item.value}
                odd, even = (
                    (rival, here) if told.times[rival.item.value] < told.times[here.item.value] else (here, rival)
                )
                if not odd.display:
                    yield self._against(document, odd, even)
            back = list(self._pointing_back(document, group, done, pointers))
            back += pointers.amounts(group) if key[0] in "=$" else ()
            for pair in back:
                if pair[0].item.value not in done:
                    yield self._against(document, *pair)

    def _against(self, document: Document, here: Noted, there: Noted) -> Match:
        """The match; where one source has both figures, it says whose they are."""
        match = against(document, here, there)
        voice = claims(document).of(here.item).voice
        if voice is None or not one_claim(document, here.item, there.item):
            return match
        return match._replace(values={**match.values, "source": voice.told}, message=self.options["one_source"])

    def _pointing_back(
        self, document: Document, group: list[Noted], done: set[float], pointers: Pointers
    ) -> Iterator[tuple[Noted, Noted]]:
        """Figures that point back ("the nine ships") where the story has had only another ("seven ships")."""
        last: Noted | None = None
        values: set[float] = set()
        for here in group:
            item = here.item
            new = last is not None and len(values) == 1 and item.value not in values | done
            if new and last is not None and item.noun not in self._skipped:
                points = not _of_or_comma(document, item) and self._points(document, here, last)
                points = points and pointers.may(here, last)
                if points or pointers.counted(here, last):
                    yield here, last
            if not here.display:
                last = here
            values.add(item.value)

    def _points(self, document: Document, here: Noted, there: Noted) -> bool:
        one, other = here.item, there.item
        plain = one.role == other.role == "count" and not (
            one.hedge or one.unit or other.hedge or one.high or other.high
        )
        if not here.definite or there.definite or not plain or not one.noun or min(one.value, other.value) < 2:
            return False
        # "the 23 corporate defendants" are some of the 34, unless those were told to be corporate.
        if any(stem(word) not in there.stems for word in one.modifiers):
            return False
        return not reconciled(one, other, display=False) and not told_apart(document, here, there)

    def _rival(self, here: Noted, before: list[Noted], told: Group) -> Noted | None:
        likely = [(shared(*told.merged(here, one)), one) for one in before if self._one_thing(here, one, told)]
        if not likely:
            return None
        best, rival = max(likely, key=lambda pair: pair[0])
        # As like to another: items of a list, each with a figure of its own.
        alike = {one.item.value for count, one in likely if count >= best - 1}
        return rival if len(alike) == 1 else None

    def _one_thing(self, here: Noted, there: Noted, told: Group) -> bool:
        """Whether two figures that differ seem to be of one thing."""
        one, other = here.item, there.item
        if one.noun in self._skipped or not (mistyped(one, other) or _one_digit(one, other) or _slip(one, other)):
            return False
        if reconciled(one, other, display=here.display or there.display) or told_apart(told.document, here, there):
            return False
        if one.unit == "percent" and not self._same_share(one, other):
            return False
        if one.dimension == "time" and not one.noun == other.noun != "":
            return False
        here, there = told.merged(here, there)
        contrast = bool(here.names - there.names and there.names - here.names)
        slips = _transposed(one, other) + told.lone(one, other)
        if (contrast and not slips) or self._by_chance(here, there, told):
            return False
        needed = self._needed(one, other) + self._doubt(one, other, contrast=contrast) + told.doubt(one, other)
        sure = one.modifiers == other.modifiers and one_claim(told.document, one, other)
        return shared(here, there) >= needed - slips - sure

    def _by_chance(self, here: Noted, there: Noted, told: Group) -> bool:
        """Whether figures of this sort come near each other in any story: small ones, round ones, sums of money."""
        one, other = here.item, there.item
        lone, round_ones = told.lone(one, other), digits(one) == digits(other) == 1
        if _small(one, other) and not here.definite:
            return True
        # Ages, prices and scores have no noun, and any may be a digit from another.
        same_noun = one.noun == other.noun != ""
        if shared(here, there) < 2 - lone - (same_noun or _transposed(one, other)):
            return True
        if round_ones and not lone and shared(here, there) < _FIRM:
            return True
        if one.dimension == "time" and not lone:
            return True
        if told.beside(one, other) and len(here.names & there.names) < 2:
            return True
        alike = same_noun or (here.definite and there.definite) or _transposed(one, other)
        return one.money and not alike and max(digits(one), digits(other)) <= 2

    def _same_share(self, one: Quantity, other: Quantity) -> bool:
        """Whether two percentages say what they are of, and the same: polls are full of others."""
        return one.noun == other.noun != "" and (one.noun not in self._vague or bool(one.modifiers))

    def _needed(self, one: Quantity, other: Quantity) -> int:
        """How many words the two sentences must share, by what is counted."""
        needed = 0 if mistyped(one, other) or _small(one, other) else 1
        if one.noun in self._vague or one.dimension in ("time", "length"):
            needed += 2
        elif one.unit and not one.money and one.unit != "percent":
            needed += 1
        if one.unit == "percent":
            needed -= 1
        if one.money and not (one.noun and one.noun == other.noun):
            needed += 1 + (digits(one) == digits(other) == 1)
        return needed

    def _doubt(self, one: Quantity, other: Quantity, *, contrast: bool) -> int:
        """How many more, by what tells the two apart, round figures being chance's favorites."""
        alike = one.modifiers == other.modifiers
        same = alike and bool(one.modifiers)
        round_ones = digits(one) == digits(other) == 1 and min(one.value, other.value) >= 10
        doubt = round_ones - (digits(one) > 2)
        return doubt + (0 if alike else 4) - same + ((1 if same else 2) if contrast else 0)


def _of_or_comma(document: Document, item: Quantity) -> bool:
    """Whether "of" or a comma stands before "the nine ships": a whole of which parts follow, or words for names."""
    return tokens(document).keys[item.first - 2 : item.first - 1] in (["of"], [","], ["("])


def _one_digit(one: Quantity, other: Quantity) -> bool:
    """Whether both are stated with one digit, of the same size and for the same noun: 1 and 8 percent."""
    plain = one.noun == other.noun != "" and one.modifiers == other.modifiers and one.role == "count"
    if not plain or not (one.money or one.unit == "percent"):
        return False
    return len(f"{one.value:.10g}") == len(f"{other.value:.10g}") and max(digits(one), digits(other)) == 1


def _slip(one: Quantity, other: Quantity) -> bool:
    """Whether two figures for one noun are counts on one's fingers, or one has a nought more than the other."""
    low, high = sorted((one.value, other.value))
    return _small(one, other) or (one.noun == other.noun != "" and low > 0 and round(high / low, 6) == 10)


def _small(one: Quantity, other: Quantity) -> bool:
    """Whether both are plain counts of one noun, from two to a dozen: any may be typed for any."""
    plain = one.role == other.role == "count" and one.noun == other.noun != "" and not (one.unit or other.unit)
    plain = plain and one.modifiers == other.modifiers
    ranged = one.high is not None or other.high is not None
    return plain and not ranged and 2 <= min(one.value, other.value) and max(one.value, other.value) <= _FEW


def _transposed(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same digits in another order."""
    return sorted(f"{one.value:.10g}") == sorted(f"{other.value:.10g}")
