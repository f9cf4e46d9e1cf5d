"""For people at a terminal: lists with the line, the words, and what there is to say of them.

In the output's own encoding; what that lacks is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..counted import counted
from ..document import Document
from ..report.base import Options
from ..report.result import Located
from ..report.terminal import cells, one_line, paint
from .rows import TITLES, Row, rows
from .sheet import FactSheet
from .told import day

WIDEST = 120
"""Lines longer than this are hard to read, however wide the terminal."""
_BESIDE = 56
"""With fewer cells than this, what there is to say of the words stands below them."""
_SHARE = 0.46
"""How much of a line the words take at most."""
_GAP = 2


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._any = False

    def begin(self) -> str:
        """Nothing."""
        return ""

    def sheet(self, sheet: FactSheet, document: Document) -> str:
        """One sheet, an empty line between its lists."""
        between, self._any = "\n" if self._any else "", True
        page = Layout(self._options, _last_line(sheet))
        out = [page.head(sheet.path, _about(sheet)), *page.hint(sheet), ""]
        facts = list(rows(sheet))
        for section, title in TITLES.items():
            if listed := [row for row in facts if row.section == section]:
                out += [page.title(title, len(listed)), *page.listed(listed), ""]
        told = {finding for row in facts for finding in row.findings}
        if rest := [finding for finding in sheet.findings if finding not in told]:
            out.append(page.title("Other disagreements", len(rest)))
            for finding in rest:
                out += page.finding(finding)
            out.append("")
        out.append(page.end(sheet))
        return between + "\n".join(out) + "\n"

    def end(self) -> str:
        """Nothing."""
        return ""


class Layout:
    """Lines as wide as the terminal: line numbers, words, and beside or below them the rest."""

    def __init__(self, options: Options, last_line: int) -> None:
        self._options = options
        self._width = max(min(options.width, WIDEST), 20)
        self._gutter = max(len(str(last_line)) + 2, 4)

    def head(self, path: str, about: str) -> str:
        """The first line of a sheet."""
        return f"{self.paint(self.line(path), 'bold')}: {self.line(about)}"

    def hint(self, sheet: FactSheet) -> list[str]:
        """How to have the days worked out, where the story leaves them open."""
        if sheet.date or all(fact.first for fact in sheet.dates):
            return []
        return [self.paint("The publication date is not known; --date YYYY-MM-DD works out the weekdays.", "dim")]

    def title(self, title: str, count: int) -> str:
        """The line above a list."""
        return f"{self.paint(title, 'bold')} {self.paint(f'({count})', 'dim')}"

    def listed(self, listed: Sequence[Row]) -> Iterator[str]:
        """The lines of a list."""
        room = self._width - self._gutter - _GAP
        longest = max(cells(self.line(row.words)) for row in listed)
        left = min(longest, int(room * _SHARE))
        for row in listed:
            below = row.section == "quotes" or room < _BESIDE
            yield from self._below(row) if below else self._beside(row, left)
            for finding in row.findings:
                yield from self.finding(finding)

    def finding(self, finding: Located) -> Iterator[str]:
        """The lines of a disagreement."""
        label, indent = finding.severity.label, " " * (self._gutter + _GAP)
        said = f"! {label}, line {finding.place.range.line}: {finding.message}"
        for line in self._filled(said, self._width - len(indent) - 2, hang=2):
            yield f"{indent}{self.paint(line, label)}"
        yield f"{indent}  {self.paint(f'[{self.line(finding.rule)}]', 'dim')}"

    def end(self, sheet: FactSheet) -> str:
        """What was found, in one line."""
        facts = sum(len(listed) for _, listed in sheet.sections())
        wrong = counted(len(sheet.findings), "disagreement") if sheet.findings else "no disagreement found"
        return f"{counted(facts, 'fact')}; {wrong}"

    def number(self, line: int) -> str:
        """A line number in its column."""
        return self.paint(str(line).rjust(self._gutter), "dim") + " " * _GAP

    def line(self, text: str) -> str:
        """A text on one line, fit for the output."""
        return one_line(text, self._options.encoding)

    def paint(self, text: str, style: str) -> str:
        """A text in a style, where colour is wanted."""
        return paint(text, style, self._options.color)

    def filled(self, text: str, indent: int) -> list[str]:
        """A text broken into lines that leave room for an indent."""
        return self._filled(text, self._width - indent)

    def block(self, text: str, *, style: str = "", number: int = 0) -> Iterator[str]:
        """A text filled to the width, behind the column of line numbers."""
        room = self._width - self._gutter - _GAP
        for index, line in enumerate(self._filled(text, room)):
            gutter = self.number(number) if number and not index else " " * (self._gutter + _GAP)
            yield gutter + (self.paint(line, style) if style else line)

    def _below(self, row: Row) -> Iterator[str]:
        yield from self.block(row.words, number=row.place.line)
        if details := _details(row):
            yield from self.block(details, style="dim")

    def _beside(self, row: Row, left: int) -> Iterator[str]:
        right = self._width - self._gutter - _GAP - left - _GAP
        words = self._filled(row.words, left)
        details = self._filled(_details(row), right)
        for index in range(max(len(words), len(details))):
            gutter = " " * (self._gutter + _GAP) if index else self.number(row.place.line)
            word = words[index] if index < len(words) else ""
            detail = details[index] if index < len(details) else ""
            space = " " * (left - cells(word) + _GAP) if detail else ""
            yield f"{gutter}{word}{space}{self.paint(detail, 'dim')}".rstrip()

    def _filled(self, text: str, room: int, *, hang: int = 0) -> list[str]:
        return filled(self.line(text), max(room, 10), hang)


def filled(text: str, room: int, hang: int = 0) -> list[str]:
    """A text broken into lines of at most `room` cells, those after the first behind `hang` blanks."""
    lines: list[str] = []
    here, used = "", 0
    for word in text.split(" "):
        for part in _parts(word, room - hang):
            size = cells(part)
            if here and used + 1 + size > room:
                lines.append(here)
                here, used = " " * hang + part, hang + size
            else:
                here, used = (f"{here} {part}", used + 1 + size) if here else (part, size)
    return [*lines, here] if here or not lines else lines


def _parts(word: str, room: int) -> Iterator[str]:
    """A word, cut where it is wider than a line."""
    while cells(word) > room:
        size, end = 0, 0
        while end < len(word) and size + cells(word[end]) <= room:
            size += cells(word[end])
            end += 1
        yield word[: max(end, 1)]
        word = word[max(end, 1) :]
    yield word


def _details(row: Row) -> str:
    lines = f"lines {', '.join(map(str, row.lines))}" if len(row.lines) > 1 and row.section != "quotes" else ""
    return "; ".join(filter(None, (*row.details, lines)))


def _about(sheet: FactSheet) -> str:
    dated = f", dated {day(sheet.date)}" if sheet.date else ""
    return f"{counted(sheet.words, 'word')}{dated}"


def _last_line(sheet: FactSheet) -> int:
    return max((row.place.line for row in rows(sheet)), default=1)
