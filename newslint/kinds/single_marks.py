"""unbalanced-single-quote: a single quotation mark without its partner, where it can be no apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.quotes import ends_with_speaker
from ..rule import Match
from ..schema import Field, text
from ..span import Span
from ..wording import Wording
from .base import Kind

_MARK = Wording(r"[‘’']")
_CUT = Wording(
    r"(?:\d{2}s?|em|tis|twas|til|till|cause|n|bout|round|cos|cuz|im|er|ere|neath|s|fore|cross|hood|net|specially|cept"
    r"|stead|kay|nother)\b",
    flags=re.IGNORECASE,
)
"""What is written with an apostrophe in front."""
_CLIPPED = Wording(r"(?:in|[sSxz]|ce|[A-Z]|\b[a-z]|\b(?:[Aa]n|[Tt]h|[Oo]l|[Pp]o|[Ww]i|[Mm]o|[Ff]o|[Ll]i?l|[Yy]o))$")
"""What is written with an apostrophe behind: players’, runnin’, ol’."""

_BEFORE_WORDS = "([$£€….’"
"""What may stand between an opening mark and the first word."""
_NAME = Wording(r"\w ['‘][AEIOU]")
"""A name that begins with a stop of the throat: King ‘Umi, the ‘Ewa plain."""


class UnbalancedSingleQuote(Kind):
    """Single quotation marks that open and never close in their paragraph, or close and never opened.

    `closing` is the message for a mark that closes nothing. A quotation that the next
    paragraph opens again stays open rightly.
    """

    name = "unbalanced-single-quote"
    fields = {"closing": Field(text, required=True)}
    says = ("words",)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("‘", "’", "'")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        blocks = [document.blocks[index].span for index in sorted({document.block_at(hit.span.start) for hit in hits})]
        after = {one.span.start: two.span.start for one, two in zip(document.blocks, document.blocks[1:], strict=False)}
        before = {two: one for one, two in after.items()}
        lone: dict[int, Match] = {}
        for block in blocks:
            following = after.get(block.start)
            again = following is not None and document.text[following] in "‘'“\""
            lone.update((block.start, match) for match in self._lone(document.text, block, again))
        for start, match in lone.items():
            earlier, later = (lone.get(places.get(start, -1)) for places in (before, after))
            if not _goes_on(match, later) and not _goes_on(earlier, match):
                yield match

    def _lone(self, text: str, block: Span, again: bool) -> Iterator[Match]:
        """The first lone mark of a block; the others may be out of step because of it."""
        opened: int | None = None
        doubtful = False
        for found in _MARK.finditer(text, *block):
            place = found.start()
            if _opens(text, place, block):
                if opened is not None and not doubtful:
                    yield self._unclosed(text, opened, place)
                    return
                opened, doubtful = place, _NAME.match(text, place - 2) is not None
            elif closes := _closes(text, place, block):
                if opened is None and closes == 2 and not doubtful:
                    yield self._unopened(text, block.start, place)
                    return
                if closes == 2:
                    opened = None
                doubtful = closes == 1 and opened is not None
        if opened is not None and not doubtful and not (again and not ends_with_speaker(text[opened : block.end])):
            yield self._unclosed(text, opened, block.end)

    def _unopened(self, text: str, start: int, place: int) -> Match:
        start = max(start, *(text.rfind(mark, start, place) + 1 for mark in "‘'\"“”"))
        stretch = text[start : place + 1].lstrip()
        words = " ".join(stretch[:-1].split()[-3:])
        return Match(Span(place + 1 - len(stretch), place + 1), {"words": words}, message=self.options["closing"])

    def _unclosed(self, text: str, opened: int, end: int) -> Match:
        stretch = text[opened:end].rstrip()
        return Match(Span(opened, opened + len(stretch)), {"words": " ".join(stretch[1:].split()[:3])})


def _goes_on(one: Match | None, two: Match | None) -> bool:
    """Whether the marks of two paragraphs are a pair: speech that runs on into the next one and closes there."""
    return one is not None and two is not None and one.message is None and two.message is not None


def _opens(text: str, place: int, block: Span) -> bool:
    before = text[place - 1] if place > block.start else " "
    after = text[place + 1] if place + 1 < block.end else " "
    if text[place] == "’" or not (before.isspace() or before in '([“"—–'):
        return False
    return (after.isalnum() or after in _BEFORE_WORDS) and not _CUT.match(text, place + 1)


def _closes(text: str, place: int, block: Span) -> int:
    """2: the mark surely closes; 1: it may be an apostrophe; 0: it is one, or opens."""
    before = text[place - 1] if place > block.start else " "
    after = text[place + 1] if place + 1 < block.end else " "
    if before.isspace() and text[place - 2 : place - 1] in ('"', "”"):
        return 1  # a space between two marks: “ ‘So be it.” ’
    if text[place] == "‘" or before.isspace() or after.isalnum() or "'" in (before, after):
        return 0
    if before in ",.?!…":
        return 2
    name = re.search(r"[A-Z][\w-]*$", text[max(block.start, place - 20) : place])
    return 1 if name or not before.isalpha() or _CLIPPED.search(text, max(block.start, place - 6), place) else 2
