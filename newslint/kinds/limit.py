"""limit: how long a sentence, a headline or a story may be, and how often a thing may stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentences
from ..rule import Match
from ..schema import Fault, Field, as_list, choice, number, words
from ..span import Span
from ..wording import Wording
from ..zones import applies
from .base import Kind

# The look behind keeps it to the start of each run: a million signs without a letter are seen once.
_WORD = Wording(r"(?<!\S)[^\w\s]*\w\S*")


class Limit(Kind):
    """More or less of something than a part of the story should have.

    `of`: each `sentence`, each `block` (a headline, a paragraph, as the rule's zones say),
    the `lede` (the first body paragraph) or the whole `story`. `max`, `min`: how many
    `unit`s it may have: `words` (the default), `characters` or `sentences`; or, where
    `count` lists phrases, how many of these. {count} and {limit} are placeholders.
    Marked is the part, or with `count` the first phrase too many. A sentence that holds
    a quotation counts only where the rule's zones hold `quote`.
    """

    name = "limit"
    fields = {
        "of": Field(choice("sentence", "block", "lede", "story"), required=True),
        "unit": Field(choice("words", "characters", "sentences")),
        "count": Field(words),
        "max": Field(number),
        "min": Field(number),
    }
    says = ("count", "limit")

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        yield from super().problems(options)
        if "max" not in options and "min" not in options:
            yield (), "needs max or min"
        if "count" in options and "unit" in options:
            yield ("unit",), "goes without count: the phrases are what is counted"
        if "count" in options and "min" in options:
            yield ("min",), "goes without count: to ask for a phrase, use the kind conditional"

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str] | None:
        return as_list(options["count"]) if "count" in options else None

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for part in self._parts(document):
            if "count" in self.options:
                yield from self._counted(document, part, hits)
            else:
                yield from self._measured(document, part)

    def _parts(self, document: Document) -> list[Span]:
        blocks = [zone.span for zone in document.blocks if zone.name in self.rule.zones]
        of = self.options["of"]
        if of == "sentence":
            return sentences(document)
        if of == "lede":
            return [zone.span for zone in document.blocks if zone.name == "body"][:1]
        return blocks if of == "block" or not blocks else [Span(blocks[0].start, blocks[-1].end)]

    def _counted(self, document: Document, part: Span, hits: Sequence[Hit]) -> Iterator[Match]:
        inside = [hit.span for hit in hits if part.contains(hit.span) and applies(self.rule, document, hit.span)]
        most = int(self.options["max"])
        if len(inside) > most:
            first = ((inside[0], "the first"),) if most else ()
            yield Match(inside[most], {"count": str(len(inside)), "limit": str(most)}, related=first)

    def _measured(self, document: Document, part: Span) -> Iterator[Match]:
        most, least = self.options.get("max"), self.options.get("min")
        words = self.options.get("unit", "words") == "words"
        if words and least is None and most is not None and _at_most(document.text, part, most):
            return
        size = self._size(document, part)
        if most is not None and size > most:
            yield self._match(document, part, size, most)
        elif least is not None and size < least:
            yield self._match(document, part, size, least)

    def _size(self, document: Document, part: Span) -> int:
        unit = self.options.get("unit", "words")
        if self.options["of"] == "story":
            blocks = [zone.span for zone in document.blocks if zone.name in self.rule.zones]
        else:
            blocks = [part]
        if unit == "characters":
            return sum(end - start for start, end in blocks)
        if unit == "words":
            return sum(len(_WORD.findall(document.text, start, end)) for start, end in blocks)
        return sum(block.contains(sentence) for sentence in sentences(document) for block in blocks)

    def _match(self, document: Document, part: Span, size: int, limit: float) -> Match:
        if self.options["of"] == "story":  # a mark under the whole story shows nothing
            part = document.blocks[document.block_at(part.start)].span
        return Match(part, {"count": str(size), "limit": f"{limit:g}"})


def _at_most(text: str, part: Span, most: float) -> bool:
    """Whether it is soon seen that a stretch has no more words: they and the spaces between need room, and no space
    less than there are words, save one."""
    start, end = part
    if end - start <= 2 * most:
        return True
    room = most - text.count(" ", start, end)
    return room > 0 and sum(text.count(space, start, end) for space in "\n\u00a0\t") < room
