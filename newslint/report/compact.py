"""One finding a line, as compilers write them: `path:line:column: severity: message [rule]`.

In the output's own encoding; what that lacks is replaced.
"""

from __future__ import annotations

from .base import Options
from .result import FileResult, Summary
from .terminal import one_line


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._encoding = options.encoding

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, result: FileResult) -> str:
        """A line a finding; `path: error: why` where the file could not be read."""
        lines = [] if result.error is None else [f"{result.path}: error: {result.error}"]
        for found in result.diagnostics:
            where = found.place.range
            head = f"{result.path}:{where.line}:{where.column}: {found.severity.label}"
            lines.append(f"{head}: {found.message} [{found.rule}]")
        return "".join(one_line(line, self._encoding) + "\n" for line in lines)

    def end(self, summary: Summary) -> str:
        """Nothing: a count would be one more line to skip."""
        return ""
