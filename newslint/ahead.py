"""Regular expressions compiled ahead of time.

The `regex` module takes some 3 ms to compile a pattern of a rule and 0.1 ms to restore one
from what it pickles, so packs of rules carry that; the same goes, ten times faster, for the
patterns in the code, which are of the module `re`. It is the modules' own business what is
in there: data of another version of them, or of another form, is not used.
"""

from __future__ import annotations

import re
import sys
from array import array
from base64 import b64decode, b64encode
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import regex


def freeze(pattern: regex.Pattern[str]) -> list[Any] | None:
    """A compiled pattern as JSON can hold it; None for one of a form this does not know."""
    import regex

    data = getattr(pattern, "_pickled_data", None)
    if not isinstance(data, tuple) or len(data) != 11 or data[5] or data[6]:
        return None
    text, flags, code, groups, names, _, _, *required = data
    if not isinstance(code, bytes) or not all(isinstance(item, int | tuple) for item in required):
        return None
    return [regex.__version__, text, flags, b64encode(code).decode(), groups, list(names.items()), required]


def thaw(frozen: list[Any] | None) -> regex.Pattern[str] | None:
    """The pattern that was frozen; None where the `regex` module is another by now."""
    import regex

    if not frozen or frozen[0] != regex.__version__:
        return None
    from regex import _regex

    _, text, flags, code, groups, names, (at, chars, char_flags, count) = frozen
    # What the module itself calls to unpickle. Its stubs lack it, so mypy would refuse the plain attribute.
    restore: Any = vars(_regex)["compile"]
    found: regex.Pattern[str] = restore(
        *(text, flags, b64decode(code), groups, dict(names), {}, []), at, tuple(chars), char_flags, count
    )
    return found


ENGINE = f"{sys.implementation.cache_tag} {getattr(import_module('_sre'), 'MAGIC', None)} {sys.byteorder}"
"""What the code of a pattern of the module `re` is made for: this Python. Another one compiles the pattern itself."""


def freeze_code(pattern: str, flags: int) -> list[Any] | None:
    """A pattern of the module `re` as JSON can hold it, compiled; None where this Python has a way of its own."""
    try:
        # What re.compile itself does, save that the last step is left to thaw_code.
        parsed = import_module("re._parser").parse(pattern, flags)
        code = import_module("re._compiler")._code(parsed, flags)
        packed = b64encode(array("I", code).tobytes()).decode()
        frozen = [flags | parsed.state.flags, packed, parsed.state.groups, dict(parsed.state.groupdict)]
    except (ImportError, AttributeError, OverflowError, TypeError):
        return None
    return frozen if thaw_code(pattern, frozen) == re.compile(pattern, flags) else None


def thaw_code(pattern: str, frozen: list[Any]) -> re.Pattern[str] | None:
    """The pattern that was frozen; None where this Python does not take it."""
    flags, packed, groups, names = frozen
    numbered: list[str | None] = [None] * groups
    for name, number in names.items():
        numbered[number] = name
    try:
        code = array("I")
        code.frombytes(b64decode(packed))
        found: re.Pattern[str] = import_module("_sre").compile(
            *(pattern, flags, code.tolist(), groups - 1, names, tuple(numbered))
        )
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return None
    return found
