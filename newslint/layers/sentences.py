"""Sentences."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..document import Document, layer
from ..span import Span
from ..wording import Wording

# Not [.!?…]+ alone: what begins with one character of a set is looked for three times as fast.
_BREAK = Wording(r"[.!?…][.!?…]*[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_a-z])")
_ABBREVIATION = Wording(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Lt|Col|Gen|Maj|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Rev|Fr|Hon|Pres|Supt|Det"
    r"|St|Ste|Ave|Blvd|Mt|Ft|No|Nos|vs|v|Jr|Sr|Inc|Corp|Co|Ltd|Cos|Bros|Assn|Dept|Univ|approx|est|al|cf|ca"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind"
    r"|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)"
    r"|\b[A-Z]|(?:\b[A-Za-z]\.)+[A-Za-z])\.\s*$"
)
# After these a new sentence can start with a capital all the same.
_STARTER = Wording(r"[\"“‘'(]*(?:The|He|She|It|They|But|And|In|On|At|We|I|This|That|A|An|His|Her|Their|If|When)\b")
_SMALL = frozenset("vs v approx est al cf ca".split())
"""The abbreviations that have no capital."""


@layer
def sentences(document: Document) -> list[Span]:
    """The sentences of all blocks in order, without the white space between them."""
    found: list[Span] = []
    for zone, span in document.blocks:
        if zone != "code":
            found.extend(_split(document.text, span))
    return found


def sentence_at(document: Document, offset: int) -> Span:
    """The sentence that holds the offset, or the last one before it."""
    starts, found = _by_start(document)
    return found[max(0, bisect_right(starts, offset) - 1)]


@layer
def _by_start(document: Document) -> tuple[list[int], list[Span]]:
    """Where the sentences start, and the sentences."""
    found = sentences(document)
    return [span.start for span in found], found


def _split(text: str, block: Span) -> list[Span]:
    spans: list[Span] = []
    start = block.start
    for found in _BREAK.finditer(text, block.start, block.end):
        stop = found.start()
        before = text[max(start, stop - 12) : stop + 1]
        if text[stop] == "." and _may_be_short(before) and _ABBREVIATION.search(before):
            abroad = re.search(r"(?:\b[A-Za-z]\.){2}$", before) or re.search(r"\b(?:Jr|Sr|Inc|Corp|Co|Ltd)\.$", before)
            if not (abroad and _STARTER.match(text, found.end())):
                continue
        spans.append(Span(start, stop + len(found.group().rstrip())))
        start = found.end()
    if start < block.end:
        spans.append(Span(start, block.end))
    return spans


def _may_be_short(before: str) -> bool:
    """Whether the word before a full stop may be an abbreviation: most are too plain, which is soon seen."""
    word = before[:-1].rpartition(" ")[2]
    return not (word.isalpha() and word.islower()) or word in _SMALL
