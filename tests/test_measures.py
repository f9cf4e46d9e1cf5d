"""Measures and figures given in two units: what is read, what holds, what does not."""

from __future__ import annotations

import pytest
from rulekit import lint

from newslint.layers.measures import conversions, measures
from newslint.readers import read

RULE = "kind: unit-conversion\nrounding: 0.05\nnautical: Nautical?"


def found(text: str) -> list[tuple[str, list[float], str]]:
    """Each measure's words, figures and unit."""
    document = read(text.encode(), "story.txt")
    return [
        (document.words(item.span), [round(figure.value, 3) for figure in item.numerals], item.unit.plural)
        for item in measures(document)
    ]


@pytest.mark.parametrize(
    ("text", "figures", "unit"),
    [
        ("a 650-metre mast", [650], "meters"),
        ("some 85km of pipe", [85], "kilometers"),
        ("twenty-six miles of pipe", [26], "miles"),
        ("one and a half miles of pipe", [1.5], "miles"),
        ("half a mile of pipe", [0.5], "miles"),
        ("a 2½-mile pipe", [2.5], "miles"),
        ("three-quarters of an inch of rain", [0.75], "inches"),
        ("1.4m acres of pine", [1_400_000], "acres"),
        ("a 12-by-16-foot room", [12, 16], "feet"),
        ("12in x 16in panes", [12, 16], "inches"),
        ("from 20 to 25 kilograms of rice", [20, 25], "kilograms"),
        ("a keeper of 6ft 3in", [75], "inches"),
        ("the 6-foot-3 keeper", [75], "inches"),
        ("a jockey of 8st 9lb", [121], "pounds"),
        ("500-odd kilometers of road", [500], "kilometers"),
        ("at 60 miles an hour", [60], "miles per hour"),
        ("at 30 cubic feet per second", [30], "cubic feet per second"),
        ("some 700 sq. ft. of floor", [700], "square feet"),
        ("the 150km² park", [150], "square kilometers"),
        ("it was minus 12 degrees Celsius", [-12], "degrees Celsius"),
        ("it was -12 °C at dawn", [-12], "degrees Celsius"),
        ("it was 15 degrees below zero", [-15], "degrees"),
        ("it was 30-35C at noon", [30, 35], "degrees Celsius"),
    ],
)
def test_a_measure_is_read(text: str, figures: list[float], unit: str) -> None:
    assert [item[1:] for item in found(text)] == [(figures, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "It cost £5m in 2019.",
        "He scored 5 in the game.",
        "It pays $20 per gallon and 12 grams per packet.",
        "Miles Roe walked away.",
    ],
)
def test_other_figures_are_no_measures(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It lies 55 miles ({89} km) off.",
        "It lies 55 miles ({89} kilometers) southwest of the port.",
        "It lies 55 miles, or {89} km, off.",
        "It lies 55 miles, or about {89} km, off.",
        "It lies 89km/{55} miles off.",
        "It lies 55 miles [{89} km] off.",
        "It lies 55 miles -- or {89} km -- off.",
        "It lies 55 miles north of the port ({89} kilometers).",
        "a 55-mile ({89}-kilometer) trek",
        "a 55-mile-long ({89}-kilometer) trek",
        "They cut 950 acres ({384} hectares) of pine.",
        "Gusts of 75 mph ({121} km/h) blew.",
        "It holds 250 litres ({66} gallons) of milk.",
        "It weighs 32 stone ({203} kg).",
        "He ran between 40 and 50 miles ({64} and 80 km) a week.",
    ],
)
def test_a_wrong_conversion_is_found_and_a_right_one_is_not(text: str) -> None:
    figure = text[text.index("{") + 1 : text.index("}")]
    right = text.replace("{", "").replace("}", "")
    assert lint(RULE, right) == []
    for factor in (10, 0.1, 2, 0.6, 1.3):
        wrong = text.replace("{" + figure + "}", f"{int(figure) * factor:,.0f}")
        assert len(lint(RULE, wrong)) == 1, wrong


@pytest.mark.parametrize(
    "text",
    [
        "Stay 6 feet (2 meters) apart, or 2 meters (6 feet).",
        "About 100 miles (150 km) off, or some 6 miles (10 km).",
        "A ton (1 tonne) of coal and 20 tons (18 tonnes) of iron.",
        "A pint (568 ml) of beer and a 16-ounce (473 ml) cup.",
        "Ten miles or five kilometers: runners choose, and 8 km (500 of them) is a start.",
        "Some 5 km (the last 2 miles on sand) are hard.",
    ],
)
def test_round_figures_and_two_sorts_of_unit_are_let_be(text: str) -> None:
    assert [item for item in lint(RULE, text) if item.severity.label != "query"] == []


def test_pairs_know_how_sure_they_are() -> None:
    document = read(b"It is 5 miles (8 km), or 5 miles or 8 km.", "story.txt")
    assert [pair.sure for pair in conversions(document)] == [True, False]
