"""What a check found in one file, with every position a report could want.

Positions are worked out here once, while the text is at hand. What comes out is small,
plain and without the text, so that it can cross processes, lie in a cache and wait its
turn by the thousand.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from ..diagnostic import Diagnostic, Severity
from ..record import NamedTuple
from ..source import Source
from ..span import Span

if TYPE_CHECKING:
    from ..document import Document, OffsetMap, Zone
    from ..factsheet.sheet import FactSheet

CONTEXT = 160
"""How many characters of a line are kept on either side of a mark: more than a report shows."""


class Range(NamedTuple):
    """A stretch of a file, in every way of counting; ends are exclusive.

    `start`, `end`: code points from 0. `line`, `column`: from 1, columns in code points.
    `units`, `end_units`: columns from 0 in UTF-16 units. `bytes`, `end_bytes`: columns
    from 0 in the bytes of the line in UTF-8.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    units: int
    end_units: int
    bytes: int
    end_bytes: int


class Place(NamedTuple):
    """Words in a file: where, what, and what stands before and after them on their lines.

    `before` and `after` hold at most CONTEXT characters; the line may go on.
    """

    range: Range
    text: str
    before: str
    after: str


class Change(NamedTuple):
    """Replace a stretch of the file by `text`."""

    range: Range
    text: str


class Repair(NamedTuple):
    """A fix: its title, whether it is safe, and its changes in order."""

    title: str
    safe: bool
    changes: tuple[Change, ...]


class Other(NamedTuple):
    """The other half of a contradiction."""

    place: Place
    message: str


class Located(NamedTuple):
    """A diagnostic with its positions."""

    rule: str
    severity: Severity
    message: str
    place: Place
    fix: Repair | None = None
    related: tuple[Other, ...] = ()


class Story(NamedTuple):
    """A story as its readers see it, kept only for the formats that show all of it.

    `text` is plain text, `blocks` its paragraphs and headings in code points of that, `lines`
    the line of the file where each of them begins; `offsets` lead to the file and back.
    `sheet` is its fact sheet without findings; None where it was not asked for or failed.
    """

    text: str
    blocks: tuple[Zone, ...]
    lines: tuple[int, ...]
    offsets: OffsetMap
    sheet: FactSheet | None = None


class FileResult(NamedTuple):
    """One file that was checked, or could not be.

    `path` is as the user named it, with forward slashes; `error` one line where the file
    could not be read, else None; `note` one line where its encoding had to be guessed;
    `diagnostics` those to show, sorted; `hidden` counts those not shown, `held` the queries
    among them that were too many, `accepted` those remembered as accepted. `story` is there only for the one format
    that shows all of it.
    """

    path: str
    coordinates: Literal["file", "paragraphs"] = "file"
    error: str | None = None
    words: int = 0
    diagnostics: tuple[Located, ...] = ()
    hidden: int = 0
    held: int = 0
    accepted: int = 0
    note: str | None = None
    story: Story | None = None

    def to_data(self) -> dict[str, Any]:
        """The result as lists, strings and numbers, for a cache; `story` is left out."""
        names = ("path", "coordinates", "error", "words", "diagnostics", "hidden", "accepted", "note")
        return {name: getattr(self, name) for name in names}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> FileResult:
        """The result that `to_data` gave, also after a trip through JSON.

        Raises KeyError, TypeError or ValueError for anything else.
        """
        return cls(**{**data, "diagnostics": tuple(map(_located, data["diagnostics"]))})


class Summary(NamedTuple):
    """Counts over a run; `found` are the files with a finding shown, `unread` those that failed."""

    files: int = 0
    words: int = 0
    error: int = 0
    warning: int = 0
    query: int = 0
    note: int = 0
    hidden: int = 0
    held: int = 0
    accepted: int = 0
    found: int = 0
    unread: int = 0

    def plus(self, result: FileResult) -> Summary:
        """The counts with one more file."""
        shown = [diagnostic.severity for diagnostic in result.diagnostics]
        return Summary(
            self.files + 1,
            self.words + result.words,
            self.error + shown.count(Severity.ERROR),
            self.warning + shown.count(Severity.WARNING),
            self.query + shown.count(Severity.QUERY),
            self.note + shown.count(Severity.NOTE),
            self.hidden + result.hidden,
            self.held + result.held,
            self.accepted + result.accepted,
            self.found + bool(shown),
            self.unread + (result.error is not None),
        )


