"""A wording as a pattern that is compiled when a sentence may first hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class Wording:
    """A pattern over a sentence's shape, and strings of which a shape that fits must hold one."""

    def __init__(self, pattern: str, *needs: str) -> None:
        self.pattern = pattern
        self.needs = needs

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def _may_fit(self, text: str) -> bool:
        return not self.needs or any(need in text for need in self.needs)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All that fit, from left to right."""
        return self._compiled.finditer(text) if self._may_fit(text) else iter(())

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The first that fits from a place on."""
        return self._compiled.search(text, at) if self._may_fit(text) else None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """What fits right at a place."""
        return self._compiled.match(text, at) if self._may_fit(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Whether all of it fits."""
        return self._compiled.fullmatch(text) if self._may_fit(text) else None
