"""hedge-dropped: a figure that the story gives as the most there can be, flat in the headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.quantities import Quantity, has_figure
from ...rule import Match, Rule
from ...schema import Field, as_list, words
from ..base import Kind
from .likeness import compared, line_of


class HedgeDropped(Kind):
    """A flat figure in the display lines that the body has only behind a hedge.

    `hedges`: those that a headline must not drop (up to, as many as); it may well drop "about".
    `kept`: words of the headline that hedge as well (may, could).
    """

    name = "hedge-dropped"
    fields = {"hedges": Field(words, required=True), "kept": Field(words, required=True)}
    anchored = "hedges"
    says = ("here", "there", "line", "hedge")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._hedges = frozenset(as_list(rule.options["hedges"]))
        self._kept = frozenset(as_list(rule.options["kept"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        display = [document.words(span) for zone, span in document.blocks if zone in self.rule.zones]
        if not any(map(has_figure, display)):
            return
        told: dict[tuple[float, str], list[Quantity]] = {}
        shown: list[Quantity] = []
        for item in compared(document):
            if document.blocks[item.block].name in self.rule.zones:
                # A part and its total are quantity-conflict's.
                shown += [item] if not item.part else []
            else:
                told.setdefault((item.value, item.unit), []).append(item)
        for here in shown:
            there = told.get((here.value, here.unit), [])
            if not self._is_hedged(document, here) and there and all(item.hedge in self._hedges for item in there):
                yield self._match(document, here, there[0])

    def _is_hedged(self, document: Document, here: Quantity) -> bool:
        headline = document.words(document.blocks[here.block].span).lower()
        return bool(here.hedge) or here.high is not None or not self._kept.isdisjoint(headline.split())

    def _match(self, document: Document, here: Quantity, there: Quantity) -> Match:
        values = {
            "here": document.words(here.span),
            "there": f"{there.hedge} {document.words(there.span)}",
            "line": str(line_of(document, there)),
            "hedge": there.hedge,
        }
        return Match(here.span, values, related=((there.span, "The body says {there}."),))
