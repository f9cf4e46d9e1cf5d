"""What of a result is shown: the level, and the cap on queries."""

from __future__ import annotations

import subprocess

import pytest
from program import PROGRAM, PROMPT, home, write

from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.report.result import FileResult, locate
from newslint.runner import at_level
from newslint.source import from_text
from newslint.span import Edit, Span

QUERY, ERROR, NOTE = Severity.QUERY, Severity.ERROR, Severity.NOTE
WHOLE = Span(90, 95)


def found(rule: str, start: int, severity: Severity = QUERY, *, fix: bool = False, against: bool = False) -> Diagnostic:
    span = Span(start, start + 1)
    mend = Fix("Mend", (Edit(span, "x"),)) if fix else None
    return Diagnostic(rule, span, severity, "No?", mend, (Related(WHOLE, "Here."),) if against else ())


def result(*items: Diagnostic) -> FileResult:
    return locate(from_text("word " * 20), items)


def places(shown: FileResult) -> list[int]:
    return [item.place.range.start for item in shown.diagnostics]


def test_few_queries_are_all_shown() -> None:
    few = result(*(found("a/x", n) for n in range(5)))
    assert at_level(few, QUERY, 5) == few


def test_evidence_first_then_one_of_each_rule() -> None:
    many = result(
        *(found("a/x", n) for n in range(4)),
        found("b/y", 50),
        found("c/z", 60, fix=True),
        found("d/w", 70, against=True),
        found("e/v", 80, ERROR),
    )
    shown = at_level(many, QUERY, 4)
    assert places(shown) == [0, 50, 60, 70, 80]
    assert (shown.hidden, shown.held) == (3, 3)
    assert places(at_level(many, QUERY, None)) == places(many)
    assert places(at_level(many, QUERY, 0)) == [80]


def test_what_is_below_the_level_is_hidden_but_not_held() -> None:
    shown = at_level(result(found("a/x", 1, NOTE), found("a/x", 2), found("a/x", 3)), QUERY, 1)
    assert places(shown) == [2]
    assert (shown.hidden, shown.held) == (2, 1)
    assert at_level(result(found("a/x", 1)), ERROR, 0).held == 0


@pytest.mark.usefixtures(home.__name__)
def test_the_cap_on_the_command_line() -> None:
    write("rules/own/ask.yaml", "kind: phrase\nseverity: query\nmessage: Is that so?\nphrase: so\n" + EXAMPLES)
    write("newslint.yaml", "rule_folders: [rules]\n")
    write("a.txt", "It is so. And so on. So it goes.\n" * 3)
    status, out, _ = asked()
    assert (status, out.count("[own/ask]")) == (1, 5)
    assert asked("--max-queries", "all")[1].count("[own/ask]") == 9
    assert asked("--max-queries", "0")[:2] == (1, "")
    assert "5 queries in 1 file; 4 queries more (--max-queries all)" in asked("--format", "text")[1]
    write("newslint.yaml", "rule_folders: [rules]\nmax_queries: 2\n")
    assert asked()[1].count("[own/ask]") == 2
    write("newslint.yaml", "max_queries: many\n")
    assert asked()[2].endswith("newslint.yaml:1: max_queries must be a number, or all\n")


def asked(*options: str) -> tuple[int, str, str]:
    """The exit status, the output and the errors of a check that asks nine times."""
    command = [*PROGRAM, "check", "--select", "own/ask", "--fail-on", "query", *options, "a.txt"]
    done = subprocess.run(command, capture_output=True, timeout=PROMPT, text=True)
    return done.returncode, done.stdout, done.stderr


EXAMPLES = "why: It may be so.\nsource: Own\nexamples:\n  - bad: It is [so].\n  - ok: It is thus.\n"
