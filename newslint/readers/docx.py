"""Word files (.docx): the paragraphs' words as the page shows them.

A .docx file is a zip of XML. The "file" that positions count is the extracted text, one
paragraph a line, so the line is the paragraph's number. Deleted, moved-away, struck and
hidden text is left out, as are footnotes and field codes; insertions are kept. The XML
is read by expat as a stream: no tree, no entities (a DOCTYPE is refused), no nesting limit.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from ..document import Document, OffsetMap, Zone
from ..errors import ReadError
from ..source import MAX_BYTES, Source
from ..span import Span
from .docxbody import Body
from .page import Page, finish

MAX_XML = 30_000_000
"""Bytes: a part that unpacks to more is no story; a whole novel with its formatting has 15 MB."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPE_MAIN = "/officeDocument"
_STYLES = (
    (re.compile(r"title", re.IGNORECASE), "headline"),
    (re.compile(r"subtitle|standfirst|deck|dek", re.IGNORECASE), "deck"),
    (re.compile(r"headline|hed", re.IGNORECASE), "headline"),
    (re.compile(r"heading\s*\d?", re.IGNORECASE), "subhead"),
    (re.compile(r"caption", re.IGNORECASE), "caption"),
    (re.compile(r"(?:intense\s+)?quote|block\s+text", re.IGNORECASE), "blockquote"),
    (re.compile(r"list\b.*", re.IGNORECASE), "list"),
    (re.compile(r"byline|author", re.IGNORECASE), "byline"),
    (re.compile(r"dateline", re.IGNORECASE), "dateline"),
    (re.compile(r"html preformatted|code", re.IGNORECASE), "code"),
)


def read(data: bytes, path: str, layout: tuple[str, ...] = ()) -> Document:
    """The Document of a Word file's bytes; raises ReadError with one line where they are no such file."""
    with _opened(data, path) as package:
        main = _main_part(package, path)
        styles = _styles(package, main, path)
        body = Body({style: _zone(name) for style, name in styles.items()})
        _parse(_part(package, main, path), body.start, body.end, body.words, f"{path}: {main}")
    lines = body.lines()
    text = "\n".join(line.text for line in lines)
    if len(text) > MAX_BYTES:
        raise ReadError(f"{path}: {len(text) / 1_000_000:.1f} million characters is more than a story")
    blocks, at = [], 0
    for line in lines:
        words = line.text.strip()
        if words:
            start = at + len(line.text) - len(line.text.lstrip())
            blocks.append(Zone(line.zone, Span(start, start + len(words))))
        at += len(line.text) + 1
    source = Source(path, data, text, coordinates="paragraphs")
    page = Page(text, OffsetMap.identity(len(text)), _headlines(blocks))
    return finish(source, page, layout, subheads=not any(zone.name == "subhead" for zone in blocks))


def _headlines(blocks: list[Zone]) -> list[Zone]:
    """The first title is the headline, others are subheads; a heading that comes before all else is a title too."""
    first = next((index for index, zone in enumerate(blocks) if zone.name == "headline"), None)
    if first is None and blocks and blocks[0].name == "subhead":
        first = 0
    return [
        Zone("headline" if index == first else "subhead" if zone.name == "headline" else zone.name, zone.span)
        for index, zone in enumerate(blocks)
    ]


def _opened(data: bytes, path: str) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        raise ReadError(f"{path}: an old Word file (.doc) or one with a password; save it as .docx without one")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ReadError(f"{path}: not a Word file (.docx), or a broken one") from error


def _part(package: zipfile.ZipFile, name: str, path: str) -> bytes:
    """One unpacked member; its stated size is not believed."""
    try:
        info = package.getinfo(name)
    except KeyError as error:
        raise ReadError(f"{path}: not a Word file: it has no {name}") from error
    if info.flag_bits & 1:
        raise ReadError(f"{path}: locked with a password; save it without one")
    try:
        with package.open(info) as member:
            data = member.read(MAX_XML + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise ReadError(f"{path}: a broken Word file: {name} does not unpack") from error
    if len(data) > MAX_XML:
        raise ReadError(f"{path}: {name} unpacks to more than {MAX_XML // 1_000_000} MB, which is no story")
    return data


def _main_part(package: zipfile.ZipFile, path: str) -> str:
    """The name of the member that holds the text, which some programs call document2.xml."""
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith(_TYPE_MAIN):
            found.append(attributes.get("Target", "").lstrip("/"))

    if "_rels/.rels" in package.namelist():
        _parse(_part(package, "_rels/.rels", path), start, None, None, f"{path}: _rels/.rels")
    return found[0] if found else "word/document.xml"


def _styles(package: zipfile.ZipFile, main: str, path: str) -> dict[str, str]:
    """Style ids to the names Word gives them in English; a style of the house's own has that of its base."""
    name = main.rpartition("/")[0] + "/styles.xml"
    if name not in package.namelist():
        return {}
    names: dict[str, str] = {}
    bases: dict[str, str] = {}
    style = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal style
        tag = tag.rpartition(":")[2]
        value = attributes.get("w:val", "")
        if tag == "style":
            style = attributes.get("w:styleId", "")
        elif tag == "name" and style:
            names.setdefault(style, value)
        elif tag == "basedOn" and style:
            bases[style] = value

    _parse(_part(package, name, path), start, None, None, f"{path}: {name}")
    return {style: _known(style, names, bases) for style in names}


def _known(style: str, names: dict[str, str], bases: dict[str, str]) -> str:
    """The nearest name up the chain of bases that says what part of the page it is."""
    at = style
    for _ in range(10):
        if _zone(names.get(at, "")) != "body" or at not in bases:
            break
        at = bases[at]
    return names.get(at, "")


def _zone(style: str) -> str:
    return next((zone for pattern, zone in _STYLES if pattern.fullmatch(style.strip())), "body")


def _parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None,
    words: Callable[[str], None] | None,
    where: str,
) -> None:
    """Stream XML through handlers."""

    def refuse(*_: object) -> None:
        raise ReadError(f"{where}: declares entities, which no Word file does")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ReadError(f"{where}: broken XML ({error})") from error
