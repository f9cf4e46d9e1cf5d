"""life-dates: birth, death and age against each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Age, Date, ages, dates, story_date
from ...layers.numerals import whole_number
from ...layers.sentences import sentence_at
from ...layers.tokens import Tokens, tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, number, text, words
from ...span import Span
from ..base import Kind
from .common import inside, spoken

_REACH = 8
"""Tokens after "born" or "died" within which its date stands."""


class LifeDates(Kind):
    """`born in 1950 ... died in 2010, aged 70`; `Jo Marsh, 37, was born in 1960` in a story with a date.

    `kin`: words of which one near makes it another person's birth or death. `far`: tokens from
    a birth to the death of the same person. `age` is the message where an age and the years
    disagree, `ask` the one in speech.
    """

    name = "life-dates"
    fields = {
        "kin": Field(words, required=True),
        "far": Field(number, required=True),
        "age": Field(text, required=True),
        "ask": Field(text, required=True),
    }
    says = ("born", "died", "age", "right", "until")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._kin = frozenset(as_list(rule.options["kin"]))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("born",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        told = [item for item in dates(document) if item.year is not None and item.kind in ("day", "month", "year")]
        for hit in hits:
            birth = _date_after(stream, told, hit.first)
            if birth is None:
                continue
            yield from self._death(document, stream, told, birth)
            yield from self._alive(document, stream, hit, birth)

    def _death(self, document: Document, stream: Tokens, told: list[Date], birth: Date) -> Iterator[Match]:
        """The death told soon after a birth, with its year and age."""
        block = stream.blocks[birth.tokens[0]]
        end = min(len(stream), birth.tokens[1] + int(self.options["far"]))
        for at in range(birth.tokens[1], end):
            key = stream.keys[at]
            if stream.blocks[at] != block or key in self._kin or key in ("born", "whose", "who", "their"):
                return
            if key != "died":
                continue
            death = _date_after(stream, told, at)
            if death is None or birth.year is None or death.year is None:
                return
            age = _age_at(stream, at, death.tokens[1] + 6)
            years = death.year - birth.year
            if years < 0:
                yield self._match(document, death, birth, "", years)
            elif age is not None and not years - 1 <= age[0] <= years:
                yield self._match(document, death, birth, self.options["age"], years, age)
            return

    def _alive(self, document: Document, stream: Tokens, hit: Hit, birth: Date) -> Iterator[Match]:
        """The age told of somebody in the sentence that has the year of birth."""
        today = story_date(document)
        sentence = sentence_at(document, hit.span.start)
        first = stream.at(sentence.start)
        if today is None or birth.year is None or not self._kin.isdisjoint(stream.keys[first : birth.tokens[1]]):
            return
        told = inside(ages(document), Span(sentence.start, hit.span.start))
        after = inside(ages(document), Span(birth.span.end, sentence.end))
        if not told and after and after[0].phrase.start - birth.span.end <= 2:
            told = after[:1]  # Born in 1960, Jo Marsh, 37, ...
        years = today.year - birth.year
        if len(told) != 1 or told[0].past or not told[0].who or years - 1 <= told[0].value <= years:
            return
        if told[0].span.start < hit.span.start and told[0].phrase.start > sentence.start + 20:
            return
        yield self._match(document, birth, None, self.options["age"], years, _stated(told[0]), str(today.year))

    def _match(
        self,
        document: Document,
        at: Date,
        birth: Date | None,
        message: str,
        years: int,
        age: tuple[int, Span] | None = None,
        until: str = "",
    ) -> Match:
        ask = spoken(document, at.span)
        related = [(birth.span, "The birth is told here: {born}.")] if birth else []
        if age is not None:
            related.append((age[1], "The age is told here: {age}."))
        values = {
            "born": str(birth.year if birth else at.year),
            "died": str(at.year),
            "age": str(age[0] if age else ""),
            "right": f"{years - 1} or {years}",
            "until": until or str(at.year),
        }
        text = self.options["ask"] if ask else message or None
        return Match(at.span, values, related=tuple(related), message=text, severity=Severity.QUERY if ask else None)


def _stated(age: Age) -> tuple[int, Span]:
    return age.value, age.span


def _date_after(stream: Tokens, told: list[Date], at: int) -> Date | None:
    """The date that a verb's phrase gives: the first within reach, with no full stop or verb between."""
    index = bisect_left(told, at, key=lambda item: item.tokens[0])
    if index == len(told) or stream.blocks[told[index].tokens[0]] != stream.blocks[at]:
        return None
    between = stream.keys[at + 1 : told[index].tokens[0]]
    stops = (";", ".", "and", "but", "after", "before", "while", "when", "until", "to", "from", "died", "who", "since")
    if len(between) > _REACH or any(key in stops for key in between):
        return None
    return told[index]


def _age_at(stream: Tokens, first: int, last: int) -> tuple[int, Span] | None:
    """at 70, aged 70, at the age of 70 near a death."""
    for at in range(first, min(last, len(stream) - 1)):
        before = stream.keys[max(0, at - 1) : at + 1]
        if stream.keys[at] in ("aged", "age") or before == ["age", "of"]:
            read = whole_number(stream, at + 1)
            if read is not None and read[0] < 120 and stream.blocks[at] == stream.blocks[first]:
                return read[0], stream.span(at + 1, read[1])
    return None
