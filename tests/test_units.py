"""The table of units: every name once, every form found, and squares, cubes and rates made of them."""

from __future__ import annotations

import pytest

from newslint.layers.tokens import fold
from newslint.layers.units import LETTERS, PERIODS, SIGNS, UNITS, converted_forms, per, unit_at
from newslint.layers.units.table import TABLE

LINES = TABLE.strip().splitlines()
NAMES = [line.split(" | ")[0] for line in LINES]


def test_every_unit_has_one_line() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert all(line.count("|") == 6 for line in LINES)


def test_what_is_converted_has_a_size() -> None:
    assert [unit.name for unit in UNITS.values() if unit.system and not unit.sizes] == []
    assert {unit.name for forms in converted_forms().values() for _, unit in forms} <= UNITS.keys()
    assert set(SIGNS.values()) <= UNITS.keys()


@pytest.mark.parametrize(
    ("text", "unit", "dimension"),
    [
        ("miles away", "mile", "length"),
        ("square-foot house", "square foot", "area"),
        ("sq. km of forest", "square km", "area"),
        ("cubic meters of gas", "cubic meter", "volume"),
        ("nautical-mile zone", "nautical mile", "length"),
        ("miles an hour", "mph", "speed"),
        ("percentage points", "point", "point"),
        ("U.S. dollars", "usd", "money"),
        ("degrees Celsius", "celsius", "temperature"),
    ],
)
def test_the_longest_form_counts(text: str, unit: str, dimension: str) -> None:
    keys = fold(text)
    found = unit_at(keys, 0, len(keys))
    assert found is not None
    assert (found[0].name, found[0].dimension) == (unit, dimension)


@pytest.mark.parametrize("text", ["square dance", "nautical charts", "US soldiers", "m", "square hours"])
def test_other_words_are_no_unit(text: str) -> None:
    keys = fold(text)
    assert unit_at(keys, 0, len(keys)) is None


def test_letters_behind_digits() -> None:
    assert [LETTERS[word].name for word in ("km", "g", "p", "mb", "hrs")] == ["km", "gram", "penny", "megabyte", "hour"]
    assert "nm" not in LETTERS


def test_a_length_by_time_is_a_speed() -> None:
    speed = per(UNITS["mile"], "hour", PERIODS["hour"])
    assert (speed.plural, speed.dimension) == ("miles per hour", "speed")
    assert speed.sizes == pytest.approx(UNITS["mph"].sizes)
