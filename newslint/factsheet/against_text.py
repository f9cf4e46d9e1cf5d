"""Changes for people at a terminal: both lines, a sign, the words.

Colour tells what is dropped and what is added, and so do the marks: [-dropped-] {+added+}
in a quote, an arrow between two wordings elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..counted import counted
from ..report.base import Options
from .against import Change, Comparison
from .against_formats import line_of, parts, remarks
from .rows import TITLES
from .text import Layout

_SIGNS = {"added": "+", "dropped": "-", "changed": "~"}


def write(found: Comparison, options: Options) -> str:
    """The report."""
    lines = [line for change in found.changes for line in _lines(change)]
    page = _Page(options, max(lines, default=1))
    out = [page.top(found), ""]
    for section, title in TITLES.items():
        if changes := [change for change in found.changes if change.section == section]:
            out.append(page.layout.title(title, len(changes)))
            out += [line for change in changes for line in page.change(change)]
            out.append("")
    changed = counted(len(found.changes), "change") if found.changes else "no change"
    return "\n".join([*out, f"{changed} in what is stated"]) + "\n"


def _lines(change: Change) -> tuple[int, int]:
    return line_of(change.old, change.section), line_of(change.new, change.section)


class _Page:
    """Two columns of line numbers, then a sign and the words."""

    def __init__(self, options: Options, last_line: int) -> None:
        self._digits = max(len(str(last_line)), 2)
        self.layout = Layout(options, last_line)

    def top(self, found: Comparison) -> str:
        """The first line."""
        return self.layout.head(f"{found.old.path} \u2192 {found.new.path}", "what is stated otherwise")

    def change(self, change: Change) -> Iterator[str]:
        """The lines of one change."""
        old, new = (str(line or "").rjust(self._digits) for line in _lines(change))
        gutter = f"  {old}  {new}  {_SIGNS[change.kind]} "
        style = change.kind if change.kind != "changed" else ""
        for index, line in enumerate(self.layout.filled(self._words(change), len(gutter))):
            start = gutter if not index else " " * len(gutter)
            yield f"{self.layout.paint(start, 'dim')}{self.layout.paint(line, style) if style else line}"
        if said := "; ".join(remarks(change)):
            for line in self.layout.filled(said, len(gutter)):
                yield " " * len(gutter) + self.layout.paint(line, "dim")

    def _words(self, change: Change) -> str:
        found = parts(change)
        if change.section == "quotes" and change.kind == "changed":
            marks = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}
            return "\u201c" + " ".join(marks[part.kind].format(part.text) for part in found) + "\u201d"
        return " \u2192 ".join(part.text for part in found)
