"""duplicate-text: a paragraph or a sentence that stands twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentences
from ..rule import Match
from ..schema import Field, choice, number
from ..span import Span
from .base import Kind

Passage = tuple[Span, str]
Twin = tuple[Span, Span]
"""A passage and the earlier one it repeats."""
_SHINGLE = 5
_MARKS = "\"“”‘’'.,;:!?()[]…–— "
_ENOUGH = 3
_LONG = 6
"""Only runs that begin with a word of so many letters are compared: a fifth of them tells as much as all."""


class DuplicateText(Kind):
    """The same paragraph or sentence, word for word or (with `near`) nearly so.

    `of`: paragraph or sentence. `min_words`: shorter passages may recur by right. `near`:
    also those of which this share of the five-word runs is the same. What stands twice as a
    paragraph is not reported again as sentences. The later place is marked.
    """

    name = "duplicate-text"
    fields = {
        "of": Field(choice("paragraph", "sentence"), required=True),
        "min_words": Field(number, required=True),
        "near": Field(number),
    }

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("line",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        seen: dict[str, Span] = {}
        rest: list[Passage] = []
        twins: list[Twin] = []
        for span, words in self._passages(document):
            if words in seen:
                twins.append((span, seen[words]))
            else:
                seen[words] = span
                rest.append((span, words))
        if "near" in self.options:
            twins += _near_twins(rest, self.options["near"])
        for span, first in _joined(document, twins):
            line = document.source.lines.position(document.offsets.to_file(first).start).line
            yield Match(span, {"line": str(line)}, related=((first, "The same words stand here."),))

    def _passages(self, document: Document) -> list[Passage]:
        blocks = [span for zone, span in document.blocks if zone in self.rule.zones]
        spans = blocks
        if self.options["of"] == "sentence":
            twins = _standing_twice(document, [span for _, span in document.blocks])
            spans = [span for span in sentences(document) if document.zone_at(span.start) in self.rule.zones]
            spans = [span for span in spans if not _inside(span, twins)]
        least = self.options["min_words"]
        return [(span, words) for span in spans if (words := _bare(document, span)).count(" ") + 1 >= least]


def _bare(document: Document, span: Span) -> str:
    """A passage as it is compared, without the marks around it."""
    return document.words(span).strip(_MARKS)


def _joined(document: Document, twins: list[Twin]) -> Iterator[Twin]:
    """Passages that follow one another in both places, as one."""
    last: Twin | None = None
    for twin in sorted(twins):
        if last and all(document.text[one.end : two.start].isspace() for one, two in zip(last, twin, strict=True)):
            last = (Span(last[0].start, twin[0].end), Span(last[1].start, twin[1].end))
            continue
        if last:
            yield last
        last = twin
    if last:
        yield last


def _standing_twice(document: Document, blocks: list[Span]) -> list[Span]:
    """The blocks that repeat an earlier one."""
    seen: set[str] = set()
    twins = []
    for span in blocks:
        words = _bare(document, span)
        if words in seen:
            twins.append(span)
        seen.add(words)
    return twins


def _inside(span: Span, blocks: list[Span]) -> bool:
    """Whether one of the blocks (in order, not overlapping) holds the span."""
    index = bisect_right(blocks, span.start, key=lambda block: block.start) - 1
    return index >= 0 and blocks[index].contains(span)


def _near_twins(passages: list[Passage], share: float) -> Iterator[Twin]:
    """Passages most of whose runs of words stand in an earlier one; each run remembers its first place only."""
    owners: dict[tuple[str, ...], int] = {}
    lengths: list[int] = []
    for number_, (span, text) in enumerate(passages):
        words = tuple(text.split())
        lengths.append(len(words))
        votes: dict[int, int] = {}
        starts = [i for i in range(len(words) - _SHINGLE + 1) if len(words[i]) >= _LONG]
        for start in starts:
            owner = owners.setdefault(words[start : start + _SHINGLE], number_)
            if owner != number_:
                votes[owner] = votes.get(owner, 0) + 1
        best = max(votes, key=votes.__getitem__, default=None)
        if best is not None:
            short, long = sorted((len(words), lengths[best]))
            if votes[best] >= share * len(starts) and len(starts) >= _ENOUGH and short >= share * long:
                yield span, passages[best][0]
