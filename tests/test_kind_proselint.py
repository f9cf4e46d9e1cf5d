"""proselint behind our rules: what is taken is alive, spans are right, and it is not imported in vain."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newslint.config import Config, Settings
from newslint.diagnostic import Diagnostic
from newslint.files import shipped_folder
from newslint.folders import read_folder
from newslint.kinds.proselint import checks_at
from newslint.linter import Linter
from newslint.rule import Rule
from newslint.schema import as_list

RULES = [rule for rule in read_folder(shipped_folder()) if rule.kind == "proselint"]
# A few phrases are only the fixed part of what proselint looks for.
WHOLE = {
    "proselint/mixed-metaphor": {"sharpest marble in the": "sharpest marble in the box"},
    "proselint/not-guilty-beyond": {"not guilty beyond": "not guilty beyond a reasonable doubt"},
    "proselint/part-of-day-twice": {phrase: f"3 {phrase}" for rule in RULES for phrase in rule.options["take"]},
    "proselint/month-of-year": {phrase: f"{phrase} 2012" for rule in RULES for phrase in rule.options["take"]},
    "proselint/repeated-mark": {mark: f"so{mark}" for mark in ("!!", "??", "?!", "!?")},
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config(Settings(select=("proselint",), layout=("body",))), strict=True)


def found(linter: Linter, text: str) -> list[tuple[str, str]]:
    return [(item.rule, text[slice(*item.span)]) for item in linter.check(text)]


def check_one(rule: Rule, text: str) -> list[Diagnostic]:
    linter = Linter(Config(Settings(select=(rule.id,), layout=("body",))), strict=True)
    return linter.check(text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_phrase_taken_is_found_where_it_stands(rule: Rule) -> None:
    phrases = [WHOLE.get(rule.id, {}).get(phrase, phrase) for phrase in rule.options["take"]]
    text = "\n\n".join(f"They wrote 7 {phrase} again" for phrase in phrases)
    marked = [text[slice(*item.span)] for item in check_one(rule, text)]
    # Some of proselint's own patterns take in an article or a number before the phrase.
    missing = [phrase for phrase, mark in zip(phrases, marked, strict=True) if not mark.endswith(phrase)]
    assert missing == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_is_offered_is_fit_to_print(rule: Rule) -> None:
    phrases = [WHOLE.get(rule.id, {}).get(phrase, phrase) for phrase in rule.options["take"]]
    text = "\n\n".join(f"They wrote {phrase} again" for phrase in phrases)
    for item in check_one(rule, text):
        assert "None" not in item.message
        assert "\\" not in item.message
        assert "{" not in item.message
        for edit in item.fix.edits if item.fix else ():
            assert edit.text.strip(" '.") == edit.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_case_is_told_where_proselint_minds_it(rule: Rule) -> None:
    checks = checks_at(tuple(as_list(rule.options["check"])))
    minded = not any(check.engine.opts.case_insensitive for check in checks)
    assert minded is bool(rule.options.get("case"))


@pytest.mark.parametrize(
    "text",
    [
        "Irregardless",
        "irregardless, it rained",
        "It rained irregardless",
        "It rained 🙂👩‍🚒 irregardless of 🙂.",
        "It rained.\r\n\r\nIt rained irregardless.\r\n",
        "\ufeffIt rained irregardless",
        "Zoë’s café — “so” — rained irregardless…",
    ],
)
def test_spans_hold_at_the_edges_and_after_wide_characters(linter: Linter, text: str) -> None:
    (item,) = linter.check(text)
    text = text.removeprefix("\ufeff")
    assert text[slice(*item.span)].lower() == "irregardless"


def test_a_real_match_does_not_open_the_door_to_parts_of_words(linter: Linter) -> None:
    text = "A feasable plan came. Unfeasable and feasabley came alone."
    assert found(linter, text) == [("proselint/able-ible", "feasable")]
    text = "Doors open at 12 p.m. today, not at 10:12 p.m. or 2012 amid snow."
    assert found(linter, text) == [("proselint/twelve-am-pm", "12 p.m.")]


def test_speech_is_ours_to_tell(linter: Linter) -> None:
    stray = "In the rock ’n’ roll of the ’90s, irregardless of age, they danced."
    assert found(linter, stray) == [("proselint/nonword", "irregardless")]
    assert found(linter, "“We danced,” she said, “irregardless of age.”") == []


def test_a_curly_apostrophe_is_an_apostrophe(linter: Linter) -> None:
    assert found(linter, "It has a charm all it’s own.") == [("proselint/set-phrase", "all it’s own")]


def test_findings_do_not_pile_up(linter: Linter) -> None:
    text = "The plan is feasable irregardless of rain; it is feasable."
    first = linter.check(text)
    assert len(first) == 3
    assert Linter(linter.config, strict=True).check(text) == first == linter.check(text)


PROGRAM = """
import sys
from newslint.config import Config, Settings
from newslint.linter import Linter
Linter(Config(Settings(layout=("body",))), strict=True).check(sys.argv[1])
print(sorted({name.partition(".")[0] for name in sys.modules} & {"proselint", "re2"}))
"""


@pytest.mark.parametrize(
    ("text", "imported"),
    [
        ("The council met on Tuesday in November and voted to fix this bridge.", False),
        ("See monday.com.", False),
        ("The council met on tuesday.", True),
    ],
)
def test_proselint_is_imported_only_where_it_can_fire(text: str, imported: bool) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, text],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent.parent,
        encoding="utf-8",
    )
    assert ("proselint" in run.stdout) is imported
