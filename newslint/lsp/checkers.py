"""Rules loaded once for every config, and loaded again when a file that they come from has changed.

What changed is seen from the files themselves when a story is checked, so that it does not
hang on whether the editor watches them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from ..about import NAME
from ..checker import Checker, Task
from ..config import Config, nearest
from ..configfile import STYLE_FILE
from ..configure import configure
from ..errors import Problem, ProblemsError
from ..record import NamedTuple
from ..rulebook import RuleBook
from .linting import EditorLinter
from .wishes import Wishes

MOST = 12
"""Configs whose rules are kept: each holds some megabytes, and an editor's settings may change any number of times."""


class EditorChecker(Checker):
    """A checker whose rules and accept files are loaded at once, and whose checks can be stopped."""

    def __init__(self, config: Config) -> None:
        super().__init__(config, Task(cached=False))
        self.book = RuleBook(config)
        self.load()

    @cached_property
    def linter(self) -> EditorLinter:
        """The linter. Raises RuleError or ConfigError, see there."""
        return EditorLinter(self.config)


class Ready(NamedTuple):
    """The checker for a file, None where there never was a sound one, and what is wrong with config or rules."""

    checker: EditorChecker | None
    problems: tuple[Problem, ...] = ()


class _Known(NamedTuple):
    ready: Ready
    config: Config | None
    stamp: tuple[object, ...] = ()


class Checkers:
    """One checker for each config that a file has asked for."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, str, str], _Known] = {}

    def for_file(self, path: str, root: str, wishes: Wishes) -> Ready:
        """The checker under the config nearest to a file; where that is wrong, the last one that was sound."""
        try:
            file = wishes.config or nearest(os.path.dirname(path))
        except ProblemsError as error:
            return Ready(None, tuple(error.problems))
        key = (file, root, repr(wishes.told))
        known = self._known.get(key, _Known(Ready(None), None))
        if known.config is not None and known.stamp == (_seen(file), *_stamp(known.config)):
            self._known[key] = self._known.pop(key)
            return known.ready
        fresh = _load(path, root, file, wishes, known.ready.checker)
        # What was asked for last stands last, so that the first is the one to forget.
        self._known.pop(key, None)
        self._known[key] = fresh
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        return fresh.ready


def _load(path: str, root: str, file: str | None, wishes: Wishes, last: EditorChecker | None) -> _Known:
    config: Config | None = None
    # Taken before the files are read: what changes meanwhile is seen the next time.
    stamp: tuple[object, ...] = (_seen(file),)
    try:
        config = configure(wishes.told, paths=[path], file=file, folder=root)
        stamp += _stamp(config)
        return _Known(Ready(EditorChecker(config)), config, stamp)
    except ProblemsError as error:
        return _Known(Ready(last, tuple(map(_named, error.problems))), config, stamp)


def _named(problem: Problem) -> Problem:
    """The problem by what the editor calls a setting, where a command line would call it an option."""
    option = problem.path.removeprefix("--")
    return problem if option == problem.path else Problem(f"{NAME}.{option.replace('-', '_')}", 0, problem.message)


def _stamp(config: Config) -> tuple[object, ...]:
    """Changes with any file that a config names, its rules among them."""
    return tuple((path, _seen(path)) for path in _sources(config))


def _sources(config: Config) -> Iterator[str]:
    yield from map(str, filter(None, (config.accepted, config.baseline, config.vocabulary)))
    for folder in config.folders:
        yield str(folder / STYLE_FILE)
        yield from sorted(map(str, Path(folder).glob("*/*.yaml")))


def _seen(path: str | None) -> tuple[int, int]:
    if path is None:
        return (-1, -1)
    try:
        status = os.stat(path)
    except OSError:
        return (-1, -1)  # not there, which is a state like any other
    return (status.st_size, status.st_mtime_ns)
