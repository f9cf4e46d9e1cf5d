"""Two numerals that are one figure: ranges, scores, votes, one in five."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...record import NamedTuple
from ..numerals import Numeral, read_numeral
from ..units import SIGNS, unit_at
from .labels import is_year
from .roles import CHANGES

if TYPE_CHECKING:
    from .around import Around

_DASHES = frozenset("-–‑−—")
_VOTES = frozenset(
    "vote votes voted voting ruled ruling decision approved passed rejected majority margin party-line opinion "
    "confirmed".split()
)
_PERIOD_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


class Pair(NamedTuple):
    """Numerals that belong to one figure.

    `role`: range, score, vote, share (one in five), date (2015-16) or name (pages 3-7, a phone number);
    `numerals`: them all; `last`: the token after the last.
    """

    role: str
    numerals: tuple[Numeral, ...]
    last: int


def pair(around: Around, first: Numeral) -> Pair | None:
    """The figure that a number is the first half of; None where it stands alone."""
    if first.form == "ordinal" or first.last >= around.end:
        return None
    keys = around.stream.keys
    at = first.last
    unit = unit_at(keys, at, around.end)
    # "5% to 7%", "$5m-$7m", "5 miles to 7 miles".
    if unit and unit[1] < around.end and first.form != "share" and (keys[at] == "%" or keys[unit[1]] in ("to", "and")):
        at = unit[1]
    if at >= around.end:
        return None
    word = keys[at]
    if keys[at : at + 3] == ["-", "to", "-"] and at + 3 < around.end:
        second = _number(around, at + 3)
        return Pair("range", (first, second), second.last) if second and first.value < second.value else None
    if word in _DASHES:
        return _dashed(around, first, at) if at == first.last or keys[first.last] == "%" else None
    if word in ("in", "of", "out") and at == first.last:
        return _share(around, first, at)
    if word in ("to", "and", "or"):
        return _worded(around, first, at, word)
    return None


def _number(around: Around, at: int) -> Numeral | None:
    """The number that begins at a token or behind a currency sign there."""
    keys = around.stream.keys
    if at < around.end and keys[at] in SIGNS:
        at += 1
    if at >= around.end or not keys[at][0].isalnum():
        return None
    number = read_numeral(around.stream, at, around.end)
    return number if number is not None and number.form != "ordinal" else None


def _worded(around: Around, first: Numeral, at: int, word: str) -> Pair | None:
    """`10 to 12`, `between 3 and 5`, `two or three`; not `from 10 to 12` nor `rose 10 to 12`."""
    second = _number(around, at + 1)
    if second is None or second.form == "share" or first.form == "share":
        return None
    before = around.before(first.first)
    if word == "and" and before != "between":
        return None
    low, high = scaled(first, second).value, second.value
    if word == "or" and not (low < high <= 2 * low + 2 and high < 20):
        return None
    if word == "to" and (before in ("from", "by", "to") or before in CHANGES):
        return None
    if low < high:
        return Pair("range", (first, second), second.last)
    if word == "to" and not (first.scaled or second.scaled or around.signed(first.first)):
        return Pair("vote" if _votes(around, first, second.last) else "score", (first, second), second.last)
    return None


def scaled(first: Numeral, second: Numeral) -> Numeral:
    """The first of a range with the scale that the second has for both: "5 to 10 million"."""
    if not second.scaled or first.scaled or not first.value < 1000 <= second.value:
        return first
    scale = 1.0
    while second.value / scale >= 1000:
        scale *= 1000
    return first.times(scale)


def _dashed(around: Around, first: Numeral, at: int) -> Pair | None:
    stream = around.stream
    tight = stream.starts[at] == stream.ends[at - 1]
    if stream.keys[at] == "—":
        return None
    if not tight:
        return _spaced(around, first, at)
    second = _number(around, at + 1)
    if second is None or stream.starts[at + 1] != stream.ends[at] or "ordinal" in (first.form, second.form):
        return None
    numbers, last = [first, second], second.last
    while last + 1 < around.end and stream.keys[last] in _DASHES and stream.starts[last] == stream.ends[last - 1]:
        third = _number(around, last + 1) if stream.starts[last + 1] == stream.ends[last] else None
        if third is None:
            break
        numbers.append(third)
        last = third.last
    return Pair(_dash_role(around, numbers, last), tuple(numbers), last)


def _spaced(around: Around, first: Numeral, at: int) -> Pair | None:
    """A score with blanks around its dash: "Rovers 3 - 1 Town"."""
    keys = around.stream.keys
    after = at + 1
    if after + 1 >= around.end or not (keys[first.first].isdecimal() and keys[after].isdecimal()):
        return None
    named = first.first > around.begin and around.capital(first.first - 1) and around.capital(after + 1)
    second = read_numeral(around.stream, after, around.end)
    if second is None or not named or max(first.value, second.value) > 200:
        return None
    return Pair("score", (first, second), second.last)


def _dash_role(around: Around, numbers: list[Numeral], last: int) -> str:
    first, second = numbers[0], numbers[1]
    keys = around.stream.keys
    digits = keys[first.first]
    if (
        is_year(digits)
        and (is_year(keys[second.first]) or len(keys[second.first]) == 2)
        and not around.signed(first.first)
    ):
        return "date"
    if around.before(first.first) in ("page", "pages", "lines", "section", "sections", "psalm", "chapters", "articles"):
        return "name"
    if len(numbers) > 2 and any(len(keys[item.first]) > 3 for item in numbers):
        return "name"
    low, high = scaled(first, second).value, second.value
    if len(numbers) == 2 and low < high and (around.signed(first.first) or second.scaled or around.followed(last)):
        return "range"
    if _votes(around, first, last):
        return "vote"
    if len(numbers) == 2 and low < high and (high > 2 * low + 30 or low >= 200):
        return "range"
    return "score"


def _votes(around: Around, first: Numeral, last: int) -> bool:
    """Whether words of voting stand near."""
    keys = around.stream.keys
    near = keys[max(around.begin, first.first - 5) : first.first] + keys[last : min(last + 4, around.end)]
    return any(key in _VOTES for key in near)


def _share(around: Around, first: Numeral, at: int) -> Pair | None:
    """`one in five`, `nine out of 10`, `3 of every 10`; not "three in 2015" nor "two in six weeks"."""
    keys = around.stream.keys
    after = at + 1
    if keys[at] == "out":
        if keys[after : after + 1] != ["of"]:
            return None
        after += 1
    every = keys[after : after + 1] == ["every"]
    if keys[at] == "of" and not every:
        return None
    second = _number(around, after + every)
    if second is None or not 0 < first.value < second.value or first.scaled or around.signed(first.first):
        return None
    following = unit_at(keys, second.last, around.end)
    if following and following[0].name in _PERIOD_UNITS or is_year(keys[second.first]) or second.rest:
        return None
    if keys[at] == "out" and not every and (second.value > 10 and second.value != 100):
        return None
    if keys[at] == "in" and not every and first.value > 9:
        return None
    return Pair("share", (first, second), second.last)
