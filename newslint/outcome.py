"""What came of one file: its result, and what else there is to say or show."""

from __future__ import annotations

from typing import Any

from .record import NamedTuple
from .report.result import FileResult


class Outcome(NamedTuple):
    """One file checked, and mended where that was asked for.

    `result` holds all findings that are left, notes included. `notes` are lines for the
    user. `fixed` counts the fixes applied; `diff` shows them where they were not to be
    written, `fixed_data` is the file with them where it came from standard input.
    `trouble` is one line where the fixed file could not be written.
    """

    result: FileResult
    notes: tuple[str, ...] = ()
    fixed: int = 0
    diff: str = ""
    fixed_data: bytes | None = None
    trouble: str | None = None

    def to_data(self) -> dict[str, Any]:
        """The outcome of a plain check as JSON can hold it."""
        return {"result": self.result.to_data(), "notes": self.notes}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Outcome:
        """The outcome that `to_data` gave. Raises KeyError, TypeError or ValueError for anything else."""
        return cls(FileResult.from_data(data["result"]), tuple(map(str, data["notes"])))
