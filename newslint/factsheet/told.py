"""Days in words."""

from __future__ import annotations

from datetime import date, timedelta

from .sheet import WEEKDAYS

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY = timedelta(days=1)


def day(when: date) -> str:
    """ "Tuesday, March 5, 2024"."""
    return f"{WEEKDAYS[when.weekday()]}, {MONTHS[when.month - 1]} {when.day}, {when.year}"


def days(first: date, last: date) -> str:
    """A stretch of days in the fewest words: a day, "March 2024", "2024", or both ends."""
    if first == last:
        return day(first)
    if first.day == 1 and _starts_month(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        if (first.year, first.month, last.month) == (last.year, 1, 12):
            return str(first.year)
        if first.year == last.year:
            return f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year} to {last.year}"
    if first.weekday() == 0 and last - first == 6 * _DAY:
        return f"the week of {day(first)}"
    return f"{day(first)}, to {day(last)}"


def _starts_month(last: date) -> bool:
    """Whether the next day is the first of a month."""
    return last == date.max or (last + _DAY).day == 1
