"""Numerals: what each is worth, and how finely it says so."""

from __future__ import annotations

import pytest

from newslint.layers.measures import measures
from newslint.layers.numerals import Numeral, read_numeral, whole_number
from newslint.layers.quantities import quantities
from newslint.layers.tokens import tokens
from newslint.readers import read


def numeral(text: str, *, measured: bool = False) -> Numeral | None:
    """The numeral that a text begins with; where measured, a unit follows the text."""
    stream = tokens(read(text.encode(), "story.txt"))
    return read_numeral(stream, 0, len(stream), measured=measured)


@pytest.mark.parametrize(
    ("text", "value", "place", "rounding"),
    [
        ("7", 7, 1, 1),
        ("1,200", 1200, 1, 100),
        ("1.25", 1.25, 0.01, 0.01),
        ("1.50", 1.5, 0.01, 0.01),
        ("3.4m", 3_400_000, 100_000, 100_000),
        ("800 million", 800_000_000, 1_000_000, 100_000_000),
        ("2½", 2.5, 0.25, 0.25),
        ("two hundred", 200, 100, 100),
        ("two hundred and five", 205, 1, 1),
        ("twelve-and-a-half", 12.5, 0.25, 0.25),
        ("1¼", 1.25, 0.25, 0.25),
        ("two-thirds", 2 / 3, 0.01, 0.01),
    ],
)
def test_a_numeral_says_how_fine_it_is(text: str, value: float, place: float, rounding: float) -> None:
    found = numeral(text)
    assert found is not None
    assert (found.value, found.place, found.round) == pytest.approx((value, place, rounding))


@pytest.mark.parametrize(
    ("text", "step", "coarse"),
    [
        ("900", 1, 100),
        ("1,500", 100, 500),
        ("8,000", 800, 1000),
        ("0.35", 0.01, 0.05),
        ("1¼", 0.25, 0.25),
        ("8 million", 10**6, 10**6),
    ],
)
def test_rounding_goes_as_far_as_is_asked(text: str, step: float, coarse: float) -> None:
    found = numeral(text)
    assert found is not None
    assert (found.step, found.coarse) == pytest.approx((step, coarse))


@pytest.mark.parametrize(("text", "value"), [("a", 1), ("half a", 0.5), ("1/2", 0.5), ("5 1/2", 5.5)])
def test_a_unit_behind_it_makes_it_a_numeral(text: str, value: float) -> None:
    found = numeral(text, measured=True)
    assert found is not None
    assert found.value == value
    assert found != numeral(text)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [("42 x", (42, 1)), ("forty-two x", (42, 3)), ("forty x", (40, 1)), ("1,200 x", None), ("2020 x", None)],
)
def test_small_whole_numbers(text: str, read_as: tuple[int, int] | None) -> None:
    assert whole_number(tokens(read(text.encode(), "story.txt")), 0) == read_as


@pytest.mark.parametrize("text", ["9" * 50 + " million" * 80, "0." + "0" * 90 + "5 miles", "9" * 400 + " miles"])
def test_absurd_figures_do_no_harm(text: str) -> None:
    document = read(f"It was {text} miles (9 km) long.".encode(), "story.txt")
    assert all(item.step >= 0 for item in quantities(document))
    assert [figure.coarse for item in measures(document) for figure in item.numerals]
