"""Places in a text by an editor's count, for tests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from program import PROGRAM


def place(text: str, words: str, nth: int = 0) -> types.Range:
    """Where words stand in a text without characters outside the BMP, by an editor's count."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    line = text.count("\n", 0, start)
    column = start - (text.rfind("\n", 0, start) + 1)
    return types.Range(types.Position(line, column), types.Position(line, column + len(words)))


def applied(text: str, edits: Sequence[Any]) -> str:
    """A text of one-line edits (UTF-16) after them."""
    lines = text.splitlines(keepends=True) + [""]
    starts = [sum(map(len, lines[:index])) for index in range(len(lines))]

    def offset(position: types.Position) -> int:
        before = lines[position.line].encode("utf-16-le")[: 2 * position.character]
        return starts[position.line] + len(before.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def on_path(folder: Path) -> str:
    """A PATH on which `newslint` is this very newslint, by a script in a folder."""
    script = folder / "bin" / "newslint"
    script.parent.mkdir(exist_ok=True)
    words = " ".join(f"'{word}'" for word in PROGRAM)
    script.write_text(f'#!/bin/sh\nexec {words} "$@"\n', "utf-8")
    script.chmod(0o755)
    return os.pathsep.join([str(script.parent), os.environ["PATH"]])
