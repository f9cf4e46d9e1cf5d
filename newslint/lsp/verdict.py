"""What the desk says of one state of a story."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import Any

from lsprotocol import types
from lsprotocol.converters import get_converter

from ..about import NAME
from ..diagnostic import Diagnostic, Severity
from ..document import Document
from ..errors import Problem
from ..report.lsp import diagnostic
from ..report.result import FileResult, Located, Range
from .checkers import EditorChecker
from .kept import Kept
from .text import Text

CONVERTER = get_converter()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A story checked.

    `result` holds what is shown; `document`, `found` (all that `result` shows, by place and
    words) and `checker` are there unless it could not be read or no config is sound;
    `problems` are those of the config and the rules; `kept` is what the draft's next check need not find again.
    """

    text: Text
    path: str
    result: FileResult
    document: Document | None = None
    found: dict[Located, Diagnostic] = field(default_factory=dict)
    checker: EditorChecker | None = None
    problems: tuple[Problem, ...] = ()
    kept: Kept | None = None

    def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """The findings as the protocol wants them."""
        if self.result.error is not None:
            return [fault(f"Cannot be read: {self.result.error}")]
        return [self.diagnostic(item, uri) for item in self.result.diagnostics]

    def diagnostic(self, item: Located, uri: str) -> types.Diagnostic:
        """One finding as the protocol wants it."""
        return CONVERTER.structure(diagnostic(item, uri, self._place), types.Diagnostic)

    def at(self, where: types.Range) -> list[Located]:
        """The findings that a range touches."""
        start, end = self.text.span(where)
        return [
            item for item in self.result.diagnostics if item.place.range.start <= end and start <= item.place.range.end
        ]

    @property
    def fixable(self) -> bool:
        """Whether a finding that is shown has a safe fix."""
        return any(item.fix is not None and item.fix.safe for item in self.result.diagnostics)

    def _place(self, where: Range) -> Any:
        return CONVERTER.unstructure(self.text.range((where.start, where.end)))


def fault(message: str, line: int = 0, severity: Severity = Severity.ERROR) -> types.Diagnostic:
    """What is wrong with a file as a whole, or with one of its lines (from 0)."""
    start = types.Position(line, 0)
    grave = types.DiagnosticSeverity(5 - severity)
    return types.Diagnostic(types.Range(start, start), message, severity=grave, source=NAME)


def by_file(problems: tuple[Problem, ...]) -> dict[str, list[types.Diagnostic]]:
    """Problems of config and rule files as diagnostics in those files, by absolute path."""
    found: dict[str, list[types.Diagnostic]] = {}
    for problem in problems:
        if os.path.exists(problem.path):
            path = os.path.abspath(problem.path)
            found.setdefault(path, []).append(fault(problem.message, max(0, problem.line - 1)))
    return found


def result_id(diagnostics: list[types.Diagnostic]) -> str:
    """What stays the same while the diagnostics do."""
    return hashlib.sha256(repr(diagnostics).encode("utf-8", "replace")).hexdigest()[:16]
