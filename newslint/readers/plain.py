"""Plain text: which lines make a block, and which block is the headline, the deck, the byline.

The plain text of the Document is the file's text, so positions need no map.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..document import Document, OffsetMap, Zone
from ..record import NamedTuple
from ..source import Source
from ..span import Span
from ..wording import Wording
from .page import Page, finish

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_STOP = Wording(r"[.!?…:][\"”’')\]]*$")
_ITEM = Wording(r"(?:[-*•‣▪◦])[ \t]+(?=\S)")
_NARROW, _WIDE = 40, 120
"""Between these, in characters, lies the longest line of a text that was wrapped by hand or by an editor."""


class _Line(NamedTuple):
    """A line with words in it, without the space around them; `joined` where no empty line comes before."""

    start: int
    end: int
    words: str
    joined: bool
    indented: bool


def read(source: Source, layout: tuple[str, ...] = ()) -> Document:
    """A Document whose text is the file's text; `layout` names the zones of its first blocks."""
    text = source.text
    lines = _lines(text)
    spans, apart = _blocks(lines)
    zones = ["body"] * len(spans)
    for index, span in enumerate(spans):
        if text[span.start] in "-*•‣▪◦" and (item := _ITEM.match(text, span.start, span.end)):
            spans[index], zones[index] = Span(item.end(), span.end), "list"
    page = Page(text, OffsetMap.identity(len(text)), list(map(Zone, zones, spans)))
    return finish(source, page, layout, subheads=True, apart=apart)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    end = 0
    for found in _LINE.finditer(text):
        raw = found.group()
        words = raw.strip()
        if not words:
            continue
        first = found.start()
        start = first + raw.index(words)
        # Most texts have an empty line between paragraphs and nothing in it.
        joined = bool(lines) and text[end:first] != "\n\n" and len(_BREAK.findall(text, end, first)) == 1
        end = start + len(words)
        lines.append(_Line(start, end, words, joined, start > first))
    return lines


def _blocks(lines: list[_Line]) -> tuple[list[Span], int]:
    """The spans of the blocks, and how many of them stand before the first empty line."""
    width = _wrapped_at(lines)
    spaced = sum(not line.joined for line in lines) > 2
    blocks: list[Span] = []
    apart = 0
    for index, line in enumerate(lines):
        before = lines[index - 1]
        if index and not line.joined and not apart:
            apart = len(blocks)
        if width and line.joined and _goes_on(before, line, width, spaced and apart > 0):
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(Span(line.start, line.end))
    return blocks, apart if _tells(lines, blocks, apart) else 0


def _tells(lines: list[_Line], blocks: list[Span], apart: int) -> bool:
    """Whether the empty line after the first `apart` blocks says that these are the top of the page.

    One line above the empty line does so where paragraphs further down go without one;
    some lines above it, where all further down are parted by empty lines.
    """
    below = sum(line.start >= blocks[apart].start and line.joined for line in lines) if apart else 0
    spaced = sum(not line.joined for line in lines) - 1
    return below > 1 and spaced == 1 if apart == 1 else 1 < apart <= 4 and spaced > 1


def _wrapped_at(lines: list[_Line]) -> int:
    """The width in characters at which the text was wrapped; 0 where a line is a paragraph.

    A wrapped text shows in what follows a line: a word in lower case, as no paragraph
    begins; or a word that would not have fitted on the line before.
    """
    pairs = [(before, line) for before, line in pairwise(lines) if line.joined]
    if len(pairs) < 2:
        return 0
    width = max(len(before.words) for before, _ in pairs)
    if not _NARROW <= width <= _WIDE:
        return 0
    lower = sum(len(before.words) >= _NARROW and _in_midst(line.words) for before, line in pairs)
    full = sum(len(before.words) + 1 + len(line.words.split(None, 1)[0]) > width for before, line in pairs)
    stopped = sum(bool(_STOP.search(before.words)) for before, _ in pairs)
    wrapped = lower * 4 >= len(pairs) or (full * 5 >= len(pairs) * 4 and stopped * 2 < len(pairs) > 2)
    return width if wrapped else 0


def _goes_on(before: _Line, line: _Line, width: int, spaced: bool) -> bool:
    """Whether a line goes on with the paragraph of the one before it.

    `spaced` tells that empty lines part the paragraphs, and that this is below the first.
    """
    if _ITEM.match(line.words):
        return False
    if _in_midst(line.words):
        return True
    if line.indented and not before.indented:
        return False
    if spaced:
        return True
    return len(before.words) + len(line.words.split(None, 1)[0]) > width * 0.8


def _in_midst(words: str) -> bool:
    """Whether a line begins as no paragraph does: in lower case, and with no mail address."""
    return words[0].islower() and "@" not in words.split(None, 1)[0]
