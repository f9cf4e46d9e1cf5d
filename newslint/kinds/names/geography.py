"""city-region and capital-of: cities put where they are not, and made capitals that they are not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.acronyms import plain_word
from ...layers.tokens import Tokens, fold, tokens
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Field, as_list, mapping, words
from ..base import Kind

_EVERYWHERE = 11
"""A name that towns of more states have may be a village's in any other: Athens, Washington."""
_LONGEST = 4
_CLOSING = frozenset((",", ".", ";", ")", "—", "–"))
Key = tuple[str, ...]


class Gazetteer(NamedTuple):
    """What the file of places says, names folded.

    `capitals`: the capitals of a country, by each of its names and adjectives, all of the countries
    that share it. `seats`: every capital. `in_states`, `in_countries`: the codes of states and
    countries that have a place of a city's name; `regions`: a country's or state's codes by name.
    """

    capitals: dict[Key, list[str]]
    seats: frozenset[Key]
    in_states: dict[Key, frozenset[str]]
    in_countries: dict[Key, frozenset[str]]
    countries: dict[Key, frozenset[str]]


@cache
def gazetteer() -> Gazetteer:
    """The places of newslint/data/gazetteer.json."""
    table = json.loads((Path(__file__).parents[2] / "data" / "gazetteer.json").read_text("utf-8"))
    capitals: dict[Key, list[str]] = {}
    for entry in table["capitals"]:
        for form in entry["forms"]:
            capitals.setdefault(tuple(fold(form)), []).extend(entry["cities"])
    cities = {**table["in_countries"], **{plain_word(city): row for city, row in table["in_countries"].items()}}
    countries: dict[Key, set[str]] = {}
    for code, names in table["countries"].items():
        for name in names:
            countries.setdefault(tuple(fold(name)), set()).add(code)
    return Gazetteer(
        capitals,
        frozenset(tuple(fold(form)) for row in capitals.values() for city in row for form in (city, plain_word(city))),
        {tuple(fold(city)): frozenset(codes) for city, codes in table["in_states"].items()},
        {tuple(fold(city)): frozenset(codes) for city, codes in cities.items()},
        {name: frozenset(codes) for name, codes in countries.items()},
    )


class CityRegion(Kind):
    """`in Portland, Washington`: a city, a comma, and a state or country that has no place of that name.

    `states`: a mapping from the code of a state of the United States to its names. `countries`:
    countries that are looked at. `after`: words before the city that make it a place (in, near).
    """

    name = "city-region"
    fields = {
        "states": Field(mapping(words), required=True),
        "countries": Field(words, required=True),
        "after": Field(words, required=True),
    }
    says = ("city", "region")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        states = rule.options["states"]
        self._states = {tuple(fold(name)): str(code) for code, row in states.items() for name in as_list(row)}
        self._after = frozenset(as_list(rule.options["after"]))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return [*(name for row in options["states"].values() for name in as_list(row)), *as_list(options["countries"])]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        for hit in hits:
            if hit.first < 2 or stream.keys[hit.first - 1] != "," or _goes_on(document, stream, hit.last):
                continue
            if document.words(hit.span) != hit.phrase:
                continue
            region = tuple(stream.keys[hit.first : hit.last])
            first = self._city(document, stream, hit.first - 1)
            if first is None:
                continue
            city = tuple(stream.keys[first : hit.first - 1])
            if self._is_wrong(gazetteer(), city, region):
                span = stream.span(first, hit.last)
                yield Match(span, {"city": document.words(stream.span(first, hit.first - 1)), "region": hit.phrase})

    def _city(self, document: Document, stream: Tokens, last: int) -> int | None:
        """The first of the capitalised words that end before the token `last`, if a preposition is before them."""
        first = last
        while first > 0 and last - first < _LONGEST and stream.blocks[first - 1] == stream.blocks[last]:
            if not document.text[stream.starts[first - 1]].isupper() and stream.keys[first - 1] != ".":
                break
            first -= 1
        if first == last or first == 0 or stream.keys[first - 1] not in self._after:
            return None
        return None if first > 1 and stream.keys[first - 2] == "district" else first

    def _is_wrong(self, places: Gazetteer, city: Key, region: Key) -> bool:
        state = self._states.get(region)
        codes = places.countries.get(region, frozenset())
        if state is not None and city in places.in_states:
            if len(places.in_states[city]) > _EVERYWHERE:
                return False
            return state not in places.in_states[city] and not (codes & places.in_countries.get(city, frozenset()))
        if codes and state is None and city in places.in_countries:
            return not codes & places.in_countries[city]
        return False


def _goes_on(document: Document, stream: Tokens, last: int) -> bool:
    """Whether the words are in the midst of a list, or the region the first word of another name."""
    if last >= len(stream) or stream.blocks[last] != stream.blocks[last - 1]:
        return False
    if stream.keys[last] == "." and last + 1 < len(stream):
        last += 1
    if stream.keys[last] in ("and", "or", "&", "-", "to", "'s"):
        return True
    comma = stream.keys[last] == "," and last + 1 < len(stream)
    capital = document.text[stream.starts[last + 1 if comma else last]].isupper()
    return capital and stream.keys[last - 1] != "."


