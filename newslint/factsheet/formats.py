"""The formats of `newslint facts`: one module each, imported only when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from ..errors import UsageError
from ..report.base import Options

if TYPE_CHECKING:
    from ..document import Document
    from .sheet import FactSheet

FORMATS = ("text", "json", "csv", "html")
"""Each is the module of that name here."""


class Reporter(Protocol):
    """Sheets in, text out, as they come: `begin`, then `sheet` for each, then `end`."""

    def begin(self) -> str:
        """What stands before the first sheet."""
        ...

    def sheet(self, sheet: FactSheet, document: Document) -> str:
        """What a report says of one story."""
        ...

    def end(self) -> str:
        """What stands after the last sheet."""
        ...


def open_reporter(name: str, options: Options | None = None) -> Reporter:
    """The reporter of a format. Raises UsageError for a name that is none of `FORMATS`."""
    if name not in FORMATS:
        raise UsageError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    made: Reporter = import_module(f".{name}", __package__).Reporter(options or Options())
    return made
