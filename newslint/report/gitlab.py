"""GitLab's code-quality report: a JSON array that merge requests show."""

from __future__ import annotations

from typing import Any

from ..diagnostic import Severity
from .base import Options
from .encode import Items
from .fingerprint import digest, fingerprints
from .paths import relative
from .result import FileResult, Summary

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.QUERY: "info", Severity.NOTE: "info"}


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._folder = options.folder
        self._items = Items()

    def begin(self) -> str:
        """The array's start."""
        return "["

    def file(self, result: FileResult) -> str:
        """An object a finding, and a blocker for a file that could not be read."""
        path = relative(result.path, self._folder)
        issues = []
        if result.error is not None:
            message = f"Cannot be read: {result.error}"
            issues.append(_issue(path, "unreadable", message, "blocker", (1, 1), "unreadable"))
        for found, name in zip(result.diagnostics, fingerprints(result), strict=True):
            lines = found.place.range.line, found.place.range.end_line
            issues.append(_issue(path, found.rule, found.message, _SEVERITIES[found.severity], lines, name))
        return "".join(map(self._items.add, issues))

    def end(self, summary: Summary) -> str:
        """The array's end."""
        return "\n]\n"


def _issue(path: str, rule: str, message: str, severity: str, lines: tuple[int, int], name: str) -> dict[str, Any]:
    return {
        "description": message,
        "check_name": rule,
        # GitLab wants it unique over all files.
        "fingerprint": digest(path, name),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": lines[0], "end": lines[1]}},
    }
