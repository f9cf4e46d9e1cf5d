"""quantity-conflict: a figure of the headline beside a larger one of the story that may be its total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.claims import Claim, claims, same_source
from ...layers.quantities import Quantity, agree, has_figure, quantities, singular
from ...layers.tokens import fold
from ...rule import Match, Rule
from ...schema import Field, as_list, listing, number, text, words
from ..base import Kind
from .likeness import other_time


class QuantityConflict(Kind):
    """A part in the headline or deck, and what the body has as the total of the same noun.

    Asked where the headline says that its figure is a part ("of the"), or the body that its own is
    a total. A figure that the body lacks is headline-figure's.

    `same`: lists of nouns that count the same (troops, soldiers). `vague`: nouns that count
    everything and so nothing in particular (people, days). `at_least`: smaller figures are
    left alone. `ratio`: figures further apart than this are two different things. `total`:
    words near the body's figure that make it a total. `part`, `hedged`, `who`, `sources`: sentences on
    how the two may both be right, chosen by what the story says; `sources` tells whose the two are.
    Figures of two times are not asked about.
    """

    name = "quantity-conflict"
    fields = {
        "same": Field(listing(words), required=True),
        "vague": Field(words, required=True),
        "at_least": Field(number, required=True),
        "ratio": Field(number, required=True),
        "total": Field(words, required=True),
        "part": Field(text, required=True),
        "hedged": Field(text, required=True),
        "who": Field(text, required=True),
        "sources": Field(text, required=True),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._vague = frozenset(map(singular, as_list(rule.options["vague"])))
        self._groups = {singular(noun): group[0] for group in map(as_list, rule.options["same"]) for noun in group}
        self._total = [tuple(fold(item)) for item in as_list(rule.options["total"])]

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Sequence[str]:
        return ("here", "there", "line", "reconcile")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        display = [document.words(span) for zone, span in document.blocks if zone in self.rule.zones]
        if not any(has_figure(words) for words in display):
            return
        found = [item for item in quantities(document) if self._counts(item)]
        shown = [item for item in found if document.zone_at(item.span.start) in self.rule.zones]
        told = [item for item in found if document.zone_at(item.span.start) not in self.rule.zones]
        by_noun: dict[str, list[Quantity]] = {}
        for item in told:
            by_noun.setdefault(self._noun(item), []).append(item)
        for here in shown:
            there = self._rival(document, here, by_noun.get(self._noun(here), []))
            if there is not None:
                yield self._match(document, here, there)

    def _counts(self, item: Quantity) -> bool:
        return (
            bool(item.noun)
            and item.noun not in self._vague
            and not item.unit
            and item.role in ("count", "part")
            and item.value >= self.options["at_least"]
        )

    def _noun(self, item: Quantity) -> str:
        return self._groups.get(item.noun, item.noun)

    def _rival(self, document: Document, here: Quantity, told: list[Quantity]) -> Quantity | None:
        """The body's nearest figure for the same noun that may be the total of the headline's."""
        larger = [item for item in told if item.value > here.value and not agree(here, item) and self._near(here, item)]
        rivals = [item for item in larger if here.part or self._is_total(document, item)]
        rivals = [item for item in rivals if not other_time(document, here, item)]
        return min(rivals, key=lambda item: item.value, default=None)

    def _near(self, here: Quantity, there: Quantity) -> bool:
        low, high = sorted((here.value, there.value))
        return high <= low * float(self.options["ratio"])

    def _match(self, document: Document, here: Quantity, there: Quantity) -> Match:
        line = document.source.lines.position(document.offsets.to_file(there.span).start).line
        values = {
            "here": document.words(here.span),
            "there": document.words(there.phrase),
            "line": str(line),
            "reconcile": " ".join(self._reasons(document, here, there)),
        }
        return Match(here.span, values, related=((there.span, "The body says {there}."),))

    def _is_total(self, document: Document, item: Quantity) -> bool:
        keys = fold(document.words(document.blocks[item.block].span))
        return any(tuple(keys[i : i + len(words)]) == words for words in self._total for i in range(len(keys)))

    def _reasons(self, document: Document, here: Quantity, there: Quantity) -> Iterator[str]:
        if here.part or self._is_total(document, there):
            yield self.options["part"]
        if there.hedge or here.hedge:
            yield self.options["hedged"].replace("{hedge}", there.hedge or here.hedge)
        yield self._whose(claims(document).of(here), claims(document).of(there))

    def _whose(self, here: Claim, there: Claim) -> str:
        """Whose the two are, where the story says so of both; else the question."""
        if here.voice is None or there.voice is None or same_source(here, there) is True:
            return str(self.options["who"])
        told = str(self.options["sources"])
        return told.replace("{one}", here.voice.told).replace("{other}", there.voice.told)
