"""Where the gap model suspects a word to be missing or wrong."""

from __future__ import annotations

from ..document import Document, Zone, layer
from ..gaps import suspicions
from ..record import NamedTuple
from ..span import Span
from .sentences import sentences

ZONES = frozenset({"body", "blockquote", "list", "note"})
"""Headlines, decks and captions drop words by right, so the model does not read them."""
SHORTEST = 4
"""Words of a sentence: below that it is a name, a label or an outcry."""


class Gap(NamedTuple):
    """A suspicion in a document: `at` is where the word starts that is wrong or before which one is missing."""

    at: int
    label: str
    score: float


@layer
def gaps(document: Document) -> list[Gap]:
    """All suspicions, in order. Needs the packages that `newslint.gaps.installed` asks for."""
    read = [spans for zone, spans in _paragraphs(document) if zone.name in ZONES]
    answers = suspicions([[document.words(span) for span in spans] for spans in read])
    return [
        Gap(spans[item.sentence].start + item.at, item.label, item.score)
        for spans, found in zip(read, answers, strict=True)
        for item in found
    ]


def _paragraphs(document: Document) -> list[tuple[Zone, list[Span]]]:
    """The blocks, each with those of its sentences that are long enough and not all in capitals."""
    blocks: list[tuple[Zone, list[Span]]] = [(zone, []) for zone in document.blocks]
    for span in sentences(document):
        text = document.words(span)
        if text.count(" ") >= SHORTEST - 1 and not text.isupper():
            blocks[document.block_at(span.start)][1].append(span)
    return [(zone, spans) for zone, spans in blocks if spans]
