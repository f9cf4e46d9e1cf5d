"""Which files to check: those named, and those of known formats below the folders named.

Below a folder, hidden files and folders and what `.gitignore` leaves out are passed
over; what is named outright is checked whatever it is called. The config's `exclude`
holds for both.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .config import Config
from .patterns import inside, spec
from .record import NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "-"
_PASSED_OVER = (".", "~$")
"""How names begin that are hidden, or that a word processor gives to its lock files."""


class Found(NamedTuple):
    """A file to check, or one line that says why there is none; `excluded` where the config leaves it out."""

    path: str
    error: str | None = None
    excluded: bool = False


def discover(named: Iterable[str], config: Config) -> Iterator[Found]:
    """Every file once: in the order named, those of a folder sorted."""
    seen: set[str] = set()
    for item in _all(named, config):
        place = os.path.abspath(item.path) if item.path != STDIN else STDIN
        if place not in seen:
            seen.add(place)
            yield item


def _all(named: Iterable[str], config: Config) -> Iterator[Found]:
    for path in named:
        if path == STDIN:
            yield Found(path)
        elif os.path.isdir(path):
            yield from _Walk(config).below(path, _ignores_above(path))
        elif not os.path.exists(path):
            yield Found(path, _why_missing(path))
        else:
            yield Found(path, excluded=config.excluded(path))


def _why_missing(path: str) -> str:
    if not os.path.lexists(path):
        return "no such file or folder"
    return f"a link to {os.readlink(path)!r}, which leads nowhere"


class _Ignore(NamedTuple):
    """The patterns of one .gitignore, and the folder that they start from."""

    folder: str
    patterns: GitIgnoreSpec


class _Walk:
    """One walk down a folder; a folder that links lead back to is visited once."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._visited: set[tuple[int, int]] = set()

    def below(self, path: str, ignores: tuple[_Ignore, ...]) -> Iterator[Found]:
        """The files below a folder; `ignores` are those of the folders above it."""
        try:
            status = os.stat(path)
            if (status.st_dev, status.st_ino) in self._visited:
                return
            self._visited.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                here = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(path, error.strerror or str(error))
            return
        ignores += _ignore_file(path, ".gitignore")
        for entry in here:
            if entry.name.startswith(_PASSED_OVER):
                continue
            folder = os.path.isdir(entry.path)
            if not folder and not (_known_format(entry.name) and os.path.isfile(entry.path)):
                continue
            inner = entry.name if path == os.curdir else entry.path
            if self._left_out(inner, ignores, folder=folder):
                continue
            if folder:
                yield from self.below(inner, ignores)
            else:
                yield Found(inner)

    def _left_out(self, path: str, ignores: tuple[_Ignore, ...], *, folder: bool = False) -> bool:
        return _ignored(path, ignores, folder=folder) or self._config.excluded(path, folder=folder)


def _known_format(name: str) -> bool:
    from .readers import SUFFIXES

    return os.path.splitext(name)[1].lower() in SUFFIXES


def _ignored(path: str, ignores: tuple[_Ignore, ...], *, folder: bool) -> bool:
    """What git would say: the last word is with the .gitignore that is nearest."""
    for ignore in reversed(ignores):
        name = inside(path, ignore.folder)
        verdict = ignore.patterns.check_file(f"{name}/" if folder else f"{name}").include
        if verdict is not None:
            return verdict
    return False


def _ignores_above(folder: str) -> tuple[_Ignore, ...]:
    """The patterns from the top of the git repository down to a folder's parent.

    None where they leave out the folder itself: it was asked for.
    """
    here = os.path.abspath(folder)
    above: list[str] = []
    while not os.path.exists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return ()
        above.append(here := parent)
    ignores = _ignore_file(here, os.path.join(".git", "info", "exclude"))
    for level in reversed(above):
        ignores += _ignore_file(level, ".gitignore")
    return () if _ignored(folder, ignores, folder=True) else ignores


def _ignore_file(folder: str, name: str) -> tuple[_Ignore, ...]:
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        # Nearly always there is none; one that cannot be read is git's to complain about.
        return ()
    patterns = tuple(line for line in lines if line.strip() and not line.startswith("#"))
    try:
        return (_Ignore(folder, spec(patterns)),) if patterns else ()
    except ValueError:
        # git passes over a line that is no pattern and heeds the others.
        return (_Ignore(folder, spec(tuple(line for line in patterns if _is_pattern(line)))),)


def _is_pattern(line: str) -> bool:
    try:
        spec((line,))
    except ValueError:
        return False
    return True
