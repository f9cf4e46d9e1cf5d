"""The lines around a finding, cut to the terminal, with marks under the words."""

from __future__ import annotations

import re

from ..record import NamedTuple
from .result import CONTEXT, Place
from .terminal import cells, fit, shown

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Row(NamedTuple):
    """A line of the file and what of it is marked; `line` is 0 for a row that stands for lines left out."""

    line: int
    before: str
    marked: str
    after: str


class Excerpt(NamedTuple):
    """A line fit to print, and the marks that go under it (none under lines left out)."""

    line: int
    text: str
    marks: str


def excerpts(place: Place, room: int, mark: str, encoding: str) -> list[Excerpt]:
    """The lines of a place, each at most `room` cells wide, the marks made of the character `mark`."""
    return [_excerpt(row, room, mark, encoding) for row in _rows(place)]


def _rows(place: Place) -> list[Row]:
    lines = _NEWLINE.split(place.text)
    # A span that takes in a line end stops where the next line starts: nothing to mark there.
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    first, last = place.range.line, place.range.line + len(lines) - 1
    after = place.after if last == place.range.end_line else ""
    if len(lines) == 1:
        return [Row(first, place.before, lines[0], after)]
    rows = [Row(first, place.before, lines[0], "")]
    between = len(lines) - 2
    if between == 1:
        rows.append(Row(first + 1, "", lines[1], ""))
    elif between:
        rows.append(Row(0, f"\u2026 {between} more lines", "", ""))
    return [*rows, Row(last, "", lines[-1], after)]


def _excerpt(row: Row, room: int, mark: str, encoding: str) -> Excerpt:
    before, marked, after = (shown(part, encoding) for part in (row.before, row.marked, row.after))
    if not row.line:
        return Excerpt(0, before, "")
    dots = fit("\u2026", encoding)
    goes_on = max(len(row.before), len(row.after)) >= CONTEXT
    if goes_on or cells(before) + cells(marked) + cells(after) > room:
        room = max(room - 2 * len(dots), 1)
        marked = _head(marked, room, dots)
        spare = max(room - cells(marked), 0)
        left = max(spare // 2, spare - cells(after))
        before = _head(before[::-1], left, dots[::-1], goes_on=len(row.before) >= CONTEXT)[::-1]
        after = _head(after, spare - min(left, cells(before)), dots, goes_on=len(row.after) >= CONTEXT)
    return Excerpt(row.line, before + marked + after, " " * cells(before) + mark * max(cells(marked), 1))


def _head(text: str, room: int, dots: str, *, goes_on: bool = False) -> str:
    """The first `room` cells of the text, then `dots` where more follows (they come on top of the room)."""
    used = 0
    for index, char in enumerate(text):
        used += cells(char)
        if used > room:
            return text[:index] + dots
    return text + dots if goes_on else text
