"""headline-figure: a figure of the headline or deck that the story does not bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.quantities import Quantity, agree, bent, has_figure, near
from ...layers.tokens import tokens
from ...layers.units import UNITS
from ...rule import Match, Rule
from ...schema import Field, as_list, number, text, words
from ..base import Kind
from .likeness import FATES, SAME, Noted, Nouns, compared, digits, fate, line_of, mistyped, noted, other_time

_STORY = ("body", "list", "subhead", "blockquote", "table")
_LEDE = 3
"""Blocks of the body in which the figure of a headline must come, if it comes."""
_VAGUE = {"dozens": (20, 300), "scores": (40, 300), "hundreds": (100, 3000), "thousands": (1000, 300_000)}
"""Words of the body that a figure may be told by, and the values they may stand for."""
_DAYS = {name: UNITS[name].sizes[0] / 86400 for name in ("day", "week", "month", "year", "decade", "century")}
_MEASURED = frozenset(("speed", "temperature"))
"""What is counted in tens in a headline: winds of 90 mph are those above that."""
_WINDOW = 4
"""Figures in a row that are tried as the parts of a headline's sum."""


class HeadlineFigure(Kind):
    """A figure in the display lines for which the body has another, or none.

    `small`: figures up to this are often a count of what follows, and are asked about only where the
    body has another for the same noun. `ratio`: a figure further off than this is of something else,
    unless one digit makes the difference. `listed`: nouns that a headline counts what follows with
    (reasons, tips). `absent`: the message where the body has no figure that could be it;
    without one nothing is said there.
    """

    name = "headline-figure"
    fields = {
        **SAME,
        "small": Field(number, required=True),
        "ratio": Field(number, required=True),
        "listed": Field(words),
        "absent": Field(text),
    }
    says = ("here", "there", "line")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._nouns = Nouns(rule.options)
        self._fates = frozenset(map(self._nouns.named, FATES))
        self._listed = frozenset(as_list(rule.options.get("listed")))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        display = [document.words(span) for zone, span in document.blocks if zone in self.rule.zones]
        if not any(map(has_figure, display)):
            return
        found = [self._fated(document, one) for one in noted(document, compared(document), self._nouns)]
        zones = [document.blocks[one.item.block].name for one in found]
        told = [one for one, zone in zip(found, zones, strict=True) if zone in _STORY]
        first = next((index for index, zone in enumerate(document.blocks) if zone.name == "body"), 0)
        for here, zone in zip(found, zones, strict=True):
            # A part of a total is quantity-conflict's to ask about.
            if zone in self.rule.zones and not here.item.part and not self._borne_out(here, told):
                rival, sure = self._rival(document, here, told, first + _LEDE)
                if _summed(here.item, told, sure=sure) or (not sure and _in_days(here.item, told)):
                    continue
                if rival is not None:
                    yield _against(document, here, rival)
                elif "absent" in self.options and self._missed(document, here, told):
                    yield Match(
                        here.item.span, {"here": document.words(here.item.phrase)}, message=self.options["absent"]
                    )

    def _fated(self, document: Document, one: Noted) -> Noted:
        """People by what befell them, so that "kills 12" is held against "nine people died"."""
        key = fate(document, one.item)
        return one._replace(key=self._nouns.named(key)) if key else one

    def _borne_out(self, here: Noted, told: list[Noted]) -> bool:
        """Whether the body has the figure, or leaves it to another rule."""
        if any((one.key == here.key or not (one.key and here.key)) and _backs(one.item, here.item) for one in told):
            return True
        like = [one.item for one in told if one.item.dimension == here.item.dimension]
        # Million for billion is magnitude-slip's.
        if any(item.value in (here.item.value * 1000, here.item.value / 1000) for item in like):
            return True
        return here.item.value > self.options["small"] and any(item.value == here.item.value for item in like)

    def _rival(self, document: Document, here: Noted, told: list[Noted], lede: int) -> tuple[Noted | None, bool]:
        """The body's figure that the headline's seems to stand for, the likest; and whether by a slip of the keys."""
        # Where the body has the value for something else, the rival must be so much likelier.
        missing = here.item.dimension != "time" and all(one.item.value != here.item.value for one in told)
        best: tuple[float, bool, Noted] | None = None
        for one in told:
            if not here.key or one.key != here.key or not self._comparable(here, one, lede, missing=missing):
                continue
            slip = mistyped(here.item, one.item)
            score = len(here.stems & one.stems) + (one.item.block < lede) + 2 * slip
            likely = score >= (2 if missing else 3) and (best is None or score > best[0])
            # Who speaks in a headline is read too badly to tell two sources apart.
            if likely and not other_time(document, here.item, one.item):
                best = score, slip and score >= 4, one
        return (best[2], best[1]) if best else (None, False)

    def _comparable(self, here: Noted, there: Noted, lede: int, *, missing: bool) -> bool:
        one, other = here.item, there.item
        low, high = sorted((one.value, other.value))
        small = high <= self.options["small"] and not one.unit
        if not 0 < low or not (
            small or high <= low * float(self.options["ratio"]) * (1.5 if missing else 1) or mistyped(one, other)
        ):
            return False
        # Times and amounts are everywhere: those of another thing (years in prison, on probation) are no rivals.
        if one.unit and one.noun != other.noun and (one.dimension == "time" or (one.noun and other.noun)):
            return False
        # Other people died elsewhere, and one died first.
        if here.key in self._fates and (other.block >= lede or other.value < 2):
            return False
        if not small:
            return True
        if one.role != other.role or {"other", "others"} & {one.cue, other.cue, *one.modifiers, *other.modifiers}:
            return False
        return other.block < lede or there.definite

    def _missed(self, document: Document, here: Noted, told: list[Noted]) -> bool:
        """Whether the body can be said to lack the figure: it is large, and nothing there may stand for it."""
        item = here.item
        if item.dimension not in ("count", "money", "share") or item.unit == "share":
            return False
        if not item.unit and (item.value <= self.options["small"] or not item.noun or _like_year(item)):
            return False
        if item.noun in self._listed and not item.unit:
            return False
        vague = _VAGUE.keys() & set(tokens(document).keys)
        return len(told) > 0 and not any(_VAGUE[word][0] <= item.value <= _VAGUE[word][1] for word in vague)


