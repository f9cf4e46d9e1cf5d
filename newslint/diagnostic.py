"""What newslint says: severities, fixes and diagnostics, all in file coordinates."""

from __future__ import annotations

from enum import IntEnum

from .record import NamedTuple
from .span import Edit, Span


class Severity(IntEnum):
    """How sure and how grave; a higher number is graver.

    error: wrong on the page. warning: probably wrong, or against the style in force.
    query: a question for the writer. note: taste, shown only when asked for.
    """

    NOTE = 1
    QUERY = 2
    WARNING = 3
    ERROR = 4

    @property
    def label(self) -> str:
        """The word for it: "note", "query", "warning" or "error"."""
        return self.name.lower()

    @classmethod
    def of(cls, label: str) -> Severity:
        """The severity a label names. Raises KeyError for any other word."""
        return cls[label.upper()]


class Fix(NamedTuple):
    """Edits that mend one diagnostic, in order, not overlapping.

    `safe` means that applying it unread cannot change what the story says.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Related(NamedTuple):
    """The other half of a contradiction: where it stands and what it says."""

    span: Span
    message: str


class Diagnostic(NamedTuple):
    """One finding. Spans are half-open, in code points of the decoded file."""

    rule: str
    span: Span
    severity: Severity
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    @property
    def desk(self) -> str:
        """The desk of its rule: "figures" of "figures/quantity-conflict"."""
        return self.rule.partition("/")[0]

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The sort key of every report: start, end, rule, message."""
        return (*self.span, self.rule, self.message)
