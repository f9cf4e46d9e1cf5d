"""The quotes of a story."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..layers.attributions import quotations
from ..layers.claims import voices
from .passages import Passages
from .sheet import Said

_FEWEST = 2
"""Words in quotation marks that are speech though nobody is said to speak them; fewer are a title or a term."""


def quotes(document: Document, passages: Passages) -> Iterator[Said]:
    """What stands in quotation marks, with its speaker; single words that nobody is said to say are left out."""
    for item in quotations(document):
        at = passages.of(item.words)
        speaker = voices(document).speaker(item)
        if not at.text or (not speaker and (_is_title(at.text) or not item.whole and at.text.count(" ") < _FEWEST)):
            continue
        verb = " ".join(document.words(item.verb).split()) if item.verb is not None else ""
        yield Said(at, speaker, verb)


def _is_title(words: str) -> bool:
    """Whether the words are the title of a work: capitals on all that are not short."""
    long = [word for word in words.split() if len(word) > 3]
    return len(long) > 1 and all(word[0].isupper() for word in long)
