"""frame: rows of neighbouring words."""

from __future__ import annotations

import pytest

from newslint.config import Config, Settings
from newslint.diagnostic import Diagnostic, Severity
from newslint.kinds.grammar.frames import Frame
from newslint.kinds.grammar.rows import row
from newslint.lexicon import forms
from newslint.linter import Linter
from newslint.rulefile import parse_rule

HEAD = """\
kind: frame
severity: warning
message: “To” is missing between “{before}” and “{after}”.
asked: Is “to” missing between “{before}” and “{after}”?
why: It must be there.
source: Desk practice
zones: [body, quote]
insert: to
"""


def found(rule: str, text: str) -> list[Diagnostic]:
    linter = Linter(Config(Settings()), strict=True, rules=[parse_rule(HEAD + rule, "t.yaml", "t/rule")])
    return linter.check(f"A headline above\n\n{text}", "a.txt")


def marks(rule: str, text: str) -> list[str]:
    whole = f"A headline above\n\n{text}"
    return [whole[item.span.start : item.span.end] for item in found(rule, text)]


def test_the_words_around_the_gap_are_marked_and_the_fix_fills_it() -> None:
    [item] = found("rows: [agreed ^ @base]\n", "They agreed allow it.")
    assert item.message == "“To” is missing between “agreed” and “allow”."
    assert item.fix is not None
    assert [edit.text for edit in item.fix.edits] == ["to "]
    assert not item.fix.safe


def test_a_fix_keeps_the_capital() -> None:
    rule = "rows: ['<their> @singular|@adjective is|was']\nswap: {their: there}\n"
    fixes = [item.fix for item in found(rule, "Their hope was. So their hope is.")]
    assert [edit.text for fix in fixes if fix for edit in fix.edits] == ["There", "there"]


def test_a_list_of_verbs_has_all_their_forms() -> None:
    rule = "verbs: {want: [seek, try, wish]}\nlists: {want: [ready]}\nrows: ['$want they? ^ @base']\n"
    text = "They sought allow it, are trying allow it, were ready allow it. He wishes allow it."
    assert marks(rule, text) == ["sought allow", "trying allow", "ready allow", "wishes allow"]
    assert marks(rule.replace("$want", "he|they|-$want"), "They sought allow it.") == []


def test_in_a_quotation_it_is_a_question() -> None:
    [item] = found("rows: [agreed ^ @base]\n", "“They agreed allow it,” she said.")
    assert item.severity is Severity.QUERY
    assert item.message == "Is “to” missing between “agreed” and “allow”?"
    assert item.fix is None


@pytest.mark.parametrize(
    ("line", "text", "marked"),
    [
        ("agreed ^ @base|-allow", "They agreed allow it and agreed provide it.", ["agreed provide"]),
        ('"!the agreed ^ @base"', "The agreed allow. They agreed allow.", ["agreed allow"]),
        ("agreed now? ^ @base", "They agreed now allow. They agreed allow.", ["now allow", "agreed allow"]),
        (
            '"@start the @adjective* board ^ @base"',
            "The new small board allow it; the board allow it.",
            ["board allow"],
        ),
        ('"@start !has|@mark** been ^ told"', "They been told. It has been told. So, they been told.", ["been told"]),
        ("said <been> @end|,", "They said been, and so.", ["been"]),
        ("agreed ^ @name", "They agreed Norland. Agreed Norland.", ["agreed Norland", "Agreed Norland"]),
        ("board ^ @base", "The Board allow it. The board, allow it. The board-allow it.", []),
        ("agreed ^ @base", "They pre-agreed allow it. They agreed allow-all.", []),
        ('"@owner plan|plans ^ @base"', "The town’s plan allow it, the plan allow it.", ["plan allow"]),
    ],
)
def test_rows(line: str, text: str, marked: list[str]) -> None:
    assert marks(f"rows:\n  - {line}\n", text) == marked


def test_unless_excuses_rows_and_not_always() -> None:
    rule = "rows: [agreed ^ @base]\nalways: [refused ^ @base]\nunless: [maybe]\n"
    assert marks(rule, "Maybe they agreed allow it and refused allow it.") == ["refused allow"]


def test_questions_are_left_alone_where_not_asked_for() -> None:
    assert marks("rows: [agreed ^ @base]\n", "Have they agreed allow it?") == []
    assert marks("rows: [agreed ^ @base]\nquestions: true\n", "Have they agreed allow it?") == ["agreed allow"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("@base ^ the|@noun", "no place"),
        ("agreed ^ @bas", "no class"),
        ("agreed ^ $what", "no list"),
        ("a <<b", "read"),
        ("a <b c>", "read"),
        ("a b>? c", "read"),
    ],
)
def test_a_row_that_cannot_be_read(line: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        row(line, {})
    assert any(says in sentence for _, sentence in Frame.problems({"rows": [line]}))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("agreed ^", "either side of its ^"),
        ("^ agreed", "either side of its ^"),
        ("@start they? ^ agreed", "either side of its ^"),
        ("agreed ^ now? !then", "either side of its ^"),
        ("agreed ^ now ^ @base", "more than one place of it is ^"),
    ],
)
def test_a_gap_stands_between_words(line: str, says: str) -> None:
    [(_, sentence)] = Frame.problems({"rows": [line]})
    assert says in sentence


@pytest.mark.parametrize(
    ("word", "codes"),
    [("allow", "b"), ("went", "d"), ("been", "n"), ("roads", "P"), ("data", "NP"), ("the", ""), ("zzz", ""), ("", "")],
)
def test_forms(word: str, codes: str) -> None:
    assert forms(word) == codes
