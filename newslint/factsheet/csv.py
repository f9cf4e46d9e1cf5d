"""For spreadsheets: a fact a line, in the output's own encoding.

A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from ..document import Document
from ..report.base import Options
from ..report.encode import SURROGATE
from .rows import Row, other_forms, rows, speaker_of
from .sheet import FactSheet, Figure, Named, When

COLUMNS = (
    "file line column kind words title_or_reading other_forms counts value high unit hedge speaker first last weekday "
    "lines context findings as_of"
).split()
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._encoding = options.encoding

    def begin(self) -> str:
        """The names of the columns."""
        return line(COLUMNS, self._encoding)

    def sheet(self, sheet: FactSheet, document: Document) -> str:
        """The facts of one story."""
        return "".join(line(_cells(sheet.path, row), self._encoding) for row in rows(sheet))

    def end(self) -> str:
        """Nothing."""
        return ""


def line(values: Iterable[object], encoding: str) -> str:
    """A line of cells."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([safe(value) for value in values])
    return SURROGATE.sub("\ufffd", out.getvalue()).encode(encoding, "replace").decode(encoding)


def safe(value: object) -> object:
    """A cell that no spreadsheet runs: words that look like a formula get an apostrophe; numbers stay."""
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "\ufffd")
    # Blanks before it do not keep a spreadsheet from reading a formula.
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text


def _cells(path: str, row: Row) -> list[object]:
    fact, place = row.fact, row.place
    named = fact if isinstance(fact, Named) else None
    figure = fact if isinstance(fact, Figure) else None
    when = fact if isinstance(fact, When) else None
    dated = when or figure
    return [
        path,
        place.line,
        place.column,
        row.kind,
        row.words,
        (named.title or named.acronym) if named else when.reading if when else "",
        "; ".join(other_forms(named)) if named else "",
        figure.counts if figure else "",
        _value(figure.value) if figure else "",
        _value(figure.high) if figure else "",
        figure.unit if figure else "",
        figure.hedge if figure else "",
        speaker_of(fact),
        dated.first.isoformat() if dated and dated.first else "",
        dated.last.isoformat() if dated and dated.last else "",
        when.weekday if when else "",
        " ".join(map(str, row.lines)),
        fact.context if isinstance(fact, Figure | When) else "",
        " | ".join(f"{finding.severity.label}: {finding.message} [{finding.rule}]" for finding in row.findings),
        figure.as_of if figure else "",
    ]


def _value(value: float | None) -> float | int | str:
    if value is None:
        return ""
    return int(value) if value == int(value) else value
