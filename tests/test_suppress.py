"""Comments that allow rules: what they cover, and what is said of those that are wrong or unused."""

from __future__ import annotations

import re

import pytest

from newslint.config import Config, Settings
from newslint.diagnostic import Diagnostic, Related, Severity
from newslint.document import Comment, Document, OffsetMap, Run, Zone
from newslint.files import shipped_folder
from newslint.linter import Linter
from newslint.rule import EVERYWHERE, Rule
from newslint.rulefile import parse_rule
from newslint.source import from_text
from newslint.span import Span
from newslint.suppress import Scope, suppress

_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def phrase(rule_id: str, words: str, **more: object) -> Rule:
    rule = Rule(rule_id, "phrase", Severity.WARNING, "No.", "", "", options={"phrase": words})
    return rule._replace(**more)  # type: ignore[arg-type]


OWN = shipped_folder() / "newslint"
RULES = [
    *(parse_rule(file.read_text("utf-8"), file.name, f"newslint/{file.stem}") for file in OWN.glob("*.yaml")),
    phrase("birds/duck", "duck"),
    phrase("birds/goose", "goose", formerly=("fowl/goose",)),
    phrase("fish/carp", "carp"),
    phrase("fish/eel", "eel", default=False),
]


def story(text: str) -> Document:
    """A document of paragraphs, with comments as HTML has them."""
    runs, plain, done, comments = [], "", 0, []
    for found in [*_COMMENT.finditer(text), None]:
        end = found.start() if found else len(text)
        if end > done:
            runs.append(Run(len(plain), end - done, done, end))
            plain += text[done:end]
        if found:
            done = found.end()
            alone = not text[: found.start()].rpartition("\n\n")[2].strip() and not text[done:].partition("\n")[0]
            comments.append(Comment(found[1], Span(*found.span()), alone))
    blocks = [Zone("body", Span(*block.span())) for block in _BLOCK.finditer(plain) if block.group().strip()]
    return Document(from_text(text, "x.md"), plain, OffsetMap(runs), tuple(blocks), comments=tuple(comments))


def check(text: str, **settings: object) -> list[tuple[str, str]]:
    """Rule and marked words of every finding."""
    linter = Linter(Config(Settings(**settings)), strict=True, rules=RULES)  # type: ignore[arg-type]
    return [(item.rule, text[item.span.start : item.span.end]) for item in linter.lint(story(text))]


def messages(text: str) -> list[str]:
    return [item.message for item in Linter(strict=True, rules=RULES).lint(story(text))]


def test_without_comments_everything_is_found() -> None:
    assert check("A duck.\n\nA goose.") == [("birds/duck", "duck"), ("birds/goose", "goose")]


@pytest.mark.parametrize("name", ["birds/goose", "fowl/goose", "birds", "all", "fish/carp, birds/goose: a farm"])
def test_a_comment_alone_goes_for_the_next_block(name: str) -> None:
    text = f"A goose.\n\n<!-- newslint: allow {name} -->\n\nOne goose,\nanother goose.\n\nA goose. A carp."
    left = [item for item in check(text) if item[0] != "newslint/unused-allow"]
    assert left == [("birds/goose", "goose"), ("birds/goose", "goose"), ("fish/carp", "carp")]


def test_several_comments_alone_go_for_the_same_block() -> None:
    text = "<!-- newslint: allow birds/duck -->\n\n<!-- newslint: allow fish/carp: served -->\n\nA duck, a carp."
    assert check(text) == []


def test_a_comment_inside_a_block_goes_for_its_line() -> None:
    text = "A duck. <!-- newslint: allow birds/duck: a logo -->\nA duck.\nA duck."
    assert check(text) == [("birds/duck", "duck")] * 2


def test_a_comment_over_two_lines_goes_for_both() -> None:
    text = "A duck. <!-- newslint: allow birds/duck:\na logo --> A duck.\nA duck."
    assert check(text) == [("birds/duck", "duck")]


def test_a_comment_for_the_file() -> None:
    assert check("A duck.\n\nA duck. <!-- newslint: allow-file birds: a column on ducks -->\n\nA goose.") == []


def test_either_half_of_a_contradiction_can_be_allowed() -> None:
    text = "Forty carp.\n\n<!-- newslint: allow fish/carp -->\n\nThe 30 carp ate."
    rule = phrase("fish/carp", "carp")
    scope = Scope({rule.id: rule.id}, frozenset({rule.id}), {rule.id: rule})
    for first, second in (("Forty", "30"), ("30", "Forty")):
        mark, other = (Span(text.index(word), text.index(word) + len(word)) for word in (first, second))
        found = Diagnostic(rule.id, mark, Severity.QUERY, "Which?", related=(Related(other, "Here."),))
        assert suppress(story(text), [found], scope) == []


@pytest.mark.parametrize(
    ("comment", "place", "said"),
    [
        ("newslint: allow birds/dukc", "birds/dukc", "unknown rule 'birds/dukc'; did you mean 'birds/duck'?"),
        ("newslint: allow brids: why", "brids", "unknown rule 'brids'; did you mean 'birds'?"),
        ("newslint: disable birds", "", "unknown word 'disable'"),
        ("newslint: alow birds", "", "unknown word 'alow'; did you mean 'allow'?"),
        ("newslint:", "", "write “newslint: allow RULE: reason”"),
        ("newslint: allow", "", "write “newslint: allow RULE: reason”"),
        ("newslint allow : because", "", "write “newslint: allow RULE: reason”"),
        ("newslint: allow birds/duck as it is a logo", "birds/duck as it is a logo", "a colon before a reason"),
    ],
)
def test_what_is_not_understood_is_reported(comment: str, place: str, said: str) -> None:
    text = f"A duck. <!-- {comment} -->"
    expected = place or f"<!-- {comment} -->"
    assert check(text) == [("birds/duck", "duck"), ("newslint/bad-allow", expected)]
    assert said in messages(text)[1]


