"""What the rule files of the dates desk cannot tell of their kinds."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.kinds.dates.common import inside, stretches
from newslint.kinds.dates.holidays import HolidayDate
from newslint.layers.dates import dates
from newslint.layers.dates.calendar import easter, length, nearest_year, nth_weekday
from newslint.readers import read
from newslint.span import Span


@pytest.mark.parametrize("day", ["1999-04-04", "2008-03-23", "2016-03-27", "2019-04-21", "2024-03-31", "2038-04-25"])
def test_easter(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)


def test_the_calendar() -> None:
    assert nth_weekday(2024, 11, 3, 4) == date(2024, 11, 28)
    assert nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)
    assert (length(2), length(2, 2023), length(4)) == (29, 28, 30)
    assert nearest_year(12, 20, date(2024, 1, 5)) == 2023
    assert nearest_year(2, 29, date(2024, 12, 30)) == 2025


@pytest.mark.parametrize("ways", ["13-45", "11 4 Thorsday", "soon", "11 4", "12-25 | Easter two"])
def test_a_malformed_holiday_is_a_fault(ways: str) -> None:
    options = {"holidays": {"Mill Day": ways}, "not_before": ["after"], "unless": ["old"], "ask": "Is it?"}
    assert [where for where, _ in HolidayDate.problems(options)] == [("holidays", "Mill Day")]


def test_a_well_formed_holiday_is_none() -> None:
    options = {"holidays": {"Mill Day": "11 4 Thursday +1 | 12-25 | Easter -2"}, "not_before": ["after"]}
    assert list(HolidayDate.problems({**options, "unless": ["old"], "ask": "Is it?"})) == []


def test_ranges_and_what_lies_inside() -> None:
    text = "It ran from 2010 to 2012, between May 3 and June 4, and in 2015 and 2016.\n\nIt reopened in 2019.\n"
    document = read(text.encode(), "story.txt")
    words = [(document.words(item.first.span), document.words(item.last.span)) for item in stretches(document)]
    assert words == [("2010", "2012"), ("May 3", "June 4")]
    found = inside(dates(document), Span(text.index("2012"), text.index("2016") + 4))
    assert [document.words(item.span) for item in found] == ["2012", "May 3", "June 4", "2015", "2016"]
