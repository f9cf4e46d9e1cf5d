"""Which regular expressions cannot run away on a short stretch of text.

To watch the clock costs the module `regex` as much as to search a sentence, so it is asked to only
where a pattern, or a stretch, may take long.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .needs import parsed

_REPEATS = 3
"""Repetitions of open length one after another: the work grows with the stretch to this power, and once more."""
_FEW = 8
"""So many times at most a group is repeated for its repetitions to count each time."""
_SPACE = parsed(r"\s", case=True)[0][1]
"""White space."""
_SINGLE = frozenset({"ANY", "IN", "LITERAL", "NOT_LITERAL"})
"""What fits one character."""
_SPACELESS = frozenset({"CATEGORY_DIGIT", "CATEGORY_NOT_SPACE", "CATEGORY_WORD"})
"""Classes of characters without white space."""


def is_tame(pattern: str) -> bool:
    """Whether no repetition stands within another, and few stand one after another; False where that is not plain."""
    items = parsed(pattern, case=False)
    return items is not None and _Reading().open(items) <= _REPEATS


class _Reading:
    """A pattern as it is read from left to right.

    `loose`: white space that comes next may share a run with the repetition before it. Else it counts for
    nothing: what stands on either side leaves it one way to fit.
    """

    def __init__(self, loose: bool = False) -> None:
        self.loose = loose

    def open(self, items: Iterable[Any]) -> float:
        """How many repetitions of open length come next, one after another; infinite where they nest."""
        return sum(self._open_in(str(operation), argument) for operation, argument in items)

    def _open_in(self, operation: str, argument: Any) -> float:
        if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeated(*argument)
        if operation == "BRANCH":
            ways = [(_Reading(self.loose), items) for items in argument[1]]
            most = max(way.open(items) for way, items in ways)
            self.loose = any(way.loose for way, _ in ways)
            return most
        if operation in ("ASSERT", "ASSERT_NOT"):
            return _Reading(self.loose).open(argument[-1])
        if operation == "SUBPATTERN":
            return self.open(argument[-1])
        if operation == "ATOMIC_GROUP":
            return self.open(argument)
        if operation in _SINGLE:
            self.loose = self.loose and _takes_space(operation, argument)
        return float("inf") if operation == "GROUPREF_EXISTS" else 0

    def _repeated(self, least: int, most: int, items: Any) -> float:
        before = self.loose
        if most > 1 and len(items) == 1 and str(items[0][0]) in _SINGLE:
            found = float(least != most and (before or items[0][1] != _SPACE))
            self.loose = _takes_space(*items[0])
        elif most <= 1:
            found = self.open(items)
        else:
            # Of several ways through a group each turn may take another.
            found = most * max(1, self.open(items)) if most <= _FEW else float("inf")
            if found <= _REPEATS:
                # What ends a turn stands before the next.
                found = max(found, most * self.open(items))
        self.loose = self.loose or (before and least == 0)
        return found


def _takes_space(operation: Any, argument: Any) -> bool:
    """Whether what fits one character fits white space."""
    if str(operation) == "LITERAL":
        return chr(argument).isspace()
    if str(operation) != "IN":
        return True
    negated = str(argument[0][0]) == "NEGATE"
    return any(_has_space(str(each), value) for each, value in argument) != negated


def _has_space(operation: str, argument: Any) -> bool:
    """Whether a part of a class of characters has white space."""
    if operation == "RANGE":
        return any(argument[0] <= ord(char) <= argument[1] for char in "\t\n ")
    if operation == "CATEGORY":
        return str(argument) not in _SPACELESS
    return operation == "LITERAL" and chr(argument).isspace()
