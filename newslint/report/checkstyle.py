"""Checkstyle's XML, version 4.3, which many build servers read."""

from __future__ import annotations

from ..diagnostic import Severity
from .base import Options
from .markup import tag
from .paths import relative
from .result import FileResult, Summary

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUERY: "info", Severity.NOTE: "info"}


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._folder = options.folder

    def begin(self) -> str:
        """The root."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'

    def file(self, result: FileResult) -> str:
        """An element a file, one in it a finding; line 0 is the file as a whole."""
        out = [tag("file", name=relative(result.path, self._folder)) + ">"]
        if result.error is not None:
            message = f"Cannot be read: {result.error}"
            out.append(tag("error", line=0, severity="error", message=message, source="newslint.unreadable") + "/>")
        for found in result.diagnostics:
            where, source = found.place.range, "newslint." + found.rule.replace("/", ".")
            about = {"severity": _SEVERITIES[found.severity], "message": found.message, "source": source}
            out.append(tag("error", line=where.line, column=where.column, **about) + "/>")
        return "\n".join(out) + "\n</file>\n"

    def end(self, summary: Summary) -> str:
        """The root's end."""
        return "</checkstyle>\n"
