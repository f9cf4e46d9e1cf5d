"""Quantities: figures as they are written, and what stands around them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.layers.quantities import Quantity, agree, by_block, by_sentence, quantities, singular
from newslint.readers import read
from newslint.span import Span

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
WHOLE = st.integers(0, 999_999_999)


def document(text: str) -> Document:
    """A story with the text in its body."""
    return read(f"A Headline Here\n\n{text}\n".encode(), "story.txt")


def figures(text: str) -> list[Quantity]:
    """The figures of a text."""
    return [item for item in quantities(document(text)) if item.span.start > len("A Headline Here")]


def figure(text: str) -> Quantity:
    """The only figure of a text."""
    (found,) = figures(text)
    return found


def spelled(number: int, *, british: bool = False) -> str:
    """A number in words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            link = " and " if british and rest < 100 else " "
            return f"{spelled(number // size, british=british)} {name}" + (
                link + spelled(rest, british=british) if rest else ""
            )
    raise AssertionError(number)


@given(WHOLE.filter(lambda number: number % 1_000_000 == 0 or number < 1_000_000))
def test_words_read_back(number: int) -> None:
    assert figure(f"They sold {spelled(number)} boats there.").value == number


@given(st.integers(0, 999))
def test_british_words_read_back(number: int) -> None:
    assert figure(f"They sold {spelled(number, british=True)} boats there.").value == number


@given(WHOLE)
def test_digits_read_back(number: int) -> None:
    found = figure(f"They paid £{number:,} for it.")
    assert (found.value, found.unit) == (number, "gbp")


@given(
    st.decimals(0, 999, places=1),
    st.sampled_from([("million", 10**6), ("billion", 10**9), ("m", 10**6), ("bn", 10**9)]),
)
def test_scaled_money_reads_back(amount: float, scale: tuple[str, int]) -> None:
    gap = " " if len(scale[0]) > 2 else ""
    found = figure(f"They paid ${amount}{gap}{scale[0]} for it.")
    assert found.value == pytest.approx(float(amount) * scale[1])
    assert found.unit == "$"


@given(st.decimals(0, 999, places=1), st.sampled_from(["%", " percent", " per cent", "pc", " pct"]))
def test_percentages_read_back(share: float, sign: str) -> None:
    found = figure(f"It is {share}{sign} of the whole.")
    assert (found.value, found.unit) == (float(share), "percent")


