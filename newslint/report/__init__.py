"""Output formats: one module each, results in, text out; imported only when asked for."""

from __future__ import annotations

from importlib import import_module

from ..errors import UsageError
from .base import Options, Reporter
from .result import FileResult, Summary, locate, unreadable

FORMATS = (
    "text",
    "compact",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "checkstyle",
    "junit",
    "rdjson",
    "lsp",
    "html",
)
"""Every format of `check`; each is the module of that name here."""

__all__ = ["FORMATS", "FileResult", "Options", "Reporter", "Summary", "locate", "open_reporter", "unreadable"]


def open_reporter(name: str, options: Options | None = None) -> Reporter:
    """The reporter of a format. Raises UsageError for a name that is none of `FORMATS`."""
    if name not in FORMATS:
        raise UsageError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    module = import_module(f".{name}", __name__)
    made: Reporter = module.Reporter(options or Options())
    return made
