"""A terminal for programs that want one: keys go in, and what they have written can be waited for."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Mapping, Sequence

_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?<>=!]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|.)", re.DOTALL)
_ROWS, _COLUMNS = 40, 140


class Terminal:
    """A program in a terminal of its own. Ended with the block."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], limit: float) -> None:
        self._limit = limit
        self._written = b""
        self.process, self._end = pty.fork()
        if self.process == 0:
            os.execvpe(command[0], list(command), {**environment, "TERM": "xterm-256color"})
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._end)  # which hangs up on whatever still runs
        os.waitpid(self.process, 0)

    @property
    def words(self) -> str:
        """All that was written so far, without escape sequences and blanks, which programs skip as they like."""
        return "".join(_ESCAPES.sub("", self._written.decode("utf-8", "replace")).split())

    def press(self, keys: str) -> None:
        """Type something; what was written before is forgotten."""
        self._written = b""
        os.write(self._end, keys.encode())

    def until(self, words: str, keys: str = "") -> None:
        """Wait until something is written, typing `keys` every second meanwhile."""
        wanted, end = "".join(words.split()), time.monotonic() + self._limit
        typed = 0.0
        while wanted not in self.words:
            assert time.monotonic() < end, f"{words!r} is not in {self.words[-2000:]!r}"
            if keys and time.monotonic() - typed > 1:
                os.write(self._end, keys.encode())
                typed = time.monotonic()
            self._read()

    def over(self) -> None:
        """Wait until the program has ended."""
        end = time.monotonic() + self._limit
        while self._read():
            assert time.monotonic() < end, f"still there: {self.words[-2000:]!r}"

    def _read(self) -> bool:
        """Whether more may come."""
        if not select.select([self._end], [], [], 0.1)[0]:
            return True
        try:
            more = os.read(self._end, 65536)
        except OSError:
            return False  # how Linux says that nobody is at the other end
        self._written += more
        return bool(more)
