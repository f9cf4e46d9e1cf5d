"""Fixes applied: one pass after another until nothing changes, and never a word of anybody's speech.

A pass takes the fixes in the order of the text; where two touch, the first wins and the
other waits for the next pass, when the text is read and checked anew.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from .diagnostic import Diagnostic, Fix
from .document import Document
from .errors import ReadError
from .layers.quotes import quotes
from .readers import Reading, read
from .record import NamedTuple
from .source import Source
from .span import Edit, Span

MAX_PASSES = 30
"""A pass settles half of any chain of touching fixes, so what takes longer does not end."""

Check = Callable[[Document], list[Diagnostic]]
_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FixResult:
    """A document with its fixes applied.

    `document` is as it reads now; `remaining` is what is still wrong with it; `applied`
    the rules whose fixes were applied, one for each fix; `notes` sentences for the user
    on what could not be fixed.
    """

    document: Document
    remaining: list[Diagnostic]
    applied: tuple[str, ...] = ()
    passes: int = 0
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The fixed text, as `Source.text`: without the byte-order mark."""
        return self.document.source.text


class _Pass(NamedTuple):
    """The edits of one pass in order, and the rules they come from, one for each fix."""

    edits: list[Edit]
    rules: list[str]


@dataclass(slots=True)
class _Run:
    """One attempt to settle a text, without the fixes of the rules in `barred`."""

    document: Document
    remaining: list[Diagnostic]
    applied: list[str]
    passes: int
    culprits: frozenset[str] = frozenset()


def fix(document: Document, check: Check, *, reading: Reading | None = None, unsafe: bool = False) -> FixResult:
    """Apply the fixes of what `check` finds, safe ones only unless `unsafe`, until none is left.

    `check` gives the diagnostics that may be fixed: what is hidden or accepted should not
    be among them. Rules that undo each other, or whose fixes never end, are named in
    `notes`, and none of their fixes is applied.
    """
    if document.source.coordinates == "paragraphs":
        found = check(document)
        count = sum(_wanted(item.fix, unsafe) for item in found)
        return FixResult(document, found, notes=_not_applied(count, "newslint does not write .docx files"))
    barred: frozenset[str] = frozenset()
    while True:
        run = _run(document, check, reading or Reading(), unsafe, barred)
        if not run.culprits:
            break
        barred |= run.culprits
    notes = [*_barred_note(barred), *_encoding_note(run, unsafe)]
    return FixResult(run.document, run.remaining, tuple(run.applied), run.passes, tuple(notes))


def _run(document: Document, check: Check, reading: Reading, unsafe: bool, barred: frozenset[str]) -> _Run:
    speech = _speech(document)
    seen = {document.source.text: 0}
    applied: list[list[str]] = []
    while True:
        found = check(document)
        chosen = choose([item for item in found if item.rule not in barred], document.source, speech, unsafe=unsafe)
        if not chosen.edits:
            return _Run(document, found, list(chain.from_iterable(applied)), len(applied))
        applied.append(chosen.rules)
        text = apply(document.source.text, chosen.edits)
        since = seen.setdefault(text, len(applied))
        after = _reread(document, text, reading)
        if since < len(applied):
            return _Run(document, found, [], 0, frozenset(chain.from_iterable(applied[since:])))
        if after is None or len(applied) == MAX_PASSES:
            return _Run(document, found, [], 0, frozenset(chosen.rules))
        speech = _moved(speech, chosen.edits)
        document = after


def choose(found: list[Diagnostic], source: Source, speech: list[Span], *, unsafe: bool = False) -> _Pass:
    """The fixes of one pass: no two touch, and none touches the spans in `speech`, which are sorted."""
    taken: list[Span] = []
    edits: list[Edit] = []
    rules: list[str] = []
    line_end = _line_end(source.text)
    for item in sorted(found, key=_place):
        if item.fix is None or not _wanted(item.fix, unsafe):
            continue
        wanted = [Edit(edit.span, _NEWLINE.sub(line_end, edit.text)) for edit in item.fix.edits]
        if not _valid(wanted, source) or any(_clashes(edit.span, taken, speech) for edit in wanted):
            continue
        for edit in wanted:
            taken.insert(bisect_left(taken, edit.span), edit.span)
        edits += wanted
        rules.append(item.rule)
    return _Pass(sorted(edits), rules)


