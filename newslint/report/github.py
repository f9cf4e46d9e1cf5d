"""Workflow commands that GitHub turns into annotations beside the lines of a change.

In the output's own encoding; what that lacks is replaced.
"""

from __future__ import annotations

from ..about import rule_url
from ..diagnostic import Severity
from .base import Options
from .paths import relative
from .result import FileResult, Located, Summary
from .terminal import fit

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUERY: "notice", Severity.NOTE: "notice"}
# GitHub's own escapes: data ends at a line end, a property at a colon or comma besides.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, ord(":"): "%3A", ord(","): "%2C"}


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, result: FileResult) -> str:
        """A command a finding, and one for a file that could not be read."""
        path = relative(result.path, self._options.folder)
        lines = [] if result.error is None else [_command("error", {"file": path}, result.error)]
        lines += [_annotation(path, found) for found in result.diagnostics]
        return fit("".join(lines), self._options.encoding)

    def end(self, summary: Summary) -> str:
        """Nothing."""
        return ""


def _annotation(path: str, found: Located) -> str:
    where = found.place.range
    properties = {"file": path, "line": str(where.line), "endLine": str(where.end_line)}
    # GitHub refuses columns on an annotation of several lines.
    if where.line == where.end_line:
        properties |= {"col": str(where.column), "endColumn": str(where.end_column)}
    properties["title"] = found.rule
    said = [found.message]
    said += [f"Line {other.place.range.line}: {other.message}" for other in found.related]
    if url := rule_url(found.rule):
        said.append(url)
    return _command(_COMMANDS[found.severity], properties, "\n".join(said))


def _command(command: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{command} {told}::{message.translate(_DATA)}\n"
