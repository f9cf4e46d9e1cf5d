"""Path patterns as in .gitignore, the one pattern language of the config and of folders."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@lru_cache(maxsize=256)
def spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    """The patterns of some lines, compiled. Raises ValueError for a line that is no pattern."""
    # Takes as long to import as the rest of a start: only those with patterns pay.
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except re.error as error:
        # What pathspec makes of `[z-a]` is no regular expression, and it does not look.
        raise ValueError(f"no pattern: {error}") from error


def inside(path: str, root: str) -> str | None:
    """The path as `root` sees it, with forward slashes; None where it lies elsewhere."""
    path, root = os.path.abspath(path), os.path.abspath(root)
    if path == root:
        return ""
    start = root if root.endswith(os.sep) else root + os.sep
    return path[len(start) :].replace(os.sep, "/") if path.startswith(start) else None


def matches(path: str, root: str, patterns: tuple[str, ...], *, folder: bool = False) -> bool:
    """Whether patterns that start from `root` match a file or, with `folder`, a folder."""
    if not patterns:
        return False
    seen = inside(path, root)
    return bool(seen) and spec(patterns).match_file(f"{seen}/" if folder else f"{seen}")
