"""When: dates, clock times, durations and ages, as printed and as the calendar has them."""

from .absolute import absolute_dates
from .ages import ages
from .clock import clocks, durations
from .resolve import dates, story_date
from .types import Age, Clock, Date, Duration

__all__ = [
    "Age",
    "Clock",
    "Date",
    "Duration",
    "absolute_dates",
    "ages",
    "clocks",
    "dates",
    "durations",
    "story_date",
]
