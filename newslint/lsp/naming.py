"""URIs and paths: what a document is called, and which format that makes it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from ..config import NAMES
from ..patterns import inside
from ..readers import SUFFIXES
from ..report.paths import file_uri

_DRIVE = re.compile(r"/[A-Za-z]:(?:/|$)")
_ENDINGS = {"markdown": ".md", "html": ".html", "xhtml": ".xhtml"}
"""What a text that has no file yet is read as, by the language that the editor gives it."""


def path_of(uri: str) -> str | None:
    """The path of a file URI; None for any other."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file":
        return None
    path = unquote(parts.path, errors="surrogateescape")
    if parts.netloc and parts.netloc != "localhost":
        path = f"//{parts.netloc}{path}"
    return os.path.normpath(path[1:] if _DRIVE.match(path) else path)


def uri_of(path: str) -> str:
    """The file URI of a path."""
    return file_uri(os.path.abspath(path), "")


def name_of(uri: str, language: str, folder: str) -> str:
    """What a document is called, as a path: its file, or one that it might be saved as in `folder`."""
    if path := path_of(uri):
        return path
    last = unquote(uri.rpartition(":")[2]).rstrip("/").rpartition("/")[2] or "untitled"
    known = PurePath(last).suffix.lower() in SUFFIXES
    return os.path.join(folder, last if known else last + _ENDINGS.get(language, ".txt"))


def is_prose(path: str) -> bool:
    """Whether a document of this name is a story: not newslint's own config, nor a Word file shown as text."""
    return os.path.basename(path) not in NAMES and PurePath(path).suffix.lower() != ".docx"


def has_comments(path: str) -> bool:
    """Whether the format of a name has comments, in which a finding can be allowed."""
    return SUFFIXES.get(PurePath(path).suffix.lower()) in ("markdown", "html")


def root_of(path: str, roots: Iterable[str]) -> str:
    """The deepest of the workspace's folders that holds the path, else the path's own folder."""
    around = [root for root in roots if inside(path, root) is not None]
    return max(around, key=len) if around else os.path.dirname(path)
