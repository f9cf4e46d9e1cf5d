"""The newsroom's own words: a text file of what is written right, whatever a rule about spelling says.

One word or phrase a line; what follows a `#` at a line's start or after a space is a remark. A
line in small letters goes for any capitals, one with a capital for itself alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .errors import ConfigError, Problem, WriteError
from .files import shown, write_atomically

_STRAIGHT = str.maketrans("‘’\u00a0\u202f", "''  ")
LONGEST = 8
"""Words that stand together: a longer stretch is no name."""


class Vocabulary:
    """The words of one file."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = frozenset(map(_plain, words))

    @classmethod
    def load(cls, file: Path) -> Vocabulary:
        """The words of a file; none where there is no file. Raises ConfigError where it cannot be read."""
        return cls(word for line in _lines(file) if (word := _word(line)))

    def __contains__(self, marked: str) -> bool:
        """Whether a stretch of a story is one of the words, in the capitals that it has there."""
        word = _plain(marked)
        bare = word.removesuffix("'s").removesuffix("'")
        return not self._words.isdisjoint((word, bare, word.lower(), bare.lower()))

    def __len__(self) -> int:
        return len(self._words)


def learnable(marked: str) -> str:
    """The word that a marked stretch of a story would be in the file; "" where it would be none."""
    word = " ".join(marked.split())
    for owner in ("’s", "'s"):
        word = word.removesuffix(owner)
    fits = (
        any(map(str.isalnum, word)) and len(word.split()) <= LONGEST and not word.startswith("#") and " #" not in word
    )
    return word if fits else ""


def learn(file: Path, word: str) -> None:
    """Add a word at the end of the file, which may not be there yet. Raises ConfigError or WriteError."""
    lines = _lines(file)
    if word in map(_word, lines):
        return
    if lines and not lines[-1]:
        lines.pop()
    try:
        write_atomically(file, "".join(f"{line}\n" for line in (*lines, word)).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise WriteError(f"{shown(str(file))}: not written: {error.strerror}") from error


def _lines(file: Path) -> list[str]:
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ConfigError([Problem(shown(str(file)), 0, f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([Problem(shown(str(file)), 0, "not UTF-8")]) from error


def _word(line: str) -> str:
    """The word of a line, without its remark."""
    return "" if line.startswith("#") else " ".join(line.partition(" #")[0].split())


def _plain(word: str) -> str:
    return " ".join(word.translate(_STRAIGHT).split())
