"""What a fact sheet is. Offsets, lines and columns are those of the file, as in a Diagnostic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from ..record import NamedTuple
from ..report.result import Located
from ..span import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Passage(NamedTuple):
    """Words of the story and where they stand.

    `span` counts code points of the decoded file; lines and columns count from 1, columns
    in code points, ends are exclusive. `text` is the words as a reader sees them, without
    markup, on one line. `zone` is the part of the page: headline, body, caption ...
    """

    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    zone: str


class Named(NamedTuple):
    """A person, an organization, a place, or something else that has a name.

    `name` is the fullest form the story has, `forms` are all of them in order of use.
    `title` is what a person is said to be ("Interior Minister"), as first written; `age` how
    old, in years; `acronym` the short form an organization is introduced with; "" or None
    where there is none.
    """

    name: str
    title: str
    age: int | None
    acronym: str
    forms: tuple[str, ...]
    mentions: tuple[Passage, ...]
    findings: tuple[Located, ...] = ()


class Figure(NamedTuple):
    """A figure and what it counts.

    `at` reaches from the hedge to what is counted: "as many as 6,000 reservists".
    `value` is the number, `high` the other end of a range; `unit` is "%", "km", "$" ...,
    `counts` the words for what is counted, `hedge` what bends the number, `speaker` who
    says so; "" where the story does not tell. `context` is some of the sentence around it.
    `as_of` is the date in the sentence that the figure is of, as the story says it, or else that
    on which it was said, `first` and `last` the days it means, as those of `When`.
    """

    at: Passage
    value: float
    high: float | None
    unit: str
    counts: str
    hedge: str
    speaker: str
    context: str
    findings: tuple[Located, ...] = ()
    as_of: str = ""
    first: date | None = None
    last: date | None = None


class When(NamedTuple):
    """A date as the story says it, and the days that it means.

    `first` and `last` are the same for one day, the ends of a month, a year or a week
    otherwise; both None where the story leaves the year open and has no date of its own.
    `reading` says it in words, with the weekday: "Tuesday, March 5, 2024". `guessed` tells
    that it rests on the publication date. `context` is some of the sentence around it.
    """

    at: Passage
    first: date | None
    last: date | None
    reading: str
    guessed: bool
    context: str
    findings: tuple[Located, ...] = ()

    @property
    def weekday(self) -> str:
        """The weekday of a single day, worked out from the calendar; "" otherwise."""
        return WEEKDAYS[self.first.weekday()] if self.first is not None and self.first == self.last else ""


class Said(NamedTuple):
    """Words in quotation marks; `speaker` and `verb` are "" where the story does not tell who says them."""

    at: Passage
    speaker: str
    verb: str
    findings: tuple[Located, ...] = ()


Fact: TypeAlias = Named | Figure | When | Said


class FactSheet(NamedTuple):
    """What a story states, each list in the order of the page; `names` are those of which newslint
    does not know whether they are organizations, places, works or ships.

    `headline` is its headline, "" where there is none; `words` counts its words; `date` is the
    publication date, where the file or the config tells it. `findings` are all disagreements
    that newslint found; each fact holds those that touch it. `note` is one line where the
    file's encoding had to be guessed.
    """

    path: str
    headline: str
    words: int
    date: date | None
    people: tuple[Named, ...] = ()
    organizations: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
    names: tuple[Named, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[When, ...] = ()
    quotes: tuple[Said, ...] = ()
    findings: tuple[Located, ...] = ()
    note: str | None = None

    def sections(self) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """The lists with their names, in the order of every report."""
        for section in SECTIONS:
            yield section, getattr(self, section)


SECTIONS = ("people", "organizations", "places", "names", "figures", "dates", "quotes")
"""The lists of a fact sheet."""


def mentions_of(fact: Fact) -> tuple[Passage, ...]:
    """Where a fact stands; the first place first."""
    return fact.mentions if isinstance(fact, Named) else (fact.at,)
