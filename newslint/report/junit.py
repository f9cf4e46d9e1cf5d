"""JUnit's XML: a suite a file, a failed case a finding, a passed one where there is none.

It has no word for severity; the type of a failure says it.
"""

from __future__ import annotations

from .base import Options
from .markup import escape, tag
from .paths import relative
from .result import FileResult, Located, Summary


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._folder = options.folder

    def begin(self) -> str:
        """The root; the counts stand at each suite."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + tag("testsuites", name="newslint") + ">\n"

    def file(self, result: FileResult) -> str:
        """One suite."""
        path = relative(result.path, self._folder)
        cases = [_failure(path, found) for found in result.diagnostics]
        if result.error is not None:
            error = tag("error", type="unreadable", message=result.error) + "/>"
            cases.append(tag("testcase", name="readable", classname=path, time=0) + f">{error}</testcase>\n")
        failures, errors = len(result.diagnostics), int(result.error is not None)
        if not cases:
            cases.append(tag("testcase", name="newslint", classname=path, time=0) + "/>\n")
        suite = tag("testsuite", name=path, tests=len(cases), failures=failures, errors=errors, skipped=0, time=0)
        return f"{suite}>\n{''.join(cases)}</testsuite>\n"

    def end(self, summary: Summary) -> str:
        """The root's end."""
        return "</testsuites>\n"


def _failure(path: str, found: Located) -> str:
    where = found.place.range
    case = tag("testcase", name=f"{found.rule}:{where.line}:{where.column}", classname=path, time=0)
    said = [f"{path}:{where.line}:{where.column}: {found.severity.label}: {found.message}", found.place.text]
    said += [f"line {other.place.range.line}: {other.message}: {other.place.text}" for other in found.related]
    failure = tag("failure", type=found.severity.label, message=found.message)
    return f"{case}>{failure}>{escape(chr(10).join(said))}</failure></testcase>\n"
