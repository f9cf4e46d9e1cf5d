"""What the layers of time tell of: dates, clock times, durations, ages."""

from __future__ import annotations

from datetime import date

from ...record import NamedTuple
from ...span import Span


class Date(NamedTuple):
    """A date as it is printed and the days it stands for.

    `span` is all of it, `weekday` and "of" and the end of a range ("May 3-5") included;
    `tokens` are its first token and the one after it. `kind` is day, month, year,
    decade, century, weekday, or relative (today, last week, this summer). `year` to `day` hold what is
    printed, also where the calendar has no such day; `until` is the last day of a range
    within the month. `weekday` counts from Monday, 0; `weekday_span` is its word. `first`
    and `last` are the days it begins and ends with, None where that is not known; `guessed`
    tells that they rest on the story's date, by the nearest year or the sentence's tense.
    """

    span: Span
    tokens: tuple[int, int]
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None
    first: date | None = None
    last: date | None = None
    guessed: bool = False


class Clock(NamedTuple):
    """A time of day: `hour` and `minute` as printed, `half` "am", "pm" or "", `zone` as printed (EST, GMT) or ""."""

    span: Span
    tokens: tuple[int, int]
    hour: int
    minute: int
    half: str
    zone: str


class Duration(NamedTuple):
    """A length of time: `amount` of a `unit` (second ... century, singular), and how it is placed.

    `relation` is "ago", "later", "earlier", "after", "before", "since", "for", "old" or "".
    """

    span: Span
    tokens: tuple[int, int]
    amount: float
    unit: str
    relation: str


class Age(NamedTuple):
    """Somebody's age in years.

    `span` is the figure, `phrase` the name and the figure together. `who` is the name as
    printed ("Mr Kavanaugh", "Holly Willoughby"), "" where the age is of "the 46-year-old".
    `past` tells that the age may be of another time: then 21, was 21 when, died at 81.
    """

    span: Span
    phrase: Span
    value: int
    who: str
    who_span: Span | None
    past: bool
