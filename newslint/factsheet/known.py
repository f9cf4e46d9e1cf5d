"""Who stands at a place of the story, and who says what stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ..document import Document
from ..layers.attributions import Attribution, attributions
from ..layers.names import people
from ..layers.names.words import FUNCTION
from ..layers.saying import PRONOUNS
from ..span import Span

_NEAR = 4
"""Stretches of speech that may lie inside one another."""


class Known:
    """The people and the speech of one document, to be asked by place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        named = sorted((item.span, person.text) for person in people(document) for item in person.mentions)
        self._spans = [span for span, _ in named]
        self._names = [name for _, name in named]
        self._speech = sorted(attributions(document))
        self._starts = [item.words.start for item in self._speech]

    def person(self, span: Span) -> str:
        """The full name of the person named in a stretch, or right behind it, where it is a title; "" for none."""
        at = bisect_left(self._spans, span.end, key=lambda item: item.start)
        if at > 0 and self._spans[at - 1].end > span.start:
            return self._names[at - 1]
        follows = at < len(self._spans) and self._spans[at].start <= span.end + 2
        return self._names[at] if follows else ""

    def speaker(self, item: Attribution) -> str:
        """Who speaks, by full name where the story has it; "" where it does not tell."""
        for span in (item.name, item.speaker):
            if span is not None and (name := self.person(span)):
                return name
        best = item.name or item.speaker
        words = self._document.words(best).split() if best is not None else []
        if len(words) > 1 and words[0] == "that":
            del words[0]
        lone = len(words) == 1 and words[0].casefold() in FUNCTION - PRONOUNS
        return "" if lone else " ".join(words)

    def source(self, span: Span) -> str:
        """Who says the words of a stretch; "" where they are the story's own."""
        at = bisect_right(self._starts, span.start)
        for item in reversed(self._speech[max(0, at - _NEAR) : at]):
            if item.words.end >= span.end and item.speaker is not None:
                speaker = self.speaker(item)
                return "" if speaker.casefold() in PRONOUNS else speaker
        return ""
