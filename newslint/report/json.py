"""newslint's own JSON: form `newslint/1`, see schema/newslint-1.schema.json. A file a line."""

from __future__ import annotations

from typing import Any

from ..about import VERSION, rule_url
from .base import Options
from .encode import Items, dump
from .result import FileResult, Located, Place, Repair, Summary

SCHEMA = "newslint/1"


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._items = Items()

    def begin(self) -> str:
        """The form and the version."""
        return f'{{"schema": {dump(SCHEMA)}, "version": {dump(VERSION)},\n"files": ['

    def file(self, result: FileResult) -> str:
        """One object a file, whether it has findings or not."""
        return self._items.add(
            {
                "path": result.path,
                "coordinates": result.coordinates,
                "error": result.error,
                "words": result.words,
                "diagnostics": [diagnostic(found) for found in result.diagnostics],
            }
        )

    def end(self, summary: Summary) -> str:
        """The counts."""
        names = ("files", "words", "error", "warning", "query", "note", "hidden", "accepted")
        return f'\n],\n"summary": {dump({name: getattr(summary, name) for name in names})}}}\n'


def diagnostic(found: Located) -> dict[str, Any]:
    """A finding in form `newslint/1`."""
    return {
        "rule": found.rule,
        "severity": found.severity.label,
        "message": found.message,
        **_place(found.place),
        "fix": found.fix and _fix(found.fix),
        "related": [{**_place(other.place), "message": other.message} for other in found.related],
        "url": rule_url(found.rule),
    }


def _place(place: Place) -> dict[str, Any]:
    where = place.range
    return {
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        "start": where.start,
        "end": where.end,
        "text": place.text,
    }


def _fix(fix: Repair) -> dict[str, Any]:
    edits = [{"start": edit.range.start, "end": edit.range.end, "text": edit.text} for edit in fix.changes]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}
