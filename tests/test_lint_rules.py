"""Rules that lint the rules: what a reader of the shipped rule files may count on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from newslint.config import Config, Settings
from newslint.diagnostic import Severity
from newslint.files import shipped_folder
from newslint.folders import read_folder
from newslint.index import index_of
from newslint.kinds import kind_named
from newslint.kinds.pattern import Pattern
from newslint.layers.sentences import sentence_at
from newslint.layers.tokens import fold, tokens
from newslint.linter import Linter
from newslint.rule import Rule
from newslint.schema import as_list
from newslint.variants import plain

RULES = read_folder(shipped_folder())
STRAIGHT = re.compile(r"[\"']")
LISTS = ("phrase", "swap")
"""The options that hold the words of a rule."""

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@each_rule
def test_the_id_is_the_path(rule: Rule) -> None:
    assert Path(rule.path).with_suffix("").as_posix().endswith(f"rules/{rule.id}")


@each_rule
def test_messages_are_sentences_and_queries_are_questions(rule: Rule) -> None:
    assert rule.message.endswith((".", "?", "}", ".”", "?”"))
    assert rule.severity is not Severity.QUERY or "?" in rule.message
    assert rule.why.endswith((".", "?", ".”", ".)"))
    assert rule.message[0].isupper() or rule.message[0] in "“{0123456789"


@each_rule
def test_messages_have_curly_quotes(rule: Rule) -> None:
    assert STRAIGHT.findall(rule.message) == []


@each_rule
def test_lists_are_sorted(rule: Rule) -> None:
    for key in LISTS:
        words = list(rule.options.get(key, ()))
        assert words == sorted(words, key=str.casefold), key


def claims(rule: Rule) -> Iterator[tuple[str, ...]]:
    """The phrases that a rule of fixed words marks."""
    if rule.kind in ("phrase", "swap"):
        kind = kind_named(rule.kind)
        assert kind is not None
        for phrase in kind.triggers(rule.options) or ():
            yield tuple(fold(phrase))


def test_no_phrase_is_claimed_twice() -> None:
    """Not by two rules of one severity that can be in force together at one place."""
    owners: dict[tuple[str, ...], list[Rule]] = {}
    for rule in RULES:
        for phrase in dict.fromkeys(claims(rule)):
            owners.setdefault(phrase, []).append(rule)
    twice = [
        f"“{' '.join(phrase)}”: {one.id} and {other.id}"
        for phrase, rules in owners.items()
        for one, other in combinations(rules, 2)
        if one.severity == other.severity
        and one.zones & other.zones
        and (not one.styles or not other.styles or set(one.styles) & set(other.styles))
    ]
    assert twice == []


@each_rule
def test_a_rule_lists_no_phrase_twice(rule: Rule) -> None:
    phrases = [tuple(fold(word)) for key in LISTS for word in as_list(list(rule.options.get(key, ())))]
    assert len(phrases) == len(set(phrases)) or rule.options.get("case")


STORIES = [plain(example).document for rule in RULES for example in rule.examples]


@pytest.mark.parametrize("rule", [rule for rule in RULES if "anchor" in rule.options], ids=lambda rule: rule.id)
def test_what_a_pattern_matches_holds_an_anchor(rule: Rule) -> None:
    """In the examples of all rules: a gate that disagrees with its pattern hides what the pattern finds."""
    if rule.kind != "pattern":
        return
    open_options = {key: value for key, value in rule.options.items() if key != "anchor"}
    machine = Pattern(rule._replace(options=open_options))
    gate = index_of([("0", as_list(rule.options["anchor"]))])
    missed = []
    for story in STORIES:
        for match in machine.matches(story, ()):
            sentence = sentence_at(story, match.span.start)
            hits = gate.scan(tokens(story)).get("0", [])
            if sentence.contains(match.span) and not any(sentence.contains(hit.span) for hit in hits):
                missed.append(story.words(sentence))
    assert missed == []


TOGETHER = ({"structure/mojibake", "quotes/unbalanced-quote"}, {"structure/html-tag", "quotes/unbalanced-quote"})
"""Pairs of which both are right: residue that also took a quotation mark away."""
ALL = Linter(Config(Settings()), rules=RULES, strict=True)


@each_rule
def test_no_other_rule_says_the_same(rule: Rule) -> None:
    """On the examples of a rule, no other of its severity is printed beside it for words of the same stretch."""
    clashes = []
    for example in rule.examples:
        if example.mark is None or example.known_wrong:
            continue
        variant = plain(example)
        span = variant.place(example.mark)
        found = [item for item in ALL.lint(variant.document) if item.span.overlaps(span)]
        others = [item for item in found if item.rule != rule.id and item.severity == rule.severity]
        if any(item.rule == rule.id for item in found):
            clashes += [f"{item.rule} on {example.text!r}" for item in others if {item.rule, rule.id} not in TOGETHER]
    assert clashes == []
