"""headline-figure: a figure of the headline or deck that the story does not bear out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.quantities import Quantity, agree, bent, has_figure, near
from ...layers.tokens import tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, number, text, words
from ..base import Kind
from .likeness import SAME, Noted, Nouns, compared, line_of, noted

_STORY = ("body", "list", "subhead", "blockquote", "table")
_VAGUE = {"dozens": (20, 300), "scores": (40, 300), "hundreds": (100, 3000), "thousands": (1000, 300_000)}
"""Words of the body that a figure may be told by, and the values they may stand for."""
_LEDE = 3
"""Blocks of the body in which the figure of a headline must come, if it comes."""


class HeadlineFigure(Kind):
    """A figure in the display lines for which the body has another, or none.

    `small`: figures up to this are often a count of what follows, and are asked about only where the
    body has another for the same noun. `listed`: nouns that a headline counts what follows with (reasons, tips). `absent`: the message
    where the body has no figure that could be it.
    """

    name = "headline-figure"
    fields = {
        **SAME,
        "small": Field(number, required=True),
        "ratio": Field(number, required=True),
        "listed": Field(words, required=True),
        "absent": Field(text, required=True),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._nouns = Nouns(rule.options)
        self._listed = frozenset(as_list(rule.options["listed"]))

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("here", "there", "line")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        display = [document.words(span) for zone, span in document.blocks if zone in self.rule.zones]
        if not any(map(has_figure, display)):
            return
        found = list(noted(document, compared(document), self._nouns))
        zones = [document.blocks[one.item.block].name for one in found]
        told = [one for one, zone in zip(found, zones, strict=True) if zone in _STORY]
        first = next((index for index, zone in enumerate(document.blocks) if zone.name == "body"), 0)
        for here, zone in zip(found, zones, strict=True):
            if zone in self.rule.zones and not self._borne_out(here, told):
                rival = self._rival(here, told, first)
                if rival is not None:
                    yield self._against(document, here, rival)
                elif self._missed(document, here, told):
                    values = {"here": document.words(here.item.phrase), "there": "", "line": ""}
                    yield Match(here.item.span, values, message=self.options["absent"], severity=Severity.QUERY)

    def _borne_out(self, here: Noted, told: list[Noted]) -> bool:
        """Whether the body has the figure, or two that add up to it."""
        same = [one for one in told if one.key == here.key or not (one.key and here.key)]
        if any(_backs(one.item, here.item) for one in same):
            return True
        large = here.item.value > self.options["small"]
        if large and any(one.item.value == here.item.value and _likens(one, here) for one in told):
            return True
        return _summed(here, told)

    def _rival(self, here: Noted, told: list[Noted], first: int) -> Noted | None:
        """The body's figure that the headline's seems to stand for."""
        best: tuple[float, Noted] | None = None
        for one in told:
            if not here.key or one.key != here.key or not self._near(here.item, one.item):
                continue
            score = len((here.stems & one.stems) - {here.item.noun[:5]}) + (one.item.block < first + _LEDE)
            if here.item.noun and one.item.noun == here.item.noun:
                score += 1
            if one.item.role in ("change", "part") and one.item.role != here.item.role:
                score -= 1
            if score >= 3 and (best is None or score > best[0]):
                best = score, one
        return best[1] if best else None

    def _near(self, here: Quantity, there: Quantity) -> bool:
        low, high = sorted((here.value, there.value))
        return 0 < low and (high <= low * float(self.options["ratio"]) or here.unit == there.unit == "percent")

    def _missed(self, document: Document, here: Noted, told: list[Noted]) -> bool:
        """Whether the body can be said to lack the figure: it is large, and nothing there may stand for it."""
        item = here.item
        if item.value <= self.options["small"] and not item.money and item.unit != "percent":
            return False
        if item.dimension not in ("count", "money", "share") or item.noun in self._listed or item.role == "part":
            return False
        vague = _VAGUE.keys() & set(tokens(document).keys)
        return len(told) > 0 and not any(_stands_for(word, item.value) for word in vague)

    def _against(self, document: Document, here: Noted, there: Noted) -> Match:
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
    return bent(here, there.value) and (here.bend != there.bend or _digits(here) < _digits(there))


def _digits(item: Quantity) -> int:
    """How many digits a figure is stated with: 1 for 8,000, 2 for 1.2 million."""
    return len(f"{item.value:.10g}".replace(".", "").strip("0").partition("e")[0])


def _stands_for(word: str, value: float) -> bool:
    """Whether a vague word may stand for a value: dozens for 40."""
    low, high = _VAGUE[word]
    return low <= value <= high


def _likens(one: Noted, other: Noted) -> bool:
    return one.item.dimension == other.item.dimension


def _summed(here: Noted, told: list[Noted]) -> bool:
    """Whether the figures of one sentence, or two or three in a row there, add up to it: ten men and two women."""
    if here.item.dimension not in ("count", "money"):
        return False
    slack = here.item.step / 2 if here.item.step > 1 else 0
    like = [one for one in told if one.item.dimension == here.item.dimension]
    for at in range(len(like)):
        total = like[at].item.value
        for one in like[at + 1 : at + 4]:
            if one.sentence != like[at].sentence:
                break
            total += one.item.value
            if abs(total - here.item.value) <= slack:
                return True
    return False
