"""The harness finds what is wrong with a rule's examples, and says it so that it can be mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulekit import HEAD, rule

from newslint.cli import main as cli
from newslint.errors import UsageError
from newslint.rule import Example
from newslint.ruletest import main, run_examples
from newslint.ruletest import test_paths as run_paths
from newslint.variants import Variant, variants

SWAP = "kind: swap\nswap: {utilize: use}\nexamples:\n"
PHRASE = "kind: phrase\nphrase: [rain]\nexamples:\n"
OK = "  - ok: We use it.\n"
BAD = "  - bad: We [utilize] it.\n    good: We use it.\n"


def failures(text: str) -> list[str]:
    return [failure.message for failure in run_examples(rule(text))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SWAP + BAD, "a rule needs an ok example"),
        (SWAP + OK, "a rule needs a bad example"),
        (SWAP + OK + "  - bad: We [utilize it].", "must mark 'utilize it' once, but marked is 'utilize' (column 4)"),
        (SWAP + OK + "  - bad: We [used] it.", "must mark 'used' once, but nothing is marked"),
        (SWAP + OK + "  - bad: We [utilize] it.", "the fix needs a test: add `good: We use it.`"),
        (SWAP + OK + "  - bad: We [utilize] it.\n    good: We used it.", "yields 'We use it.', not 'We used it.'"),
        (SWAP + BAD + "  - ok: We utilize it.", "must be silent, but marked is 'utilize' (column 4)"),
        (SWAP + BAD + OK + "    known-wrong: true", "the rule is right here now: promote it"),
        (SWAP + BAD + OK + "  - bad: We [utilize] it.\n    good: We use it.\n    known-wrong: true", "promote it"),
        (PHRASE + OK + "  - bad: Some [rain].\n    good: Some.", "there is no fix"),
        (PHRASE + OK + "  - bad: Some [rain].\n    related: x", "must point to 'x'"),
        ("kind: swap\nswap: {rain: heavy rain}\nexamples:\n" + OK + "  - bad: Some [rain].\n    good: Some heavy rain.",
         "must be silent on the good text, but marked is 'rain' (column 12)"),
        ("kind: pattern\npattern: (?:a|a|aa)+b\nexamples:\n" + OK + "  - bad: It is an [ab].", "runs away on"),
    ],
)  # fmt: skip
def test_what_is_wrong(text: str, said: str) -> None:
    found = failures(text)
    assert len(found) == 1, found
    assert said in found[0]


def test_what_is_known_to_be_wrong_may_stay_so() -> None:
    assert failures(SWAP + BAD + OK + "  - ok: We utilize it.\n    known-wrong: true") == []
    assert failures(SWAP + BAD + OK + "  - bad: We [make use of] it.\n    known-wrong: true") == []


def test_a_rule_of_a_style_and_one_that_is_off_are_in_force_here() -> None:
    assert failures("styles: [ap]\ndefault: false\n" + SWAP + BAD + OK) == []


def test_a_crash_is_a_failure_with_its_place() -> None:
    text = "kind: limit\nof: sentence\nmax: 1\nexamples:\n  - bad: '[Some rain.]'\n  - ok: Rain."
    broken = rule(text)._replace(options={"of": "sentence", "max": "one"})
    message = run_examples(broken)[0].message
    assert message.startswith("the rule crashes: TypeError: ")
    assert "(limit.py:" in message


HARD = [
    "*Stars* and _lines_ and `ticks` and [brackets](x) and <b> and a|b",
    "# 1. A “quoted” 8,000 – “café” naïve",
    "- a dash\n+ a plus\n> more\n12) twelve\n= b",
    "AT&T said &amp; is &#8217; at $5 ~ $6 ~~ now \\ here",
    "🎉 in front, 100 % of ‘it’ … \u00a0 end",
    "https://example.org/a_b*c and me@example.org",
]


@pytest.mark.parametrize("text", HARD)
def test_every_format_holds_the_same_words(text: str) -> None:
    found = list(variants(Example(text)))
    assert [item for item in found if not isinstance(item, Variant)] == []
    lines = text.split("\n")
    for item in found:
        assert isinstance(item, Variant)
        blocks = [item.document.words(zone.span) for zone in item.document.blocks if zone.name != "code"]
        assert blocks == lines, item.name


def test_an_example_names_the_formats_that_hold_it() -> None:
    assert {item.name for item in variants(Example("A b.")) if isinstance(item, Variant)} == {
        "text", "text behind an emoji", "text with CRLF", "Markdown", "HTML",
    }  # fmt: skip
    assert {item.name for item in variants(Example("A b.", formats=("html",))) if isinstance(item, Variant)} == {"HTML"}
    assert len(list(variants(Example("A  b.")))) == 3  # Markdown and HTML hold no two spaces


def test_layout_names_the_lines() -> None:
    for item in variants(Example("One\nTwo\nThree.", layout=("headline", "deck"))):
        assert isinstance(item, Variant)
        zones = [zone.name for zone in item.document.blocks if zone.name != "code"]
        assert zones == ["headline", "deck", "body"], item.name


def test_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in {"good": SWAP + BAD + OK, "poor": SWAP + BAD, "wrong": "kind: swop\n"}.items():
        (tmp_path / "desk").mkdir(exist_ok=True)
        (tmp_path / "desk" / f"{name}.yaml").write_text(HEAD + text, "utf-8")
    report = run_paths([tmp_path, tmp_path / "desk" / "good.yaml"])
    assert (report.rules, report.examples, len(report.failures), len(report.problems)) == (2, 3, 1, 1)
    assert main([str(tmp_path / "desk")]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].endswith("wrong.yaml:5: unknown kind 'swop'; did you mean 'swap'?")
    assert printed[-1] == "2 rules, 3 examples: 2 wrong"
    assert main([str(tmp_path / "desk" / "good.yaml")]) == 0
    assert capsys.readouterr().out == "1 rule, 2 examples: all as they say\n"


def test_what_is_no_rule_and_what_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rules = ("ours/desk/good.yaml", "ours/desk/short.yml", "ours/stray.yaml")
    for name in (*rules, "ours/style.yaml", "newslint.yaml", ".github/workflows/ci.yaml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(HEAD + SWAP + BAD + OK if name in rules else "", "utf-8")
    ending = "ours/desk/short.yml: is not read: the name of a rule file ends in .yaml"
    assert list(map(str, run_paths([Path(".")]).problems)) == [ending]
    assert list(map(str, run_paths([Path("gone.yaml")]).problems)) == [
        "gone.yaml: cannot be read: No such file or directory"
    ]
    assert list(map(str, run_paths([Path("gone")]).problems)) == ["gone: cannot be read: No such file or directory"]
    Path("newslint.yaml").write_text("rule_folders: ours\n", "utf-8")
    assert cli(["test", "ours"]) == 2
    place = "ours/stray.yaml: is not read: a rule lives at ours/<desk>/<slug>.yaml"
    assert capsys.readouterr().out == f"{ending}\n{place}\n2 rules, 4 examples: 2 wrong\n"
    assert cli(["check", "--select", "desk/good", "."]) == 2
    assert capsys.readouterr().err == f"newslint: {ending}\nnewslint: {place}\n"
    for stray in ("ours/desk/short.yml", "ours/stray.yaml"):
        Path(stray).unlink()
    Path("ours/compose.yaml").write_text("kind: nothing of ours\n", "utf-8")
    assert cli(["check", "--select", "desk/good", "."]) == 0
    Path("ours/desk/sub").mkdir()
    Path("ours/desk/good.yaml").rename("ours/desk/sub/good.yaml")  # noticed, though a pack of the folder is kept
    Path("draft.txt").write_text("It rained.\n", "utf-8")
    capsys.readouterr()
    assert cli(["check", "."]) == 2
    assert capsys.readouterr().err == f"newslint: {place.replace('stray', 'desk/sub/good')}\n"


def test_a_folder_without_rules(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no rule file below"):
        run_paths([tmp_path])
