"""total-parts-sum: parts that do not add up to their total."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from ...document import Document
from ...index import Hit
from ...rule import Match, Rule
from ...schema import Field, as_list, listing, text, words
from ..base import Kind
from .interval import Interval, total
from .say import amount, asked, evidence
from .shape import Figure, Shape, shapes

_STEP = re.compile(
    r"(?P<noun>[ -][^NMPTFRQS;:()—]{1,70}?)(?P<joint>,? and|,? plus|,|;|; and|,? with)(?: (?:[a-z'-]+ ){0,2}| )$"
)
_ONE_MORE = re.compile(
    r"^(?P<noun>[ -][^NMPTFRQS;:()—]{1,50}?)(?:,? and|,) (?:a|an|another) (?P<one>[a-z'-]+(?: [a-z'-]+)?)"
)
_WORD = re.compile(r"[a-z'-]+")
_MOST = 8
"""Figures of a sentence whose sums are tried; a list of more is a table."""


class Series(NamedTuple):
    """Figures in a row, "three men, two women and a child": the stretch they take, and what else they count."""

    figures: list[Figure]
    start: int
    end: int
    extra: int
    nouns: list[list[str]]


class Sum(NamedTuple):
    """A total and its parts; `whole` whether the words say that the parts are all of it, `sure` that they are parts."""

    total: Figure
    parts: Series
    whole: bool
    sure: bool


class TotalPartsSum(Kind):
    """`six people, three men and two women`: parts before or behind a total that do not make it.

    `whole`: what stands between a total and its parts where they are all of it; `partly`: where
    there may be more. `totals`: words before a total that follows its parts; `in_all`: words
    after it. `wholes`: nouns that a list in commas after them divides. `families`: nouns that divide a
    whole between them. `ones`: nouns that stand for one of these ("a woman"). `rest`: words that
    tell that some are left out. `more`, `fewer`: what is asked where it may be right.
    """

    name = "total-parts-sum"
    fields = {
        "whole": Field(words, required=True),
        "partly": Field(words, required=True),
        "totals": Field(words, required=True),
        "in_all": Field(words, required=True),
        "wholes": Field(words, required=True),
        "families": Field(listing(words), required=True),
        "ones": Field(words, required=True),
        "rest": Field(words, required=True),
        "more": Field(text, required=True),
        "fewer": Field(text, required=True),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._lists = {
            key: as_list(rule.options[key]) for key in self.fields if key not in ("families", "more", "fewer")
        }
        self._families = [frozenset(as_list(group)) for group in rule.options["families"]]
        either = "|".join(map(re.escape, self._lists["totals"]))
        after = "|".join(map(re.escape, self._lists["in_all"]))
        self._after = re.compile(
            rf"^[^NMPTFRQS;:.!?]{{0,60}}?(?:\b(?:{either}) (?:[a-z'-]+ ){{0,3}}(?P<total>[NM])"
            rf"|(?:, |— |\(|or |making |for )(?:a |about |some )?(?P<all>[NM])[^NMPTFRQS;:.,!?]{{0,25}} (?:{after})\b)"
        )

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("parts", "sum", "total")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape in shapes(document):
            if len(shape.figures) > 2 or ("-" in shape.text and len(shape.figures) > 1):
                for found in self._sums(shape):
                    if match := self._verdict(document, shape, found):
                        yield match

    def _sums(self, shape: Shape) -> Iterator[Sum]:
        for series in _series(shape, self._lists["ones"]):
            yield from self._before(shape, series)
            yield from self._behind(shape, series)

    def _behind(self, shape: Shape, series: Series) -> Iterator[Sum]:
        """`1,800 delegates and 548 others, for a total of 2,348`."""
        found = self._after.match(shape.text[series.end :])
        if found:
            place = series.end + found.start("total" if found["total"] else "all")
            yield Sum(shape.figures[place], series, True, True)

    def _before(self, shape: Shape, series: Series) -> Iterator[Sum]:
        """`434 members: 240 of one party and 194 of the other`."""
        places = [place for place, item in shape.figures.items() if place < series.start]
        if not places:
            return
        place = max(places)
        figure, gap = shape.figures[place], shape.text[place + 1 : series.start]
        if figure.letter not in "NM" or len(gap) > 90 or ";" in gap:
            return
        tail = _tail(gap)
        if tail in self._lists["whole"]:
            yield Sum(figure, series, True, True)
        elif tail in self._lists["partly"]:
            yield Sum(figure, series, False, self._is_family(series))

    def _is_family(self, series: Series) -> bool:
        """Whether the parts are kinds that divide a whole between them."""
        heads = [set(noun) for noun in series.nouns]
        return any(sum(not family.isdisjoint(noun) for noun in heads) > 1 for family in self._families)

    def _verdict(self, document: Document, shape: Shape, found: Sum) -> Match | None:
        parts, whole = found.parts, found.total
        if any(item.letter != whole.letter or item.quantity.per for item in parts.figures):
            return None
        made, stated = total([item.range for item in parts.figures]), whole.range
        made = Interval(made.low + parts.extra, made.high + parts.extra)
        if made.meets(stated) or _explained(shape, found):
            return None
        more = made.low > stated.high
        text_after = shape.text[parts.end : parts.end + 90]
        if not more and any(word in text_after or word in shape.text[: parts.end] for word in self._lists["rest"]):
            return None
        if not more and not found.whole and not (found.sure and made.high * 2 >= stated.low):
            return None
        values = {
            "parts": " and ".join(document.words(item.span) for item in parts.figures) + (" and one" * parts.extra),
            "sum": amount(sum(item.value for item in parts.figures) + parts.extra),
            "total": document.words(whole.span),
        }
        match = Match(whole.span, values, related=evidence(parts.figures, "One of the parts."))
        return asked(document, match, self.options["more" if more else "fewer"], unsure=not found.whole)


def _tail(gap: str) -> str:
    return gap


def _series(shape: Shape, ones: Sequence[str]) -> Iterator[Series]:
    """The runs of figures of one letter that commas and "and" join."""
    places = [place for place in sorted(shape.figures) if shape.figures[place].letter in "NM"]
    at = 0
    while at < len(places):
        run = [places[at]]
        nouns = []
        while at + 1 < len(places):
            gap = shape.text[places[at] + 1 : places[at + 1]]
            step = _STEP.match(gap)
            if not step or shape.figures[places[at]].letter != shape.figures[places[at + 1]].letter:
                break
            nouns.append(_WORD.findall(step["noun"]))
            at += 1
            run.append(places[at])
        yield from _ended(shape, run, nouns, ones)
        at += 1


def _ended(shape: Shape, run: list[int], nouns: list[list[str]], ones: Sequence[str]) -> Iterator[Series]:
    rest = shape.text[run[-1] + 1 :]
    more = _ONE_MORE.match(rest)
    extra = bool(more and more["one"].split()[0] in ones)
    last = re.match(r"[ -][^NMPTFRQS;:()—,.]{0,40}", rest)
    end = run[-1] + 1 + (more.end() if more and extra else 0)
    if len(run) + extra > 1:
        nouns = [*nouns, _WORD.findall(last[0])[:4] if last else []]
        yield Series([shape.figures[place] for place in run], run[0], end, int(extra), nouns)


def _explained(shape: Shape, found: Sum) -> bool:
    """Whether other figures of the sentence make the total, or it makes one of them."""
    others = [item for item in shape.figures.values() if item.letter == found.total.letter and item is not found.total]
    if len(others) > _MOST:
        return True
    for size in range(2, len(others) + 1):
        if any(total([item.range for item in some]).meets(found.total.range) for some in combinations(others, size)):
            return True
    return False
