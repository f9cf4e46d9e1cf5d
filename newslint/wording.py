"""A pattern that is compiled when it is first looked for: most stories call for few of all there are.

Packs of rules bring the patterns of the code along, compiled.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property

from .ahead import thaw_code

KNOWN: dict[tuple[str, int], bytes] = {}
"""Every pattern there is, with its flags, and what was compiled ahead, marshaled; empty where nothing was."""


class Wording:
    """A regular expression, and strings of which a text that fits must hold one."""

    def __init__(self, pattern: str, *needs: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self.needs = needs
        self.flags = flags
        KNOWN.setdefault((pattern, int(flags)), b"")

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        ahead = KNOWN[self.pattern, int(self.flags)]
        found = thaw_code(self.pattern, marshal.loads(ahead)) if ahead else None
        return found or re.compile(self.pattern, self.flags)

    def _lacking(self, text: str) -> bool:
        """Whether a text holds none of the strings without which nothing fits."""
        for need in self.needs:  # a loop: any() of a generator takes twice as long
            if need in text:
                return False
        return bool(self.needs)

    def finditer(self, text: str, at: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All that fit, from left to right."""
        return iter(()) if self._lacking(text) else self._compiled.finditer(text, at, end)

    def search(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first that fits from a place on."""
        return None if self._lacking(text) else self._compiled.search(text, at, end)

    def match(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What fits right at a place."""
        return None if self._lacking(text) else self._compiled.match(text, at, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Whether all of it fits."""
        return None if self._lacking(text) else self._compiled.fullmatch(text)

    def findall(self, text: str, at: int = 0, end: int = sys.maxsize) -> list[str]:
        """All that fits, as words; the pattern must have no groups."""
        return [] if self._lacking(text) else self._compiled.findall(text, at, end)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something else for all that fits."""
        return text if self._lacking(text) else self._compiled.sub(replacement, text)

    def split(self, text: str) -> list[str]:
        """What stands between all that fits, and what its groups hold."""
        return [text] if self._lacking(text) else self._compiled.split(text)
