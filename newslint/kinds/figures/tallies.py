"""Two figures with a dash between them, as votes, scores and series have: 31-27, 3–1, 109 to 104."""

from __future__ import annotations

from ...document import Document
from ...layers.numerals import ONES, TENS
from ...record import NamedTuple
from ...span import Span
from ...wording import Wording

_TALLY = Wording(
    r"(?<![\w.,/:$£€–‑-])(\d{1,3}(?:,\d{3})*)(?P<first> votes?)?"
    r"(?:(?P<dash>[-–‑])| (?P<to>to) | (?P<wide>[-–]) )(\d{1,3}(?:,\d{3})*)"
    r"(?:[-–‑](\d{1,3}))?(?![\w/%:–‑]|[.,]\d|-\d)"
)
LONGEST = 2000
"""Characters; what is longer is a list or a table, and kinds that look through a sentence pass it over."""


class Tally(NamedTuple):
    """Two figures, and a third where there is one (abstentions, draws); `dashed` where a dash joins them."""

    first: int
    second: int
    third: int
    dashed: bool
    span: Span

    @property
    def total(self) -> int:
        """All of them together."""
        return self.first + self.second + self.third


def tallies(document: Document, sentence: Span) -> list[Tally]:
    """The tallies of a sentence, in order; none of one longer than any sentence is."""
    found: list[Tally] = []
    if sentence.end - sentence.start > LONGEST:
        return found
    for item in _TALLY.finditer(document.text, sentence.start, sentence.end):
        first, second, third = (int((part or "0").replace(",", "")) for part in item.group(1, 6, 7))
        found.append(Tally(first, second, third, item["to"] is None, Span(*item.span())))
    return found


def number_word(word: str) -> int | None:
    """A whole number in digits, or in words below a hundred."""
    word = word.lower().replace(",", "")
    if word.isdecimal():
        return int(word) if len(word) < _LONGEST_COUNT else None
    tens, _, ones = word.replace(" ", "-").partition("-")
    if tens in TENS and (not ones or 0 < ONES.get(ones, 0) < 10):
        return TENS[tens] + ONES.get(ones, 0)
    return ONES.get(word)


_LONGEST_COUNT = 16
"""Digits that no count has."""
_BELOW_TEN = "|".join(word for word, value in ONES.items() if 0 < value < 10)
WORD = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:(?:{'|'.join(TENS)})(?:[- ](?:{_BELOW_TEN}))?|{'|'.join(ONES)})(?![a-z]))"
"""A regular expression for what `number_word` reads."""
