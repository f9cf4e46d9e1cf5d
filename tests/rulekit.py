"""Rules made of a few lines, for tests of kinds: the head that all rules share is filled in."""

from __future__ import annotations

from textwrap import dedent

from newslint.config import Config, Settings
from newslint.diagnostic import Diagnostic
from newslint.errors import RuleError
from newslint.linter import Linter
from newslint.rule import Rule
from newslint.rulefile import parse_rule
from newslint.ruletest import run_examples

HEAD = "severity: warning\nmessage: Look at this.\nwhy: A test.\nsource: A test\n"


def rule(text: str, head: str = HEAD) -> Rule:
    """The rule that `text` and the shared head state."""
    return parse_rule(head + dedent(text), "desk/slug.yaml", "desk/slug")


def faults(text: str, head: str = HEAD) -> list[str]:
    """All that is wrong with it: "line: sentence", lines counted from the first of `text`."""
    try:
        rule(text, head)
    except RuleError as error:
        return [f"{problem.line - head.count(chr(10))}: {problem.message}" for problem in error.problems]
    return []


def examples(text: str) -> None:
    """Assert that its examples do as they say."""
    assert [str(failure) for failure in run_examples(rule(text))] == []


def lint(text: str, story: str, path: str = "story.txt", layout: tuple[str, ...] = ("body",) * 9) -> list[Diagnostic]:
    """What the rule says of a story; without a layout, all its blocks are body."""
    made = rule(text)
    config = Config(Settings(select=("desk",), layout=layout))
    return Linter(config, strict=True, rules=[made]).check(story, path)
