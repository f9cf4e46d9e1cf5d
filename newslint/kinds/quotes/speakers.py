"""quote-speakers: one quotation, and two who are said to have said it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.attributions import Attribution
from ...layers.echoes import Echo, echoes
from ...layers.tokens import fold
from ...rule import Match, Rule
from ...schema import Field, as_list, number, words
from ..base import Kind

_ALIKE = 0.7
"""What part of the shorter quotation must agree for the two to be one."""


class QuoteSpeakers(Kind):
    """The same words, said by two people, or by many and by one.

    `min_words`: fewer may be said by anybody. `many`: nouns for more than one person without a name
    (officials): where it is given, the rule looks for words that are theirs in one place and one
    named person's in another; else for those of two names. The later place is marked.
    """

    name = "quote-speakers"
    fields = {"min_words": Field(number, required=True), "many": Field(words)}
    says = ("here", "there", "line")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._many = frozenset(as_list(rule.options.get("many")))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return as_list(options.get("many")) or ('"', "“", "‘", "'", "«")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for echo in echoes(document):
            if echo.changes or echo.share < _ALIKE or echo.shared < self.options["min_words"]:
                continue
            pair = (echo.here.attribution, echo.there.attribution)
            if self._clash(document, pair):
                yield self._match(document, echo)

    def _clash(self, document: Document, pair: tuple[Attribution, Attribution]) -> bool:
        if any(item.given != "own" for item in pair):
            return False
        if self._many:
            return any(self._is_many(document, one) and _is_named(two) for one, two in (pair, pair[::-1]))
        names = [document.words(item.name).split() for item in pair if item.name is not None and _is_named(item)]
        apart = len(names) == 2 and names[0][-1] not in names[1] and names[1][-1] not in names[0]
        return apart and any(item.whole for item in pair)

    def _is_many(self, document: Document, item: Attribution) -> bool:
        return item.speaker is not None and not self._many.isdisjoint(fold(document.words(item.speaker)))

    def _match(self, document: Document, echo: Echo) -> Match:
        here, there = echo.here.attribution.speaker, echo.there.attribution.speaker
        assert here is not None, "own attributions have speakers"
        assert there is not None, "own attributions have speakers"
        line = document.source.lines.position(document.offsets.to_file(there).start).line
        values = {"here": document.words(here), "there": document.words(there), "line": str(line)}
        return Match(echo.here_words, values, related=((echo.there_words, "Here “{there}” is said to say it."),))


def _is_named(item: Attribution) -> bool:
    """Whether the sentence itself names the speaker."""
    return item.name is not None and item.name == item.speaker
