"""Who says what: speakers of quotations and of reported speech, and quotations that echo one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.layers.attributions import attributions, quotations
from newslint.layers.echoes import echoes, variants
from newslint.readers import read


def story(*lines: str) -> Document:
    return read("\n".join(lines).encode(), "story.txt")


SPOKEN = {
    "“The wall held,” Ana Lund said.": ("Ana Lund", "said", "after"),
    "“The wall held,” said Ana Lund, an engineer.": ("Ana Lund", "said", "after"),
    "“The wall held,” said engineer Ana Lund.": ("Ana Lund", "said", "after"),
    "“The wall held,” Ana Lund, an engineer at the port, told reporters.": ("Ana Lund", "told", "after"),
    "“The wall held,” said the port's chief engineer.": ("the port's chief engineer", "said", "after"),
    "“The wall held,” the mayor of Port Haven later wrote.": ("the mayor of Port Haven", "wrote", "after"),
    "“The wall held,” a spokesman for Harbor Trust said in a statement.": (
        "a spokesman for Harbor Trust",
        "said",
        "after",
    ),
    "“The wall held,” harbor officials said on Monday.": ("harbor officials", "said", "after"),
    "“The wall held,” Kelly said.": ("Kelly", "said", "after"),
    "“Did the wall hold?” he asked.": ("he", "asked", "after"),
    "‘The wall held’, Lund said.": ("Lund", "said", "after"),
    "Ana Lund said: “The wall held.”": ("Ana Lund", "said", "before"),
    "Ana Lund, who runs the port, has said that “the wall held.”": ("Ana Lund", "said", "before"),
    "The port's engineer, Ana Lund, called it “a wall of sand.”": ("Ana Lund", "called", "before"),
    "The Port Authority (PA) said it was “a wall of sand.”": ("The Port Authority", "said", "before"),
    "According to Lund, it was “a wall of sand.”": ("Lund", "According to", "before"),
    "Lund defended the wall, saying: “It held.”": ("Lund", "saying", "before"),
    "She declined to name the builder but added: “It held.”": ("She", "added", "before"),
    "“The wall held,” said Port Haven Sen. Ana Lund.": ("Port Haven Sen. Ana Lund", "said", "after"),
    "“The wall held,” Jean-Marc Lund said.": ("Jean-Marc Lund", "said", "after"),
    "“Who knew?” Instead, Lund would only say it held.": (None, None, ""),
    "Several reports have called it “a wall of sand.”": ("Several reports", "called", "before"),
    "Said Lund: “It held.”": ("Lund", "Said", "before"),
    "The wall is “old” and tall.": (None, None, ""),
    "He called it “a mess,” but the mayor said nothing of the sort.": ("He", "called", "before"),
}


@pytest.mark.parametrize("text", SPOKEN)
def test_a_quotation_has_its_speaker(text: str) -> None:
    document = story(text)
    [said] = quotations(document)
    speaker, verb = (document.words(span) if span else None for span in (said.speaker, said.verb))
    assert (speaker, verb, said.position) == SPOKEN[text]


def test_a_speech_in_parts_has_one_speaker() -> None:
    document = story(
        "“The wall,” Lund said, “is old. It held.” The tide came at noon.",
        "“It is tall,” Haas said. “It will hold",
        "“for years.” Then he left.",
    )
    said = [(document.words(item.speaker or item.words), item.position, item.given) for item in quotations(document)]
    assert said == [
        ("Lund", "within", "own"),
        ("Lund", "within", "own"),
        ("Haas", "after", "own"),
        ("Haas", "before", "carried"),
        ("Haas", "before", "carried"),
    ]


def test_a_quotation_by_itself_is_guessed_to_be_the_last_speakers() -> None:
    document = story("Lund said the wall was sound.", "“It will hold for years to come.”", "The tide came at noon.")
    [said] = quotations(document)
    assert (said.given, document.words(said.speaker or said.words)) == ("guessed", "Lund")


def test_a_pronoun_stands_for_whoever_spoke_last() -> None:
    document = story(
        "Ana Lund runs the port. Mr. Piet Haas owns the mill.",
        "“The wall held,” Lund said. “It is old,” she said.",
        "Haas came late. “It is tall,” he said.",
    )
    names = [document.words(item.name) if item.name else None for item in quotations(document)]
    assert names == ["Lund", "Lund", "Haas"]


def test_reported_speech_has_its_words() -> None:
    document = story("Lund said that the wall had held. The tide, officials warned, was rising, according to Haas.")
    found = [
        (document.words(item.speaker or item.words), document.words(item.words)) for item in attributions(document)
    ]
    assert ("Lund", "the wall had held") in found
    assert {speaker for speaker, _ in found} == {"Lund", "officials", "Haas"}


def test_names_that_hold_a_verb_do_not_speak() -> None:
    assert attributions(story("The United States owes a lot. Trade Reports is a paper.")) == []


def test_echoes_tell_what_agrees_and_what_does_not() -> None:
    document = story(
        "“We will not leave the island to the sea or to the bank,” Lund said.",
        "Lund: “[We] will not leave the island … to the bank.”",
        "Lund would not “leave the island to the wind or to the bank,” she said.",
    )
    assert [document.words(change.here) for echo in variants(document) for change in echo.changes] == ["the wind or"]
    assert len(echoes(document)) == 3


def test_a_quotation_of_one_word_over_and_over_is_aligned_once() -> None:
    document = story(*[f"“{'no ' * 400}yes,” he said." for _ in range(40)])
    assert len(echoes(document)) < 40 * 8


@pytest.mark.parametrize(
    "text", ["a, " * 5000 + "said", "who " * 5000 + "said", "(a) " * 5000 + "said", "said " * 5000]
)
def test_long_rows_of_commas_and_verbs_are_no_trouble(text: str) -> None:
    assert len(attributions(story(f"Roe, {text} it."))) <= 5000


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "said",
        "Lund",
        "he",
        ",",
        ".",
        "?",
        " ",
        "\n",
        "the",
        "who",
        "saying",
        "to",
        "[",
        "]",
        "…",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_whatever_the_text_its_speech_lies_in_it(text: str) -> None:
    document = story(f"Ana Lund {text}")
    end = len(document.text)
    for item in attributions(document):
        assert 0 <= item.words.start <= item.words.end <= end
        assert (item.speaker is None) == (item.position == "")
    for echo in echoes(document):
        assert 0 < echo.share <= 1
