"""Markdown, with front matter, by pulldown-cmark (pyromark).

Its events carry the UTF-8 byte ranges they stand for; a cursor turns them into code
points. An event whose text is not what the file has there (`&amp;`) becomes a run that
is not literal; marks such as `*` and `\\` belong to no run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..document import Comment, Document, Zone
from ..source import Source
from ..span import Span
from .builder import Builder, Piece
from .frontmatter import FrontMatter, read_front_matter
from .page import Page, finish

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_CODE_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(?P<close>/?)(?P<name>script|style)\b", re.DOTALL | re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TITLE_END = re.compile(r"[\"')]\s*\)$")
_ZONES = {"TableCell": "table", "CodeBlock": "code", "Item": "list", "BlockQuote": "blockquote"}
_BLOCKS = frozenset(
    {*_ZONES, "Paragraph", "Heading", "List", "FootnoteDefinition", "Table", "TableHead", "TableRow", "HtmlBlock"}
)


def read(source: Source, layout: tuple[str, ...] = ()) -> Document:
    """A Document of the rendered words; markup, link targets and raw HTML tags are left out."""
    matter = read_front_matter(source.text)
    walker = _Walker(source.text, matter)
    walker.walk(matter.end)
    builder = walker.builder
    blocks = builder.blocks
    if blocks and not any(zone.name == "headline" for zone in blocks) and walker.first_heading == blocks[0].span.start:
        blocks[0] = Zone("headline", blocks[0].span)
    page = Page(builder.text(), builder.offsets(), blocks, builder.inline, walker.comments, matter.meta, matter.date)
    return finish(source, page, layout)


class _Cursor:
    """Byte offsets in UTF-8 text to code points; the cost is the way from the last one asked for."""

    def __init__(self, data: bytes, base: int) -> None:
        self._data, self._ascii, self._base = data, data.isascii(), base
        self._byte = self._point = 0

    def point(self, byte: int) -> int:
        """The code point at which a byte offset lies, counted from the start of the file."""
        if self._ascii:
            return self._base + byte
        if byte >= self._byte:
            self._point += len(self._data[self._byte : byte].decode("utf-8", "replace"))
        else:
            self._point -= len(self._data[byte : self._byte].decode("utf-8", "replace"))
        self._byte = byte
        return self._base + self._point


def _unpack(event: Any) -> tuple[str, Any]:
    """An event is a bare name, or a mapping of one name to what it carries."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))


