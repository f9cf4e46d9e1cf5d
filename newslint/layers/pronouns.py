"""Whom “he” and “she” stand for, where they speak: whoever spoke or was spoken of last."""

from __future__ import annotations

from bisect import bisect_left

from ..document import Document
from ..span import Span
from .names import people
from .quotes import in_quotation
from .sentences import sentence_at

_HE = frozenset("mr king prince sir lord spokesman congressman chairman fr father brother mister businessman".split())
_SHE = frozenset(
    "mrs ms miss queen princess dame lady spokeswoman congresswoman chairwoman sister actress businesswoman".split()
)
_SUBJECT = 40
"""Characters of a sentence within which its subject begins: after “On Monday, ”, after a title."""
_TRIES = 6


class Antecedents:
    """The names of one document that a pronoun may stand for.

    `speakers` are the names beside verbs of saying, in order; to these come the people who are the
    subjects of sentences. The nearest before the pronoun is meant, if its title does not forbid it.
    """

    def __init__(self, document: Document, speakers: list[Span]) -> None:
        self._sexes: dict[int, str] = {}
        self._owners: dict[int, int] = {}
        spans = {span.start: span for span in speakers}
        taken = {sentence_at(document, span.start) for span in speakers}
        mentions = [(item, number) for number, person in enumerate(people(document)) for item in person.mentions]
        for mention, number in sorted(mentions, key=lambda pair: pair[0].span):
            span = mention.span
            self._owners[span.start] = number
            self._learn(number, mention.title)
            sentence = sentence_at(document, span.start)
            begins = span.start - len(mention.title) - sentence.start <= _SUBJECT and sentence not in taken
            taken.add(sentence)
            possessive = document.text[span.end : span.end + 2] in ("'s", "’s")
            if begins and not possessive and not in_quotation(document, span):
                spans.setdefault(span.start, span)
        self._spans = [spans[start] for start in sorted(spans)]

    def name(self, place: int, pronoun: str) -> Span | None:
        """The name that a pronoun at a place stands for."""
        index = bisect_left(self._spans, place, key=lambda span: span.start)
        for span in reversed(self._spans[max(0, index - _TRIES) : index]):
            if self._sex(span) in ("", pronoun):
                return span
        return None

    def _learn(self, number: int, title: str) -> None:
        words = {word.strip(".").lower() for word in title.split()}
        if words & _HE:
            self._sexes[number] = "he"
        elif words & _SHE:
            self._sexes[number] = "she"

    def _sex(self, span: Span) -> str:
        """he or she, "" where nothing tells."""
        owners = (self._owners.get(at) for at in range(span.start, span.end))
        return next((self._sexes.get(owner, "") for owner in owners if owner is not None), "")
