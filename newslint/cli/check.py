"""newslint check: the main job."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator

from ..config import Config
from ..diagnostic import Severity
from ..discover import below
from ..report import FileResult, Options, Summary, open_reporter
from ..runner import Checker, at_level


def run(told: argparse.Namespace) -> int:
    """Check what was named and print the report."""
    config = Config()
    level = Severity.of(told.level)
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns
    options = Options(color=terminal, width=width, encoding=sys.stdout.encoding, folder=os.getcwd(), level=level)
    reporter = open_reporter(told.format or ("text" if terminal else "compact"), options)
    checker = Checker(config, whole=told.format == "html")
    summary, failed = Summary(), False
    sys.stdout.write(reporter.begin())
    for result in _results(checker, told):
        failed |= any(config.fail_on and found.severity >= config.fail_on for found in result.diagnostics)
        shown = at_level(result, level)
        sys.stdout.write(reporter.file(shown))
        summary = summary.plus(shown)
    sys.stdout.write(reporter.end(summary))
    return 2 if summary.unread else int(failed)


def _results(checker: Checker, told: argparse.Namespace) -> Iterator[FileResult]:
    for path in told.paths:
        if path == "-":
            yield checker.data(sys.stdin.buffer.read(), told.stdin_filename)
        else:
            yield from checker.files(below(path) if os.path.isdir(path) else [path])