def _against(document: Document, here: Noted, there: Noted) -> Match:
    values = {
        "here": document.words(here.item.span),
        "there": document.words(there.item.phrase),
        "line": str(line_of(document, there.item)),
    }
    return Match(here.item.span, values, related=((there.item.span, "The body says {there}."),))


def _backs(there: Quantity, here: Quantity) -> bool:
    """Whether a figure of the body bears out the headline's, which may be rounder but not bolder."""
    if here.high is not None or there.high is not None:
        return agree(here, there)
    if here.value == there.value or (there.step <= here.step and near(here, there)):
        return True
    if 0 <= there.value - here.value < here.step != 1:
        return True
    if here.dimension in _MEASURED and here.value % 10 == 0 and 0 <= there.value - here.value < 10:
        return True  # 90mph gusts, of which the strongest had 94
    rounder = digits(here) < digits(there) or (here.bend == "near" != there.bend)
    return rounder and bent(here, there.value)


def _like_year(item: Quantity) -> bool:
    return item.step == 1 and 1900 <= item.value <= 2100


def _in_days(here: Quantity, told: list[Noted]) -> bool:
    """Whether a time of the body is the same in another unit: 30 years are 360 months."""
    days = _DAYS.get(here.unit)
    if days is None:
        return False
    slack = max(0.02 * here.value, 0.5) * days
    return any(abs(one.item.value * _DAYS.get(one.item.unit, 0) - here.value * days) <= slack for one in told)


def _summed(here: Quantity, told: list[Noted], *, sure: bool) -> bool:
    """Whether figures of one sentence, or large ones in a row, add up to it: ten men and two women.

    To the digit where the figure is `sure` to have a rival, else but for rounding and hedges.
    """
    if here.dimension not in ("count", "money"):
        return False
    low = high = here.value
    if not sure:
        slack = here.step / 2 if here.step > 1 else 0
        low -= max(slack, 0.1 * here.value * (here.bend == "most"))
        high += max(slack, 0.1 * here.value * (here.bend in ("least", "near")))
    like = [one for one in told if one.item.dimension == here.dimension]
    for at, begin in enumerate(like):
        total = begin.item.value
        for one in like[at + 1 : at + _WINDOW]:
            if (one.sentence != begin.sentence and here.value < 100) or one.item.value == begin.item.value:
                break
            total += one.item.value
            if low <= total <= high:
                return True
    return False
