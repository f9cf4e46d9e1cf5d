"""A fixed text back into its file, or shown as a diff."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .errors import ReadError, WriteError
from .files import write_atomically
from .source import Source, decode

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_NEWLINE = "\\ No newline at end of file\n"


def write_fixed(source: Source, text: str, *, encoding: str | None = None) -> bool:
    """Put `text` in the place of a file's text; tells whether there was anything to write.

    Mode, encoding, byte-order mark and line ends stay, a link stays a link. `encoding` is
    the one the user named, if any: the file must read back as `text`. Raises WriteError,
    the file as it was, where it cannot be written or changed since it was read.
    """
    if text == source.text:
        return False
    try:
        data = source.encode(text)
        same = decode(data, source.path, encoding).text == text
    except ReadError as error:
        raise WriteError(f"{source.path}: not written: {str(error).removeprefix(f'{source.path}: ')}") from error
    if not same:
        raise WriteError(f"{source.path}: not written: it would read as {source.encoding} no more; save it as UTF-8")
    path = Path(source.path)
    try:
        _unchanged(path, source)
        return write_atomically(path, data)
    except OSError as error:
        raise WriteError(f"{source.path}: not written: {error.strerror or error}") from error


def _unchanged(path: Path, source: Source) -> None:
    if not path.is_file():
        raise WriteError(f"{source.path}: not written: it is no longer a file")
    if path.read_bytes() != source.data:
        raise WriteError(f"{source.path}: not written: it changed while newslint read it")
    # A new file takes its place, which the folder's permissions would allow: the file's own count too.
    if not os.access(path, os.W_OK) or not path.stat().st_mode & 0o222:
        raise WriteError(f"{source.path}: not written: it is write-protected")


def diff(source: Source, text: str) -> str:
    """A unified diff from the file's text to `text`, which `git apply` and `patch -p1` take; "" where equal.

    Lines end as in the file; they are parted at LF alone, as those tools do.
    """
    if text == source.text:
        return ""
    mark = "\ufeff" if source.bom else ""
    path = re.sub(r"^(?:\.?/)+", "", source.path.replace(os.sep, "/"))
    tab = "\t" if " " in path else ""
    old, new = _LINE.findall(mark + source.text), _LINE.findall(mark + text)
    lines = difflib.unified_diff(old, new, f"a/{path}{tab}", f"b/{path}{tab}")
    return "".join(_closed(lines))


def _closed(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if not line.endswith("\n"):
            yield "\n" + _NO_NEWLINE
