"""The names layer: who is named, as what, and which mentions are one person's."""

from __future__ import annotations

import pytest

from newslint.config import Settings
from newslint.document import Document
from newslint.layers.names import Person, names, people, person_at
from newslint.layers.names.chain import _tails
from newslint.layers.names.nicknames import same_first
from newslint.readers import read


def document(text: str) -> Document:
    return read(text.encode(), "draft.txt", Settings().reading)


def told(text: str) -> dict[str, list[str]]:
    """Each person with the words of every mention, titles before them."""
    return {
        person.text: [f"{item.title} {item.name.text}".strip() for item in person.mentions]
        for person in people(document(text))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police Chief Dana Okonjo-Bell resigned. Okonjo-Bell's deputy stayed.",
            {"Dana Okonjo-Bell": ["Police Chief Dana Okonjo-Bell", "Okonjo-Bell"]},
        ),
        (
            "Prime minister Pieter van der Laan left early. Van der Laan was ill, and Mr. van der Laan knew it.",
            {"Pieter van der Laan": ["Prime minister Pieter van der Laan", "Van der Laan", "Mr. van der Laan"]},
        ),
        (
            "President Bashar al-Khatib spoke. The rain, al-Khatib said, was late.",
            {"Bashar al-Khatib": ["President Bashar al-Khatib", "al-Khatib"]},
        ),
        (
            "Andrés Manuel Peña Ochoa won the vote. Peña Ochoa thanked everybody.",
            {"Andrés Manuel Peña Ochoa": ["Andrés Manuel Peña Ochoa", "Peña Ochoa"]},
        ),
        ("Yoon Suk-yeol flew home. The talks, Yoon said, went well.", {"Suk-yeol Yoon": ["Yoon Suk-yeol", "Yoon"]}),
        ("Sen. Charles O'Dowd Jr. voted. O’Dowd left.", {"Charles O'Dowd": ["Sen. Charles O'Dowd Jr.", "O’Dowd"]}),
        ("John F. Trellick flew. Trellick crashed the plane.", {"John F. Trellick": ["John F. Trellick", "Trellick"]}),
        (
            "Sir Keir Vance sat down. The judge asked Sir Keir to stand.",
            {"Keir Vance": ["Sir Keir Vance", "Sir Keir"]},
        ),
        ("They saw Pope Francis. Francis prayed with them.", {"Francis": ["Pope Francis", "Francis"]}),
        ("“It's over,” said Struan Quell, the owner.", {"Struan Quell": ["Struan Quell"]}),
        ("Yesterday Donald Roth met them in New York.", {"Donald Roth": ["Donald Roth"]}),
        ("Americans liked Italian Marco Bellini best.", {"Marco Bellini": ["Marco Bellini"]}),
        (
            "The clerk of Billie Jean King smiled, and King smiled back.",
            {"Billie Jean King": ["Billie Jean King", "King"]},
        ),
        ("Los Angeles Mayor Karen Bask came late.", {"Karen Bask": ["Los Angeles Mayor Karen Bask"]}),
    ],
)
def test_one_person_in_all_forms(text: str, expected: dict[str, list[str]]) -> None:
    assert told(text) == expected


def test_two_people_of_one_surname_stay_two() -> None:
    found = told("Anna Hansen and her son Peter Hansen rowed. Later Peter Hansen slept.")
    assert found == {"Anna Hansen": ["Anna Hansen"], "Peter Hansen": ["Peter Hansen", "Peter Hansen"]}


def test_a_surname_goes_to_the_one_named_last() -> None:
    found = told("Anna Hansen rowed. Hansen won. Then Peter Hansen rowed. The boat, Hansen said, was full.")
    assert found == {"Anna Hansen": ["Anna Hansen", "Hansen"], "Peter Hansen": ["Peter Hansen", "Hansen"]}


def test_a_headline_in_capitals_knows_the_body() -> None:
    body = "Mayor Lutz Brandauer ended the strike of the ferry workers on Monday.\nThe workers slept."
    text = f"BRANDAUER ENDS STRIKE\n\n{body}\n"
    (person,) = people(document(text))
    assert [item.name.zone for item in person.mentions] == ["headline", "body"]
    assert person.introduction.name.zone == "body"
    assert person.title == "Mayor"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("They came from the University of Esteria last year.", "organization", "University of Esteria"),
        ("They sold Apple Inc. to a bank.", "organization", "Apple Inc."),
        ("They met at the Ministry of Defense again.", "organization", "Ministry of Defense"),
        ("They swam in the Jordan River at noon.", "place", "Jordan River"),
        ("They flew to San Jose and back.", "place", "San Jose"),
        ("They asked Goldman Sachs for money.", "", "Goldman Sachs"),
        ("They flew home to Denmark and slept.", "place", "Denmark"),
        ("They asked the Tarn and Weld Trust for money.", "organization", "Tarn and Weld Trust"),
        (
            "They asked the Food and Drug Administration for money.",
            "organization",
            "Food and Drug Administration",
        ),
        (
            "They sat on the Homeland Security and Trade Committee.",
            "organization",
            "Homeland Security and Trade Committee",
        ),
    ],
)
def test_what_is_no_person(text: str, kind: str, words: str) -> None:
    found = document(text)
    assert people(found) == []
    assert [(name.kind, name.text) for name in names(found)] == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "They left the Pentagon and Defense Department for money.",
        "They asked the Danish and German Parliament for money.",
        "They praised the Obama and Trump Administration for money.",
        "They asked the FBI and Justice Department for money.",
        "They asked Food and Drug Administration for money.",
    ],
)
def test_two_bodies_are_not_one(text: str) -> None:
    assert not any(" and " in name.text for name in names(document(text)))


def test_words_that_only_begin_a_sentence_are_no_names() -> None:
    assert names(document("Officials said no. Yesterday it rained. On Monday, in May, shops closed.")) == []


def test_spans_hold_the_name_without_title_and_possessive() -> None:
    found = document("They like Gov. Ann Trellick's hat, and “Trellick” is on it.")
    first, second = people(found)[0].mentions
    assert found.words(first.span) == "Ann Trellick"
    assert (first.name.quoted, second.name.quoted) == (False, True)
    assert person_at(found, first.span.start + 2) == people(found)[0]
    assert person_at(found, 0) is None


def test_a_title_without_first_name_is_a_person_all_the_same() -> None:
    (person,) = people(document("They asked Mr. Corbat, and Corbat shrugged."))
    assert (person.first, person.last, person.introduction.title) == ("", "Corbat", "Mr.")
    assert isinstance(person, Person)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bill", "William", True),
        ("J.", "John", True),
        ("J.D.", "James David", True),
        ("John F.", "John", True),
        ("Rob", "Robert", True),
        ("José", "Jose", True),
        ("Donald", "Daniel", False),
        ("Liz", "Maggie", False),
    ],
)
def test_first_names_that_may_be_one(one: str, other: str, same: bool) -> None:
    assert same_first(one, other) is same


def test_a_run_of_a_thousand_names_leaves_few_surnames() -> None:
    run = " ".join(["roe"] * 9 + ["coe"] * 1_000)
    assert sum(map(len, _tails(run))) < len(run)
    assert list(_tails("jo van roe")) == ["van roe", "roe"]
