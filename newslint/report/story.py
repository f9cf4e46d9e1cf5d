"""A story with its marks, as HTML: marks may overlap, elements may not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..diagnostic import Severity
from .markup import escape
from .result import FileResult


class Mark(NamedTuple):
    """A stretch to mark, in code points: whose it is, the id of the place and the id it leads to."""

    start: int
    end: int
    key: str
    severity: Severity
    message: str
    anchor: str
    leads_to: str


def marks(result: FileResult, number: int) -> list[Mark]:
    """The marks of the `number`th file: a finding leads to its other half or to the list, a half to its finding."""
    out = []
    for index, found in enumerate(result.diagnostics, 1):
        key = f"{number}-{index}"
        about = (key, found.severity, found.message)
        where = found.place.range
        out.append(Mark(where.start, where.end, *about, f"m{key}", f"m{key}r1" if found.related else f"i{key}"))
        for half, other in enumerate(found.related, 1):
            there = other.place.range
            out.append(Mark(there.start, there.end, *about, f"m{key}r{half}", f"m{key}"))
    return out


def story(text: str, found: list[Mark]) -> str:
    """The text as HTML with its marks as links; line ends become LF."""
    # CR LF is one line end; NUL keeps its place, so that offsets hold, and is dropped at the end.
    text = text.replace("\r\n", "\0\n").replace("\r", "\n")
    return "".join(_pieces(text, found))


def _pieces(text: str, found: list[Mark]) -> Iterator[str]:
    starts: dict[int, list[Mark]] = {}
    for mark in found:
        starts.setdefault(mark.start, []).append(mark)
    at = 0
    over: list[Mark] = []
    for edge in sorted({*starts, *(mark.end for mark in found), len(text)}):
        if at < edge:
            yield _piece(text[at:edge], over)
        for mark in starts.get(edge, ()):
            yield f'<span class="anchor" id="{mark.anchor}"></span>'
            if mark.start == mark.end:
                yield _piece("", [mark])
            else:
                over.append(mark)
        over = [mark for mark in over if mark.end != edge]
        at = edge


def _piece(text: str, over: list[Mark]) -> str:
    words = escape(text.replace("\0", ""))
    if not over:
        return words
    # The innermost mark says most about these words.
    inner = min(over, key=lambda mark: (mark.end - mark.start, mark.anchor))
    names = " ".join(severity.label for severity in sorted({mark.severity for mark in over}))
    point = "" if text else " point"
    keys = " ".join(dict.fromkeys(mark.key for mark in over))
    title = escape("\n".join(dict.fromkeys(mark.message for mark in over)))
    return f'<a class="mark {names}{point}" href="#{inner.leads_to}" data-of="{keys}" title="{title}">{words}</a>'
