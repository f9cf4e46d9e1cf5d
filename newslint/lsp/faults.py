"""What is wrong with configs and rules, told once: as a message, and as diagnostics in the files."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from ..about import NAME
from ..errors import Problem
from .naming import uri_of
from .verdict import by_file


class Faults:
    """The problems met with each document; `say` shows a message, `publish` a file's diagnostics."""

    def __init__(self, say: Callable[[str], None], publish: Callable[[str, list[types.Diagnostic]], None]) -> None:
        self._say = say
        self._publish = publish
        self._met: dict[str, tuple[Problem, ...]] = {}
        self._shown: dict[str, list[types.Diagnostic]] = {}
        self._said: frozenset[Problem] = frozenset()

    def met(self, uri: str, problems: tuple[Problem, ...]) -> None:
        """These are the problems with a document; none where it was closed."""
        if self._met.get(uri, ()) == problems:
            return
        self._met.pop(uri, None)
        if problems:
            self._met[uri] = problems
        together = tuple(dict.fromkeys(problem for met in self._met.values() for problem in met))
        if new := [problem for problem in together if problem not in self._said]:
            more = f" (and {len(new) - 1} more)" if len(new) > 1 else ""
            self._say(f"{NAME}: {new[0]}{more}")
        self._said = frozenset(together)
        files = by_file(together)
        for path in self._shown.keys() | files.keys():
            if self._shown.get(path) != files.get(path):
                self._publish(uri_of(path), files.get(path, []))
        self._shown = files