@given(st.text(alphabet="0123456789 ,.-–/$%£()'\"mkb abn\n"))
def test_any_text_has_figures_in_order_inside_it(text: str) -> None:
    story = read(text.encode(), "story.txt")
    found = quantities(story)
    assert all(0 <= item.span.start < item.span.end <= len(story.text) for item in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert sum(map(len, by_block(story).values())) == len(found)
    assert sum(len(items) for _, items in by_sentence(story)) == len(found)


@pytest.mark.parametrize(
    ("text", "words", "value", "high", "unit", "noun", "role"),
    [
        ("He sold half a million books.", "half a million", 500_000, None, "", "book", "count"),
        ("It took three and a half years.", "three and a half", 3.5, None, "year", "", "count"),
        ("A 10,000-strong crowd met.", "10,000", 10_000, None, "", "crowd", "count"),
        ("Two-thirds of the voters stayed.", "Two-thirds", 2 / 3, None, "share", "voter", "part"),
        ("One in five nurses left.", "One in five", 0.2, None, "share", "nurse", "count"),
        ("It rose by five percentage points.", "five percentage points", 5, None, "point", "", "change"),
        ("It cost £11million to build.", "£11million", 11_000_000, None, "gbp", "", "count"),
        ("It cost US$5m to build.", "US$5m", 5_000_000, None, "usd", "", "count"),
        ("It cost 500 euros to build.", "500", 500, None, "eur", "", "count"),
        ("Between 3 and 5 ships sank.", "3 and 5", 3, 5, "", "ship", "count"),
        ("Some 10 to 12 ships sank.", "10 to 12", 10, 12, "", "ship", "count"),
        ("Some 10–12 ships sank.", "10–12", 10, 12, "", "ship", "count"),
        ("It costs $5 to $10 million.", "$5 to $10 million", 5_000_000, 10_000_000, "$", "", "count"),
        ("They paid $50 a barrel.", "$50", 50, None, "$", "", "rate"),
        ("They won 3-1 there.", "3-1", 3, 1, "", "", "score"),
        ("They voted 5-4 there.", "5-4", 5, 4, "", "", "vote"),
        ("Ann Roe, 37, said so.", "37", 37, None, "year", "", "age"),
        ("A 37-year-old man sat.", "37", 37, None, "year", "", "age"),
        ("A man, 37, sat there.", "37", 37, None, "year", "", "age"),
        ("The toll rose to 14 there.", "14", 14, None, "", "", "level"),
        ("It is down 5% there.", "5%", 5, None, "percent", "", "change"),
        ("Another 12 ships sank.", "12", 12, None, "", "ship", "change"),
        ("They sold 12 more ships.", "12", 12, None, "", "ship", "change"),
        ("The 10th ship sank.", "10th", 10, None, "", "", "rank"),
        ("They are the No. 3 seed.", "3", 3, None, "", "", "rank"),
        ("It hit 91F in town.", "91F", 91, None, "fahrenheit", "", "count"),
        ("It hit 33 degrees Celsius.", "33", 33, None, "celsius", "", "count"),
        ("It did 60 miles per hour.", "60", 60, None, "mph", "", "count"),
        ("It granted 14 ethics waivers.", "14", 14, None, "", "waiver", "count"),
        ("One police officer ran.", "One", 1, None, "", "officer", "count"),
        ("It has 400,000 Texans in it.", "400,000", 400_000, None, "", "texan", "count"),
        ("It left 14 dead there.", "14", 14, None, "", "dead", "count"),
        ("12 of them sank.", "12", 12, None, "", "", "part"),
        ("One third of ships sank.", "One third", 1 / 3, None, "share", "ship", "count"),
        ("All 18-to-24-year-olds ran.", "18-to-24", 18, 24, "year", "", "age"),
    ],
)
def test_figures(text: str, words: str, value: float, high: float | None, unit: str, noun: str, role: str) -> None:
    found = figure(text)
    assert document(text).words(found.span) == words
    assert found.value == pytest.approx(value)
    assert (found.high, found.unit, found.noun, found.role) == (high, unit, noun, role)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It was built in 2016 there.", "date"),
        ("It was on March 5 there.", "date"),
        ("It was on 5 March there.", "date"),
        ("It was in the 1990s there.", "date"),
        ("It was the 2018-19 season.", "date"),
        ("It was built in 524, they say.", "date"),
        ("It was in the summer of '96 there.", "date"),
        ("It left at 5 p.m. there.", "time"),
        ("It was a Skyliner 787 jet.", "name"),
        ("It broke Section 230 there.", "name"),
        ("It lives at 10 Lime Street there.", "name"),
        ("It was an F-16 there.", "name"),
        ("It was in bill S.365 there.", "name"),
    ],
)
def test_labels_measure_nothing(text: str, role: str) -> None:
    assert {item.role for item in figures(text)} == {role}


@pytest.mark.parametrize("text", ["It left at 10:30 there.", "They are no ones.", "He went to hundreds of games."])
def test_no_figure(text: str) -> None:
    assert [item for item in figures(text) if item.role != "time"] == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("8,000 ships", "8,000 ships", True),
        ("more than 300 ships", "342 ships", True),
        ("nearly 50 ships", "49 ships", True),
        ("$1.2 million", "$1,180,000", True),
        ("10 to 12 ships", "11 ships", True),
        ("12 ships", "14 ships", False),
        ("more than 100 ships", "more than 200 ships", False),
        ("$12.6bn", "$12.9bn", False),
        ("up to 800 ships", "735 to 1,000 ships", False),
    ],
)
def test_agreement(one: str, other: str, same: bool) -> None:
    first, second = figure(f"They had {one} there."), figure(f"They had {other} there.")
    assert agree(first, second) is same
    assert agree(second, first) is same


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("boxes", "box"),
        ("cities", "city"),
        ("people", "person"),
        ("policemen", "policeman"),
        ("waivers", "waiver"),
        ("bus", "bus"),
        ("houses", "house"),
        ("series", "series"),
    ],
)
def test_singular(plural: str, single: str) -> None:
    assert singular(plural) == single


def test_parts_of_a_quantity() -> None:
    text = "They have as many as 8,000 northern foot soldiers."
    story, found = document(text), figure(text)
    assert (found.hedge, found.bend, found.modifiers) == ("as many as", "most", ("northern", "foot"))
    assert story.words(found.phrase) == "8,000 northern foot soldiers"
    assert found.phrase.contains(Span(found.span.start, found.span.end))
    assert found.dimension == "count"


def test_time_grows_with_length() -> None:
    line = (
        "The line sold 1,240 tickets for $3.4 million, up 12 percent from 1,100, and two-thirds of 90 ships sailed.\n"
    )

    def took(times: int) -> float:
        story = read((line * times).encode(), "story.txt")
        began = time.perf_counter()
        assert len(quantities(story)) >= 6 * times
        return time.perf_counter() - began

    took(100)
    short = min(took(400) for _ in range(3))
    assert min(took(3200) for _ in range(2)) < 8 * short * 3
