"""File names as other programs want them: relative to a folder, or as URIs.

They are read by their form, not by the machine: a report about `C:/drafts/fire.md`
is the same wherever it is written.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from .result import slashed

_DRIVE = re.compile(r"[A-Za-z]:/")
_BEYOND_BYTES = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that do not stand for a byte of a file name."""


def relative(path: str, folder: str) -> str:
    """The path from `folder`, without `.`, where it lies beneath; else the path as it is, tidied."""
    path, folder = _tidy(path), _tidy(folder).rstrip("/") + "/"
    return path[len(folder) :] if folder != "./" and path.startswith(folder) else path


def relative_uri(path: str, folder: str) -> str:
    """The path as a URI reference: relative where `relative` makes it so, else a file URI."""
    path = relative(path, folder)
    return _absolute_uri(path) if _is_absolute(path) else _quote(path)


def file_uri(path: str, folder: str) -> str:
    """The file URI of a path, which starts from the absolute `folder` unless it is absolute itself."""
    path = _tidy(path)
    return _absolute_uri(path if _is_absolute(path) else _tidy(f"{folder}/{path}"))


def _tidy(path: str) -> str:
    path = slashed(path)
    # Windows' long form of a name, which has no URI of its own.
    if path.startswith("//?/"):
        path = "//" + path[8:] if path[4:8] == "UNC/" else path[4:]
    return posixpath.normpath(path)


def _is_absolute(path: str) -> bool:
    return path.startswith("/") or _DRIVE.match(path) is not None


def _absolute_uri(path: str) -> str:
    if path.startswith("//"):
        return "file:" + _quote(path)
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_quote(path[2:])}"
    return "file://" + _quote(path if path.startswith("/") else f"/{path}")


def _quote(path: str) -> str:
    return quote(_BEYOND_BYTES.sub("\ufffd", path).encode("utf-8", "surrogateescape"), safe="/")
