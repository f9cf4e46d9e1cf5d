"""Pull quotes: a passage of the story set by itself, to catch the eye."""

from __future__ import annotations

from bisect import bisect_right

from ..document import Document
from ..layers.quotes import quotes
from ..span import Span

_MARKS = "\"“”‘’'"
_TAG = 12
"""Words of the line that says whose words they are."""


def is_pull_quote(document: Document, one: Span, other: Span) -> bool:
    """Whether either of two passages with the same words is a pull quote of the other."""
    return _stands_out(document, one, other) or _stands_out(document, other, one)


def is_set_apart(document: Document, quotation: Span) -> bool:
    """Whether quoted words are all of their paragraph, but for a line that names the speaker."""
    block = document.blocks[document.block_at(quotation.start)].span
    tag = document.text[quotation.end + 1 : block.end].strip()
    return quotation.start - block.start <= 1 and len(tag.split()) <= _TAG and tag[-1:] not in tuple(".!?")


def _stands_out(document: Document, passage: Span, source: Span) -> bool:
    """Whether a passage is set by itself and its source is part of a paragraph.

    It ends without a mark, or with the name of who said it; or it is speech there.
    """
    block = document.blocks[document.block_at(passage.start)].span
    home = document.blocks[document.block_at(source.start)].span
    words = document.words(passage).strip(_MARKS + " ")
    found = document.text.find(words.rstrip(".,!?… "), *home)
    if document.text[block.start : passage.start].strip(_MARKS) or found < 0 or home.end - home.start <= len(words) + 4:
        return False
    tag = document.text[passage.end : block.end].strip(_MARKS + " ")
    if document.words(block).rstrip(_MARKS + ") ")[-1:] not in ".!?…:":
        return len(tag.split()) <= _TAG
    return not tag and _is_speech(document, Span(found, found + len(words) - 1))


def _is_speech(document: Document, span: Span) -> bool:
    """Whether a stretch stands in quotation marks, both of them there, and begins or ends with one."""
    spoken = quotes(document).spoken
    index = bisect_right(spoken, span.start, key=lambda item: item.start) - 1
    if index < 0 or not spoken[index].contains(span):
        return False
    start, end = spoken[index]
    closes = document.text[end : end + 1] in tuple(_MARKS)
    return closes and (start == span.start or end - span.end <= 2)