class _Walker:
    """Goes through the parser's events once and fills a Builder."""

    def __init__(self, text: str, matter: FrontMatter) -> None:
        self.text = text
        self.builder = Builder()
        self.comments: list[Comment] = []
        self.first_heading = -1
        self._titled = False
        self._zones = ["body"]
        self._deleted = 0
        self._autolink = -1
        self._image: list[Piece] | None = None
        self._captions: list[list[Piece]] = []
        self._captions_at = -1
        self._pictured = False
        self._hidden = Span(0, 0)
        self._unclosed: set[str] = set()
        for zone, pieces in matter.blocks:
            self._titled = self._titled or zone == "headline"
            self._block(zone, pieces)
        self._inline: dict[str, Callable[[Any, int, int], None]] = {
            "Text": self._text,
            "Code": self._code,
            "SoftBreak": self._space,
            "HardBreak": self._space,
            "InlineHtml": self._inline_html,
        }

    def walk(self, base: int) -> None:
        """Read the Markdown that begins at `base`."""
        from pyromark import Options, events_with_range

        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", self.text[base:])
        point = _Cursor(text.encode(), base).point
        options = (
            Options.ENABLE_TABLES
            | Options.ENABLE_FOOTNOTES
            | Options.ENABLE_STRIKETHROUGH
            | Options.ENABLE_TASKLISTS
            | Options.ENABLE_HEADING_ATTRIBUTES
        )
        for event, place in events_with_range(text, options=options):
            kind, value = _unpack(event)
            start, end = point(place["start"]), point(place["end"])
            if kind == "Start" or kind == "End":
                name, data = _unpack(value)
                step = self._start if kind == "Start" else self._end
                if not self._hidden.contains(Span(start, end)):
                    step(name, data, start, end)
            elif kind in self._inline and not self._hidden.start <= start < self._hidden.end:
                self._inline[kind](value, start, end)
        self._close()

    def _start(self, name: str, data: Any, start: int, end: int) -> None:
        if name in _BLOCKS:
            self._close()
            self._zones.append(self._zone_of(name, data))
            if name == "HtmlBlock":
                self._html(start, end)
        elif name == "Strikethrough":
            self._deleted += 1
        elif name == "Image":
            self._image = []
        elif name == "Link" and data["link_type"] in ("Autolink", "Email"):
            self._ready()
            self._autolink = self.builder.length
        elif name == "Emphasis" and self._pictured and not self.builder.open:
            self.builder.begin("caption")

    def _end(self, name: str, data: Any, start: int, end: int) -> None:
        if name in _BLOCKS:
            self._close()
            self._zones.pop()
        elif name == "Strikethrough":
            self._deleted -= 1
        elif name == "Image" and self._image is not None:
            self._end_image(start, end)
        elif name == "Link" and self._autolink >= 0:
            self.builder.mark("url", self._autolink)
            self._autolink = -1

    def _zone_of(self, name: str, data: Any) -> str:
        if name == "Heading":
            if data["level"] == "H1" and not self._titled:
                self._titled = True
                return "headline"
            if not self.builder.blocks:
                self.first_heading = self.builder.length
            return "subhead"
        return "note" if name == "FootnoteDefinition" else _ZONES.get(name, self._zones[-1])

    def _ready(self) -> None:
        if not self.builder.open:
            self.builder.begin(self._zones[-1])

    def _add(self, text: str, start: int, end: int) -> None:
        """Words into the open block, or into the caption of the image that is being read."""
        if self._deleted:
            return
        if self._image is not None:
            self._image.append(Piece(text, start, end))
            return
        self._ready()
        self.builder.add(text, start, end)

    def _text(self, text: str, start: int, end: int) -> None:
        self._add(self.text[start:end] if len(text) == end - start else text, start, end)

    def _space(self, _: None, start: int, end: int) -> None:
        """A line end: a space that stands for its first blank."""
        start += self.text.startswith("\\", start)
        self._blank(start, start + 1)

    def _blank(self, start: int, end: int) -> None:
        if self._image is not None:
            self._image.append(Piece(" ", start, end))
        elif not self._deleted and self.builder.open:
            self.builder.space(start, end)

    def _code(self, text: str, start: int, end: int) -> None:
        raw = self.text[start:end]
        ticks = len(raw) - len(raw.lstrip("`"))
        pad = (end - start - 2 * ticks - len(text)) // 2
        self._ready()
        before = self.builder.length
        if raw[ticks + pad : ticks + pad + len(text)].split() == text.split():
            start, end = start + ticks + pad, start + ticks + pad + len(text)
        self._add(text, start, end)
        if self._image is None and not self._deleted:
            self.builder.mark("code", before)

    def _inline_html(self, html: str, start: int, end: int) -> None:
        if html.startswith("<!--"):
            self.comments.append(Comment(html[4:].removesuffix("-->"), Span(start, end), False))
        elif _BREAK_TAG.match(html):
            self._blank(start, end)
        else:
            self._hide(start, end)

    def _hide(self, start: int, end: int) -> None:
        """What follows a piece of raw HTML, as far as a script or style sheet reaches that begins in it."""
        opened = ""
        for found in _CODE_TAG.finditer(self.text, start, end):
            name = (found["name"] or "").lower()
            if not opened and name and not found["close"]:
                opened = name
            elif found["close"] and name == opened:
                opened = ""
        if opened and opened not in self._unclosed:
            closing = re.compile(f"</{opened}\\b", re.IGNORECASE).search(self.text, end)
            if closing:
                self._hidden = Span(end, closing.start())
            else:
                # Nor is there one for those that follow: the whole text is not searched for each.
                self._unclosed.add(opened)

    def _html(self, start: int, end: int) -> None:
        """A block of raw HTML: its words where it stands by itself, else only its comments."""
        start = max(start, min(self._hidden.end, end))
        self._hide(start, end)
        if len(self._zones) > 2:
            for found in _COMMENT.finditer(self.text, start, end):
                self.comments.append(Comment(found[1], Span(*found.span()), True))
            return
        from .html import paragraphs

        found_blocks, comments, _ = paragraphs(self.text, start, end)
        self.comments += comments
        for paragraph in found_blocks:
            paragraph.build(self.builder)

    def _end_image(self, start: int, end: int) -> None:
        """Keep an image's alternative text and title: a block by themselves where they stand first or last."""
        pieces, self._image = self._image or [], None
        tail = pieces[-1].end if pieces else start
        title = _title(self.text, tail, end)
        if self._captions_at != self.builder.inked:
            self._captions = []
        self._captions += [part for part in (pieces, title) if part]
        self._captions_at = self.builder.inked
        if self.builder.empty or not self.builder.open:
            self.builder.end()
            self._flush()
            self._pictured = True

    def _flush(self) -> None:
        captions, self._captions = self._captions, []
        for pieces in captions:
            self._block("caption", pieces)

    def _close(self) -> None:
        """End the open block; images within its words have no caption, those after them have."""
        last = self.builder.inked == self._captions_at
        self.builder.end()
        if last:
            self._flush()
        self._captions, self._pictured = [], False

    def _block(self, zone: str, pieces: list[Piece]) -> None:
        self.builder.begin(zone)
        for piece in pieces:
            self.builder.add(*piece)
        self.builder.end()


def _title(text: str, start: int, end: int) -> list[Piece]:
    """The title in the tail of an inline image, `](target "title")`, where it has no escapes."""
    tail = text[start:end]
    closing = _TITLE_END.search(tail, max(0, len(tail) - 20))
    if not closing:
        return []
    stop = closing.start()
    opening = tail.rfind({")": "("}.get(tail[stop], tail[stop]), 0, stop)
    if opening < 1 or not tail[opening - 1].isspace() or "\\" in tail[opening:stop] or "&" in tail[opening:stop]:
        return []
    return [Piece(tail[opening + 1 : stop], start + opening + 1, start + stop)]
