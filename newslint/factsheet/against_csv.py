"""Changes for spreadsheets: one a line. Cells are made safe as in the sheet."""

from __future__ import annotations

from ..report.base import Options
from .against import Comparison
from .against_formats import line_of, remarks
from .csv import line
from .rows import KINDS, row

COLUMNS = "kind change what old_line old_words new_line new_words remarks".split()


def write(found: Comparison, options: Options) -> str:
    """The report."""
    out = [line(COLUMNS, options.encoding)]
    for change in found.changes:
        sides: list[object] = []
        for fact in (change.old, change.new):
            number = line_of(fact, change.section)
            sides += [number or "", row(change.section, fact).words if fact is not None else ""]
        what = " ".join(change.what)
        cells = [KINDS[change.section], change.kind, what, *sides, "; ".join(remarks(change))]
        out.append(line(cells, options.encoding))
    return "".join(out)
