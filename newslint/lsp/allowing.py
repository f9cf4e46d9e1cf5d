"""Where a comment goes that allows a finding: each place is tried on the text, and the first that works is taken."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..document import Document
from ..errors import ReadError
from ..fixer import apply
from ..report.result import Located
from ..span import Edit, Span
from ..suppress import OWN_DESK, Scope, suppress
from .checkers import EditorChecker
from .naming import has_comments
from .verdict import Verdict

_PARTS = ("list", "table", "blockquote")
"""Blocks that are parts of a larger one, which a line between them would split."""
REASON = "reason"
"""What stands in the comment for the writer to replace."""


def comment_for(verdict: Verdict, item: Located) -> Edit | None:
    """The edit that allows a finding where it stands; None where no comment could."""
    document, checker = verdict.document, verdict.checker
    if document is None or checker is None or not has_comments(verdict.path) or item.rule.startswith(f"{OWN_DESK}/"):
        return None
    found = verdict.found[item]
    comment = f"<!-- newslint: allow {item.rule}: {REASON} -->"
    return next((edit for edit in _places(document, found, comment) if _works(checker, document, found, edit)), None)


def _places(document: Document, found: Diagnostic, comment: str) -> Iterator[Edit]:
    """On a line of its own before the paragraph, at the end of the line, at the end of the paragraph."""
    text, lines = document.source.text, document.source.lines
    line_end = "\r\n" if "\r\n" in text else "\n"
    nearest = document.blocks[max(0, _block(document, found))] if document.blocks else None
    block = nearest and document.offsets.to_file(nearest.span)
    if nearest and block and nearest.name not in _PARTS:
        start = lines.line_span(lines.position(block.start).line).start
        indent = text[start : start + len(text[start:]) - len(text[start:].lstrip(" \t"))]
        blank = "" if indent or text[start : start + 1] == "<" else line_end
        yield Edit(Span(start, start), f"{indent}{comment}{line_end}{blank}")
    line = lines.line_span(lines.position(found.span.start).line)
    ends = [line.start + len(text[line.start : line.end].rstrip())]
    if block is not None:
        ends.append(block.end)
    for end in ends:
        yield Edit(Span(end, end), f" {comment}")


def _block(document: Document, found: Diagnostic) -> int:
    return document.block_at(document.offsets.to_plain(found.span.start))


def _works(checker: EditorChecker, document: Document, found: Diagnostic, edit: Edit) -> bool:
    """Whether the story reads the same with the comment, and the finding is allowed by it."""
    text = apply(document.source.text, [edit])
    try:
        after = checker.document(text.encode("utf-8", "replace"), document.source.path, "utf-8")
    except ReadError:
        return False
    same = [(block.name, document.words(block.span).split()) for block in document.blocks] == [
        (block.name, after.words(block.span).split()) for block in after.blocks
    ]
    moved = found._replace(span=_moved(found.span, edit), related=())
    rules = checker.linter.rules_for(checker.config.for_path(document.source.path)).rules
    scope = Scope(checker.linter.known, frozenset(), {rule.id: rule for rule in rules})
    return same and moved not in suppress(after, [moved], scope)


def _moved(span: Span, edit: Edit) -> Span:
    shift = len(edit.text)
    return Span(*(place + shift if edit.span.start <= span.start else place for place in span))
