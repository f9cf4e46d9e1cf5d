"""reviewdog's Diagnostic Format: columns are bytes of the line in UTF-8, from 1; ends are exclusive."""

from __future__ import annotations

from typing import Any

from ..about import HOME_URL, NAME, rule_url
from ..diagnostic import Severity
from .base import Options
from .encode import Items, dump
from .paths import relative
from .result import FileResult, Located, Range, Repair, Summary

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.QUERY: "INFO", Severity.NOTE: "INFO"}


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._folder = options.folder
        self._items = Items()

    def begin(self) -> str:
        """The source of what follows."""
        return f'{{"source": {dump({"name": NAME, "url": HOME_URL})},\n"diagnostics": ['

    def file(self, result: FileResult) -> str:
        """A diagnostic a finding, and one without a range for a file that could not be read."""
        path = relative(result.path, self._folder)
        out = []
        if result.error is not None:
            message = f"Cannot be read: {result.error}"
            out.append({"message": message, "location": {"path": path}, "severity": "ERROR"})
        out += [_diagnostic(path, found, result.coordinates == "file") for found in result.diagnostics]
        return "".join(map(self._items.add, out))

    def end(self, summary: Summary) -> str:
        """The array's end."""
        return "\n]}\n"


def _diagnostic(path: str, found: Located, mendable: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "message": found.message,
        "location": {"path": path, "range": _range(found.place.range)},
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.rule},
    }
    if url := rule_url(found.rule):
        told["code"]["url"] = url
    if found.related:
        told["related_locations"] = [
            {"message": other.message, "location": {"path": path, "range": _range(other.place.range)}}
            for other in found.related
        ]
    if found.fix is not None and mendable and (suggestion := _suggestion(found, found.fix)):
        told["suggestions"] = [suggestion]
    return told


def _range(where: Range) -> dict[str, Any]:
    return {
        "start": {"line": where.line, "column": where.bytes + 1},
        "end": {"line": where.end_line, "column": where.end_bytes + 1},
    }


def _suggestion(found: Located, fix: Repair) -> dict[str, Any] | None:
    """The fix as the one replacement that the format can hold; None where it can't.

    Several suggestions would be several ways out, each whole, so changes are merged
    where the finding's own words hold them all.
    """
    if len(fix.changes) == 1:
        return {"range": _range(fix.changes[0].range), "text": fix.changes[0].text}
    place = found.place
    out, done = [], place.range.start
    for change in fix.changes:
        if not done <= change.range.start <= change.range.end <= place.range.end:
            return None
        out += [place.text[done - place.range.start : change.range.start - place.range.start], change.text]
        done = change.range.end
    text = "".join(out) + place.text[done - place.range.start :]
    return {"range": _range(place.range), "text": text} if fix.changes else None
