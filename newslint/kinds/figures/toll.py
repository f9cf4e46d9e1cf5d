"""toll-timeline: a toll that has risen to less than the story had before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.quantities import Quantity
from ...layers.tokens import tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, words
from ..base import Kind
from .likeness import SAME, Nouns, compared, line_of, noted

_REACH = 12
"""Tokens between the word toll and the figure that it has risen to."""

_RISES = frozenset(
    "rose rises risen rise climbed climbs climb increased increases grew grown grows jumped jumps".split()
)


class TollTimeline(Kind):
    """A figure that a toll "rose to", with a larger one for the dead in an earlier paragraph.

    `tolls`: what has risen; `dead`: the noun, of a list in `same`, that the larger figure counts.
    """

    name = "toll-timeline"
    fields = {**SAME, "tolls": Field(words, required=True), "dead": Field(words, required=True)}
    anchored = "tolls"
    says = ("here", "there", "line")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._nouns = Nouns(rule.options)
        self._dead = frozenset(as_list(rule.options["dead"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        figures = compared(document)
        risen = [item for item in figures if item.role == "level" and any(_of(item, hit, document) for hit in hits)]
        if not risen:
            return
        dead = [item for item in figures if self._nouns.key(item) in self._dead and item.role == "count"]
        for here, there in ((here, self._more(document, here, dead)) for here in risen):
            if there is not None:
                values = {
                    "here": document.words(here.span),
                    "there": document.words(there.phrase),
                    "line": str(line_of(document, there)),
                }
                yield Match(here.span, values, related=((there.span, "Here it is {there}."),))

    def _more(self, document: Document, here: Quantity, dead: list[Quantity]) -> Quantity | None:
        """A larger figure for the dead before, of no other time."""
        more = [item for item in dead if item.block < here.block and here.value < item.value < 2 * here.value]
        found = zip(noted(document, more, self._nouns), more, strict=True)
        return next((item for one, item in found if not one.times), None)


def _of(item: Quantity, hit: Hit, document: Document) -> bool:
    """Whether a figure is what the toll has risen to."""
    near = 0 < item.first - hit.last < _REACH and tokens(document).blocks[hit.first] == item.block
    return near and not item.unit and item.cue in _RISES
