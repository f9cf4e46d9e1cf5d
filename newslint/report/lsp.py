"""What a language server would publish: an array of `textDocument/publishDiagnostics` params.

Lines count from 0, characters are UTF-16 units. `data` holds the fix as text edits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..about import NAME, rule_url
from ..diagnostic import Severity
from .base import Options
from .encode import Items
from .paths import file_uri
from .result import FileResult, Located, Range, Repair, Summary

_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.QUERY: 3, Severity.NOTE: 4}


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._folder = options.folder
        self._items = Items()

    def begin(self) -> str:
        """The array's start."""
        return "["

    def file(self, result: FileResult) -> str:
        """The params of one file; a file without findings has an empty list, which clears an editor's marks."""
        uri = file_uri(result.path, self._folder)
        diagnostics = [diagnostic(found, uri) for found in result.diagnostics]
        if result.error is not None:
            start = {"line": 0, "character": 0}
            about = {"range": {"start": start, "end": start}, "severity": 1, "source": NAME}
            diagnostics.append({**about, "message": f"Cannot be read: {result.error}"})
        return self._items.add({"uri": uri, "diagnostics": diagnostics})

    def end(self, summary: Summary) -> str:
        """The array's end."""
        return "\n]\n"


def lsp_range(where: Range) -> dict[str, Any]:
    """A range as LSP counts."""
    return {
        "start": {"line": where.line - 1, "character": where.units},
        "end": {"line": where.end_line - 1, "character": where.end_units},
    }


def diagnostic(found: Located, uri: str, place: Callable[[Range], Any] = lsp_range) -> dict[str, Any]:
    """A finding as an LSP Diagnostic in the document `uri`; `place` makes ranges where another unit was agreed on."""
    told: dict[str, Any] = {
        "range": place(found.place.range),
        "severity": _SEVERITIES[found.severity],
        "code": found.rule,
        "source": NAME,
        "message": found.message,
    }
    if url := rule_url(found.rule):
        told["codeDescription"] = {"href": url}
    if found.related:
        told["relatedInformation"] = [
            {"location": {"uri": uri, "range": place(other.place.range)}, "message": other.message}
            for other in found.related
        ]
    if found.fix is not None:
        told["data"] = {"fix": _fix(found.fix, place)}
    return told


def _fix(fix: Repair, place: Callable[[Range], Any]) -> dict[str, Any]:
    edits = [{"range": place(change.range), "newText": change.text} for change in fix.changes]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}
