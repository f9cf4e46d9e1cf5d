"""What a regular expression cannot do without: strings of which a text that fits must hold one.

To look for a few strings takes a tenth of the time that a pattern takes, and spares compiling
it; so packs of rules carry them along. Where a pattern is beyond what the module `re` can take
apart, or holds nothing telling, there are none, and the pattern is always tried.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from .wording import Wording

_MOST = 30
"""Strings beyond which looking for them takes as long as the pattern."""
_TELLING = 3
"""Letters of a string that not every sentence holds."""
_ALIKE = {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-", "ſ": "s", "ı": "i", "İ": "i"}
"""Characters that `regex` takes for others when capitals do not count, and those that keep a text from being ASCII,
in which strings are found faster; each with what stands for it."""

_NAMED = Wording(r"\(\?P?<(?![=!])\w+>")
_REFERENCE = Wording(r"\\g<\w+>|\(\?P=\w+\)")
_ESCAPE_OR_CLASS = Wording(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", flags=re.S)
# Approximate matching, and classes with names: the module `re` would take them for plain characters.
_BEYOND = Wording(r"\{(?!\d+(?:,\d*)?\}|,\d+\})")


def alike(text: str) -> str:
    """A text as needs are looked for where capitals do not count, character for character."""
    found = text.lower()
    if len(found) != len(text):
        found = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for char, other in _ALIKE.items():
        found = found.replace(char, other)
    return found


def needs(pattern: str, case: bool, anchors: Iterable[str] = ()) -> list[str] | None:
    """The strings; None where there are none that tell. `case`: capitals count.

    `anchors` are strings of which the text is known to hold one: what each of them holds tells nothing.
    """
    items = parsed(pattern, case=case)
    if items is None or (case and items.state.flags & re.IGNORECASE):
        return None
    known = [anchor if case else alike(anchor) for anchor in anchors]
    return _best(some for some in _choices(items, case) if not known or not _in_all(some, known))


def parsed(pattern: str, *, case: bool) -> Any:
    """A pattern as the module `re` takes it apart, references left out; None where it is beyond that."""
    if "[:" in pattern or _BEYOND.search(_ESCAPE_OR_CLASS.sub("", pattern)):
        return None
    plain = _REFERENCE.sub("(?:)", _NAMED.sub("(?:", pattern))
    try:
        with warnings.catch_warnings(action="ignore"):
            return import_module("re._parser").parse(plain, 0 if case else re.IGNORECASE)
    except (re.error, ImportError):
        return None


def _in_all(strings: Sequence[str], known: Iterable[str]) -> bool:
    return all(any(string in anchor for string in strings) for anchor in known)


def _best(choices: Iterable[list[str]]) -> list[str] | None:
    """The choice whose shortest string is longest."""
    telling = [some for some in choices if len(some) <= _MOST and all(map(_tells, some))]
    return max(telling, key=lambda some: (min(map(len, some)), -len(some)), default=None)


def _tells(string: str) -> bool:
    return len(string) >= _TELLING or not (string.isalnum() or string.isspace())


def _choices(items: Iterable[Any], case: bool) -> list[list[str]]:
    """Of each list that comes back a text must hold one string, if what the items stand for is to fit."""
    found: list[list[str]] = []
    run = ""
    for operation, argument in items:
        char = _char(operation, argument, case)
        if char:
            run += char
            continue
        if run.strip():
            found.append([run])
        run = ""
        found += _inside(str(operation), argument, case)
    return [*found, [run]] if run.strip() else found


def _char(operation: Any, argument: Any, case: bool) -> str:
    """The character that an item stands for; empty where it is more, or one whose capitals are a question."""
    if str(operation) != "LITERAL":
        return ""
    char = chr(argument)
    if case:
        return char
    return alike(char) if char.isascii() or char.lower() == char.upper() else ""


def _inside(operation: str, argument: Any, case: bool) -> list[list[str]]:
    """The choices within an item that is no single character."""
    if operation == "SUBPATTERN":
        _, added, _, items = argument
        return [] if case and added & re.IGNORECASE else _choices(items, case)
    if operation == "ATOMIC_GROUP":
        return _choices(argument, case)
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, items = argument
        return _choices(items, case) if least else []
    if operation == "ASSERT":
        # What is looked back at may stand before the stretch that is searched.
        ahead, items = argument
        return _choices(items, case) if ahead > 0 else []
    if operation == "BRANCH":
        each = [_best(_choices(items, case)) for items in argument[1]]
        return [[string for some in each if some for string in some]] if all(each) else []
    if operation == "IN":
        chars = [_char(kind, value, case) for kind, value in argument]
        return [chars] if all(chars) else []
    return []
