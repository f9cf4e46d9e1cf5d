"""Formats: one module each, bytes or a Source in, a Document out. Imported only when a file needs it."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import PurePath

from ..document import Document
from ..record import NamedTuple
from ..source import decode

SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
}
"""The formats newslint knows, by file ending; any other file named outright is read as plain text."""


class Reading(NamedTuple):
    """What the user says about a file: the zones of its first blocks, its encoding, date and outlet."""

    layout: tuple[str, ...] = ()
    encoding: str | None = None
    date: date | None = None
    names: tuple[str, ...] = ()


def read(data: bytes, path: str, how: Reading | None = None) -> Document:
    """Read a file's bytes as the format that `path` ends in.

    Raises ReadError where they cannot be decoded or are not that format.
    """
    how = how or Reading()
    name = SUFFIXES.get(PurePath(path).suffix.lower(), "plain")
    reader = import_module(f".{name}", __name__)
    if name == "docx":
        document: Document = reader.read(data, path, how.layout)
    else:
        document = reader.read(decode(data, path, how.encoding), how.layout)
    return document.but(date=how.date or document.date, names=how.names)
