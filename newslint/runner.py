"""Many files: in this process or in several, the outcomes in the order asked for."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence

from .checker import Checker
from .diagnostic import Severity
from .discover import Found
from .outcome import Outcome
from .report.result import FileResult, Located, unreadable

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


def at_level(result: FileResult, level: Severity, most: int | None = None) -> FileResult:
    """The result with what is below the level, and the queries beyond `most`, only counted; None is no limit.

    Of the queries those that show evidence stay first (the other half of a contradiction,
    then a fix), then one of each rule before a second of any, then those higher up in the story.
    """
    shown = [found for found in result.diagnostics if found.severity >= level]
    beyond = _least_certain([found for found in shown if found.severity is Severity.QUERY], most)
    shown = [found for found in shown if found not in beyond]
    hidden = result.hidden + len(result.diagnostics) - len(shown)
    return result._replace(diagnostics=tuple(shown), hidden=hidden, held=len(beyond))


def _least_certain(queries: list[Located], most: int | None) -> list[Located]:
    """The queries, in order of place, that go where there are more than `most`."""
    if most is None or len(queries) <= most:
        return []
    nth: Counter[str] = Counter()
    ranked: list[tuple[bool, bool, int, int]] = []
    for place, found in enumerate(queries):
        nth[found.rule] += 1
        ranked.append((not found.related, found.fix is None, nth[found.rule], place))
    return [queries[place] for *_, place in sorted(ranked)[most:]]
