"""Sentences."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..document import Document, layer
from ..span import Span
from ..wording import Wording

_BREAK = Wording(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_a-z])")
_ABBREVIATION = Wording(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Lt|Col|Gen|Maj|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Rev|Fr|Hon|Pres|Supt|Det"
    r"|St|Ste|Ave|Blvd|Mt|Ft|No|Nos|vs|v|Jr|Sr|Inc|Corp|Co|Ltd|Cos|Bros|Assn|Dept|Univ|approx|est|al|cf|ca"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind"
    r"|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)"
    r"|\b[A-Z]|(?:\b[A-Za-z]\.)+[A-Za-z])\.\s*$"
)
# After these a new sentence can start with a capital all the same.
_STARTER = Wording(r"[\"“‘'(]*(?:The|He|She|It|They|But|And|In|On|At|We|I|This|That|A|An|His|Her|Their|If|When)\b")


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
    return sentences(document)[max(0, bisect_right(_starts(document), offset) - 1)]


@layer
def _starts(document: Document) -> list[int]:
    """Where the sentences start."""
    return [span.start for span in sentences(document)]


def _split(text: str, block: Span) -> list[Span]:
    spans: list[Span] = []
    start = block.start
    for found in _BREAK.finditer(text, block.start, block.end):
        before = text[max(start, found.start() - 12) : found.start() + 1]
        if found.group().startswith(".") and _ABBREVIATION.search(before):
            abroad = re.search(r"(?:\b[A-Za-z]\.){2}$", before) or re.search(r"\b(?:Jr|Sr|Inc|Corp|Co|Ltd)\.$", before)
            if not (abroad and _STARTER.match(text, found.end())):
                continue
        end = found.start() + len(found.group().rstrip())
        spans.append(Span(start, end))
        start = found.end()
    if start < block.end:
        spans.append(Span(start, block.end))
    return spans
