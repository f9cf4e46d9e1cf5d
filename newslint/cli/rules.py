"""newslint rules and newslint explain: what is in force and why, and one rule's manual page."""

from __future__ import annotations

import argparse
import sys
from textwrap import wrap

from ..about import rule_url
from ..config import Config
from ..counted import counted
from ..errors import UsageError
from ..folders import load_folders
from ..inforce import check_names, overridden, standing_here
from ..rule import EVERYWHERE, PROSE, Example, Rule
from ..rulebook import RuleBook
from ..schema import unknown_rule
from .settled import settle
from .streams import columns


def run(given: argparse.Namespace) -> int:
    """Show the list, or one rule."""
    listing = given.command == "rules"
    config = settle(given, [given.path] if listing and given.path else [])
    rules = load_folders(config.folders, examples=listing)
    check_names(config, rules)
    sys.stdout.write(_list(config, rules, given) if listing else _page(config, rules, given.rule))
    return 0


def _list(config: Config, rules: list[Rule], given: argparse.Namespace) -> str:
    settings = config.for_path(given.path or "")
    lines, count = [], 0
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        verdict = standing_here(rule, settings)
        count += verdict.on
        if verdict.on or given.all:
            now = overridden(rule, settings)
            mark = "fix" if is_fixable(rule) else "   "
            word = now.severity.label if verdict.on else "-"
            lines.append(f"{rule.id:<{width}}  {word:<7}  {mark}  {verdict.why}\n")
    return "".join(lines) + f"{count} of {counted(len(rules), 'rule')} in force\n"


def is_fixable(rule: Rule) -> bool:
    """Whether an example shows a fix."""
    return any(example.good is not None for example in rule.examples)


def find(rules: list[Rule], name: str) -> Rule:
    """The rule of an id or a former id. Raises UsageError, with the nearest one, where there is none."""
    known = {known: rule for rule in rules for known in (*rule.formerly, rule.id)}
    short = [rule for rule in rules if rule.id.partition("/")[2] == name]
    if name not in known and len(short) == 1:
        return short[0]
    if any(rule.desk == name for rule in rules):
        raise UsageError(f"{name} is a desk; newslint rules --select {name} lists its rules")
    if name not in known:
        raise UsageError(unknown_rule("rule", name, sorted(known)))
    return known[name]


def _page(config: Config, rules: list[Rule], name: str) -> str:
    settings = config.for_path("")
    packed = find(rules, name)
    rule = RuleBook(config).full(packed.id)
    verdict = standing_here(rule, settings)
    now = overridden(rule, settings)
    facts = {
        "severity": now.severity.label
        + ("" if now.severity == rule.severity else f" (by itself {rule.severity.label})"),
        "in force": f"{'yes' if verdict.on else 'no'}: {verdict.why}",
        "fixable": "yes" if is_fixable(rule) else "no",
        "zones": _zones(now.zones),
        "styles": ", ".join(rule.styles),
        "formerly": ", ".join(rule.formerly),
        "source": rule.source,
        "manual": rule_url(rule.id) or "",
    }
    width = min(columns(), 100)
    parts = [rule.id, "", _wrapped(rule.message, width), "", _wrapped(rule.why, width), ""]
    parts += [_fact(key, value, width) for key, value in facts.items() if value]
    parts += ["", *(line for example in rule.examples for line in _example(example, width))]
    return "\n".join(parts).rstrip() + "\n"


def _fact(key: str, value: str, width: int) -> str:
    """One of the facts of a rule, its lines below each other."""
    label = f"{key + ':':<10} "
    lines = wrap(value, width, initial_indent=label, subsequent_indent=" " * len(label), break_long_words=False)
    return "\n".join(lines)


def _zones(zones: frozenset[str]) -> str:
    names = {PROSE: "the outlet's own words, no speech", EVERYWHERE: "everything but code and addresses"}
    return names.get(zones) or ", ".join(sorted(zones))


def _wrapped(text: str, width: int, indent: str = "") -> str:
    """Paragraphs filled to the width, a code point a cell."""
    blocks = text.strip().split("\n\n")
    filled = (
        "\n".join(wrap(" ".join(block.split()), width, initial_indent=indent, subsequent_indent=indent))
        for block in blocks
    )
    return "\n\n".join(filled)


def _example(example: Example, width: int) -> list[str]:
    """One example as lines; the wrong words stand in brackets."""
    text, mark = example.text, example.mark
    if mark is None:
        label = "ok"
    else:
        label = "wrong"
        text = f"{text[: mark.start]}[{text[mark.start : mark.end]}]{text[mark.end :]}"
    note = " (newslint does not know better yet)" if example.known_wrong else ""
    lines = [f"{label}{note}:", *(_wrapped(line, width, "  ") for line in text.splitlines() if line.strip())]
    if example.good is not None:
        lines += ["fixed:", *(_wrapped(line, width, "  ") for line in example.good.splitlines() if line.strip())]
    return [*lines, ""]
