"""Dates that the calendar can hold: days, months, years, decades, as they are printed."""

from __future__ import annotations

from datetime import date

from ...document import Document, layer
from ...span import Span
from ..numerals import ORDINALS
from .calendar import (
    DOUBTFUL_MONTHS,
    MONTHS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    day_of,
    length,
)
from .cursor import Cursor, Read
from .types import Date

_ENDINGS = ("st", "nd", "rd", "th")
_TO = frozenset({"-", "–", "—", "to", "through", "thru", "until", "till", "and", "or", "&"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "lunchtime", "midnight"})
_MONTH_BEFORE = frozenset(
    "in of since by until till from during last next this early late mid through to and between before after about "
    "around for each every late - – this".split()
)
_YEAR_BEFORE = frozenset(
    "in since by until till from during early late mid through to and between before after about around circa for a "
    "an born died the of or than year spring summer autumn fall winter season election campaign ( – - his her their "
    "its".split()
)
_COUNTED = frozenset(
    "% people percent per million billion thousand hundred points men women children police pages years months weeks "
    "days hours minutes seconds miles meters metres feet inches dead more times".split()
)
"""What follows a figure that counts something and is no day and no year."""
_AFTER_NTH = frozenset("and at was is when but she he they it".split())
"""Words that may follow October the 31st; others may be what it is the 31st of: in May the 5th Circuit."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@layer
def absolute_dates(document: Document) -> list[Date]:
    """Dates that name a day, month, year, decade or century, in order; what they resolve to only where all is told."""
    reader = _Reader(document)
    found: list[Date] = []
    at = 0
    for index in reader.stream.where(_STARTS, figures=True):
        read = reader.date(index) if index >= at else None
        if read is not None:
            found.append(read)
            at = read.tokens[1]
    return found


class _Reader(Cursor):
    """Reads a date that begins at a token."""

    def date(self, at: int) -> Date | None:
        """The longest date that begins here."""
        block = self.stream.blocks[at]
        key = self.stream.keys[at]
        if key in _WEEKDAY_KEYS or key in SHORT_WEEKDAYS:
            return self._weekday(at, block)
        if key[0].isdecimal():
            return (
                self._iso(at, block) or self._day(at, block) or self._slashes(at, block) or self._year_alone(at, block)
            )
        if key in ORDINALS and self.key(at + 1, block) == "century":
            return self._stretch(at, at + 2, "century", (ORDINALS[key] - 1) * 100 + 1, 100)
        return self._day(at, block) or self._month_alone(at, block)

    def _weekday(self, at: int, block: int) -> Date | None:
        key = self.stream.keys[at]
        if not self.capital(at):
            return None
        short = key in SHORT_WEEKDAYS
        weekday = SHORT_WEEKDAYS[key] if short else _WEEKDAY_KEYS[key]
        after = at + 1
        if short and self.key(after, block) == ".":
            after += 1
        span = self.stream.span(at, after)
        step = after + (self.key(after, block) in _PARTS)
        step += self.key(step, block) in (",", "(", "–", "—")
        step += self.key(step, block) == "the"
        day = None if key.endswith("'s") else self._day(step, block) or self._slashes(step, block)
        if day is not None and day.weekday is None:
            whole = Span(span.start, day.span.end)
            return day._replace(span=whole, tokens=(at, day.tokens[1]), weekday=weekday, weekday_span=span)
        if short:
            return None
        return Date(span, (at, after), "weekday", weekday=weekday, weekday_span=span)

    def _day(self, at: int, block: int) -> Date | None:
        """March 5[-7][, 2019] or 5[-7] [of] March[ 2019], with a weekday after it."""
        key = self.key(at, block)
        if not key:
            return None
        month = self._month(at, block)
        until: Read | None = None
        if month is not None:
            day = self._day_figure(month.after + self._is_nth(month.after, block), block)
            if day is None:
                return None
            after, until = self._range(day, block)
        else:
            day = self._day_figure(at, block, words=True)
            if day is None:
                return None
            after, until = self._range(day, block)
            step = after + (self.key(after, block) == "of")
            month = self._month(step, block)
            if month is None:
                return None
            after = month.after
        year = self._year_after(after, block)
        return self._whole(at, block, month.value, day.value, until.value if until else None, year, after)

    def _is_nth(self, at: int, block: int) -> bool:
        """Whether "the 31st" stands here, and nothing that it could be the 31st of."""
        if self.key(at, block) != "the" or not self.key(at + 1, block).endswith(_ENDINGS):
            return False
        return not self.key(at + 2, block)[:1].isalpha() or self.key(at + 2, block) in _AFTER_NTH

    def _whole(
        self, at: int, block: int, month: int, day: int, until: int | None, year: Read | None, after: int
    ) -> Date | None:
        after = year.after if year else after
        if year is None and self._counts(after, block):
            return None
        first = day_of(year.value, month, day) if year else None
        last = day_of(year.value, month, until) if year and until else first
        found = Date(
            self.stream.span(at, after), (at, after), "day", year.value if year else None, month, day, until,
            first=first, last=last,
        )  # fmt: skip
        return self._with_weekday_after(found, block)

    def _counts(self, after: int, block: int) -> bool:
        """Whether the figure before counts what stands here."""
        return self.key(after, block) in _COUNTED

    def _with_weekday_after(self, found: Date, block: int) -> Date:
        """The date with ", a Tuesday" or "(Tuesday)" taken in."""
        at = found.tokens[1]
        keys = [self.key(at + step, block) for step in range(5)]
        if keys[0] == "(":
            step = 1 + (keys[1] == "a")
        elif keys[0] == "," and keys[1] == "a":
            step = 2
        elif keys[:4] in ([",", "which", "was", "a"], [",", "which", "is", "a"]):
            step = 4
        else:
            return found
        weekday = WEEKDAYS.get(keys[step]) if keys[step] else None
        closed = self.key(at + step + 1, block)
        if weekday is None or (closed.isalpha() and closed not in ("and", "when", "in", "at")):
            return found
        span = self.stream.span(at + step, at + step + 1)
        whole = Span(found.span.start, span.end)
        return found._replace(span=whole, tokens=(found.tokens[0], at + step + 1), weekday=weekday, weekday_span=span)

    def _month(self, at: int, block: int) -> Read | None:
        key = self.key(at, block)
        if key in MONTHS:
            return Read(MONTHS[key], at + 1) if self.capital(at) else None
        if key in SHORT_MONTHS and self.capital(at):
            dot = self.key(at + 1, block) == "." and self.stream.ends[at] == self.stream.starts[at + 1]
            return Read(SHORT_MONTHS[key], at + 1 + dot)
        return None

    def _day_figure(self, at: int, block: int, *, words: bool = False) -> Read | None:
        key = self.key(at, block)
        digits = key[:-2] if key.endswith(_ENDINGS) else key
        if 1 <= len(digits) <= 2 and digits.isdecimal():
            money = at > 0 and self.stream.keys[at - 1] in ("$", "£", "€", "#") and self.joined(at - 1)
            return None if money else Read(int(digits), at + 1)
        if words and key in ORDINALS and self.key(at + 1, block) == "of":
            return Read(ORDINALS[key], at + 1)
        return None

    def _range(self, day: Read, block: int) -> tuple[int, Read | None]:
        """The token after the day or the range of days, and the range's last day."""
        if self.key(day.after, block) not in _TO:
            return day.after, None
        until = self._day_figure(day.after + 1, block)
        if until is None or not day.value < until.value <= 39:
            return day.after, None
        after = self.key(until.after, block)
        joined = self.key(day.after, block) in ("-", "–", "—")
        if after in _COUNTED or (after == "-" and not joined) or after == ":":
            return day.after, None
        return until.after, until

    def _year_after(self, at: int, block: int) -> Read | None:
        """A year that ends a date: [,] 2019."""
        comma = self.key(at, block) == ","
        step = at + comma
        if not comma and self.key(at, block) == "of" and self.key(at + 1, block).isdecimal():
            step = at + 1
        year = self.year(step, block)
        if year is None or self._counts(year.after, block):
            return None
        return year

    def _iso(self, at: int, block: int) -> Date | None:
        """2019-03-05."""
        keys = self.stream.keys[at : at + 5]
        if len(keys) < 5 or keys[1] != "-" or keys[3] != "-" or self.stream.blocks[at + 4] != block:
            return None
        year = self.year(at, block)
        if year is None or not all(self.joined(at + step) for step in range(4)):
            return None
        if not (len(keys[2]) == len(keys[4]) == 2 and keys[2].isdecimal() and keys[4].isdecimal()):
            return None
        month, day = int(keys[2]), int(keys[4])
        first = day_of(year.value, month, day) if 1 <= month <= 12 else None
        found = Date(self.stream.span(at, at + 5), (at, at + 5), "day", year.value, month, day, first=first, last=first)
        return self._with_weekday_after(found, block)

    def _slashes(self, at: int, block: int) -> Date | None:
        """5/3/2019, where only one order can be: 25/3/2019."""
        keys = self.stream.keys[at : at + 5]
        if len(keys) < 5 or keys[1] != "/" or keys[3] != "/" or self.stream.blocks[at + 4] != block:
            return None
        year = self.year(at + 4, block)
        if year is None or not all(len(key) <= 2 and key.isdecimal() for key in (keys[0], keys[2])):
            return None
        one, two = int(keys[0]), int(keys[2])
        day, month = (one, two) if one > 12 else (two, one) if two > 12 else (None, None)
        if one == two:
            day = month = one
        if month is not None and not 1 <= month <= 12:
            month = None
        first = day_of(year.value, month, day)
        return Date(self.stream.span(at, at + 5), (at, at + 5), "day", year.value, month, day, first=first, last=first)

    def _month_alone(self, at: int, block: int) -> Date | None:
        """March 2019, or a month by itself where it can be no other word."""
        month = self._month(at, block)
        if month is None:
            return None
        year = self._year_after(month.after, block)
        key, before = self.stream.keys[at], self.key(at - 1, block)
        if year is None:
            doubtful = key in DOUBTFUL_MONTHS and before not in _MONTH_BEFORE
            if key in SHORT_MONTHS or doubtful or self.key(month.after, block) == "'":
                return None
            return Date(self.stream.span(at, month.after), (at, month.after), "month", month=month.value)
        if self.key(year.after, block) in ("-", "–") and self.joined(year.after - 1) and key in SHORT_MONTHS:
            return None
        first = date(year.value, month.value, 1)
        last = date(year.value, month.value, length(month.value, year.value))
        span = self.stream.span(at, year.after)
        return Date(span, (at, year.after), "month", year.value, month.value, first=first, last=last)

    def _year_alone(self, at: int, block: int) -> Date | None:
        """2019 after a word that goes with years; 1990s; 19th century."""
        key = self.stream.keys[at]
        if key[-1] == "s" and len(key) == 5 and key[3] == "0" and key[:4].isdecimal() and "1000" <= key < "3000":
            year = int(key[:4])
            return self._stretch(at, at + 1, "decade", year, 100 if key[2:4] == "00" else 10)
        if key.endswith(_ENDINGS) and self.key(at + 1, block) == "century" and key[:-2].isdecimal():
            begin = (int(key[:-2]) - 1) * 100 + 1
            return self._stretch(at, at + 2, "century", begin, 100) if 1 <= begin <= 2901 else None
        year_read = self.year(at, block)
        if year_read is None or not "1400" <= key < "2200" or self._counts(at + 1, block):
            return None
        if self.key(at + 1, block) == "(" and self.joined(at):
            return None  # a section of a law
        before = self.key(at - 1, block)
        season = _SEASONS.get(before)
        ranged = self.key(at + 1, block) in ("-", "–") and self.year(at + 2, block) is not None
        if before not in _YEAR_BEFORE and self.key(at + 1, block) != ")" and season is None and not ranged:
            return None
        return self._stretch(at, at + 1, "year", int(key), 1)

    def _stretch(self, at: int, after: int, kind: str, year: int, years: int) -> Date:
        first, last = date(year, 1, 1), date(year + years - 1, 12, 31)
        return Date(self.stream.span(at, after), (at, after), kind, year, first=first, last=last)


_WEEKDAY_KEYS = {key + end: number for key, number in WEEKDAYS.items() for end in ("", "'s")}
_STARTS = frozenset({*MONTHS, *SHORT_MONTHS, *_WEEKDAY_KEYS, *SHORT_WEEKDAYS, *ORDINALS})
