"""What can go wrong, as exceptions that carry a sentence for the user."""

from __future__ import annotations

from .record import NamedTuple


class NewslintError(Exception):
    """The root: `str(error)` is one line fit to print."""


class ReadError(NewslintError):
    """A file that cannot be read or decoded, or is not the format it claims to be."""


class WriteError(NewslintError):
    """A file that could not be written; it is as it was."""


class ModelError(NewslintError):
    """The gap model's files, or the packages that run it, are damaged."""


class UsageError(NewslintError):
    """A command line or a call that asks for something that does not exist."""


class Problem(NamedTuple):
    """One fault in a rule or config file; `line` counts from 1, 0 where none applies."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class ProblemsError(NewslintError):
    """All the faults found in rule files or a config, together."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class ConfigError(ProblemsError):
    """Faults in a config file."""


class RuleError(ProblemsError):
    """Faults in rule files."""
