"""Forms of words."""

from __future__ import annotations

import pytest

from newslint.kinds.inflect import (
    noun_forms,
    participle,
    past,
    past_participle,
    plural,
    third_person,
    verb_forms,
    vowel_sound,
)

VERBS = """
carry carries carried carried carrying
play plays played played playing
pass passes passed passed passing
push pushes pushed pushed pushing
veto vetoes vetoed vetoed vetoing
radio radios radioed radioed radioing
make makes made made making
agree agrees agreed agreed agreeing
lie lies lay lain lying
tie ties tied tied tying
plan plans planned planned planning
rain rains rained rained raining
visit visits visited visited visiting
travel travels traveled traveled traveling
fix fixes fixed fixed fixing
show shows showed shown showing
refer refers referred referred referring
offer offers offered offered offering
equip equips equipped equipped equipping
quiz quizzes quizzed quizzed quizzing
panic panics panicked panicked panicking
undertake undertakes undertook undertaken undertaking
withdraw withdraws withdrew withdrawn withdrawing
relay relays relayed relayed relaying
undergo undergoes underwent undergone undergoing
rethink rethinks rethought rethought rethinking
utilize utilizes utilized utilized utilizing
do does did done doing
have has had had having
be is was been being
singe singes singed singed singeing
allow allows allowed allowed allowing
"""


@pytest.mark.parametrize("line", VERBS.strip().splitlines(), ids=lambda line: line.split()[0])
def test_verb(line: str) -> None:
    verb, *forms = line.split()
    assert [third_person(verb), past(verb), past_participle(verb), participle(verb)] == forms


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("report", "reports"),
        ("city", "cities"),
        ("day", "days"),
        ("church", "churches"),
        ("box", "boxes"),
        ("photo", "photos"),
        ("hero", "heroes"),
        ("chairwoman", "chairwomen"),
        ("human", "humans"),
        ("crisis", "crises"),
        ("aircraft", "aircraft"),
        ("member of parliament", "members of parliament"),
        ("police officer", "police officers"),
        ("mother-in-law", "mother-in-laws"),
    ],
)
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


def test_a_verb_phrase_keeps_its_tail() -> None:
    assert dict(verb_forms("conduct a survey of", ["survey"])) == {
        "conducts a survey of": ["surveys"],
        "conducting a survey of": ["surveying"],
        "conducted a survey of": ["surveyed"],
    }


def test_one_past_form_may_stand_for_two() -> None:
    assert dict(verb_forms("carry out", ["do"]))["carried out"] == ["did", "done"]


def test_two_past_forms_stay_apart() -> None:
    forms = dict(verb_forms("undertake", ["do"]))
    assert (forms["undertook"], forms["undertaken"]) == (["did"], ["done"])


def test_forms_of_be() -> None:
    forms = dict(verb_forms("be desirous of", ["want"]))
    assert forms["is desirous of"] == ["wants"]
    assert forms["are desirous of"] == ["want"]
    assert forms["were desirous of"] == ["wanted"]


def test_noun_phrase() -> None:
    assert list(noun_forms("end result", ["result"])) == [("end results", ["results"])]


@pytest.mark.parametrize(
    "word",
    "apple hour honest heir MP FBI unimportant unidentified umbrella unusual".split(),
)
def test_an(word: str) -> None:
    assert vowel_sound(word)


@pytest.mark.parametrize("word", "pear house university unit European one-time once UK use NATO unanimous BBC".split())
def test_a(word: str) -> None:
    assert not vowel_sound(word)
