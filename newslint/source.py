"""Bytes into text: the only room that decodes.

Newlines and quotation marks are kept as they are, so that an offset in `Source.text`
is an offset in the user's file.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, Literal

from .errors import ReadError
from .span import LineIndex

MAX_BYTES = 5_000_000
"""A file above this is refused: the longest novels are 3 MB, a story is a thousandth of that."""

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOTATIONS = {"idna", "punycode", "raw-unicode-escape", "unicode-escape"}
"""Codecs of Python that no file of text is in."""
_UNMARKED = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
"""Encodings that would write a mark where the file had none, and what they stand for there."""
_SIGNATURES = ((b"{\\rtf", "an RTF file"), (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a zip file"))
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_CP1252_GAPS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


class Source:
    """One file as read.

    `path` is what the user called it, with forward slashes; `encoding` a codec name;
    `bom` the mark that `data` began with, which `text` lacks; `note` one line for the
    user where the encoding had to be guessed. `coordinates` is "paragraphs" where the
    file is not text and `text` was extracted, one paragraph a line; offsets count it.
    """

    __slots__ = ("_lines", "bom", "coordinates", "data", "encoding", "note", "path", "text")

    def __init__(
        self,
        path: str,
        data: bytes,
        text: str,
        encoding: str = "utf-8",
        bom: bytes = b"",
        note: str | None = None,
        coordinates: Literal["file", "paragraphs"] = "file",
    ) -> None:
        self.path = path
        self.data = data
        self.text = text
        self.encoding = encoding
        self.bom = bom
        self.note = note
        self.coordinates: Literal["file", "paragraphs"] = coordinates
        self._lines: LineIndex | None = None

    @property
    def lines(self) -> LineIndex:
        """Where the lines start: found when somebody first asks, and of most files nobody does."""
        if self._lines is None:
            self._lines = LineIndex(self.text)
        return self._lines

    def but(self, **changes: Any) -> Source:
        """The same file with other values for some attributes."""
        values = {name: getattr(self, name) for name in self.__slots__ if not name.startswith("_")}
        return Source(**{**values, **changes})

    def encode(self, text: str) -> bytes:
        """The bytes of `text` as this file would hold it, mark and all.

        Raises ReadError where the file's encoding lacks a character.
        """
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            lacking = text[error.start]
            raise ReadError(f"{self.path}: {self.encoding} has no {lacking!r}; save the file as UTF-8") from error


def from_text(text: str, path: str = "<text>") -> Source:
    """A Source of text that never was a file, in UTF-8."""
    return Source(path, text.encode("utf-8", "surrogatepass"), text)


def decode(data: bytes, path: str, encoding: str | None = None) -> Source:
    """Decode a file's bytes.

    A byte-order mark decides; else `encoding` where the caller names one; else UTF-8;
    else Windows-1252, where that gives no control characters. Raises ReadError, naming
    the byte that fits none of them, its offset (bytes, from 0) and its line.
    """
    if len(data) > MAX_BYTES:
        size, limit = len(data) / 1_000_000, MAX_BYTES // 1_000_000
        raise ReadError(f"{path}: {size:.1f} MB is more than a story; newslint reads files up to {limit} MB")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"{path}: {what}, not text; save it as plain text or .docx")
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], path, name, data, mark)
    if encoding is not None:
        return _strict(data, path, _codec(encoding), data, b"")
    return _guess(data, path)


def _codec(name: str) -> str:
    try:
        found = codecs.lookup(name).name
        "a".encode(found)  # rot13 and base64 are codecs too, but make no text of bytes
    except (LookupError, ValueError) as error:
        raise ReadError(f"no text encoding is called {name!r}") from error
    if found in _NOTATIONS:
        raise ReadError(f"no text encoding is called {name!r}: that is a notation of programs")
    return _UNMARKED.get(found, found)


def _strict(body: bytes, path: str, encoding: str, data: bytes, bom: bytes) -> Source:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: {_where(data, error.start + len(bom))} is not {encoding}") from error
    if "\0" in text:
        raise ReadError(f"{path}: a NUL character at offset {text.index(chr(0))}: this is not text")
    return Source(path, data, text, encoding, bom)


def _guess(data: bytes, path: str) -> Source:
    if found := re.search(rb"\x00", data):
        if encoding := _unmarked_utf16(data):
            raise ReadError(f"{path}: looks like UTF-16 without a byte order mark; give --encoding {encoding}")
        raise ReadError(f"{path}: {_where(data, found.start())}: this is not text")
    try:
        return Source(path, data, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        fault = _CP1252_GAPS.search(data) or _CONTROL.search(data)
        if fault:
            where = _where(data, error.start)
            message = f"{path}: {where} is neither UTF-8 nor Windows-1252; name it with --encoding"
            raise ReadError(message) from error
        note = f"{path}: read as Windows-1252 ({_where(data, error.start)} is not UTF-8)"
        return Source(path, data, data.decode("cp1252"), "cp1252", note=note)


def _unmarked_utf16(data: bytes) -> str | None:
    """The form of UTF-16 in which the bytes are plain text, most of it ASCII."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text.encode()) and 2 * sum(map(str.isascii, text)) > len(text):
            return encoding
    return None


def _where(data: bytes, offset: int) -> str:
    if offset >= len(data):
        return "the end of the file"
    line = len(re.findall(rb"\r\n|\r|\n", data[:offset])) + 1
    return f"byte 0x{data[offset]:02x} at offset {offset} (line {line})"
