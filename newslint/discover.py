"""Which files to check: those named, and those of known formats below the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterator

from .readers import SUFFIXES


def below(folder: str) -> Iterator[str]:
    """The files of known formats below a folder, sorted; hidden folders are skipped."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in SUFFIXES:
                yield os.path.join(here, name)