def test_the_good_names_beside_a_bad_one_hold() -> None:
    assert check("A duck. <!-- newslint: allow birds/duck, fsh -->") == [("newslint/bad-allow", "fsh")]


@pytest.mark.parametrize(
    "comment", ["newslint is a linter", "allow birds", "TODO newslint: allow birds", "newslinty: x"]
)
def test_other_comments_are_left_alone(comment: str) -> None:
    assert check(f"A duck. <!-- {comment} -->") == [("birds/duck", "duck")]


@pytest.mark.parametrize(
    "comment", ["NewsLint: Allow birds/duck", "newslint:allow birds/duck:x", "newslint allow birds"]
)
def test_small_slips_of_form_are_understood(comment: str) -> None:
    assert check(f"A duck. <!--{comment}-->") == []


def test_an_allow_that_met_nothing_is_reported_at_its_name() -> None:
    text = "A duck. <!-- newslint: allow birds/duck, fish/carp -->"
    assert check(text) == [("newslint/unused-allow", "fish/carp")]
    assert messages(text) == ["Nothing here breaks fish/carp: delete this allow."]


def test_an_allow_with_no_block_after_it_is_unused() -> None:
    text = "A duck.\n\n<!-- newslint: allow birds/duck -->"
    assert check(text) == [("birds/duck", "duck"), ("newslint/unused-allow", "birds/duck")]


@pytest.mark.parametrize(
    ("name", "settings", "unused"),
    [
        ("fish/carp", {}, True),
        ("fish", {}, True),
        ("all", {}, True),
        ("fish/carp", {"select": ("birds", "newslint")}, False),
        ("fish", {"ignore": ("fish/carp",)}, False),
        ("all", {"ignore": ("fish/carp",)}, False),
        ("birds", {"select": ("birds", "newslint")}, True),
        ("fish/carp", {"select": ("fish",)}, False),
        ("fish/eel", {}, False),
        ("fish/eel", {"select": ("fish/eel", "newslint")}, True),
        ("fish/carp", {"ignore": ("newslint/unused-allow",)}, False),
    ],
)
def test_an_allow_is_judged_only_where_its_rules_ran(name: str, settings: dict[str, object], unused: bool) -> None:
    found = check(f"Nothing. <!-- newslint: allow {name} -->", **settings)
    assert found == ([("newslint/unused-allow", name)] if unused else [])


def test_allowing_all_does_not_hide_a_rule_that_crashed(monkeypatch: pytest.MonkeyPatch) -> None:
    from newslint.kinds.phrase import Phrase

    monkeypatch.setattr(Phrase, "matches", lambda *_: 1 / 0)
    found = Linter(rules=RULES).lint(story("A duck, a carp. <!-- newslint: allow-file all -->"))
    assert [item.rule for item in found if item.rule != "newslint/unused-allow"] == ["newslint/rule-failed"] * 2


def test_an_allowed_finding_does_not_hide_another_on_its_words() -> None:
    rules = [*RULES, phrase("grammar/duck", "duck", severity=Severity.NOTE)]
    document = story("A duck. <!-- newslint: allow birds/duck -->")
    assert [item.rule for item in Linter(strict=True, rules=rules).lint(document)] == ["grammar/duck"]


@pytest.mark.parametrize(
    ("path", "text", "left"),
    [
        ("a.html", "<p>A duck. <!-- newslint: allow birds/duck --></p><p>A duck, a carp.</p>", ["duck", "carp"]),
        ("a.html", "<p><!-- newslint: allow birds/duck --> A duck.</p><p>A duck, a carp.</p>", ["duck", "carp"]),
        ("a.html", "<p>A duck.</p><!-- newslint: allow birds/duck --><p>A duck.</p>", ["duck"]),
        ("a.html", "<p>A duck <!-- newslint: allow birds/duck --> and a <b>duck</b>.</p>", []),
        ("a.html", "<h1>A duck</h1>\n<!-- newslint: allow-file birds -->\n<p>A duck.</p>", []),
        ("a.md", "A duck. <!-- newslint: allow birds/duck -->\nA duck.\n\nA carp.\n", ["duck", "carp"]),
        ("a.md", "# A duck\n\n<!-- newslint: allow birds/duck: a logo -->\nA duck\nand a **duck**.\n", ["duck"]),
        ("a.md", "<!-- newslint: allow birds/duck -->\n> A duck.\n\n- A duck\n", ["duck"]),
        ("a.md", "---\ntitle: A duck\n---\n\n<!-- newslint: allow-file birds/duck -->\n\nA carp.\n", ["carp"]),
        ("a.txt", "A duck. <!-- newslint: allow birds/duck -->\n", ["duck", "duck"]),
    ],
)
def test_comments_of_real_files(path: str, text: str, left: list[str]) -> None:
    rules = [phrase(rule.id, str(rule.options["phrase"]), zones=EVERYWHERE) for rule in RULES if rule.kind == "phrase"]
    found = Linter(strict=True, rules=[*rules, *RULES[: -len(rules)]]).check(text, path)
    assert [text[item.span.start : item.span.end] for item in found] == left
