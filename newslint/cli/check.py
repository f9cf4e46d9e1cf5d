"""newslint check: the main job."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from ..checker import READ_LIMIT, Checker, Task
from ..config import Config
from ..counted import counted
from ..discover import STDIN, Found, discover
from ..errors import UsageError
from ..outcome import Outcome
from ..report import FileResult, Options, Reporter, Summary, open_reporter
from ..report.terminal import use_color
from ..rulebook import RuleBook
from ..runner import at_level
from ..runner import run as run_all
from .progress import Progress
from .settled import settle, warn_of_others
from .streams import Output, columns, complain, standard_input
from .target import spared

if TYPE_CHECKING:
    from ..changed import Change

STDIN_NAME = "<stdin>"
_FOR_PEOPLE = ("text", "compact")
"""Formats whose errors and notes are on standard error alone."""


def run(given: argparse.Namespace) -> int:
    """Check what was named and print the report."""
    if given.unsafe_fixes and not (given.fix or given.diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    start = time.monotonic()
    config = _config(given)
    there = list(discover(given.paths, config))
    files = spared(list(_wanted(there, given, config)), given.output)
    if not given.quiet:
        warn_of_others(given, config, [given.stdin_filename or "" if i.path == STDIN else i.path for i in files])
    report = _Report(given, config)
    task = Task(
        cached=not given.no_cache,
        whole=report.format == "html",
        fix=given.fix,
        diff=given.diff,
        unsafe=given.unsafe_fixes,
    )
    checker = Checker(config, task)
    change = _change(given, checker)
    files = files if change is None else [item for item in files if change.touches(item)]
    # Closed here and now, so that an interruption leaves no worker and no bar behind.
    with closing(Progress(len(files)).through(_outcomes(checker, files, given))) as outcomes:
        for item, outcome in zip(files, outcomes, strict=True):
            report.add(outcome if change is None else change.brought(item, outcome))
    report.end()
    if not (there or given.quiet):
        complain(f"nothing to check in {', '.join(given.paths)}: drafts are .txt, .md, .html and .docx")
    if given.verbose:
        complain(f"{counted(report.summary.files, 'file')} in {time.monotonic() - start:.2f} s")
    return report.status


def _config(given: argparse.Namespace) -> Config:
    config = settle(given, given.paths)
    if given.verbose:
        complain(f"config: {config.file or 'none, the defaults hold'}")
    return config


def _wanted(there: Iterable[Found], given: argparse.Namespace, config: Config) -> Iterator[Found]:
    for item in there:
        if not item.excluded:
            yield item
        elif not given.quiet:
            complain(f"{item.path}: left out by exclude in {config.file}")


def _change(given: argparse.Namespace, checker: Checker) -> Change | None:
    """What --diff-base asks for. Raises UsageError where it cannot be had."""
    if given.diff_base is None:
        return None
    if given.fix or given.diff:
        raise UsageError("--diff-base only reports; --fix and --diff go without it")
    if STDIN in given.paths:
        raise UsageError("--diff-base goes with files; git knows nothing of standard input")
    from ..changed import Change
    from ..history import History

    return Change(History(given.diff_base), checker)


def _outcomes(checker: Checker, files: list[Found], given: argparse.Namespace) -> Generator[Outcome, None, None]:
    if [item.path for item in files] != [STDIN]:
        if any(item.path == STDIN for item in files):
            raise UsageError("standard input goes alone, without other files")
        yield from run_all(checker, files, given.jobs)
        return
    checker.prepare()
    yield checker.data(standard_input(READ_LIMIT), given.stdin_filename or STDIN_NAME, stdin=True)


class _Report:
    """Takes outcomes, writes the report, and knows the exit status."""

    def __init__(self, given: argparse.Namespace, config: Config) -> None:
        self._given = given
        self._config = config
        # The fixed text of standard input goes to standard output: the report makes way.
        self._output = Output(given.output, aside=given.fix and not given.diff and STDIN in given.paths)
        self.format: str = given.format or ("text" if self._output.terminal else "compact")
        self._reporter: Reporter | None = None
        self._counts: Counter[str] = Counter()
        self._said: set[str] = set()
        self._fixes = self._mended = 0
        self.summary = Summary()
        self.status = 0

    def add(self, outcome: Outcome) -> None:
        """One more file."""
        result = outcome.result
        least = self._config.fail_on
        if least is not None and any(found.severity >= least for found in result.diagnostics):
            self.status = max(self.status, 1)
        if result.error is not None or outcome.trouble is not None:
            self.status = 2
        self._say(outcome)
        self._fixes += outcome.fixed
        self._mended += bool(outcome.fixed)
        result = at_level(result, self._config.level, self._config.max_queries)
        self.summary = self.summary.plus(result)
        self._counts.update(found.rule for found in result.diagnostics)
        self._write(outcome, result)

    def end(self) -> None:
        """What stands after the last file. Raises WriteError where the report cannot be written."""
        if self._given.statistics:
            for rule, count in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
                self._output.write(f"{count:>7}  {rule}\n")
        elif not self._given.diff:
            self._output.write(self._opened().end(self.summary))
        self._output.close()
        if self._fixes and not self._given.quiet:
            complain(f"{self._fixes} fixed in {self._mended} of {counted(self.summary.files, 'file')}")

    def _write(self, outcome: Outcome, result: FileResult) -> None:
        if outcome.fixed_data is not None:
            sys.stdout.buffer.write(outcome.fixed_data)
        if self._given.diff:
            self._output.write(outcome.diff)
        elif not self._given.statistics:
            if self.format in _FOR_PEOPLE:
                result = result._replace(error=None, note=None)
            self._output.write(self._opened().file(result))

    def _say(self, outcome: Outcome) -> None:
        """Errors, and notes unless they are not wanted, on standard error."""
        result = outcome.result
        if result.error is not None:
            complain(f"{result.path}: {result.error}")
        if outcome.trouble is not None:
            complain(outcome.trouble)
        if self._given.quiet:
            return
        if result.note is not None and (self.format in _FOR_PEOPLE or self._given.verbose):
            complain(result.note)
        for note in outcome.notes:
            if note not in self._said:
                complain(note)
                self._said.add(note)

    def _opened(self) -> Reporter:
        """The reporter; the first call writes what stands before the first file."""
        if self._reporter is None:
            self._reporter = open_reporter(self.format, self._options())
            self._output.write(self._reporter.begin())
        return self._reporter

    def _options(self) -> Options:
        return Options(
            color=use_color(self._given.color, terminal=self._output.terminal, environ=os.environ),
            width=columns() if self.format == "text" else 80,
            encoding=self._output.encoding,
            folder=os.getcwd().replace(os.sep, "/"),
            level=self._config.level,
            quiet=self._given.quiet,
            rules=RuleBook(self._config),
        )
