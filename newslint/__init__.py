"""newslint: a copy chief in the terminal.

The public interface is `check`, `facts`, `Linter`, `Config`, `Settings`, and what these give:
`Diagnostic`, `FactSheet` and the facts in it. Everything else is private.
Importing this package costs next to nothing: the engine comes in when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import about

if TYPE_CHECKING:
    from .config import Config, Settings
    from .diagnostic import Diagnostic
    from .factsheet.sheet import FactSheet, Figure, Named, Passage, Said, When
    from .linter import Linter

__version__ = about.VERSION

__all__ = [
    "Config",
    "Diagnostic",
    "FactSheet",
    "Figure",
    "Linter",
    "Named",
    "Passage",
    "Said",
    "Settings",
    "When",
    "__version__",
    "check",
    "facts",
]


def check(text: str, *, path: str | None = None, config: Config | None = None) -> list[Diagnostic]:
    """Everything wrong with a text, notes included, sorted by place.

    `path` tells the format by its ending (default: plain text) and finds the per-path
    settings; `config` is `Config()`, the defaults, unless given. Spans in the result
    count code points of `text`.
    """
    from .linter import Linter

    return Linter(config).check(text, path or "<text>")


def facts(text: str, *, path: str | None = None, config: Config | None = None) -> FactSheet:
    """What a text states: people, organizations, places, figures, dates, quotes, and where they disagree.

    Arguments as for `check`. Spans in the result count code points of `text`. Raises
    NewslintError where the text cannot be read as the format that `path` names.
    """
    from .config import Config
    from .factsheet.clerk import Clerk

    return Clerk(config or Config()).file(text.encode("utf-8"), path or "<text>").sheet


_HOMES = {"Config": "config", "Settings": "config", "Diagnostic": "diagnostic", "Linter": "linter"}
_HOMES |= dict.fromkeys(("FactSheet", "Figure", "Named", "Passage", "Said", "When"), "factsheet.sheet")


def __getattr__(name: str) -> Any:
    """The classes of the public interface, imported when first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
