"""SARIF 2.1.0, the form of the OASIS standard that code-scanning services read.

A query is a note there, as a note is; `properties.severity` has newslint's own word.
"""

from __future__ import annotations

from typing import Any

from ..about import HOME_URL, NAME, VERSION, rule_url
from ..diagnostic import Severity
from .base import Options
from .encode import Items, dump
from .fingerprint import fingerprints
from .paths import relative_uri
from .result import FileResult, Located, Place, Range, Repair, Summary

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUERY: "note", Severity.NOTE: "note"}


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._items = Items()
        self._rules: dict[str, int] = {}
        self._notifications: list[dict[str, Any]] = []

    def begin(self) -> str:
        """What can be said before any file; the tool and its rules come last, when it is known which were met."""
        head = f'{{"$schema": {dump(_SCHEMA)}, "version": "2.1.0",\n'
        return head + '"runs": [{"columnKind": "unicodeCodePoints",\n"results": ['

    def file(self, result: FileResult) -> str:
        """A result a finding; a notification, kept for the end, for a file that could not be read."""
        uri = relative_uri(result.path, self._options.folder)
        for level, message in (("error", result.error), ("note", result.note)):
            if message is not None:
                self._notifications.append(_notification(uri, level, message))
        names = fingerprints(result)
        return "".join(
            self._items.add(self._result(found, name, uri, result.coordinates == "file"))
            for found, name in zip(result.diagnostics, names, strict=True)
        )

    def end(self, summary: Summary) -> str:
        """The tool, the rules met, and whether every file could be read."""
        driver = {
            "name": NAME,
            "version": VERSION,
            "informationUri": HOME_URL,
            "rules": [self._rule(rule) for rule in self._rules],
        }
        invocation = {
            "executionSuccessful": not summary.unread,
            "toolExecutionNotifications": self._notifications,
        }
        return f'\n],\n"tool": {dump({"driver": driver})},\n"invocations": {dump([invocation])}}}]}}\n'

    def _result(self, found: Located, name: str, uri: str, mendable: bool) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": found.rule,
            "ruleIndex": self._rules.setdefault(found.rule, len(self._rules)),
            "level": _LEVELS[found.severity],
            "message": {"text": found.message},
            "locations": [_location(uri, found.place)],
            "partialFingerprints": {"newslint/v1": name},
            "properties": {"severity": found.severity.label},
        }
        if found.related:
            result["relatedLocations"] = [
                {"id": number, **_location(uri, other.place), "message": {"text": other.message}}
                for number, other in enumerate(found.related)
            ]
        # Edits to text extracted from a file would land on the file's bytes.
        if found.fix is not None and found.fix.changes and mendable:
            result["fixes"] = [_fix(uri, found.fix)]
        return result

    def _rule(self, rule: str) -> dict[str, Any]:
        url = rule_url(rule)
        told: dict[str, Any] = {"id": rule, "properties": {"tags": [rule.partition("/")[0]]}}
        if url:
            told["helpUri"] = url
        info = self._options.rules.get(rule)
        if info is None:
            return {**told, "shortDescription": {"text": rule}}
        return {
            **told,
            "shortDescription": {"text": info.summary},
            "fullDescription": {"text": info.why or info.summary},
            "help": {"text": "\n".join(filter(None, (info.why or info.summary, url)))},
            "defaultConfiguration": {"level": _LEVELS[info.severity]},
        }


def _notification(uri: str, level: str, message: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
    return {"level": level, "message": {"text": message}, "locations": [location]}


def _location(uri: str, place: Place) -> dict[str, Any]:
    region = {**_region(place.range), "snippet": {"text": place.text}}
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _region(where: Range) -> dict[str, Any]:
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
        "charOffset": where.start,
        "charLength": where.end - where.start,
    }


def _fix(uri: str, fix: Repair) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(change.range), "insertedContent": {"text": change.text}} for change in fix.changes
    ]
    title = fix.title if fix.safe else f"{fix.title} (unsafe: read it first)"
    changes = [{"artifactLocation": {"uri": uri}, "replacements": replacements}]
    return {"description": {"text": title}, "artifactChanges": changes}
