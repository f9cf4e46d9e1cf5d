"""The calendar: names of months and weekdays as they are printed, and what follows from them."""

from __future__ import annotations

from datetime import date, timedelta

MONTH_NAMES = "January February March April May June July August September October November December".split()
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
SHORT_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1) if name != "May"} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
SHORT_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
"""Short forms are words and names too (Sun, Sat, Mar, Dec, Jan): only beside a figure are they dates."""
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DOUBTFUL_MONTHS = frozenset({"march", "april", "may", "june", "august"})
"""Months that are names and words as well."""


def length(month: int, year: int | None = None) -> int:
    """How many days a month has; a leap February where no year is told."""
    leap = not year or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def day_of(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day, where all of it is told and the calendar has it."""
    if not year or not month or not day or not 1 <= year <= 9999 or day > length(month, year):
        return None
    return date(year, month, day)


def nearest_year(month: int, day: int, to: date) -> int:
    """The year that puts a day of a month nearest to another day."""
    near = [to.year - 1, to.year, to.year + 1]
    days = [(abs((date(year, month, min(day, length(month, year))) - to).days), year) for year in near]
    return min(days)[1]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday of a month; -1 is the last."""
    if nth < 0:
        last = date(year, month, length(month, year))
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
