"""clause: what cannot be the clause of a sentence."""

from __future__ import annotations

import pytest
from rulekit import faults, lint

from newslint.diagnostic import Severity
from newslint.kinds.grammar.letters import LETTERS, letters
from newslint.readers import read

PROUD = """
kind: clause
zones: [body, quote]
asked: Was it said so?
rows: ["they adverb* ^ adjective"]
"""


def marks(rule: str, story: str) -> list[str]:
    return [story[item.span.start : item.span.end] for item in lint(rule, story)]


@pytest.mark.parametrize(
    ("sentence", "classes"),
    [
        ("They gave it.", "they went it -"),
        ("The plan harms the town.", "the help reports the noun -"),
        ("Holm walked home.", "name walked good -"),
        ("He said Jones has May.", "he said names has name -"),
        ("It has been done, she says.", "it has been taken comma he said -"),
        ("It’s Rome’s wall.", "is owner noun -"),
        ("The ill-fated travelled on.", "the good hyphen walked walked on -"),
    ],
)
def test_each_word_has_the_letter_of_its_class(sentence: str, classes: str) -> None:
    expected = "".join(LETTERS.get(name, ".") for name in classes.split())
    assert letters(read(sentence.encode(), "a.txt")).text == f"\n{expected}"


def test_a_place_leads_back_to_its_token() -> None:
    found = letters(read(b"They gave it. We took it.\n\nIt was so.\n", "a.txt"))
    assert found.text.count("\n") == 3
    assert found.token(found.text.index("i" if "i" in found.text else "t")) == 2
    second = found.text.index("\n", 1)
    assert found.token(second) == 4
    assert found.sentence(second) == (found.text[second + 1 :].partition("\n")[0], second + 1)


def test_the_words_around_the_gap_are_marked() -> None:
    [item] = lint(PROUD, "We know they very proud of it.")
    assert item.span == (13, 23)
    assert item.severity is Severity.WARNING


@pytest.mark.parametrize("word", ["asks", "asked", "asking", "sought", "god"])
def test_a_verb_excuses_in_all_its_forms(word: str) -> None:
    rule = PROUD + "unless: [god]\nverbs: [ask, seek]\n"
    assert marks(rule, f"Holm {word} that they very proud.") == []
    assert marks(rule, "Gods that they very proud.") == ["very proud"]


def test_in_a_quotation_it_is_a_question() -> None:
    [item] = lint(PROUD, "“We know they proud of it,” she said.")
    assert (item.severity, item.message) == (Severity.QUERY, "Was it said so?")


def test_questions_are_left_alone() -> None:
    assert marks(PROUD, "Are they proud? They proud.") == ["They proud"]


@pytest.mark.parametrize(
    ("options", "story", "marked"),
    [
        ('rows: ["!when they ^ adjective"]', "We saw when they proud. Now they proud.", ["they proud"]),
        ('rows: ["!is>not they ^ adjective"]', "It is not they proud. It is they proud.", ["they proud"]),
        ('rows: ["!!has they ^ adjective"]', "It has been they proud. It was they proud.", ["they proud"]),
        ('rows: ["they ^ adjective !and"]', "We know they proud and they proud.", ["they proud"]),
        ('rows: ["@start they ^ adjective"]', "We know they proud. They proud.", ["They proud"]),
        ('unless: [ask]\nrows: ["they ^ adjective"]', "We ask that they proud. We see they proud.", ["they proud"]),
        ('groups: [they]\nrows: ["they ^ adjective"]', "They proud. We proud.", ["We proud"]),
        ('parts: {head: [they, the noun]}\nrows: ["@start $head ^ adjective"]', "They proud. The mayor proud.", []),
    ],
)
def test_what_a_row_may_hold(options: str, story: str, marked: list[str]) -> None:
    expected = marked or ["They proud", "mayor proud"]
    assert marks(f"kind: clause\n{options}\n", story) == expected


def test_a_lone_row_counts_where_a_verb_is_lacking() -> None:
    rule = 'kind: clause\nlone: ["@start the noun ^ adjective"]\n'
    assert marks(rule, "The mayor unsafe when it was told.") == ["mayor unsafe"]
    assert marks(rule, "The mayor unsafe to cross was built in May.") == []
    assert marks(rule, "The mayor unsafe: a picture of the lake.") == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("they adjective", "no place of it is ^"),
        ("they ^ not ^ adjective", "more than one place of it is ^"),
        ("they ^", "a word must stand on either side of its ^"),
        ("@start adverb* ^ adjective", "a word must stand on either side of its ^"),
        ("they ^ adverb? !adjective", "a word must stand on either side of its ^"),
        ("they @start ^ adjective", "@start comes first"),
        ("!and @start they ^ adjective", "@start comes first"),
        ("!and they? he ^ adjective", "'they?' cannot follow what does not stand before the row: it is no single word"),
        ("they ^ pretty", "there is no class 'pretty'"),
        ("$head ^ adjective", "there is no part 'head'"),
        ("they ^ adj-ective", "'adj-ective' cannot be read"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(row: str, sentence: str) -> None:
    assert faults(f'kind: clause\nrows: ["{row}"]\n') == [f"2: rows: {sentence} ({row})"]


def test_a_long_text_takes_time_in_proportion() -> None:
    story = "The old dam of the town by the lake of the county and " * 4_000
    assert lint('kind: clause\nparts: {thing: "the adjective* noun+"}\nrows: ["$thing ^ been"]\n', story) == []
