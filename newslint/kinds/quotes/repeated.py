"""duplicate-quote: a quoted sentence that the story has already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.attributions import Attribution
from ...layers.echoes import Echo, echoes
from ...layers.sentences import sentence_at
from ...rule import Match
from ...schema import Field, number
from ...span import Span
from ..base import Kind
from ..pullquotes import is_set_apart
from ..repeats import are_versions


class DuplicateQuote(Kind):
    """A sentence quoted twice in the rule's zones, each time within a sentence of its own.

    A fragment that comes again in full is no duplicate, nor is a pull quote: a paragraph that is all
    quotation, but for a name. `min_words`: shorter ones are refrains and proverbs. Sentences that stand twice with
    their attributions, and speech of several sentences, are duplicate-text's.
    """

    name = "duplicate-quote"
    fields = {"min_words": Field(number, required=True)}
    says = ("line",)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ('"', "“", "‘", "'", "«")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        seen: set[Span] = set()
        for echo in echoes(document):
            if echo.here_words not in seen and self._is_twice(document, echo):
                seen.add(echo.here_words)
                line = document.source.lines.position(document.offsets.to_file(echo.there_words).start).line
                related = ((echo.there_words, "The same words are quoted here."),)
                yield Match(echo.here_words, {"line": str(line)}, related=related)

    def _is_twice(self, document: Document, echo: Echo) -> bool:
        pair = (echo.here.attribution, echo.there.attribution)
        if echo.changes or echo.share < 1 or echo.shared < self.options["min_words"]:
            return False
        if not all(item.whole and document.zone_at(item.words.start) in self.rule.zones for item in pair):
            return False
        if any(is_set_apart(document, item.words) or _is_long(document, item) for item in pair):
            return False
        one, two = (sentence_at(document, item.words.start) for item in pair)
        return not are_versions(document, one, two)


def _is_long(document: Document, item: Attribution) -> bool:
    """Whether a sentence ends in the midst of the quotation."""
    return sentence_at(document, item.words.start).end < item.words.end
