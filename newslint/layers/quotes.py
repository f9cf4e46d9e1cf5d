"""Quotation marks: what is spoken, and which marks lack their partner.

Double marks (straight, curly, guillemets) are paired strictly; a quotation may stay open
at a paragraph's end when the next paragraph opens it again. Single marks are paired only
where they cannot be apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ..document import Document, Zone, layer
from ..span import Span

_DOUBLE = re.compile(r"[\"“”„«»]")
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[“\"—–-])[‘'](?=[^\W_])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])[’'](?![^\W_])")
_ELISION = re.compile(r"[‘’'](?:\d\ds\b|\d\d\b|em\b|tis\b|twas\b|til\b|till\b|cause\b|n\b|bout\b|round\b|cos\b)", re.I)
_OPENERS_BEFORE = " \t\r\n\u00a0\u2009\u202f([{—–-/‘'’“\u200b*_|>:"
_SPEECH_ZONES = ("body", "blockquote", "list")


@dataclass(slots=True)
class Quotes:
    """`spoken`: the words between marks, outermost, sorted; `unclosed` and `unopened`: lone marks."""

    spoken: list[Span] = field(default_factory=list)
    unclosed: list[Span] = field(default_factory=list)
    unopened: list[Span] = field(default_factory=list)


@layer
def quotes(document: Document) -> Quotes:
    """The quotations of a document."""
    found = Quotes()
    pending: int | None = None
    for zone in document.blocks:
        if zone.name == "code":
            continue
        if pending is not None and zone.name in _SPEECH_ZONES:
            if not _reopens(document.text, zone.span.start):
                found.unclosed.append(Span(pending, pending + 1))
            pending = None
        pending = _pair_block(document.text, zone, found)
        if pending is not None and zone.name not in _SPEECH_ZONES:
            found.unclosed.append(Span(pending, pending + 1))
            pending = None
    if pending is not None:
        found.unclosed.append(Span(pending, pending + 1))
    _add_single(document, found)
    found.spoken = _outermost(found.spoken)
    found.unclosed.sort()
    return found


def in_quotation(document: Document, span: Span) -> bool:
    """Whether any of the span's words stand inside quotation marks."""
    spoken = quotes(document).spoken
    index = bisect_right(spoken, span.start, key=lambda item: item.start) - 1
    return any(item.overlaps(span) for item in spoken[max(0, index) : index + 2])


def _reopens(text: str, start: int) -> bool:
    return text[start : start + 1] in ('"', "“", "«", "„", "‘", "'", "”")


def _pair_block(text: str, zone: Zone, found: Quotes) -> int | None:
    """Pair the double marks of one block; gives the place of a mark still open at its end."""
    start, end = zone.span
    open_at: int | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        place = mark.start()
        if _opens(text, place, start, end, open_at is not None):
            if open_at is not None:
                found.unclosed.append(Span(open_at, open_at + 1))
            open_at = place
        elif open_at is not None:
            found.spoken.append(Span(open_at + 1, place))
            open_at = None
        elif not _is_measure(text, place):
            found.unopened.append(Span(place, place + 1))
    if open_at is not None:
        found.spoken.append(Span(open_at + 1, end))
    return open_at


def _opens(text: str, place: int, start: int, end: int, is_open: bool) -> bool:
    mark = text[place]
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    if mark in "“„«":
        return not (is_open and before not in _OPENERS_BEFORE and not after.isalnum())
    if mark in "”»":
        return place == start or (not is_open and before in " \u00a0(" and after.isalnum())
    could_open = before in _OPENERS_BEFORE and not after.isspace()
    could_close = not before.isspace() and not after.isalnum()
    if could_open and could_close:
        return not is_open
    return could_open if could_open or could_close else not is_open


def _is_measure(text: str, place: int) -> bool:
    """Inches and seconds: 6'2", 12"."""
    return text[place] in '"”' and place > 0 and (text[place - 1].isdigit() or text[place - 1] in "½¼¾")


def _add_single(document: Document, found: Quotes) -> None:
    text = document.text
    elided = {mark.start() for mark in _ELISION.finditer(text)}
    closers = [mark.start() for mark in _SINGLE_CLOSE.finditer(text)]
    after = 0
    for mark in _SINGLE_OPEN.finditer(text):
        place = mark.start()
        if place < after or place in elided:
            continue
        index = document.block_at(place)
        if index < 0 or place >= document.blocks[index].span.end:
            continue
        close = _closer(text, closers, place, document.blocks[index].span.end)
        if close is not None:
            found.spoken.append(Span(place + 1, close))
            after = close


def _closer(text: str, closers: list[int], place: int, end: int) -> int | None:
    """The first mark that closes; one after an s may be a possessive and counts only if no other does."""
    possessive = None
    first = bisect_left(closers, place + 1)
    for close in closers[first : first + 8]:
        if close >= end:
            break
        if text[close - 1] not in "sS" or not text[close + 1 : close + 3].strip(" ").isalnum():
            return close
        possessive = possessive if possessive is not None else close
    return possessive


def _outermost(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda item: (item.start, -item.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = Span(kept[-1].start, span.end)
    return kept
