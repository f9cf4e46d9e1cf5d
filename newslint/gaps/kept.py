"""What the gap model said of paragraphs, kept by their words: in memory, and on disk where that is asked for."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..about import VERSION
from ..files import cache_folder
from .suspicion import Suspicion

if TYPE_CHECKING:
    from .shelf import Shelf

MOST_IN_MEMORY = 4_096
"""Paragraphs: a few long stories open in an editor."""


class Kept:
    """Answers by paragraph, the least lately used of them forgotten first."""

    def __init__(self) -> None:
        self._memory: OrderedDict[bytes, tuple[Suspicion, ...]] = OrderedDict()
        self._on_disk = False
        self._shelf: tuple[int, Shelf] | None = None

    def on_disk(self, wanted: bool) -> None:
        """Whether to keep answers beyond this process, for all runs."""
        self._on_disk = wanted

    def forget(self) -> None:
        """Drop what is kept in memory."""
        self._memory.clear()

    def get(self, paragraph: Sequence[str]) -> tuple[Suspicion, ...] | None:
        """The answer for a paragraph's sentences; None where there is none yet."""
        key = _key(paragraph)
        found = self._memory.get(key)
        if found is None and self._on_disk:
            found = self._opened().get(key)
        if found is not None:
            self._remember(key, found)
        return found

    def put(self, paragraph: Sequence[str], found: tuple[Suspicion, ...]) -> None:
        """Keep an answer."""
        key = _key(paragraph)
        self._remember(key, found)
        if self._on_disk:
            self._opened().put(key, found)

    def _remember(self, key: bytes, found: tuple[Suspicion, ...]) -> None:
        self._memory[key] = found
        self._memory.move_to_end(key)
        if len(self._memory) > MOST_IN_MEMORY:
            self._memory.popitem(last=False)

    def _opened(self) -> Shelf:
        """The shelf, opened once in each process: a connection does not survive a fork."""
        if self._shelf is None or self._shelf[0] != os.getpid():
            from .shelf import Shelf

            self._shelf = os.getpid(), Shelf(cache_folder())
        return self._shelf[1]


def _key(paragraph: Sequence[str]) -> bytes:
    # A module that loads a library of ciphers: only those who use the model pay for it.
    import hashlib

    digest = hashlib.blake2b(VERSION.encode(), digest_size=16)
    for sentence in paragraph:
        digest.update(sentence.encode("utf-8", "surrogatepass") + b"\0")
    return digest.digest()
