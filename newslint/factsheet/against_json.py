"""Changes as JSON: form `newslint-changes/1`, see report/schema/newslint-changes-1.schema.json. A change a line."""

from __future__ import annotations

from typing import Any

from ..about import VERSION
from ..report.base import Options
from ..report.encode import Items, dump
from .against import Change, Comparison
from .against_formats import parts
from .json import fact_data, head_data

SCHEMA = "newslint-changes/1"


def write(found: Comparison, options: Options) -> str:
    """The report."""
    items = Items()
    sides = zip((found.old, found.new), found.coordinates, strict=True)
    heads = [dump(head_data(sheet, coordinates)) for sheet, coordinates in sides]
    changes = "".join(items.add(_change(change)) for change in found.changes)
    return (
        f'{{"schema": {dump(SCHEMA)}, "version": {dump(VERSION)},\n'
        f'"old": {heads[0]},\n"new": {heads[1]},\n"changes": [{changes}\n]}}\n'
    )


def _change(change: Change) -> dict[str, Any]:
    return {
        "list": change.section,
        "change": change.kind,
        "what": list(change.what),
        "old": change.old and fact_data(change.old),
        "new": change.new and fact_data(change.new),
        "words": [{"kind": part.kind, "text": part.text} for part in parts(change)],
    }
