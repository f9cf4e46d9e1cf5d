"""pattern and tokens."""

from __future__ import annotations

import time

import pytest
from rulekit import examples, faults, lint, rule

from newslint.linter import Linter


def test_pattern_marks_replaces_and_excuses() -> None:
    examples("""
        kind: pattern
        anchor: [less]
        pattern: (?<mark>less) (?<thing>voters|towns)
        replace: fewer
        unless: [no less towns]
        examples:
          - bad: There were [less] voters.
            good: There were fewer voters.
          - bad: "[Less] voters came."
            good: Fewer voters came.
          - ok: There was less noise.
          - ok: There were no less towns.
        """)


def test_a_space_stands_for_any_white_space() -> None:
    examples("""
        kind: pattern
        pattern: 'could of|[a b]x|ten  ?men|no\\ one'
        examples:
          - bad: They [could\u00a0of] won.
          - bad: They [ax] it.
          - bad: The [ten men] left.
          - ok: No\u00a0one left.
        """)


def test_without_an_anchor_only_the_rule_zones_are_searched() -> None:
    examples("""
        kind: pattern
        zones: headline
        pattern: '!'
        examples:
          - bad: "Win[!]\\nThey won!"
            layout: [headline, body]
          - ok: They won!
        """)


def test_case() -> None:
    examples("""
        kind: pattern
        case: true
        pattern: \\bUS\\b
        examples:
          - bad: The [US] team won.
          - ok: They beat us.
        """)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("pattern: '(a'", "1: pattern: not a regular expression: missing ) at position 2"),
        ("pattern: 'a*'", "1: pattern: matches the empty text"),
        (
            "pattern: a\nunless: ['[']",
            "2: unless: not a regular expression: unterminated character set at position 1 ([)",
        ),
        ("pattern: (?<word>a)\nreplace: '{wrod}'", "2: unknown group 'wrod'; did you mean 'word'?"),
    ],
)
def test_faults(options: str, message: str) -> None:
    assert faults(options + "\nkind: pattern\n") == [message]


def test_a_runaway_pattern_is_stopped_and_named() -> None:
    runaway = rule("kind: pattern\npattern: (?:a|a|aa)+b")
    calm = rule("kind: phrase\nphrase: [storm]")._replace(id="desk/storm")
    rules = [runaway, calm]
    started = time.perf_counter()
    found = Linter(rules=rules).check("a" * 400 + " storm")
    assert time.perf_counter() - started < 5
    assert [item.rule for item in found] == ["newslint/rule-timed-out", "desk/storm"]
    assert "desk/slug took too long" in found[0].message
    with pytest.raises(TimeoutError):
        Linter(rules=rules, strict=True).check("a" * 400 + " storm")


def test_a_row_of_tokens() -> None:
    examples("""
        kind: tokens
        tokens:
          - {any: "@number", as: figure}
          - {any: [year, month], mark: true}
          - {any: "@hyphen", optional: true, mark: true}
          - [old]
          - {not: ["@mark", man], as: who}
        examples:
          - bad: A 9 [year-]old boy swam.
          - bad: A 9 [year] old boy swam.
          - ok: A 9 year old, swimming.
          - ok: A 9 year old man swam.
          - ok: A nine year old boy swam.
        """)


def test_tokens_repeat_and_replace() -> None:
    examples("""
        kind: tokens
        tokens: [{any: "@number", as: n}, {any: "@word", not: [of], repeat: 2, optional: true, as: words}, times less]
        replace: "one in {n} {words}"
        examples:
          - bad: It is [3 whole long times less].
            good: It is one in 3 whole long.
          - ok: It is 3 of times less.
          - ok: It is 3 times. Less is more.
        """)


def test_tokens_with_forms() -> None:
    examples("""
        kind: tokens
        tokens: [{verb: [carry]}, {any: "@any", repeat: 3, optional: true}, out]
        examples:
          - bad: They [carried the heavy plan out].
          - bad: They are [carrying out] the plan.
          - ok: They carried the plan.
        """)


def test_tokens_keep_guards() -> None:
    examples("""
        kind: tokens
        tokens: ["@capital", said]
        not_after: ["@quote"]
        zones: all
        examples:
          - bad: Then [Aino said] no.
          - ok: “Yes,” Aino said.
          - ok: Then she said no.
        """)


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        ("[]", "1: tokens: must be a list of words, lists of words and mappings"),
        ("[{any: a, optinal: true}]", "1: unknown key 'optinal'; did you mean 'optional'?"),
        ('["@moth"]', "1: unknown class '@moth'; did you mean '@month'?"),
        ("[{any: a, verb: b}]", "1: tokens: names words once: by any, verb or noun"),
        ("[{any: a, repeat: 99}]", "1: tokens.repeat: must be a whole number from 1 to 20"),
        ("[{any: a, optional: true}]", "1: tokens: every item is optional, so it would match nothing at all"),
    ],
)
def test_token_faults(tokens: str, message: str) -> None:
    assert faults(f"tokens: {tokens}\nkind: tokens\n") == [message]


def test_tokens_do_not_cross_sentences() -> None:
    assert lint("kind: tokens\ntokens: [end, '@any', start]", "It came to an end. Start again.") == []