def locate(
    source: Source,
    diagnostics: Iterable[Diagnostic],
    *,
    words: int = 0,
    hidden: int = 0,
    accepted: int = 0,
) -> FileResult:
    """Find the positions of diagnostics in their file and sort them."""
    return FileResult(
        path=slashed(source.path),
        coordinates=source.coordinates,
        words=words,
        diagnostics=tuple(_locate(source, found) for found in sorted(diagnostics, key=lambda found: found.order)),
        hidden=hidden,
        accepted=accepted,
        note=source.note,
    )


def story_of(document: Document, sheet: FactSheet | None = None) -> Story:
    """What a page needs of a document."""
    starts = [document.offsets.to_file(block.span).start for block in document.blocks]
    lines = tuple(document.source.lines.position(start).line for start in starts)
    return Story(document.text, document.blocks, lines, document.offsets, sheet)


def unreadable(path: str, error: str) -> FileResult:
    """The result of a file that could not be read: `error` says why, with or without the path before it."""
    return FileResult(slashed(path), error=" ".join(error.removeprefix(f"{path}: ").split()))


def slashed(path: str) -> str:
    """The path with forward slashes; where it is none of Windows, a backslash is a character of a name.

    A name that is UTF-8 is so in a locale which knows nothing of it too.
    """
    if not path.isascii():
        with suppress(UnicodeError):
            path = path.encode("utf-8", "surrogateescape").decode("utf-8")
    windows = os.sep == "\\" or path[1:3] == ":\\" or path.startswith("\\\\")
    return path.replace("\\", "/") if windows else path


def _locate(source: Source, found: Diagnostic) -> Located:
    fix = None
    if found.fix is not None:
        changes = tuple(Change(_range(source, edit.span), edit.text) for edit in found.fix.edits)
        fix = Repair(found.fix.title or _title(changes), found.fix.safe, changes)
    related = tuple(Other(_place(source, other.span), other.message) for other in found.related)
    return Located(found.rule, found.severity, found.message, _place(source, found.span), fix, related)


def _title(changes: tuple[Change, ...]) -> str:
    if len(changes) != 1:
        return f"Make {len(changes)} changes"
    return f"Write \u201c{changes[0].text}\u201d" if changes[0].text else "Delete it"


def _range(source: Source, span: Span) -> Range:
    line, column = source.lines.position(span.start)
    end_line, end_column = source.lines.position(span.end)
    units, end_units = source.lines.utf16(span.start)[1], source.lines.utf16(span.end)[1]
    ends = _bytes(source, line, column), _bytes(source, end_line, end_column)
    return Range(*span, line, column, end_line, end_column, units, end_units, *ends)


def _bytes(source: Source, line: int, column: int) -> int:
    # A tool that counts bytes counts the mark too, which `text` lacks.
    mark = len(source.bom) if line == 1 and source.encoding == "utf-8" else 0
    if source.text.isascii():
        return mark + column - 1
    start = source.lines.line_span(line).start
    return mark + len(source.text[start : start + column - 1].encode("utf-8", "surrogatepass"))


def _place(source: Source, span: Span) -> Place:
    found = _range(source, span)
    first, last = source.lines.line_span(found.line), source.lines.line_span(found.end_line)
    before = source.text[max(first.start, span.start - CONTEXT) : span.start]
    after = source.text[span.end : min(last.end, span.end + CONTEXT)].rstrip("\r\n")
    return Place(found, source.text[span.start : span.end], before, after)


def _located(data: list[Any]) -> Located:
    rule, severity, message, place, fix, related = data
    return Located(
        rule,
        Severity(severity),
        message,
        _placed(place),
        fix and Repair(fix[0], fix[1], tuple(Change(Range(*where), text) for where, text in fix[2])),
        tuple(Other(_placed(where), said) for where, said in related),
    )


def _placed(data: list[Any]) -> Place:
    where, text, before, after = data
    return Place(Range(*where), text, before, after)
