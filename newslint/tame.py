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
"""White space, which hardly ever stands in runs."""


def is_tame(pattern: str) -> bool:
    """Whether no repetition stands within another, and few stand one after another; False where that is not plain."""
    items = parsed(pattern, case=False)
    return items is not None and _open(items) <= _REPEATS


def _open(items: Iterable[Any]) -> float:
    """How many repetitions of open length there are, one after another; infinite where they nest."""
    return sum(_open_in(str(operation), argument) for operation, argument in items)


def _open_in(operation: str, argument: Any) -> float:
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, items = argument
        if most == 1:
            return _open(items)
        if len(items) == 1 and str(items[0][0]) in ("ANY", "IN", "LITERAL", "NOT_LITERAL"):
            return float(least != most and items[0][1] != _SPACE)
        # Of several ways through a group each turn may take another.
        return most * max(1, _open(items)) if most <= _FEW else float("inf")
    if operation == "BRANCH":
        return max(map(_open, argument[1]))
    if operation in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
        return _open(argument[-1])
    if operation == "ATOMIC_GROUP":
        return _open(argument)
    return float("inf") if operation == "GROUPREF_EXISTS" else 0
