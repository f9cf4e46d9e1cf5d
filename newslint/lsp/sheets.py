"""Fact sheets as files, for editors that leave it to a browser to show them."""

from __future__ import annotations

import hashlib
import os
from pathlib import PurePath
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from ..about import NAME


class Sheets:
    """The sheets of a session, in a folder that its user alone may read and that goes when the session ends."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def put(self, uri: str, page: str) -> str:
        """Write the page of a document; gives the file's path, which stays the same for the document."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix=f"{NAME}-")
        mark = hashlib.sha256(uri.encode("utf-8", "replace")).hexdigest()[:8]
        stem = "".join(char for char in PurePath(unquote(uri)).stem if char.isalnum() or char in "-_")
        path = os.path.join(self._folder.name, f"{stem[:40]}-{mark}.html")
        with open(path, "w", encoding="utf-8", errors="replace") as file:
            file.write(page)
        return path

    def clear(self) -> None:
        """The session is over."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
