"""The layers of time: dates, clock times, durations, ages."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.document import Document
from newslint.layers.dates import ages, clocks, dates, durations, story_date
from newslint.readers import read


def story(text: str, day: str | None = None) -> Document:
    document = read(f"Council votes on bridge\n\n{text}\n".encode(), "story.txt")
    return document.but(date=date.fromisoformat(day)) if day else document


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("March 5", None, 3, 5),
        ("5 March 2019", 2019, 3, 5),
        ("Mar. 5, 2019", 2019, 3, 5),
        ("5th of March", None, 3, 5),
        ("Tuesday, March 5", None, 3, 5),
        ("Tuesday 5 March", None, 3, 5),
        ("Tues., Sept. 5, 2019", 2019, 9, 5),
        ("2019-03-05", 2019, 3, 5),
        ("March 2019", 2019, 3, None),
        ("July 35", None, 7, 35),
        ("31 September", None, 9, 31),
        ("fourth of July", None, 7, 4),
    ],
)
def test_a_date_is_read_as_printed(text: str, year: int | None, month: int, day: int | None) -> None:
    document = story(f"The bridge opened on {text}.")
    (found,) = dates(document)
    assert document.words(found.span) == text
    assert (found.year, found.month, found.day) == (year, month, day)


def test_ranges_and_weekdays() -> None:
    weekend, pair = dates(story("It runs Friday, May 3-5, 2019, and May 3 and 4."))
    assert (weekend.weekday, weekend.day, weekend.until) == (4, 3, 5)
    assert (weekend.first, weekend.last) == (date(2019, 5, 3), date(2019, 5, 5))
    assert (pair.day, pair.until) == (3, 4)


@pytest.mark.parametrize(
    "text", ["You may 5 times.", "They march 3 miles.", "April Jones, 35, won.", "May 40 people go?"]
)
def test_words_and_names_are_no_dates(text: str) -> None:
    assert dates(story(text)) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in March", "2019-03-01", "2019-03-31"),
        ("on Oct. 5", "2018-10-05", "2018-10-05"),
        ("last month", "2019-01-01", "2019-01-31"),
        ("this summer", "2019-06-01", "2019-08-31"),
        ("on Monday", "2019-02-11", "2019-02-11"),
        ("yesterday", "2019-02-11", "2019-02-11"),
        ("in 2011", "2011-01-01", "2011-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the 19th century", "1801-01-01", "1900-12-31"),
    ],
)
def test_dates_are_placed_by_the_story(text: str, first: str, last: str) -> None:
    (found,) = dates(story(f"The bridge fell {text}.", "2019-02-12"))
    assert (str(found.first), str(found.last)) == (first, last)


def test_the_future_of_a_weekday() -> None:
    (found,) = dates(story("The council will meet on Friday.", "2019-02-12"))
    assert found.first == date(2019, 2, 15)


def test_the_story_has_the_date_of_its_file() -> None:
    assert story_date(story("No date here.", "2019-02-12")) == date(2019, 2, 12)
    assert story_date(story("No date here.")) is None


@pytest.mark.parametrize(
    ("text", "who", "value", "past"),
    [
        ("Holly Marsh, 37, won.", "Holly Marsh", 37, False),
        ("“No,” said Mr. Marsh, aged 60.", "Mr. Marsh", 60, False),
        ("It was won by 37-year-old teacher Dan de la Cruz.", "Dan de la Cruz", 37, False),
        ("The 46-year-old told the court.", "", 46, False),
        ("Jo Marsh Jr., then 21, won.", "Jo Marsh Jr.", 21, True),
        ("Ann Marsh, a forty-two-year-old nurse, won.", "Ann Marsh", 42, False),
    ],
)
def test_ages(text: str, who: str, value: int, past: bool) -> None:
    (age,) = ages(story(text))
    assert (age.who, age.value, age.past) == (who, value, past)


@pytest.mark.parametrize(
    "text", ["In March, 37, 38 and 39 fell.", "They won in Esteria, 37 points to 3.", "On May 5, 20, 30"]
)
def test_no_ages(text: str) -> None:
    assert ages(story(text)) == []


def test_clocks_and_durations() -> None:
    document = story("It shut at 8:30 p.m. EST, opened at 20:15 and won 3:2; two years later, after 40 days, it fell.")
    assert [(item.hour, item.minute, item.half, item.zone) for item in clocks(document)] == [
        (8, 30, "pm", "EST"),
        (20, 15, "", ""),
    ]
    assert [(item.amount, item.unit, item.relation) for item in durations(document)] == [
        (2, "year", "later"),
        (40, "day", ""),
    ]
