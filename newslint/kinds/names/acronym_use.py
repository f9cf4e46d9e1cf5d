"""acronym-unused and acronym-undefined: short forms that the story defines in vain, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.acronyms import Use, acronyms
from ...lexicon import is_word
from ...rule import Match, Rule
from ...schema import Field, as_list, words
from ...zones import applies
from ..base import Kind
from .acronyms import explained

_SHORTEST = 3
_LONGEST = 6


class AcronymUnused(Kind):
    """A short form given in brackets after its name and never used again."""

    name = "acronym-unused"

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = acronyms(document)
        for definition in found.definitions:
            use = definition.use
            before = document.text[: use.span.start].rstrip("“\"‘'").endswith("(")
            if before and definition.expansion is not None and len(found.uses[use.form]) == 1:
                yield Match(use.span, related=((definition.expansion, "Its name is spelled out here."),))


class AcronymUndefined(Kind):
    """A short form of three letters and more that the story nowhere spells out, at its first place in the text.

    `house`: forms that every reader knows.
    """

    name = "acronym-undefined"
    spelled = True
    fields = {"house": Field(words, required=True)}

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._house = frozenset(as_list(rule.options["house"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = acronyms(document)
        defined = {item.use.form for item in found.definitions}
        for form, uses in found.uses.items():
            if form in defined or form in self._house or not _SHORTEST <= len(form) <= _LONGEST or is_word(form):
                continue
            use = next((use for use in uses if self._counts(document, use)), None)
            if use is not None and not explained(document, form):
                yield Match(use.span)

    def _counts(self, document: Document, use: Use) -> bool:
        """Whether a use is in running text and is no part of a longer code."""
        return not use.joined and document.zone_at(use.span.start) == "body" and applies(self.rule, document, use.span)
