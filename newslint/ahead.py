"""Regular expressions compiled ahead of time.

The `regex` module takes some 3 ms to compile a pattern of a rule and 0.05 ms to restore one
from what it pickles, so packs of rules carry that; the same goes, ten times faster, for the
patterns in the code, which are of the module `re`. It is the modules' own business what is
in there: data of another version of them, or of another form, is not used.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import regex


def freeze(pattern: regex.Pattern[str]) -> tuple[Any, ...] | None:
    """A compiled pattern as a pack can hold it; None for one of a form this does not know."""
    import regex

    data = getattr(pattern, "_pickled_data", None)
    if not isinstance(data, tuple) or len(data) != 11 or data[5] or data[6]:
        return None
    if not isinstance(data[2], bytes) or not all(isinstance(item, int | tuple) for item in data[7:]):
        return None
    return (regex.__version__, *data)


def thaw(frozen: Sequence[Any] | None) -> regex.Pattern[str] | None:
    """The pattern that was frozen; None where the `regex` module is another by now."""
    if not frozen:
        return None
    version, machine = _machine()
    # What the module itself calls to unpickle.
    found: regex.Pattern[str] | None = machine.compile(*frozen[1:]) if frozen[0] == version else None
    return found


@cache
def _machine() -> tuple[str, Any]:
    """The version of the `regex` module, and the part of it that runs patterns.

    That is loaded by itself where it can be: most of the module is a compiler, which takes
    a tenth of a whole check to import.
    """
    found = None if "regex" in sys.modules else _machine_alone()
    if found is None:
        regex = import_module("regex")
        found = regex.__version__, vars(regex)["_regex"]
    return found


def _machine_alone() -> tuple[str, Any] | None:
    """The same; None where this does not know the form of the package."""
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    package = PathFinder.find_spec("regex")
    (folder,) = (package and package.submodule_search_locations) or ("",)
    spec = PathFinder.find_spec("regex._regex", [folder])
    try:
        with open(f"{folder}/_main.py", encoding="utf-8") as file:
            version = file.read().partition('\n__version__ = "')[2].partition('"\n')[0]
    except OSError:
        return None
    if not version or spec is None or spec.loader is None:
        return None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return version, module


ENGINE = f"{sys.implementation.cache_tag} {getattr(import_module('_sre'), 'MAGIC', None)} {sys.byteorder}"
"""What the code of a pattern of the module `re` is made for: this Python. Another one compiles the pattern itself."""


def freeze_code(pattern: str, flags: int) -> tuple[Any, ...] | None:
    """A pattern of the module `re` as a pack can hold it, compiled; None where this Python has a way of its own."""
    try:
        # What re.compile itself does, save that the last step is left to thaw_code.
        parsed = import_module("re._parser").parse(pattern, flags)
        code = list(map(int, import_module("re._compiler")._code(parsed, flags)))
        names = dict(parsed.state.groupdict)
        numbered: list[str | None] = [None] * parsed.state.groups
        for name, number in names.items():
            numbered[number] = name
        frozen = (flags | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(numbered))
    except (ImportError, AttributeError, OverflowError, TypeError):
        return None
    return frozen if thaw_code(pattern, frozen) == re.compile(pattern, flags) else None


def thaw_code(pattern: str, frozen: Sequence[Any]) -> re.Pattern[str] | None:
    """The pattern that was frozen; None where this Python does not take it."""
    try:
        found: re.Pattern[str] = import_module("_sre").compile(pattern, *frozen)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return None
    return found
