"""Where the report goes: never over a draft, as `--output *.md` would have it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..discover import STDIN, Found
from ..errors import UsageError

_REPORT_MARK = b'<meta name="generator" content="newslint '
"""What the html report says of itself."""
_HEAD = 1_000
"""Bytes of a page in which that stands."""


def spared(files: Sequence[Found], output: str | None) -> list[Found]:
    """The files to check: an earlier report in `output`'s place is none of them.

    Raises UsageError where the report would be written over what is checked, or over what
    looks like a draft. An empty file has nothing to lose.
    """
    if output is None:
        return list(files)
    target = os.path.realpath(output)
    old = _is_report(target)
    kept = [item for item in files if item.path == STDIN or os.path.realpath(item.path) != target]
    if len(kept) < len(files) and not old:
        raise UsageError(f"--output {output}: this file is to be checked; the report would be written over it")
    if not old and _is_draft(target):
        raise UsageError(f"--output {output}: a file that may be a draft is there; remove it, or give another name")
    return kept


def _is_draft(path: str) -> bool:
    from ..readers import SUFFIXES

    suffix = os.path.splitext(path)[1].lower()
    return suffix in SUFFIXES and os.path.isfile(path) and os.path.getsize(path) > 0


def _is_report(path: str) -> bool:
    """Whether newslint's own html report is there."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return _REPORT_MARK in file.read(_HEAD)
