"""Files in, results out, in the order asked for: read, check, find the positions.

A file that cannot be read becomes a result that says so, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .config import Config
from .diagnostic import Severity
from .errors import ReadError
from .linter import Linter
from .readers import read
from .report.result import FileResult, locate, unreadable


class Checker:
    """Checks one file after another with rules loaded once.

    With `whole`, results keep the text of their file.
    """

    def __init__(self, config: Config, *, whole: bool = False) -> None:
        self._config = config
        self._whole = whole
        self._linter = Linter(config)

    def file(self, path: str) -> FileResult:
        """All that is wrong with a file, notes included, or why it cannot be read."""
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            return unreadable(path, error.strerror or str(error))
        return self.data(data, path)

    def data(self, data: bytes, path: str) -> FileResult:
        """The same for bytes; `path` tells their format and what to call them."""
        settings = self._config.for_path(path)
        try:
            document = read(data, path, settings.reading)
        except ReadError as error:
            return unreadable(path, str(error))
        found = self._linter.lint(document, settings)
        return locate(document.source, found, words=len(document.text.split()), whole=self._whole)

    def files(self, paths: Iterable[str]) -> Iterator[FileResult]:
        """The results of many files, in order."""
        return map(self.file, paths)


def at_level(result: FileResult, level: Severity) -> FileResult:
    """The result with what is below the level only counted."""
    shown = tuple(found for found in result.diagnostics if found.severity >= level)
    hidden = len(result.diagnostics) - len(shown)
    return replace(result, diagnostics=shown, hidden=result.hidden + hidden)
