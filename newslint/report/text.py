"""For people at a terminal: the line, marks under the words, the other half, the way out.

In the output's own encoding; what that lacks is replaced.
"""

from __future__ import annotations

from ..counted import counted
from ..diagnostic import Severity
from .base import Options
from .excerpt import excerpts
from .result import FileResult, Located, Place, Summary
from .terminal import one_line, paint

_WIDEST = 120
"""Lines longer than this are hard to read, however wide the terminal."""


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._explained: set[str] = set()
        self._safe = self._unsafe = 0

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, result: FileResult) -> str:
        """The findings of one file, an empty line after each."""
        out = []
        path = self._line(result.path)
        if result.error is not None:
            trouble = self._paint("cannot be read", "error")
            out.append(f"{self._paint(path, 'bold')}: {trouble}: {self._line(result.error)}\n\n")
        if result.note is not None and not self._options.quiet:
            out.append(self._paint(self._line(result.note), "dim") + "\n\n")
        out.extend(self._finding(path, found) for found in result.diagnostics)
        # What is extracted from a file cannot be written back.
        if result.coordinates == "file":
            fixes = [found.fix for found in result.diagnostics if found.fix is not None]
            self._safe += sum(fix.safe for fix in fixes)
            self._unsafe += sum(not fix.safe for fix in fixes)
        return "".join(out)

    def end(self, summary: Summary) -> str:
        """What was found, in one line, and what to do about it."""
        if self._options.quiet:
            return ""
        parts = [_found(summary)]
        if summary.unread:
            parts.append(f"{counted(summary.unread, 'file')} could not be read")
        if summary.held:
            parts.append(f"{counted(summary.held, 'query')} more (--max-queries all)")
        if below := summary.hidden - summary.held:
            what = "note" if self._options.level == Severity.QUERY else "finding"
            parts.append(f"{counted(below, what)} hidden (--level note)")
        if summary.accepted:
            parts.append(f"{summary.accepted} accepted")
        if self._safe:
            parts.append(f"{self._safe} fixable (--fix)")
        if self._unsafe:
            parts.append(f"{self._unsafe} fixable once read (--unsafe-fixes)")
        return "; ".join(parts) + "\n"

    def _finding(self, path: str, found: Located) -> str:
        where, label = found.place.range, found.severity.label
        head = f"{path}:{where.line}:{where.column}:"
        head = f"{self._paint(head, 'bold')} {self._paint(label + ':', label)} {self._line(found.message)}"
        places = [found.place, *(other.place for other in found.related)]
        gutter = len(str(max(place.range.end_line for place in places))) + 2
        out = [f"{head} {self._paint(f'[{self._line(found.rule)}]', 'dim')}"]
        out += self._marked(found.place, "^", label, gutter)
        for other in found.related:
            out += self._marked(other.place, "-", "dim", gutter, other.message)
        out += [self._aside(line, gutter) for line in self._asides(found)]
        return "\n".join(out) + "\n\n"

    def _marked(self, place: Place, mark: str, style: str, gutter: int, message: str = "") -> list[str]:
        options = self._options
        room = max(min(options.width, _WIDEST) - gutter - 3, 20)
        out = []
        said = f" {self._line(message)}" if message else ""
        rows = excerpts(place, room, mark, options.encoding)
        for row in rows:
            number = str(row.line or "").rjust(gutter)
            out.append(f"{self._paint(f'{number} |', 'dim')} {row.text}".rstrip())
            if row.marks:
                bare = row.marks.lstrip()
                indent = " " * (len(row.marks) - len(bare))
                last = said if row is rows[-1] else ""
                out.append(f"{self._paint(' ' * gutter + ' |', 'dim')} {indent}{self._paint(bare + last, style)}")
        return out

    def _asides(self, found: Located) -> list[str]:
        out = []
        if found.fix is not None:
            out.append(f"fix: {found.fix.title}" + ("" if found.fix.safe else " (unsafe: read it first)"))
        if found.rule not in self._explained and not self._options.quiet:
            self._explained.add(found.rule)
            out.append(f"why: newslint explain {found.rule}")
        return out

    def _aside(self, text: str, gutter: int) -> str:
        return f"{self._paint(' ' * gutter + ' =', 'dim')} {self._line(text)}"

    def _line(self, text: str) -> str:
        return one_line(text, self._options.encoding)

    def _paint(self, text: str, style: str) -> str:
        return paint(text, style, self._options.color)


def _found(summary: Summary) -> str:
    counts = [
        counted(getattr(summary, severity.label), severity.label)
        for severity in reversed(Severity)
        if getattr(summary, severity.label)
    ]
    if not counts:
        return f"nothing found in {counted(summary.files, 'file')}"
    if summary.found == summary.files:
        return f"{', '.join(counts)} in {counted(summary.files, 'file')}"
    return f"{', '.join(counts)} in {summary.found} of {counted(summary.files, 'file')}"
