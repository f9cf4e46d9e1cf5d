"""newslint facts: the story's fact sheet, or what two versions of a story state otherwise."""

from __future__ import annotations

import argparse
import os

from ..checker import READ_LIMIT
from ..config import Config
from ..discover import STDIN, discover
from ..errors import ReadError, UsageError
from ..factsheet.clerk import Clerk, Filed
from ..factsheet.formats import open_reporter
from ..report.base import Options
from ..report.terminal import use_color
from .settled import settle, warn_of_others
from .streams import Output, columns, complain, standard_input
from .target import spared

STDIN_NAME = "<stdin>"


def run(given: argparse.Namespace) -> int:
    """Print the sheets of what was named."""
    old = [given.against] if given.against else []
    config = settle(given, [*given.paths, *old])
    warn_of_others(given, config, [path for path in given.paths if path != STDIN])
    desk = _Desk(given, config)
    if given.against:
        desk.compare(given.against)
    else:
        desk.sheets()
    return desk.status


class _Desk:
    """Reads files, writes the report, and knows the exit status."""

    def __init__(self, given: argparse.Namespace, config: Config) -> None:
        self._given = given
        self._config = config
        self._clerk = Clerk(config)
        self._output = Output(given.output)
        self.status = 0

    def sheets(self) -> None:
        """The sheet of each file."""
        reporter = open_reporter(self._given.format, self._options())
        paths = self._paths()
        self._output.write(reporter.begin())
        for path in paths:
            if (filed := self._filed(path, self._given.stdin_filename or STDIN_NAME)) is not None:
                self._output.write(reporter.sheet(filed.sheet, filed.document))
        self._output.write(reporter.end())
        self._output.close()

    def compare(self, old: str) -> None:
        """What the new version states otherwise than the old one."""
        from ..factsheet.against import compare
        from ..factsheet.against_formats import write

        paths = self._paths()
        if len(paths) != 1 or os.path.isdir(old):
            raise UsageError("--against compares two files: newslint facts --against OLD NEW")
        if old == STDIN and paths[0] == STDIN:
            raise UsageError("standard input can be the old version or the new one, not both")
        # What comes in through a pipe is most likely a former state of the other file.
        name = self._given.stdin_filename or (paths[0] if old == STDIN else old)
        before, after = self._filed(old, name), self._filed(paths[0], name)
        if before is None or after is None:
            return
        if old == STDIN and not self._given.stdin_filename:
            before = before._replace(sheet=before.sheet._replace(path=STDIN_NAME))
        self._output.write(write(self._given.format, compare(before, after), self._options()))
        self._output.close()

    def _paths(self) -> list[str]:
        found = [item for item in discover(self._given.paths, self._config) if not item.excluded]
        for item in found:
            if item.error is not None:
                self._trouble(f"{item.path}: {item.error}")
        sound = spared([item for item in found if item.error is None], self._given.output)
        return [item.path for item in sound]

    def _filed(self, path: str, stdin_name: str) -> Filed | None:
        """The sheet of a file; None, and a line on standard error, where it cannot be read."""
        try:
            filed = self._clerk.file(*self._read(path, stdin_name))
        except ReadError as error:
            self._trouble(str(error))
            return None
        if filed.sheet.note:
            complain(filed.sheet.note)
        return filed

    def _read(self, path: str, stdin_name: str) -> tuple[bytes, str]:
        if path == STDIN:
            return standard_input(READ_LIMIT), stdin_name
        try:
            with open(path, "rb") as file:
                return file.read(READ_LIMIT), path
        except OSError as error:
            raise ReadError(f"{path}: {error.strerror or error}") from error

    def _trouble(self, line: str) -> None:
        complain(line)
        self.status = 2

    def _options(self) -> Options:
        return Options(
            color=use_color(self._given.color, terminal=self._output.terminal, environ=os.environ),
            width=columns() if self._given.format == "text" else 80,
            encoding=self._output.encoding,
        )
