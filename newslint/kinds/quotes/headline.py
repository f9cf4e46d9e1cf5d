"""headline-quote: quoted words of a headline that the story does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document, layer
from ...index import Hit
from ...layers.echoes import GAP, Spoken, spoken, variants
from ...layers.tokens import tokens
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Field, as_list, number, text, words
from ...span import Span
from ..base import Kind

_MOST = 10
"""Quotations that a headline and a deck can have."""


class HeadlineQuote(Kind):
    """Words in quotation marks, in the rule's zones, that stand nowhere else, with or without marks.

    `min_words`: shorter ones are scare quotes. `min_body`: words of a story that is all there.
    `common`: words that do not tell one remark from another. `near`: the message where some
    quotation of the story shares its telling words, as {there} in line {line}.
    """

    name = "headline-quote"
    fields = {
        "min_words": Field(number, required=True),
        "min_body": Field(number, required=True),
        "common": Field(words, required=True),
        "near": Field(text, required=True),
    }
    says = ("there", "line")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._common = frozenset(as_list(rule.options["common"]))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ('"', "“", "‘", "'", "«")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        zones = [span for zone, span in document.blocks if zone in self.rule.zones]
        if not any(zone.overlaps(hit.span) for hit in hits for zone in zones):
            return
        rows = [row for row in spoken(document) if document.zone_at(row.attribution.words.start) in self.rule.zones]
        rows = [row for row in rows if sum(key != GAP for key in row.keys) >= self.options["min_words"]]
        body = _body(document)
        if not rows or len(body.words) < self.options["min_body"]:
            return
        # Those that are quoted below with a word changed are another rule's.
        known = {id(row) for echo in variants(document) for row in (echo.here, echo.there)}
        for row in rows[:_MOST]:
            if id(row) not in known and not all(f" {piece} " in body.line for piece in _pieces(row)):
                yield self._match(document, row)

    def _match(self, document: Document, row: Spoken) -> Match:
        marked = row.attribution.words
        near = self._nearest(document, row)
        if near is None:
            return Match(marked)
        line = document.source.lines.position(document.offsets.to_file(near).start).line
        values = {"there": document.words(near), "line": str(line)}
        related = ((near, "These words are quoted here."),)
        return Match(marked, values, related=related, message=self.options["near"])

    def _nearest(self, document: Document, row: Spoken) -> Span | None:
        """The stretch of a quotation in the story that has half of the telling words, the shortest."""
        telling = {stem(key) for key in row.keys if key not in self._common and key != GAP}
        best: Span | None = None
        for other in spoken(document):
            if document.zone_at(other.attribution.words.start) in self.rule.zones:
                continue
            at = [index for index, key in enumerate(other.keys) if stem(key) in telling]
            if len({stem(other.keys[index]) for index in at}) * 2 < len(telling) or len(telling) < 2 or not at:
                continue
            span = Span(other.spans[at[0]].start, other.spans[at[-1]].end)
            if best is None or span.end - span.start < best.end - best.start:
                best = span
        return best


class _Body(NamedTuple):
    """The words of the story below its headline, as a list and as one line between spaces."""

    words: list[str]
    line: str


@layer
def _body(document: Document) -> _Body:
    stream = tokens(document)
    below = {index for index, zone in enumerate(document.blocks) if zone.name not in ("headline", "deck")}
    found = [
        stem(key.replace(".", ""))
        for key, block in zip(stream.keys, stream.blocks, strict=True)
        if block in below and (key[0].isalnum() or key in "$£€%")
    ]
    return _Body(found, f" {' '.join(found)} ")


def stem(key: str) -> str:
    """A word without its plural or possessive ending."""
    key = key.removesuffix("'s")
    return key[:-1] if key.endswith("s") and len(key) > 3 else key


def _pieces(row: Spoken) -> Iterator[str]:
    """The runs of words between gaps."""
    return filter(None, (piece.strip() for piece in " ".join(map(stem, row.keys)).split(GAP)))
