"""Standard output and error: any encoding, closed pipes, files in their place."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

from ..errors import ReadError, WriteError
from ..files import write_atomically


def prepare() -> None:
    """Let no character that a stream cannot show end the run, nor a stream that is closed (`>&-`)."""
    if sys.stdout is None or sys.stderr is None:
        # Whoever closes a stream wants the exit status alone.
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (for as long as the process lives)
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def standard_input(limit: int) -> bytes:
    """What stands in standard input, up to `limit` bytes. Raises ReadError where it cannot be read."""
    if sys.stdin is None:
        raise ReadError("standard input is closed")
    try:
        return sys.stdin.buffer.read(limit)
    except OSError as error:
        raise ReadError(f"standard input: {error.strerror or error}") from error


def complain(*lines: str) -> None:
    """Lines on standard error, each with the program's name, after what stands in standard output."""
    sys.stdout.flush()
    for line in lines:
        print(f"newslint: {printable(line)}", file=sys.stderr)


def printable(text: str) -> str:
    """The text with the bytes of names that are not UTF-8, and what a terminal would obey, spelled out."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def columns() -> int:
    """How many cells a line of the terminal has: COLUMNS, else what the terminal says, else 80.

    As shutil.get_terminal_size, whose module takes longer to import than all else on a command line.
    """
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80  # no terminal


class Output:
    """Where a report goes: a file, whole or not at all; else standard output, or `aside` standard error."""

    def __init__(self, file: str | None, *, aside: bool = False) -> None:
        self._file = file
        self._stream = sys.stderr if aside else sys.stdout
        self._parts: list[str] = []
        self.terminal = file is None and self._stream.isatty()
        self.encoding = "utf-8" if file else self._stream.encoding or "utf-8"

    def write(self, text: str) -> None:
        """Take the next part."""
        if self._file is not None:
            self._parts.append(text)
        elif text:
            self._stream.write(text)

    def close(self) -> None:
        """Write the file, if it is one. Raises WriteError, the old file untouched."""
        if self._file is None:
            self._stream.flush()
            return
        data = "".join(self._parts).encode("utf-8", "replace")
        try:
            if _is_special(self._file):
                Path(self._file).write_bytes(data)
            else:
                write_atomically(Path(self._file), data)
        except OSError as error:
            raise WriteError(f"{self._file}: not written: {error.strerror or error}") from error


def _is_special(path: str) -> bool:
    """Whether it is a device or a pipe: those are written to, not replaced."""
    return os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode)
