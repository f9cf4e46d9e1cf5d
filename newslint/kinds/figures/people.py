"""population: more people of a country than it has, and shares of its population that do not fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.quantities import Quantity, quantities
from ...layers.sentences import sentence_at
from ...layers.tokens import Tokens, fold, tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, number, text, words
from ..base import Kind
from .nations import Nation, by_form
from .say import amount, percent
from .tallies import LONGEST

_ROOM = 1.15
"""A count so much above the table's population may be another year's."""
_YEAR = re.compile(r"1[0-9]\d\d(?:s|'s)?|200\d|(?:18|19)\d0s")
"""Years of which the table knows nothing."""
_LARGE = 1_000_000
_ROLES = frozenset(("base", "count", "level", "part"))
_BEFORE = 14
"""Tokens between a share of a population and the count that it is of."""


class Population(Kind):
    """`12 million Danes`: more than there are; `271,000, or 4 percent of Denmark's population`.

    `people`: nouns for those who live in a country. `unless`: words of a sentence that tell of people
    elsewhere or of other years. `share`: what is asked of a share that does not fit, `apart` the factor
    from which it does not. `anchor`: words of which a text must hold one.
    """

    name = "population"
    fields = {
        "people": Field(words, required=True),
        "unless": Field(words, required=True),
        "share": Field(text, required=True),
        "apart": Field(number, required=True),
        "anchor": Field(words, required=True),
    }
    anchored = "anchor"
    says = ("country", "population", "right")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._people = frozenset(as_list(rule.options["people"]))
        self._unless = frozenset(as_list(rule.options["unless"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = quantities(document)
        firsts = [item.first for item in found]
        for item in found:
            if item.unit == "percent":
                yield from self._share(document, item, found, firsts)
            elif not item.unit and item.value >= _LARGE and (item.role in _ROLES or item.cue == "new"):
                yield from self._count(document, item)

    def _count(self, document: Document, item: Quantity) -> Iterator[Match]:
        stream = tokens(document)
        nation = self._nation_of(document, stream, item)
        if nation is None or item.value <= nation.population * _ROOM or self._elsewhere(document, item):
            return
        values = {"country": nation.names[0], "population": _rounded(nation.population), "right": ""}
        yield Match(item.span, values)

    def _nation_of(self, document: Document, stream: Tokens, item: Quantity) -> Nation | None:
        """The country whose people a figure counts: 12 million Danes, Danish workers, people in Denmark."""
        at = item.last
        keys = stream.keys
        of = keys[at : at + 1] == ["of"]
        at += of
        at += at < len(keys) and keys[at] == "the"
        sort, nation, last = _form(document, stream, at)
        if sort == "people" and not _goes_on(document, stream, last):
            return nation
        if sort == "adjective" and last < len(keys) and keys[last] in self._people:
            return nation
        owned = sort == "name" and of and last < len(keys) and keys[last - 1].endswith("'s")
        if owned and keys[last] in self._people:
            return nation
        if at < len(keys) and keys[at] in self._people and keys[at + 1 : at + 2] in (["in"], ["of"], ["across"]):
            sort, nation, last = _form(document, stream, at + 2 + (keys[at + 2 : at + 3] == ["the"]))
            if sort == "name" and not _goes_on(document, stream, last):
                return nation
        return None

    def _elsewhere(self, document: Document, item: Quantity) -> bool:
        sentence = sentence_at(document, item.span.start)
        if sentence.end - sentence.start > LONGEST:
            return True
        keys = fold(document.words(sentence))
        return any(key in self._unless or _YEAR.fullmatch(key) for key in keys)

    def _share(self, document: Document, item: Quantity, found: list[Quantity], firsts: list[int]) -> Iterator[Match]:
        stream = tokens(document)
        nation = self._whole(document, stream, item.last)
        if nation is None or item.high is not None or self._elsewhere(document, item):
            return
        place = bisect_left(firsts, item.first) - 1
        count = found[place] if place >= 0 else None
        if count is None or count.unit or count.role not in ("count", "level", "part") or count.high is not None:
            return
        between = stream.keys[count.last : item.first]
        joined = between[-1:] == ["("] or "or" in between[-3:] or "nearly" in between[-2:]
        if count.block != item.block or count.value < 1000 or len(between) > _BEFORE or not joined:
            return
        right = count.value / nation.population * 100
        apart = float(self.options["apart"])
        if not item.value or 1 / apart < right / item.value < apart:
            return
        values = {
            "country": nation.names[0],
            "population": _rounded(nation.population),
            "right": percent(right),
        }
        related = ((count.span, "{right} of {population}."),)
        yield Match(item.span, values, related=related, message=self.options["share"])

    def _whole(self, document: Document, stream: Tokens, at: int) -> Nation | None:
        """The country after "of the population of" or before "population"."""
        keys = stream.keys
        if keys[at : at + 1] != ["of"]:
            return None
        at += 1 + (keys[at + 1 : at + 2] == ["the"])
        if keys[at : at + 2] == ["population", "of"]:
            sort, nation, last = _form(document, stream, at + 2 + (keys[at + 2 : at + 3] == ["the"]))
            return nation if sort == "name" and not _goes_on(document, stream, last) else None
        sort, nation, last = _form(document, stream, at)
        last += keys[last : last + 1] == ["total"]
        return nation if nation is not None and keys[last : last + 1] == ["population"] else None


def _form(document: Document, stream: Tokens, at: int) -> tuple[str, Nation | None, int]:
    """The sort of a country's form that begins at a token, the country, and the token after it."""
    if at < len(stream) and document.text[stream.starts[at]].isupper():
        for size in (3, 2, 1):
            keys = stream.keys[at : at + size]
            found = by_form().get((*keys[:-1], keys[-1].removesuffix("'s").removesuffix("s'")))
            found = found or by_form().get(tuple(keys))
            if found is not None and stream.blocks[at] == stream.blocks[min(at + size, len(stream)) - 1]:
                return found[0], found[1], at + size
    return "", None, at


def _goes_on(document: Document, stream: Tokens, at: int) -> bool:
    """Whether a name is part of more: Irish Americans, in Denmark and Norway, in Denmark, Norway and."""
    if at >= len(stream) or stream.keys[at] in ("and", "or", "&", ",", "-", "alone", "/"):
        return at < len(stream) and stream.keys[at] != "alone"
    return document.text[stream.starts[at]].isupper()


def _rounded(people: int) -> str:
    """A population as one says it: 6.05 million, 340 million."""
    digits = len(str(people)) - 3
    return amount(float(round(people, -digits)))
