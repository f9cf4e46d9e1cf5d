"""The fixes of all shipped rules together: they come to an end, and leave speech alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.config import Config, Settings
from newslint.document import Document
from newslint.files import shipped_folder
from newslint.fixer import Check, fix
from newslint.folders import read_folder
from newslint.linter import Linter
from newslint.readers import read
from newslint.rule import Rule
from newslint.rulefile import STYLES

SHIPPED = read_folder(shipped_folder())
BAD = [(rule, example) for rule in SHIPPED for example in rule.examples if example.mark is not None]


def story(text: str) -> Document:
    return read(text.encode(), "x.txt")


def every_rule(style: str) -> Check:
    """All rules that can be in force together under one style, those off by default too."""
    ids = tuple(rule.id for rule in SHIPPED if not rule.styles or style in rule.styles)
    linter = Linter(Config(Settings(style=style, select=ids)), strict=True, rules=SHIPPED)
    return linter.lint


CHECKS = {style: every_rule(style) for style in ("none", *STYLES)}


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_every_example_settles_under_all_rules_together(rule: Rule) -> None:
    check = CHECKS[rule.styles[0] if rule.styles else "none"]
    for example in rule.examples:
        for good in (example.text, example.good or ""):
            result = fix(story(good), check, unsafe=True)
            assert result.notes == (), f"{rule.path}:{example.line}"
            assert fix(result.document, check, unsafe=True).text == result.text


@pytest.mark.parametrize("style", CHECKS)
@pytest.mark.parametrize("between", [" ", "\n\n", "\r\n\r\n"])
def test_all_examples_together_settle(style: str, between: str) -> None:
    result = fix(story(between.join(example.text for _, example in BAD)), CHECKS[style], unsafe=True)
    assert result.notes == ()
    again = fix(result.document, CHECKS[style], unsafe=True)
    assert (again.text, again.passes) == (result.text, 0)


@pytest.mark.parametrize("style", CHECKS)
def test_safe_fixes_settle_too(style: str) -> None:
    result = fix(story("\n\n".join(example.text for _, example in BAD)), CHECKS[style])
    assert result.notes == ()
    assert not fix(result.document, CHECKS[style]).applied


_SNIPPETS = [" ".join(example.text.translate({ord(mark): None for mark in "\"“”„«»‘’'"}).split()) for _, example in BAD]
_MARKS = [("“", "”"), ('"', '"'), ("«", "»")]
_SAID = st.tuples(st.sampled_from(_SNIPPETS), st.sampled_from(_MARKS))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_SNIPPETS), _SAID), min_size=1, max_size=4), st.sampled_from([" ", "\n\n"]))
def test_words_between_quotation_marks_are_never_changed(
    parts: list[tuple[str, tuple[str, tuple[str, str]]]], between: str
) -> None:
    spoken = [f"{opening}{words}{closing}" for _, (words, (opening, closing)) in parts]
    text = between.join(f"{told} {said} {told}" for (told, _), said in zip(parts, spoken, strict=True))
    result = fix(story(text), CHECKS["ap"], unsafe=True)
    place = 0
    for said in spoken:
        place = result.text.find(said[1:-1], place)
        assert place >= 0, f"{said} is no longer in {result.text!r}"
        place += len(said) - 2


ARTICLES = sorted(
    path
    for path in Path(__file__).parent.parent.glob("fixtures/*/*")
    if path.suffix in (".txt", ".md", ".html") and path.parent.name in ("articles", "clean")
)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
@pytest.mark.parametrize("style", CHECKS)
def test_whole_articles_settle_and_keep_their_shape(path: Path, style: str) -> None:
    document = read(path.read_bytes(), path.as_posix())
    result = fix(document, CHECKS[style], unsafe=True)
    assert result.notes == ()
    assert fix(result.document, CHECKS[style], unsafe=True).passes == 0
    assert [zone.name for zone in result.document.blocks] == [zone.name for zone in document.blocks]
