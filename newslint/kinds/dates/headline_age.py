"""headline-age: an age in the headline that the body does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.dates import Age, ages
from ...layers.numerals import whole_number
from ...layers.tokens import Tokens, fold, tokens
from ...rule import Match
from ..base import Kind

_DEATH = frozenset("die dies died dead death passes passed".split())
_REACH = 8
"""Tokens from a word for a death to the age: died at home on Monday at 79."""
_LOWEST, _HIGHEST = 12, 119
"""Ages of which "at 5" is not told: that is a time of day more often."""
_ENDS = frozenset({"", ".", ",", ";", ":", ")", "—", "–", "after", "from", "of", "in", "on", "when", "and"})


class HeadlineAge(Kind):
    """`Woman, 37, dies` over a story of a 38-year-old; `Roe dies at 97` over one who was 79.

    It needs an age in the body, and no such figure there at all.
    """

    name = "headline-age"
    says = ("here", "there")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = ages(document)
        above = [age for age in found if document.zone_at(age.span.start) in self.rule.zones]
        below = [age for age in found if age not in above]
        dead = [age for age in _deaths(document, self.rule.zones) if age.span not in {item.span for item in above}]
        if not (above or dead):
            return
        figures = _figures(document, self.rule.zones)
        for age in above if below else ():
            # A 15-year-old without a name is nobody who has one below.
            rivals = below if age.who else [other for other in below if not other.who]
            if rivals and age.value not in figures:
                yield _match(age, _likeliest(age, rivals))
        for age in dead:
            rivals = _of_the_dead(document, age, below) if age.value not in figures else []
            if len({other.value for other in rivals}) == 1:
                yield _match(age, rivals[0])


def _match(age: Age, there: Age) -> Match:
    values = {"here": str(age.value), "there": str(there.value)}
    return Match(age.phrase, values, related=((there.phrase, "The body says {there}."),))


def _likeliest(age: Age, below: list[Age]) -> Age:
    """The body's age of the same name, or the nearest one."""
    named = [other for other in below if age.who and other.who and other.who.split()[-1] == age.who.split()[-1]]
    return min(named or below, key=lambda other: abs(other.value - age.value))


def _deaths(document: Document, zones: frozenset[str]) -> list[Age]:
    """ "Dies at 97", "dead aged 97" of the display lines."""
    stream = tokens(document)
    return [
        age
        for at, key in enumerate(stream.keys)
        if key in _DEATH and document.blocks[stream.blocks[at]].name in zones and (age := _age_of(stream, at, 2))
    ]


def _of_the_dead(document: Document, here: Age, below: list[Age]) -> list[Age]:
    """The ages that the body gives the dead of a headline: died at 79, "She was 79.", or by the name."""
    stream = tokens(document)
    block = stream.blocks[stream.at(here.span.start)]
    keys = stream.keys
    told: list[Age] = []
    for at in range(stream.at(document.blocks[block].span.end), len(stream)):
        age = None
        if keys[at] in _DEATH:
            age = _age_of(stream, at, _REACH)
        elif keys[at] in ("he", "she") and keys[at + 1 : at + 2] == ["was"]:
            age = _number(stream, at + 2, at)
            age = age if age and keys[stream.at(age.span.end) :][:1] == ["."] else None
        told += [age] if age else []
    head = {*fold(document.words(document.blocks[block].span))}
    named = [age for age in below if age.who and fold(age.who)[-1] in head]
    return [*told, *named]


def _age_of(stream: Tokens, at: int, reach: int) -> Age | None:
    """The age behind a word for a death: at 79, aged 79, at the age of 79."""
    keys, block = stream.keys, stream.blocks[at]
    for step in range(at + 1, min(at + 1 + reach, len(stream))):
        if stream.blocks[step] != block or keys[step] in ".;":
            break
        if keys[step] in ("at", "aged"):
            first = step + 1 + 3 * (keys[step + 1 : step + 4] == ["the", "age", "of"])
            first += keys[first : first + 1] == ["age"]
            age = _number(stream, first, at)
            if age is not None:
                return age
    return None


def _number(stream: Tokens, first: int, begin: int) -> Age | None:
    """The age at a token, which ends the phrase that begins at another."""
    if first >= len(stream) or stream.blocks[first] != stream.blocks[begin]:
        return None
    read = whole_number(stream, first)
    if read is None or not _LOWEST < read[0] <= _HIGHEST:
        return None
    last = read[1]
    after = stream.keys[last] if last < len(stream) and stream.blocks[last] == stream.blocks[begin] else ""
    return Age(stream.span(first, last), stream.span(begin, last), read[0], "", None, True) if after in _ENDS else None


def _figures(document: Document, zones: frozenset[str]) -> set[int]:
    """All whole numbers of the text outside some zones."""
    stream = tokens(document)
    found: set[int] = set()
    inside = {index for index, (zone, _) in enumerate(document.blocks) if zone in zones}
    for at, key in enumerate(stream.keys):
        if stream.blocks[at] not in inside and (key[0].isdecimal() or key.isalpha()):
            read = whole_number(stream, at)
            if read is not None:
                found.add(read[0])
    return found
