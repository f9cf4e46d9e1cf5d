"""newslint accept: remember findings, so that only new ones are reported."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

from ..accept import Accepted, mark_of
from ..checker import READ_LIMIT, Checker, Task
from ..config import Config
from ..diagnostic import Diagnostic
from ..discover import STDIN, discover
from ..document import Document
from ..errors import NewslintError, ReadError, UsageError
from ..files import shown
from ..record import NamedTuple
from .settled import settle, warn_of_others
from .streams import complain

_AT = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?:?")


class _Spot(NamedTuple):
    """What is to be accepted: all that a path holds, or what starts at a line and column (from 1; 0 is any)."""

    path: str
    line: int = 0
    column: int = 0


def run(given: argparse.Namespace) -> int:
    """Accept what was named, or with --prune only forget, and say how much."""
    spots = [_spot(path) for path in given.paths]
    if given.prune and (given.reason or any(spot.line for spot in spots)):
        raise UsageError("--prune only forgets: name files or folders, and no --reason")
    config = settle(given, [spot.path for spot in spots])
    warn_of_others(given, config, [spot.path for spot in spots])
    target = _target(given, config)
    # Findings that the other file has already are not accepted twice: the checker sets them aside.
    other = config.accepted if given.baseline else config.baseline
    checker = Checker(_only(config, other), Task(cached=False))
    entries = Accepted.load(target, checker.linter.known)
    clerk = _Clerk(checker, entries, given.reason, given.prune)
    for spot in spots:
        clerk.accept(spot)
    if given.prune:
        clerk.forget_lost_files()
    if clerk.new or clerk.forgotten:
        entries.save()
    forgotten = f", {clerk.forgotten} forgotten" if given.prune else ""
    sys.stdout.write(f"{clerk.new} accepted{forgotten}; {shown(str(target))} has {len(entries)}\n")
    return 2 if clerk.troubled else 0


def _spot(path: str) -> _Spot:
    found = _AT.fullmatch(path)
    if path == STDIN:
        raise UsageError("standard input has no name to remember it by; accept takes files")
    if found is None or os.path.lexists(path):
        return _Spot(path)
    return _Spot(found["path"], int(found["line"]), int(found["column"] or 0))


def _target(given: argparse.Namespace, config: Config) -> Path:
    target = config.baseline if given.baseline else config.accepted
    if target is None:
        raise UsageError("--isolated leaves no file to remember it in")
    return target


def _only(config: Config, file: Path | None) -> Config:
    return config._replace(accepted=None, baseline=file)


class _Clerk:
    """Goes through files and keeps the entries."""

    def __init__(self, checker: Checker, entries: Accepted, reason: str, prune: bool) -> None:
        self._checker = checker
        self._entries = entries
        self._reason = reason
        self._prune = prune
        self.new = self.forgotten = 0
        self.troubled = False

    def accept(self, spot: _Spot) -> None:
        """Accept what a spot means, or forget; trouble with one file does not stop the others."""
        for item in discover([spot.path], self._checker.config):
            try:
                if item.error is not None:
                    raise ReadError(f"{item.path}: {item.error}")
                if not item.excluded:
                    self._accept_in(self._read(item.path), spot)
            except NewslintError as error:
                complain(str(error))
                self.troubled = True

    def _read(self, path: str) -> Document:
        try:
            with open(path, "rb") as file:
                return self._checker.document(file.read(READ_LIMIT), path)
        except OSError as error:
            raise ReadError(f"{path}: {error.strerror}") from error

    def _accept_in(self, document: Document, spot: _Spot) -> None:
        settings = self._checker.config.for_path(document.source.path)
        found, _, _ = self._checker.sift(document, settings)
        in_force = [rule.id for rule in self._checker.linter.rules_for(settings).rules]
        sifted = self._entries.sift(document, found, in_force)
        if self._prune:
            self._entries.discard(sifted.unused)
            self.forgotten += len(sifted.unused)
            return
        picked = [item for item in sifted.kept if self._meant(document, item, spot)]
        if spot.line and not picked:
            where = f"{spot.path}:{spot.line}" + (f":{spot.column}" if spot.column else "")
            raise UsageError(f"{where}: nothing is found there that is not accepted yet")
        marks = {mark_of(document, item) for item in picked}
        # Entries count how often the same words stand there, so those accepted before are counted in.
        same = [item for item in sifted.accepted if mark_of(document, item) in marks]
        self.new += self._entries.add(document, [*same, *picked], self._reason)

    def _meant(self, document: Document, item: Diagnostic, spot: _Spot) -> bool:
        if not spot.line:
            return item.severity >= self._checker.config.level
        line, column = document.source.lines.position(item.span.start)
        return line == spot.line and spot.column in (0, column)

    def forget_lost_files(self) -> None:
        """Forget the entries of files that are gone."""
        folder = self._entries.file.parent
        lost = [entry for entry in self._entries if not (folder / entry.path).exists()]
        self._entries.discard(lost)
        self.forgotten += len(lost)
