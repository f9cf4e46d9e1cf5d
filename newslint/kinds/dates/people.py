"""Whose age it is: names without titles, and the ages that a surname has."""

from __future__ import annotations

from collections.abc import Container

from ...layers.dates import Age
from ...layers.tokens import fold

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


_MOST = 50
"""Ages kept for a surname; a story with more of them is a list."""


class Known:
    """The ages of all who share a surname, each with the given names ("" for the surname alone)."""

    def __init__(self) -> None:
        self.told: list[tuple[tuple[str, ...], Age]] = []

    def add(self, given: tuple[str, ...], age: Age) -> None:
        """One more age of the surname."""
        if len(self.told) < _MOST:
            self.told.append((given, age))

    def rivals(self, given: tuple[str, ...]) -> list[Age]:
        """The ages told before of the same person, as far as the name tells."""
        named = [item for item in self.told if item[0]]
        if given:
            same = [age for names, age in named if same_person(names, given)]
            others = len(named) > len(same)
            return same + ([] if others else [age for names, age in self.told if not names])
        if any(not same_person(names, named[0][0]) for names, _ in named):
            return []
        return [age for _, age in self.told]


def split_name(who: str, titles: Container[str]) -> tuple[tuple[str, ...], str]:
    """Given names with suffix (Jo Marsh III and IV are two), and surname, folded; titles are left out."""
    keys = fold(who.replace("-", "").replace(".", " "))
    suffix = [key for key in keys[-1:] if key in _SUFFIXES]
    keys = [key for key in keys if key not in _SUFFIXES]
    while keys and keys[0] in titles:
        keys.pop(0)
    return (tuple(keys[:-1] + suffix) if keys[:-1] else (), keys[-1]) if keys else ((), "")


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names can be one person's: all of the fewer are among the others."""
    if [key for key in one if key in _SUFFIXES] != [key for key in other if key in _SUFFIXES]:
        return False
    few, many = sorted(([key for key in names if key not in _SUFFIXES] for names in (one, other)), key=len)
    return all(any(_same_word(key, with_) for with_ in many) for key in few)


def _same_word(one: str, other: str) -> bool:
    """The same name, or an initial of it."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])
