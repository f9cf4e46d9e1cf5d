"""legislature: a country's parliament by a name it does not have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from ..diagnostic import Severity
from ..document import Document
from ..index import Hit
from ..layers.tokens import Tokens, fold, tokens
from ..record import NamedTuple
from ..rule import Match
from ..schema import Field, words
from .base import Kind

_YEARS = 4
"""A story so much older than the facts may be right by the facts of its day: it is only asked."""


_YEAR = re.compile(r"(?<![\d,.$£€])(?:1[5-9]|20)\d\d(?![\d,.]\d|%)")
_PART_OF = {"new", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "former"}
"""Words that make another place of a country's name: New Mexico, West German."""


class Country(NamedTuple):
    """What a country's legislature is called; `bodies` in folded tokens, joined by spaces."""

    main: str
    bodies: tuple[str, ...]


@cache
def _countries() -> tuple[date, dict[str, Country]]:
    """When the facts were true, and countries by each of their names and adjectives, folded."""
    table = json.loads((Path(__file__).parents[1] / "data" / "legislatures.json").read_text("utf-8"))
    found: dict[str, Country] = {}
    for entry in table["countries"]:
        bodies = tuple(" ".join(fold(name)) for name in entry["bodies"])
        for form in entry["forms"]:
            key = " ".join(fold(form))
            # "French" is France's and French Polynesia's: what either has is sound.
            other = found.get(key, Country(entry["main"], ()))
            found[key] = Country(other.main, other.bodies + bodies)
    return date.fromisoformat(table["as_of"]), found


class Legislature(Kind):
    """`the South Korean Legislative Assembly`: a country before the name of a legislature that is not its own.

    `names`: the names that are looked at. `not_before`: words after the name that make it
    another thing (a party, a committee).
    """

    name = "legislature"
    fields = {"names": Field(words, required=True), "not_before": Field(words, required=True)}
    anchored = "names"
    says = ("main",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        as_of, _ = _countries()
        old = document.date is not None and (as_of - document.date).days > _YEARS * 365
        for hit in hits:
            if not document.text[hit.span.start].isupper() or self._harmless(document, stream, hit):
                continue
            first, country = _country_before(document, stream, hit.first)
            name = " ".join(stream.keys[hit.first : hit.last])
            if country is None or any(name in body or body in name for body in country.bodies):
                continue
            # Of the parliaments of other days the facts tell nothing.
            if not _is_history(document, hit, as_of):
                severity = Severity.QUERY if old else None
                yield Match(stream.span(first, hit.last), {"main": country.main}, severity=severity)

    def _harmless(self, document: Document, stream: Tokens, hit: Hit) -> bool:
        return hit.last < len(stream) and stream.keys[hit.last] in self.options["not_before"]


def _is_history(document: Document, hit: Hit, as_of: date) -> bool:
    """Whether the paragraph names a year so long before the facts that it may tell of another parliament."""
    block = document.words(document.blocks[document.block_at(hit.span.start)].span)
    return any(int(year) < as_of.year - _YEARS for year in _YEAR.findall(block))


def _country_before(document: Document, stream: Tokens, before: int) -> tuple[int, Country | None]:
    """The country named by the one to three tokens before `before`, and the first of them."""
    _, countries = _countries()
    for size in (3, 2, 1):
        first = before - size
        if first < 0 or stream.blocks[first] != stream.blocks[before - 1]:
            continue
        if first > 0 and stream.keys[first - 1] in _PART_OF and stream.ends[first - 1] + 1 == stream.starts[first]:
            return before, None
        keys = stream.keys[first:before]
        country = countries.get(" ".join(keys).removesuffix("'s"))
        if country is not None and document.text[stream.starts[first]].isupper():
            return first, country
    return before, None
