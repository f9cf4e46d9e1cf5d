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
_LONG = 6
"""Letters of a string that few sentences hold."""
_FEW = 8
"""Strings that may come of joining shorter ones, where that makes them more."""
_TELLING = 3
"""Letters of a string that not every sentence holds."""
_USUAL = frozenset(",.'")
"""Marks that most sentences hold."""
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
    """A pattern as the module `re` takes it apart, a dot for each reference; None where it is beyond that."""
    if "[:" in pattern or _BEYOND.search(_ESCAPE_OR_CLASS.sub("", pattern)):
        return None
    plain = _REFERENCE.sub(".", _NAMED.sub("(?:", pattern))
    try:
        with warnings.catch_warnings(action="ignore"):
            return import_module("re._parser").parse(plain, 0 if case else re.IGNORECASE)
    except (re.error, ImportError):
        return None


def minds_ends(pattern: str, *, case: bool) -> bool:
    """Whether what fits in some lines of a text may not fit in the whole of it: for what stands around them."""
    items = parsed(pattern, case=case)
    return items is None or _minds_ends(items)


def _minds_ends(items: Iterable[Any]) -> bool:
    for operation, argument in items:
        name = str(operation)
        if name in ("ATOMIC_GROUP", "POSSESSIVE_REPEAT") or (name == "AT" and "BOUNDARY" not in str(argument)):
            return True
        if name == "ASSERT_NOT" and argument[0] > 0 and _may_begin_with_line_end(argument[1]):
            return True
        if any(map(_minds_ends, _parts(name, argument))):
            return True
    return False


def _may_begin_with_line_end(items: Iterable[Any]) -> bool:
    for operation, argument in items:
        name = str(operation)
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return any(_fits(name, argument, char) for char in (10, 13))
        parts = _parts(name, argument)
        if not parts or any(map(_may_begin_with_line_end, parts)):
            return True
        if name not in ("MAX_REPEAT", "MIN_REPEAT") or argument[0]:
            return False
    return True


def _fits(operation: str, argument: Any, char: int) -> bool:
    """Whether an item stands for a line end, where it stands for one character."""
    if operation == "IN":
        negated = str(argument[0][0]) == "NEGATE"
        return negated != any(_fits(str(kind), value, char) for kind, value in argument[negated:])
    if operation == "RANGE":
        return bool(argument[0] <= char <= argument[1])
    if operation == "CATEGORY":
        return str(argument) in ("CATEGORY_SPACE", "CATEGORY_NOT_DIGIT", "CATEGORY_NOT_WORD")
    return bool((operation == "LITERAL") == (argument == char)) if operation != "ANY" else True


def _parts(operation: str, argument: Any) -> Sequence[Any]:
    """The items within an item, by way."""
    if operation == "BRANCH":
        return list(argument[1])
    within = operation in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT", "ASSERT", "ASSERT_NOT")
    return argument[-1:] if within else ()


def _in_all(strings: Sequence[str], known: Iterable[str]) -> bool:
    return all(any(string in anchor for string in strings) for anchor in known)


def _best(choices: Iterable[list[str]]) -> list[str] | None:
    """The choice whose shortest string is longest; of those with strings that are long enough, the one with fewest."""
    telling = [some for some in choices if len(some) <= _MOST and all(map(_tells, some))]
    return max(telling, key=lambda some: (min(_LONG, *map(len, some)), -len(some)), default=None)


def _tells(string: str) -> bool:
    return len(string) >= _TELLING or not (string.isalnum() or string.isspace() or string in _USUAL)


def _choices(items: Iterable[Any], case: bool) -> list[list[str]]:
    """Of each list that comes back a text must hold one string, if what the items stand for is to fit."""
    found: list[list[str]] = []
    runs = [""]
    for operation, argument in items:
        name = str(operation)
        ways = _ways(name, argument, case)
        longer = {run + way for run in runs for way in ways}
        if len(longer) != len(runs):
            found.append(runs)
        if ways and len(longer) <= min(_MOST, max(_FEW, len(runs), len(ways))):
            runs = sorted(longer)
        else:
            runs = ways or [""]
        if not ways or name == "ASSERT":
            found += _inside(name, argument, case)
    return [_shortest(some) for some in [*found, runs] if all(map(str.strip, some))]


def _shortest(strings: Iterable[str]) -> list[str]:
    """The strings without those that hold another one."""
    kept: list[str] = []
    for string in sorted(set(strings), key=lambda some: (len(some), some)):
        if not any(other in string for other in kept):
            kept.append(string)
    return kept


def _ways(operation: str, argument: Any, case: bool) -> list[str]:
    """All that an item can stand for, where these are few strings; none where it may stand for more."""
    if operation in ("AT", "ASSERT", "ASSERT_NOT"):
        return [""]
    if operation == "LITERAL":
        return [char] if (char := _char(operation, argument, case)) else []
    if operation == "SUBPATTERN":
        _, added, _, items = argument
        return [] if case and added & re.IGNORECASE else _together(items, case)
    if operation == "BRANCH":
        parts = [_together(items, case) for items in argument[1]]
    elif operation == "IN":
        parts = [_ways(str(kind), value, case) for kind, value in argument]
    else:
        return []
    return [way for some in parts for way in some] if all(parts) else []


def _together(items: Iterable[Any], case: bool) -> list[str]:
    """All that some items in a row can stand for, where these are few, and nothing is told of what follows them."""
    ways = [""]
    for operation, argument in items:
        further = [] if str(operation) == "ASSERT" else _ways(str(operation), argument, case)
        ways = [one + other for one in ways for other in further]
        if len(ways) > _MOST:
            return []
    return ways


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
    return []
