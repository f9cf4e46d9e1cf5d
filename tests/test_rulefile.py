"""Rule files: everything that is wrong is said at once, each with its line and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import folders
from newslint.diagnostic import Severity
from newslint.errors import RuleError
from newslint.folders import load_folders, read_folder
from newslint.rule import EVERYWHERE, PROSE
from newslint.rulefile import parse_rule
from newslint.span import Span

GOOD = """\
kind: phrase
severity: note
message: Say it without “{match}”.
why: It says nothing.
source: Desk practice
phrase: [at the end of the day]
examples:
  - bad: It rained [at the end of the day].
  - ok: It rained at the end of a day.
"""


def problems(text: str, rule_id: str = "desk/slug") -> list[str]:
    """All that is wrong with a rule file."""
    with pytest.raises(RuleError) as caught:
        parse_rule(text, "r.yaml", rule_id)
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
    return str(caught.value).splitlines()


def but(old: str, new: str) -> list[str]:
    """What is wrong with the good file with one thing changed."""
    assert old in GOOD
    return problems(GOOD.replace(old, new))


def test_a_good_file() -> None:
    rule = parse_rule(GOOD, "r.yaml", "desk/slug")
    assert (rule.id, rule.desk, rule.severity, rule.zones) == ("desk/slug", "desk", Severity.NOTE, PROSE)
    assert rule.options == {"phrase": ["at the end of the day"]}
    bad, ok = rule.examples
    assert bad.text == "It rained at the end of the day."
    assert bad.mark == Span(10, 31)
    assert (bad.line, ok.line, ok.mark) == (8, 9, None)


def test_zone_sets() -> None:
    rule = parse_rule(GOOD + "zones: [prose, quote]\n", "r.yaml", "desk/slug")
    assert rule.zones == PROSE | {"quote"}
    assert parse_rule(GOOD + "zones: all\n", "r.yaml", "desk/slug").zones == EVERYWHERE


def test_real_brackets_in_an_example() -> None:
    text = GOOD.replace("It rained [at the", r"“It \[the sky\] rained [at the")
    [bad, _] = parse_rule(text, "r.yaml", "desk/slug").examples
    assert bad.text.startswith("“It [the sky] rained at the end")
    assert bad.mark is not None
    assert bad.text[slice(*bad.mark)] == "at the end of the day"


def test_words_of_yaml_1_1_are_words() -> None:
    text = GOOD.replace("[at the end of the day]", "[no, on, off, y, 2024-03-05]")
    assert parse_rule(text, "r.yaml", "desk/slug").options["phrase"] == ["no", "on", "off", "y", "2024-03-05"]


CASES = [
    (
        "severity: note",
        "sevrity: note",
        ["1: 'severity' is missing", "2: unknown key 'sevrity'; did you mean 'severity'?"],
    ),
    (
        "severity: note",
        "severity: notes",
        ["2: severity: must be one of error, warning, query, note; did you mean 'note'?"],
    ),
    (
        "kind: phrase\nseverity: note",
        "kind: phrases\nsevrity: note",
        ["1: unknown kind 'phrases'; did you mean 'phrase'?", "1: 'severity' is missing", "did you mean 'severity'?"],
    ),
    ("kind: phrase", "kind: phrases", ["1: unknown kind 'phrases'; did you mean 'phrase'?"]),
    ("kind: phrase\n", "", ["1: 'kind' is missing"]),
    ("phrase: [at the end of the day]", "phrase: []", ["6: phrase: is empty"]),
    ("phrase: [at the end of the day]", "phrase: [a, 7]", ["6: phrase: must be text, not a number (put it in quotes)"]),
    ("phrase: [at the end of the day]", "phrase: a\ncase: yes", ["7: case: must be true or false, not text"]),
    (
        "phrase: [at the end of the day]",
        "phrases: a",
        ["6: unknown key 'phrases'; did you mean 'phrase'?", "1: 'phrase' is missing"],
    ),
    ("{match}", "{mtach}", ["3: unknown placeholder 'mtach'; did you mean 'match'?"]),
    ("source: Desk practice", "source: x\nzones: [headlines]", ["did you mean 'headline'?"]),
    (
        "source: Desk practice",
        "source: x\nstyles: app",
        ["6: styles: must be one of ap, reuters, guardian, bbc; did you mean"],
    ),
    ("source: Desk practice", "source: x\nstyles: AP", ["reuters, guardian, bbc; did you mean 'ap'?"]),
    ("source: Desk practice", "source: x\nformerly: Old Rule", ["6: formerly: must be a rule's id, as in desk/slug"]),
    ("source: Desk practice", "source: x\nwhy: again", ["6: 'why' stands here twice"]),
    ("why: It says nothing.", "why:", ["4: why: must be text, not nothing"]),
    ("[at the end of the day].", "at the end of the day.", ["8: examples.bad: must mark the wrong words once"]),
    ("[at the end of the day].", "[at the end] of [the day].", ["8: examples.bad: must mark the wrong words once"]),
    ("[at the end of the day].", "[] at the end.", ["8: examples.bad: must mark the wrong words once"]),
    ("[at the end of the day].", "[at the end of the day.", ["8: examples.bad: must mark the wrong words once"]),
    ("  - ok: It rained", "  - ok: x\n    bad: It [rained]", ["9: examples: an example is either bad or ok"]),
    ("  - ok: It rained", "  - ok: x\n    good: It rained", ["9: examples: good goes with bad"]),
    (
        "  - ok: It rained",
        "  - okay: It rained",
        ["9: unknown key 'okay'", "9: examples: an example is either bad or ok"],
    ),
    (
        "  - ok: It rained",
        "  - date: 2024-02-30\n    ok: It rained",
        ["9: examples.date: must be a day, as in 2024-03-05"],
    ),
    ("  - ok: It rained", "  - layout: [header]\n    ok: It rained", ["9: examples.layout: must be one of"]),
    ("examples:", "examples: none\nother:", ["7: examples: must be a list, not text", "8: unknown key 'other'"]),
    ("why: It says nothing.", "why: *a", ["4: anchors and aliases are not allowed here"]),
    ("why: It says nothing.", "why: [", ["6: not YAML"]),
    ("why: It says nothing.", "? [a]\n: b", ["4: a key must be plain text"]),
    ("examples:", "---\nexamples:", ["7: a second document begins here"]),
    ("\nsource", "\n\tsource", ["5: not YAML"]),
]


@pytest.mark.parametrize(("old", "new", "said"), CASES, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, said: list[str]) -> None:
    found = but(old, new)
    assert len(found) == len(said)
    for sentence in said:
        assert any(sentence in line for line in found), found


def test_all_faults_at_once_in_the_order_of_the_file() -> None:
    text = GOOD.replace("severity: note", "severity: loud").replace("source:", "sorce:").replace("[at the", "at the")
    assert [line.split(":")[1] for line in problems(text)] == ["1", "2", "5", "8"]


def test_phrases_that_differ_in_capitals_alone() -> None:
    text = GOOD.replace("kind: phrase", "kind: swap").replace(
        "phrase: [at the end of the day]", "swap: {Pond: a, pond: b}"
    )
    assert problems(text) == ["r.yaml:6: swap.pond: is 'Pond' again: capitals make no difference without `case: true`"]
    parse_rule(f"{text}case: true\n", "r.yaml", "desk/slug")


@pytest.mark.parametrize("text", ["", "# only a comment\n", "null\n"])
def test_an_empty_file(text: str) -> None:
    assert problems(text) == ["r.yaml:1: a rule file must be a mapping, not nothing"]


def test_a_list_is_no_rule() -> None:
    assert problems("- a\n- b\n") == ["r.yaml:1: a rule file must be a mapping, not a list"]


def test_deep_nesting() -> None:
    assert "nested too deeply" in problems("a: " + "[" * 400 + "]" * 400)[0]


def test_a_file_that_is_too_long() -> None:
    assert "more than 1,000,000 characters" in problems("a" * 1_000_001)[0]


def test_a_yaml_bomb() -> None:
    lines = ["a0: &a0 [lol, lol]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]" for i in range(1, 60))]
    assert problems("\n".join(lines)) == ["r.yaml:2: anchors and aliases are not allowed here"]


@pytest.mark.parametrize("rule_id", ["slug", "Desk/slug", "desk/two words", "desk/-x", "a/b/c", "desk/sl_ug"])
def test_ids(rule_id: str) -> None:
    [fault] = problems(GOOD, rule_id)
    assert "a rule lives at <desk>/<slug>.yaml" in fault


def write(folder: Path, rule_id: str, text: str | bytes = GOOD) -> Path:
    file = folder / f"{rule_id}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_folder_reports_all_its_files(tmp_path: Path) -> None:
    write(tmp_path, "desk/fine")
    one = write(tmp_path, "desk/one", GOOD.replace("note", "nit", 1))
    two = write(tmp_path, "desk/two", b"kind: \xff\xfe")
    three = write(tmp_path, "desk/three", "kind: [")
    with pytest.raises(RuleError) as caught:
        read_folder(tmp_path)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith(f"{one.as_posix()}:2: severity: must be one of error")
    assert lines[1].startswith(f"{three.as_posix()}:")
    assert lines[2] == f"{two.as_posix()}: not UTF-8"


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such rule folder"):
        read_folder(tmp_path / "gone")


def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No shipped rules, and a cache of the test's own."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(folders, "shipped_folder", lambda: tmp_path / "shipped")
    write(tmp_path / "shipped", "desk/shipped")


def test_two_rules_with_one_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(tmp_path, monkeypatch)
    one = write(tmp_path / "a", "desk/same")
    two = write(tmp_path / "b", "desk/same")
    with pytest.raises(RuleError) as caught:
        load_folders([tmp_path / "a", tmp_path / "b"])
    assert str(caught.value) == f"{two.as_posix()}: rule desk/same is also in {one.as_posix()}"


def test_a_former_id_that_another_rule_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(tmp_path, monkeypatch)
    one = write(tmp_path / "a", "desk/new")
    two = write(tmp_path / "a", "desk/other", GOOD + "formerly: desk/new\n")
    with pytest.raises(RuleError) as caught:
        load_folders([tmp_path / "a"])
    assert str(caught.value) == f"{two.as_posix()}: formerly desk/new is also an id of {one.as_posix()}"
