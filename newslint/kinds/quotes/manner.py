"""attribution-late, speaker-change, attribution-tense, attribution-missing: how a story tells who speaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document, layer
from ...index import Hit
from ...layers.attributions import Attribution, quotations
from ...layers.names import people
from ...layers.quotes import in_quotation
from ...layers.sentences import sentences
from ...rule import Match
from ...schema import Field, as_list, number, words
from ...span import Span
from ..base import Kind
from ..pullquotes import is_set_apart


class AttributionLate(Kind):
    """A speaker who is told only after `max` sentences of a quotation, and did not speak just before."""

    name = "attribution-late"
    fields = {"max": Field(number, required=True)}
    says = ("count",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        spans = sentences(document)
        before: Attribution | None = None
        for item in quotations(document):
            if item.position == "after" and item.given == "own" and item.speaker is not None:
                first = bisect_right(spans, item.words.start, key=lambda span: span.start)
                last = bisect_right(spans, item.words.end - 1, key=lambda span: span.start)
                known = before is not None and before.name is not None and before.name == item.name
                if last - first + 1 > self.options["max"] and not known:
                    yield Match(item.speaker, {"count": str(last - first + 1)})
            before = item


class SpeakerChange(Kind):
    """Two people who are quoted by name in one paragraph, a sentence or more each; the second is marked."""

    name = "speaker-change"
    fields = {}
    says = ("first",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        speaker: dict[int, Span] = {}
        for item in quotations(document):
            if not item.whole or item.given != "own" or item.speaker is None or item.speaker != item.name:
                continue
            block = document.block_at(item.words.start)
            first = speaker.setdefault(block, item.speaker)
            one, two = (document.words(span).split() for span in (first, item.speaker))
            if one[-1] not in two and two[-1] not in one:
                yield Match(item.speaker, {"first": " ".join(one)}, related=((first, "Here {first} speaks."),))


class AttributionTense(Kind):
    """Quotations of people, some of which are `past` (said) and some `present` (says).

    The first of the fewer is marked. `least`: so many must stand in the tense that the story has.
    """

    name = "attribution-tense"
    fields = {
        "past": Field(words, required=True),
        "present": Field(words, required=True),
        "least": Field(number, required=True),
    }
    anchored = "present"
    says = ("other", "count")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found: dict[str, list[Span]] = {"past": [], "present": []}
        for item in quotations(document):
            by_person = item.whole and item.given == "own" and item.name is not None
            if by_person and item.verb is not None and document.zone_at(item.verb.start) in self.rule.zones:
                word = document.words(item.verb).lower()
                for tense, places in found.items():
                    if word in as_list(self.options[tense]) and item.verb not in places:
                        places.append(item.verb)
        few, many = sorted(found.values(), key=len)
        if few and len(many) >= self.options["least"] and len(many) > 2 * len(few):
            other = document.words(many[0])
            related = ((many[0], "Here it is “{other}”."),)
            yield Match(few[0], {"other": other, "count": str(len(many))}, related=related)


class AttributionMissing(Kind):
    """A quoted sentence of which nothing near says whose it is.

    Nobody speaks in its paragraph or at the end of the one before, it is brought in by no colon, and
    neither paragraph names anybody. `min_words`: shorter ones are mottos and signs. `least`: so many
    quotations must have their speaker; a statement has none. Pull quotes are let be.
    """

    name = "attribution-missing"
    fields = {"min_words": Field(number, required=True), "least": Field(number, required=True)}

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ('"', "“")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        said = quotations(document)
        if sum(item.given == "own" and item.whole for item in said) < self.options["least"]:
            return
        for item in said:
            if not item.whole or item.given or document.zone_at(item.words.start) not in self.rule.zones:
                continue
            if document.words(item.words).count(" ") + 1 < self.options["min_words"]:
                continue
            block = document.block_at(item.words.start)
            begins = document.text[document.blocks[block].span.start : item.words.start].rstrip("\"“‘' ")
            if begins[-1:] in ("", ".", "!", "?", "”", '"') and not self._is_told(document, block, item):
                yield Match(item.words)

    def _is_told(self, document: Document, block: int, item: Attribution) -> bool:
        """Whether the paragraph before brings it in, or either names somebody, or it stands apart."""
        if is_set_apart(document, item.words) and document.text[item.words.end + 1 : item.words.end + 2] != "\n":
            return True
        before = document.blocks[max(0, block - 1)].span
        near = Span(before.start, document.blocks[block].span.end)
        if document.text[before.end - 1] in ':"”' or in_quotation(document, Span(before.end - 1, before.end)):
            return True
        mentions = _mentions(document)
        first = bisect_left(mentions, Span(near.start, 0))
        return first < len(mentions) and mentions[first].end <= near.end


@layer
def _mentions(document: Document) -> list[Span]:
    """Where people are named outside quotation marks."""
    spans = (mention.span for person in people(document) for mention in person.mentions)
    return sorted(span for span in spans if not in_quotation(document, span))
