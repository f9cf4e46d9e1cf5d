"""Many files: in this process or in several, the outcomes in the order asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from .checker import Checker
from .diagnostic import Severity
from .discover import Found
from .outcome import Outcome
from .report.result import FileResult, unreadable

WORTH_A_WORKER = 150_000
"""Bytes of drafts that take longer to check than a worker takes to start."""


def run(checker: Checker, files: Sequence[Found], jobs: int = 0) -> Iterator[Outcome]:
    """The outcomes of files, in their order, from as many workers as `jobs` says; 0 is as many as pay.

    Raises RuleError or ConfigError where the rules or the config are wrong, before the
    first outcome.
    """
    jobs = min(jobs or _jobs_worth(files), len(files))
    # What is wrong with the rules is said once, and forked workers inherit them.
    checker.prepare(all_rules=jobs > 1)
    work = _Work(checker)
    if jobs > 1:
        from .pool import Pool

        yield from Pool(work, jobs, _died).map(files)
    else:
        yield from map(work, files)
    checker.prune()


class _Work:
    """What a worker does with each file."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def __call__(self, item: Found) -> Outcome:
        return self._checker.file(item.path) if item.error is None else Outcome(unreadable(item.path, item.error))


def _died(item: Found) -> Outcome:
    return Outcome(unreadable(item.path, "the process that checked it died; please report this"))


def _jobs_worth(files: Sequence[Found]) -> int:
    total = 0
    for item in files:
        try:
            total += os.stat(item.path).st_size
        except OSError:
            continue  # it has an error of its own when its turn comes
    return min(_processors(), 1 + total // WORTH_A_WORKER)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def at_level(result: FileResult, level: Severity) -> FileResult:
    """The result with what is below the level only counted."""
    shown = tuple(found for found in result.diagnostics if found.severity >= level)
    hidden = len(result.diagnostics) - len(shown)
    return result._replace(diagnostics=shown, hidden=result.hidden + hidden)
