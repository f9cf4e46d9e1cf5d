"""A whole report of some results, as a program would print it."""

from __future__ import annotations

from newslint.report import FileResult, Options, Summary, open_reporter


def report(name: str, results: list[FileResult], options: Options | None = None) -> str:
    """All that the format of this name prints for the results."""
    reporter = open_reporter(name, options)
    summary = Summary()
    parts = [reporter.begin()]
    for result in results:
        parts.append(reporter.file(result))
        summary = summary.plus(result)
    return "".join([*parts, reporter.end(summary)])
