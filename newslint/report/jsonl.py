"""A finding a line, each as in `json` with its file's path, as they come; see `$defs/line` of the schema there."""

from __future__ import annotations

from .base import Options
from .encode import dump
from .json import diagnostic
from .result import FileResult, Summary


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        """Nothing can be asked of it."""

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, result: FileResult) -> str:
        """A line a finding; for a file that could not be read, one that says why."""
        lines = [] if result.error is None else [{"path": result.path, "error": result.error}]
        about = {"path": result.path, "coordinates": result.coordinates}
        lines += [{**about, **diagnostic(found)} for found in result.diagnostics]
        return "".join(dump(line) + "\n" for line in lines)

    def end(self, summary: Summary) -> str:
        """Nothing: every line is a finding."""
        return ""
