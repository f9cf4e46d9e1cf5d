"""year-sum: two years and a number in one sentence, in words that say how they go together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document, layer
from ...index import Hit
from ...layers.numerals import ORDINALS
from ...layers.sentences import sentence_at
from ...layers.tokens import tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, flag, words
from ...span import Span
from ...wording import Wording
from ..base import Kind
from .common import if_spoken

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {word: value for value, word in enumerate(_WORDS)}
_YEAR = r"(?<![\d,.$£€-])(?:1[5-9]|20)\d\d(?![\d,-]\d|\d)"
_TWO = Wording(rf"{_YEAR}\D.*?{_YEAR}", flags=re.S)
_LONGEST = 600
"""Characters of a sentence; what is longer is a list."""


class YearSum(Kind):
    """`born in 1902, was 83 when she died in 1980`: the number is not what the years make.

    `wordings`: regular expressions with the marks <begin>, <end> for years, <number> for a figure or
    a word, <nth> for an ordinal, and ~ for a few words without a figure or a stop. `age`: the number is an age,
    which may be one less than the years between; else it may be one more or less with `loose`.
    Without <number> or <nth> the end must not come before the beginning.
    """

    name = "year-sum"
    fields = {"wordings": Field(words, required=True), "age": Field(flag), "loose": Field(flag)}
    says = ("begin", "end", "right", "told")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._wordings = [Wording(_expanded(item)) for item in as_list(rule.options["wordings"])]

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("17", "18", "19", "20")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for span in _dated(document):
            yield from self._in(document, span, document.words(span))

    def _in(self, document: Document, sentence: Span, said: str) -> Iterator[Match]:
        for wording in self._wordings:
            found = wording.search(said)
            if found is None:
                continue
            match = self._judge(document, sentence, found)
            if match is not None:
                yield match
                return

    def _judge(self, document: Document, sentence: Span, found: re.Match[str]) -> Match | None:
        begin, end = int(found["begin"]), int(found["end"])
        groups = [name for name in ("number", "nth") if found.re.groupindex.get(name) and found[name]]
        group = groups[0] if groups else "end"
        stated = _value(found[group].lower()) if groups else None
        made = end - begin
        if groups and (stated is None or self._fits(stated, made)):
            return None
        if not groups and made >= 0:
            return None
        span = Span(sentence.start + found.start(group), sentence.start + found.end(group))
        values = {
            "begin": found["begin"],
            "end": found["end"],
            "right": f"{made - 1} or {made}" if self.options.get("age") else str(made),
            "told": found[group],
        }
        places = [
            Span(sentence.start + found.start(name), sentence.start + found.end(name)) for name in ("begin", "end")
        ]
        related = tuple((place, f"The year is {document.words(place)} here.") for place in places if place != span)
        return Match(span, values, related=related, severity=if_spoken(document, span))

    def _fits(self, stated: int, made: int) -> bool:
        if self.options.get("age"):
            return stated in (made, made - 1)
        return abs(stated - made) <= bool(self.options.get("loose"))


@layer
def _dated(document: Document) -> list[Span]:
    """The sentences, lists apart, that hold two years."""
    stream = tokens(document)
    figures = ((at, stream.keys[at]) for at in stream.where(figures=True))
    years = [stream.starts[at] for at, key in figures if len(key) == 4 and key.isdecimal()]
    twice = Counter(sentence_at(document, start) for start in years) if len(years) > 1 else {}
    return [
        span
        for span, count in twice.items()
        if count > 1 and span.end - span.start <= _LONGEST and _TWO.search(document.words(span))
    ]


def _expanded(wording: str) -> str:
    """A wording of a rule file as a regular expression."""
    number = rf"\d{{1,3}}(?![\d,.]\d)|{'|'.join(_WORDS)}"
    nth = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}"
    for mark, pattern in (("begin", _YEAR), ("end", _YEAR), ("number", number), ("nth", nth)):
        wording = wording.replace(f"<{mark}>", rf"\b(?P<{mark}>(?i:{pattern}))(?!\w)")
    return wording.replace("~", r"[^.;:\d]{0,40}?")


def _value(word: str) -> int | None:
    if word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal():
        return int(word[:-2])
    return int(word) if word.isdecimal() else _NUMBERS.get(word, ORDINALS.get(word))
