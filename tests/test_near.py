"""Words a slip apart: found by keys, and all that holding each against each would find."""

from __future__ import annotations

from itertools import combinations

import pytest

from newslint.kinds.names.near import is_slip, near_pairs


@pytest.mark.parametrize("slip", ["trellik", "trelick", "trelliick", "trallick", "trelilck", "rtellick", "trellic"])
def test_slips(slip: str) -> None:
    assert is_slip("trellick", slip)
    assert is_slip(slip, "trellick")


@pytest.mark.parametrize("other", ["trellick", "trollock", "trellickers", "rellic", "kcillert"])
def test_no_slips(other: str) -> None:
    assert other == "trellick" or not is_slip("trellick", other)


def test_keys_find_what_all_pairs_would() -> None:
    words = ["hanson", "hansen", "hanssen", "hasnen", "hanse", "jansen", "ahnsen", "brandt", "brant", "bradnt", "quill"]
    every = {frozenset(pair) for pair in combinations(words, 2) if is_slip(*pair)}
    assert {frozenset(pair) for pair in near_pairs(words, 3)} == every


def test_the_same_consonants_in_a_long_word() -> None:
    assert list(near_pairs(["ahmadinejad", "ahmedinijad", "amsterdam"], 3)) == [("ahmadinejad", "ahmedinijad")]
