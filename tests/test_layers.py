"""Layers: sentences, quotations, quantities; and the word lists below the kinds that ask for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.layers.quantities import quantities
from newslint.layers.quotes import in_quotation, quotes
from newslint.layers.sentences import sentence_at, sentences
from newslint.lexicon import is_thing, is_word
from newslint.readers import Reading, read
from newslint.span import Span

PIECES = st.sampled_from(
    [
        "word",
        "Name",
        "U.S.",
        "Mr.",
        "8,000",
        "12",
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "'90s",
        ".",
        ",",
        "!",
        "?",
        " ",
        "\n",
        "(",
        ")",
    ]
)
TEXT = st.lists(PIECES, max_size=60).map("".join)


def document(text: str) -> Document:
    """A document whose lines are all body."""
    return read(text.encode(), "a.txt", Reading(layout=("body",) * (text.count("\n") + 1)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke. The town flooded.", ["The dam broke.", "The town flooded."]),
        ("Mr. Roe met Sen. Lee on Jan. 5. He left.", ["Mr. Roe met Sen. Lee on Jan. 5.", "He left."]),
        ("He lives in the U.S. The law is old.", ["He lives in the U.S.", "The law is old."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("“Go.” “Why?” she asked.", ["“Go.”", "“Why?” she asked."]),
        ("J. R. Roe of Acme Inc. said no. Stop!", ["J. R. Roe of Acme Inc. said no.", "Stop!"]),
        ("It rose 3.5 percent at 5 p.m. on Monday.", ["It rose 3.5 percent at 5 p.m. on Monday."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    story = document(text)
    assert [story.words(span) for span in sentences(story)] == expected


@given(TEXT)
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    story = document(text)
    found = sentences(story)
    assert found == sorted(found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    covered = "".join(story.words(span) for span in found)
    assert "".join(covered.split()) == "".join("".join(story.words(span) for _, span in story.blocks).split())
    for span in found:
        assert sentence_at(story, span.start) == span


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("“Go,” he said, “now.”", ["Go,", "now."]),
        ('"Go," he said. "Now."', ["Go,", "Now."]),
        ("‘The players’ union said so,’ he said.", ["The players’ union said so,"]),
        ("It was the ’90s, and he's 6'2\" tall.", []),
        ("“He told me ‘go’,” she said.", ["He told me ‘go’,"]),
        ("“We lost.\n“We lost again,” he said.", ["We lost.", "We lost again,"]),
        ("“We lost.\nAll of it,” he said.", ["We lost.\nAll of it,"]),
    ],
)
def test_speech(text: str, spoken: list[str]) -> None:
    story = document(text)
    assert [story.words(span) for span in quotes(story).spoken] == spoken
    assert not quotes(story).unclosed
    assert not quotes(story).unopened


@pytest.mark.parametrize(
    ("text", "unclosed", "unopened"),
    [
        ("“Go, he said.", 1, 0),
        ("Go,” he said.", 0, 1),
        ("“Go, he said.\nHe left.\nNobody saw him.\nIt rained.\nThat was all.", 1, 0),
        ("“We lost, the mayor said. “Nobody came.”", 1, 0),
        ("He is 6'2\" tall.", 0, 0),
    ],
)
def test_lone_marks(text: str, unclosed: int, unopened: int) -> None:
    found = quotes(document(text))
    assert (len(found.unclosed), len(found.unopened)) == (unclosed, unopened)


@given(TEXT)
def test_speech_is_in_order_and_inside_the_text(text: str) -> None:
    story = document(text)
    found = quotes(story).spoken
    assert all(0 <= span.start <= span.end <= len(text) for span in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for span in found:
        if span.start < span.end:
            assert in_quotation(story, Span(span.start, span.start + 1))


@pytest.mark.parametrize(
    ("text", "value", "hedge", "counted", "part"),
    [
        ("as many as 8,000 northern soldiers", 8000, "as many as", "8,000 northern soldiers", False),
        ("at least ten thousand troops", 10_000, "at least", "ten thousand troops", False),
        ("600 of the nurses", 600, "", "600 of the nurses", True),
        ("some 2.5 million votes", 2_500_000, "some", "2.5 million votes", False),
        ("a dozen people", 12, "", "a dozen people", False),
        ("5 percent", 5, "", "5 percent", False),
    ],
)
def test_quantities(text: str, value: float, hedge: str, counted: str, part: bool) -> None:
    story = document(text)
    (found,) = quantities(story)
    assert (found.value, found.hedge, story.words(found.phrase), found.role == "part") == (value, hedge, counted, part)


def test_money_and_the_names_of_models() -> None:
    story = document("They paid $5 million for three Skyliner 787 jets.")
    assert [(item.value, item.money) for item in quantities(story)] == [(5_000_000, True), (3, False), (787, False)]


def test_words_and_things() -> None:
    assert is_word("colour")
    assert is_word("Labor")
    assert not is_word("clbutt")
    assert is_thing(("raw", "materials"))
    assert is_thing(("rifles",))
    assert not is_thing(("sour", "grapes"))
    assert not is_thing(("murder",))
    assert not is_thing(("zzzz",))
