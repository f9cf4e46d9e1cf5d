"""Plain text: which lines make a block, and which block is the headline, the deck, the byline."""

from __future__ import annotations

import re

from ..document import Document, OffsetMap, Zone
from ..source import Source
from ..span import Span

_LINE = re.compile(r"[^\r\n]*")
_BYLINE = re.compile(r"(?:By|BY|Words by|Story by)\s+[\"“]?[A-Z]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_HEADLINE_LENGTH = 160
_WRAP = range(50, 101)


def read(source: Source, layout: tuple[str, ...] = ()) -> Document:
    """A Document whose text is the file's text; `layout` names the zones of its first blocks."""
    spans = _blocks(source.text)
    names = list(layout[: len(spans)]) if layout else _find_layout([source.text[s:e] for s, e in spans])
    names += ["body"] * (len(spans) - len(names))
    blocks = tuple(map(Zone, names, spans))
    return Document(source, source.text, OffsetMap.identity(len(source.text)), blocks)


def _blocks(text: str) -> list[Span]:
    """Lines with words in them; hard-wrapped lines that follow one another are one block."""
    lines = [_strip(text, found.start(), found.end()) for found in _LINE.finditer(text) if found.group().strip()]
    if not _hard_wrapped(text, lines):
        return lines
    blocks: list[Span] = []
    for line in lines:
        gap = text[blocks[-1].end : line.start] if blocks else ""
        if blocks and len(re.findall(r"\r\n|\r|\n", gap)) == 1:
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks


def _strip(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(end - len(line.lstrip()), start + len(line.rstrip()))


def _hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether most lines stop near one width without ending a sentence."""
    long = [line for line in lines if len(text[line.start : line.end]) > _WRAP.start]
    broken = [line for line in long if not _SENTENCE_END.search(text[line.start : line.end])]
    widest = max((line.end - line.start for line in lines), default=0)
    return len(long) >= 3 and len(broken) * 2 > len(long) and widest in _WRAP


def _find_layout(blocks: list[str]) -> list[str]:
    if len(blocks) < 3 or len(blocks[0]) > _HEADLINE_LENGTH or _SENTENCE_END.search(blocks[0]):
        return []
    names = ["headline"]
    for block in blocks[1:4]:
        if _BYLINE.match(block) and len(block) < 100:
            names.append("byline")
        else:
            break
    return names
