"""duplicate-text: paragraphs and sentences that stand twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentences
from ..rule import Match
from ..schema import Field, number, text
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
    """The same paragraph, word for word or nearly so, or the same sentence word for word.

    `min_paragraph`, `min_sentence`: shorter ones (in words) may recur by right. `near`:
    of which share the five-word runs of a paragraph stand in an earlier one for the two to be
    the same. `sentence`: the message for a sentence. The later place is marked.
    """

    name = "duplicate-text"
    fields = {
        "min_paragraph": Field(number, required=True),
        "min_sentence": Field(number, required=True),
        "near": Field(number, required=True),
        "sentence": Field(text, required=True),
    }

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("line",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        blocks = [span for zone, span in document.blocks if zone in self.rule.zones]
        same, rest = _twins(_passages(document, blocks, self.options["min_paragraph"]))
        paragraphs = sorted(same + list(_near_twins(rest, self.options["near"])))
        repeated = [span for span, _ in paragraphs]
        spans = [span for span in sentences(document) if not _inside(span, repeated)]
        twins, _ = _twins(_passages(document, spans, self.options["min_sentence"]))
        for found, message in ((paragraphs, None), (twins, self.options["sentence"])):
            for span, first in _joined(document, found):
                line = document.source.lines.position(document.offsets.to_file(first).start).line
                yield Match(
                    span, {"line": str(line)}, related=((first, "The same words stand here."),), message=message
                )


def _passages(document: Document, spans: list[Span], least: float) -> list[Passage]:
    return [(span, words) for span in spans if (words := _bare(document, span)).count(" ") + 1 >= least]


def _twins(passages: list[Passage]) -> tuple[list[Twin], list[Passage]]:
    """The passages that stand twice, each with the first place, and the others."""
    seen: dict[str, Span] = {}
    twins: list[Twin] = []
    rest: list[Passage] = []
    for span, words in passages:
        if words in seen:
            twins.append((span, seen[words]))
        else:
            seen[words] = span
            rest.append((span, words))
    return twins, rest


def _bare(document: Document, span: Span) -> str:
    """A passage as it is compared, without the marks around it."""
    return document.words(span).strip(_MARKS)


def _joined(document: Document, twins: list[Twin]) -> Iterator[Twin]:
    """Passages that follow one another in both places, as one."""
    last: Twin | None = None
    for twin in twins:
        if last and all(document.text[one.end : two.start].isspace() for one, two in zip(last, twin, strict=True)):
            last = (Span(last[0].start, twin[0].end), Span(last[1].start, twin[1].end))
            continue
        if last:
            yield last
        last = twin
    if last:
        yield last


def _inside(span: Span, blocks: list[Span]) -> bool:
    """Whether one of the blocks (in order, not overlapping) holds the span."""
    index = bisect_right(blocks, span.start, key=lambda block: block.start) - 1
    return index >= 0 and blocks[index].contains(span)


def _near_twins(passages: list[Passage], share: float) -> Iterator[Twin]:
    """Passages most of whose runs of words stand in an earlier one; each run remembers its first place only."""
    owners: dict[tuple[str, ...], int] = {}
    lengths: list[int] = []
    for place, (span, passage) in enumerate(passages):
        words = tuple(passage.split())
        lengths.append(len(words))
        votes: dict[int, int] = {}
        starts = [i for i in range(len(words) - _SHINGLE + 1) if len(words[i]) >= _LONG]
        for start in starts:
            owner = owners.setdefault(words[start : start + _SHINGLE], place)
            if owner != place:
                votes[owner] = votes.get(owner, 0) + 1
        best = max(votes, key=votes.__getitem__, default=None)
        if best is not None:
            short, long = sorted((len(words), lengths[best]))
            if votes[best] >= share * len(starts) and len(starts) >= _ENOUGH and short >= share * long:
                yield span, passages[best][0]