class CapitalOf(Kind):
    """`the Iraqi capital, Tehran`; `Sydney, the Australian capital`; `Sydney, the capital of Australia`.

    `former`: cities that were capitals, and are left alone. `parts`: words that make another place
    of a country's name (North, New). `ambiguous`: names of countries that are other places' too.
    """

    name = "capital-of"
    fields = {
        "former": Field(words, required=True),
        "parts": Field(words, required=True),
        "ambiguous": Field(words, required=True),
    }
    says = ("city", "country", "capital")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._former = frozenset(tuple(fold(city)) for city in as_list(rule.options["former"]))
        self._parts = frozenset(as_list(rule.options["parts"]))
        self._ambiguous = frozenset(tuple(fold(name)) for name in as_list(rule.options["ambiguous"]))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ["capital"]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        for hit in hits:
            country = self._adjective(document, stream, hit.first) or self._of(document, stream, hit.last)
            if country is None or _form(stream, *country) in self._ambiguous:
                continue
            first, last = country
            after = self._known(document, stream, max(hit.last, last), 1)
            before = self._known(document, stream, min(hit.first, first), -1)
            for city in (after, before):
                if city is not None and self._is_wrong(stream, city, first, last):
                    start, end = min(city[0], first, hit.first), max(city[1], last, hit.last)
                    capitals = gazetteer().capitals[_form(stream, first, last)]
                    values = {
                        "city": document.words(stream.span(*city)),
                        "country": document.words(stream.span(first, last)),
                        "capital": capitals[0],
                    }
                    yield Match(stream.span(start, end), values)
                    break

    def _adjective(self, document: Document, stream: Tokens, end: int) -> tuple[int, int] | None:
        """The tokens of a country's adjective, or its name with 's, right before `capital`."""
        for size in (3, 2, 1):
            first = end - size
            if first < 0 or stream.blocks[first] != stream.blocks[end] or not _is_capital(document, stream, first):
                continue
            if _form(stream, first, end) in gazetteer().capitals and not self._is_part(stream, first):
                return first, end
        return None

    def _of(self, document: Document, stream: Tokens, last: int) -> tuple[int, int] | None:
        """The tokens of a country's name after `capital of`."""
        if last >= len(stream) or stream.keys[last] != "of":
            return None
        first = last + 1
        if first < len(stream) and stream.keys[first] == "the":
            first += 1
        for size in (3, 2, 1):
            end = first + size
            inside = end <= len(stream) and stream.blocks[end - 1] == stream.blocks[last]
            if inside and _is_capital(document, stream, first) and _form(stream, first, end) in gazetteer().capitals:
                ended = end == len(stream) or not _is_capital(document, stream, end)
                return (first, end) if ended else None
        return None

    def _is_part(self, stream: Tokens, first: int) -> bool:
        return first > 0 and (stream.keys[first - 1] in self._parts or stream.keys[first - 1] == "-")

    def _known(self, document: Document, stream: Tokens, at: int, step: int) -> tuple[int, int] | None:
        """The tokens of a city that is known, beside the token `at`, behind a comma, `the`, `of` or `is the`."""
        places = gazetteer()
        for _ in range(3):
            beside = at if step > 0 else at - 1
            inside = 0 <= beside < len(stream) and stream.blocks[beside] == stream.blocks[at - (at == len(stream))]
            if not inside or stream.keys[beside] not in (",", "the", "of", "is"):
                break
            at += step
        for size in (3, 2, 1):
            first, end = (at, at + size) if step > 0 else (at - size, at)
            if first < 0 or end > len(stream) or not _is_capital(document, stream, first):
                continue
            city = tuple(stream.keys[first:end])
            if city in places.seats or city in places.in_countries or city in places.in_states:
                if step > 0 and stream.keys[first - 1] == "," and not _closes(stream, end):
                    return None  # "in the Ukrainian capital, Moscow said"
                alone = not (end < len(stream) and stream.starts[end] <= stream.ends[end - 1] + 1) or not _is_capital(
                    document, stream, end
                )
                return (first, end) if alone else None
        return None

    def _is_wrong(self, stream: Tokens, city: tuple[int, int], first: int, last: int) -> bool:
        name = tuple(stream.keys[slice(*city)])
        capitals = [tuple(fold(item)) for item in gazetteer().capitals[_form(stream, first, last)]]
        near = any(set(name) & set(item) for item in capitals)
        return name not in self._former and not near


def _closes(stream: Tokens, end: int) -> bool:
    """Whether what ends before the token `end` is set off there."""
    return end >= len(stream) or stream.blocks[end] != stream.blocks[end - 1] or stream.keys[end] in _CLOSING


def _form(stream: Tokens, first: int, last: int) -> Key:
    return tuple(key.removesuffix("'s") for key in stream.keys[first:last])


def _is_capital(document: Document, stream: Tokens, index: int) -> bool:
    return document.text[stream.starts[index]].isupper()
