"""One example text in the clothes of each format, so that every rule brings its own offset tests."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.entities import codepoint2name

from .document import Document, OffsetMap, Zone
from .readers import Reading, read
from .readers.layout import dateline_end
from .readers.urls import find_urls
from .rule import Example
from .source import from_text
from .span import Span

_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_EMOJI = "🎉"
_MARKUP = re.compile(r"[\\`*_\[\]<~|$]|&(?=#?\w+;)|^[#+=>-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Variant:
    """An example as a file of some format: its name, the Document, and where each of the example's lines stands.

    `lines` pairs the lines' starts in the example with those in the document's text.
    """

    name: str
    document: Document
    lines: tuple[tuple[int, int], ...]

    def place(self, span: Span) -> Span:
        """Where a stretch of the example stands in the file."""
        return self.document.offsets.to_file(Span(self._at(span.start), self._at(span.end)))

    def words(self, span: Span) -> str:
        """What a reader sees of a stretch of the file."""
        words = self.document.source.text[span.start : span.end]
        if self.name == "HTML":
            return html.unescape(words)
        return _ESCAPED.sub(r"\1", words) if self.name == "Markdown" else words

    def _at(self, offset: int) -> int:
        before = [line for line in self.lines if line[0] <= offset] or [self.lines[0]]
        start, place = before[-1]
        return place + offset - start


def plain(example: Example, text: str | None = None) -> Variant:
    """The example as plain text, or another text in its layout."""
    return _as_text("text", example, example.text if text is None else text)


def variants(example: Example) -> Iterator[Variant | str]:
    """The example in all formats that can hold it; a sentence instead where a reader finds other words in it."""
    text = example.text
    formats = example.formats or ("text", "markdown", "html")
    if "text" in formats:
        yield plain(example)
        yield _as_text("text behind an emoji", example, f"{_EMOJI}\n\n{text}", skip=1)
        yield _as_text("text with CRLF", example, text.replace("\n", "\r\n"))
    lines = _LINE.findall(text)
    if any(" ".join(re.split("[ \t]+", line)) != line for line in lines):
        return  # a run of spaces is one space in the formats below
    if "markdown" in formats:
        yield _as_file("Markdown", example, "\n\n".join(map(_markdown, lines)) + "\n", "example.md")
    if "html" in formats:
        body = "\n".join(f"<p>{_html(line)}</p>" for line in lines)
        yield _as_file("HTML", example, f"<!DOCTYPE html>\n<html><body><article>\n{body}\n</article></body></html>\n")


def _as_text(name: str, example: Example, text: str, skip: int = 0) -> Variant:
    """Plain text, one block a line; the first `skip` of them are no prose, so that they cannot change the verdict."""
    spans = [Span(*found.span()) for found in _LINE.finditer(text)]
    zones = ["code"] * skip + _layout(example, len(spans) - skip)
    inline = find_urls(text)
    if "body" in zones:
        lede = spans[zones.index("body")]
        if length := dateline_end(text[lede.start : lede.end]):
            inline.append(Zone("dateline", Span(lede.start, lede.start + length)))
    document = Document(
        from_text(text, "example.txt"),
        text,
        OffsetMap.identity(len(text)),
        tuple(map(Zone, zones, spans)),
        tuple(sorted(inline, key=lambda zone: zone.span)),
    )
    return Variant(name, _told(document, example), _pairs(example, [span.start for span in spans[skip:]]))


def _as_file(name: str, example: Example, text: str, path: str = "example.html") -> Variant | str:
    lines = _LINE.findall(example.text)
    layout = _layout(example, len(lines))
    document = _told(read(text.encode("utf-8", "surrogatepass"), path, Reading(tuple(layout))), example)
    found = [document.words(zone.span) for zone in document.blocks]
    if found != lines:
        return f"the {name} reader finds {found} in {text!r}; if the format cannot hold them, say `formats: [text]`"
    return Variant(name, document, _pairs(example, [zone.span.start for zone in document.blocks]))


def _layout(example: Example, count: int) -> list[str]:
    """A zone for each of `count` lines."""
    return [*example.layout, *["body"] * count][:count]


def _told(document: Document, example: Example) -> Document:
    published = date.fromisoformat(example.date) if example.date else None
    return document.but(date=published, names=example.names)


def _pairs(example: Example, places: list[int]) -> tuple[tuple[int, int], ...]:
    starts = [found.start() for found in _LINE.finditer(example.text)]
    return tuple(zip(starts, places, strict=False))


def _markdown(line: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", line)


def _html(line: str) -> str:
    return "".join(_entity(char) if char in "&<>\"'" or ord(char) > 126 else char for char in line)


def _entity(char: str) -> str:
    if 0x80 <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000:
        return char  # as references these would be read as Windows-1252, or as nothing
    name = codepoint2name.get(ord(char))
    return f"&{name};" if name else f"&#{ord(char)};"
