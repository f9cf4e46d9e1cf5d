"""Regular expressions compiled ahead of time.

The `regex` module takes some 3 ms to compile a pattern of a rule and 0.1 ms to restore one
from what it pickles, so packs of rules carry that. It is the module's own business what is
in there: data of another version of it, or of another form, is not used.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
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
    restore: Any = getattr(_regex, "compile")  # noqa: B009
    found: regex.Pattern[str] = restore(
        *(text, flags, b64decode(code), groups, dict(names), {}, []), at, tuple(chars), char_flags, count
    )
    return found