def apply(text: str, edits: list[Edit]) -> str:
    """The text with edits applied; they are sorted and do not overlap."""
    parts: list[str] = []
    done = 0
    for span, new in edits:
        parts += text[done : span.start], new
        done = span.end
    return "".join([*parts, text[done:]])


def _place(item: Diagnostic) -> tuple[Span, int, tuple[int, int, str, str]]:
    first = item.fix.edits[0].span if item.fix and item.fix.edits else item.span
    return first, -item.severity, item.order


def _wanted(offered: Fix | None, unsafe: bool) -> bool:
    return offered is not None and bool(offered.edits) and (offered.safe or unsafe)


def _valid(edits: list[Edit], source: Source) -> bool:
    """Whether edits change something, in order, inside the text, part no CRLF, and suit the encoding."""
    text = source.text
    inside = edits[0].span.start >= 0 and edits[-1].span.end <= len(text)
    apart = all(one.span.end <= other.span.start for one, other in pairwise(edits))
    whole = not any(text[max(0, place - 1) : place + 1] == "\r\n" for edit in edits for place in edit.span)
    changes = any(text[edit.span.start : edit.span.end] != edit.text for edit in edits)
    return inside and apart and whole and changes and not _lacking(edits, source)


def _lacking(edits: list[Edit] | tuple[Edit, ...], source: Source) -> str:
    """The first character of the edits that the file's encoding lacks, else ""."""
    for edit in edits:
        try:
            edit.text.encode(source.encoding)
        except UnicodeEncodeError as error:
            return edit.text[error.start]
    return ""


def _clashes(span: Span, taken: list[Span], speech: list[Span]) -> bool:
    near = bisect_left(taken, span.start, key=lambda other: other.end)
    if near < len(taken) and taken[near].start <= span.end:
        return True
    first = bisect_left(speech, span.start, key=lambda other: other.end)
    return any(other.overlaps(span) for other in speech[first : first + 2])


def _speech(document: Document) -> list[Span]:
    """Where somebody else's words stand in the file, sorted."""
    spans = [*quotes(document).spoken, *(zone.span for zone in document.blocks if zone.name == "blockquote")]
    return sorted(document.offsets.to_file(span) for span in spans if span.start < span.end)


def _moved(spans: list[Span], edits: list[Edit]) -> list[Span]:
    """Sorted spans as they stand after edits that do not touch them."""
    moved, shift, index = [], 0, 0
    for span in spans:
        while index < len(edits) and edits[index].span.end <= span.start:
            shift += len(edits[index].text) - (edits[index].span.end - edits[index].span.start)
            index += 1
        moved.append(Span(span.start + shift, span.end + shift))
    return moved


def _line_end(text: str) -> str:
    found = _NEWLINE.search(text)
    return found.group() if found else "\n"


def _reread(document: Document, text: str, reading: Reading) -> Document | None:
    """The document with another text; None where it is no longer a file of its format."""
    source = document.source
    try:
        after = read(source.encode(text), source.path, reading._replace(encoding=source.encoding))
    except ReadError:
        # Whatever the reader says, the fixes of this pass broke the file: they are dropped, and named.
        return None
    return after.but(source=after.source.but(note=source.note))


def _barred_note(barred: frozenset[str]) -> Iterator[str]:
    if barred:
        one = len(barred) == 1
        names = ", ".join(sorted(barred))
        yield f"not fixed: the {'fix' if one else 'fixes'} of {names} {'does' if one else 'do'} not settle"


def _encoding_note(run: _Run, unsafe: bool) -> Iterator[str]:
    source = run.document.source
    offered = [item.fix for item in run.remaining if item.fix is not None and _wanted(item.fix, unsafe)]
    lacking = [char for char in (_lacking(offer.edits, source) for offer in offered) if char]
    if lacking:
        yield from _not_applied(len(lacking), f"{source.encoding} has no {lacking[0]!r}; save the file as UTF-8")


def _not_applied(count: int, why: str) -> tuple[str, ...]:
    if not count:
        return ()
    return (f"{count} {'fix' if count == 1 else 'fixes'} not applied: {why}",)
