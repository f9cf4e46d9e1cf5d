"""newslint: a copy chief in the terminal.

The public interface is `check`, `Linter`, `Config` and `Settings`; everything else is private.
Importing this package costs next to nothing: the engine comes in when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import about

if TYPE_CHECKING:
    from .config import Config, Settings
    from .diagnostic import Diagnostic
    from .linter import Linter

__version__ = about.VERSION

__all__ = ["Config", "Diagnostic", "Linter", "Settings", "__version__", "check"]


def check(text: str, *, path: str | None = None, config: Config | None = None) -> list[Diagnostic]:
    """Everything wrong with a text, notes included, sorted by place.

    `path` tells the format by its ending (default: plain text) and finds the per-path
    settings; `config` is `Config()`, the defaults, unless given. Spans in the result
    count code points of `text`.
    """
    from .linter import Linter

    return Linter(config).check(text, path or "<text>")


def __getattr__(name: str) -> Any:
    """The classes of the public interface, imported when first asked for."""
    homes = {"Config": "config", "Settings": "config", "Diagnostic": "diagnostic", "Linter": "linter"}
    if name not in homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{homes[name]}", __name__), name)
