"""A progress bar on standard error, on a terminal only, when the work is long."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator, Iterator
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds before a bar appears."""
_PACE = 0.1
_WIDTH = 30


class Progress:
    """Counts items as they pass."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._start = self._last = time.monotonic()
        self._drawn = False
        self._active = total > 1 and sys.stderr.isatty()

    def through(self, items: Iterator[T]) -> Generator[T, None, None]:
        """The items; while they come, the bar moves, and it is gone whenever one is handed on."""
        if not self._active:
            yield from items
            return
        try:
            for done, item in enumerate(items, 1):
                self.clear()
                yield item
                self._draw(done)
        finally:
            self.clear()

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = False

    def _draw(self, done: int) -> None:
        now = time.monotonic()
        if now - self._start < PATIENCE or now - self._last < _PACE or done == self._total:
            return
        self._last = now
        filled = _WIDTH * done // self._total
        sys.stdout.flush()
        sys.stderr.write(f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {done:,} of {self._total:,} files")
        sys.stderr.flush()
        self._drawn = True
