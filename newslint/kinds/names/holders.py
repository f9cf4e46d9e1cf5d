"""office-holder: a known name under an office that its owner never held, or of another country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.tokens import Tokens, fold, tokens
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Fault, Field, as_list, mapping, words
from ..base import Kind

_LONGEST = 3


class _Office(NamedTuple):
    """An office right before a name: its tokens `[first, last)` and what it is called."""

    first: int
    name: str


class OfficeHolder(Kind):
    """`Prime Minister Emmanuel Macron`, `German President Emmanuel Macron`.

    `holders`: a mapping from names to a country and the offices that the person has ever held
    there, of those in `offices`. `countries`: a mapping from countries to their adjectives.
    `offices`: a mapping from an office to the ways it is written, in small letters, without
    periods. `parts`: words that make another office of the one they stand before (acting, deputy).
    """

    name = "office-holder"
    fields = {
        "holders": Field(mapping(words), required=True),
        "countries": Field(mapping(words), required=True),
        "offices": Field(mapping(words), required=True),
        "parts": Field(words, required=True),
    }
    says = ("name", "held")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        options = rule.options
        self._offices = {tuple(fold(form)): name for name, row in options["offices"].items() for form in as_list(row)}
        self._countries = {
            tuple(fold(form)): name for name, row in options["countries"].items() for form in as_list(row)
        }
        self._parts = frozenset(as_list(options["parts"]))

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        for name, row in options["holders"].items() if not faults else ():
            country, *offices = as_list(row)
            if country not in options["countries"]:
                yield ("holders", name), f"{country!r} is not one of the countries"
            for office in offices:
                if office not in options["offices"]:
                    yield ("holders", name), f"{office!r} is not one of the offices"

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return list(options["holders"])

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        for hit in hits:
            office = self._before(stream, hit.first, self._offices)
            if office is None or document.words(hit.span) != hit.phrase or self._is_part(document, stream, office):
                continue
            country, *held = as_list(self.options["holders"][hit.phrase])
            home = self._before(stream, office.first, self._countries)
            wrong_home = home is not None and home.name != country
            if office.name in held and not wrong_home:
                continue
            first = home.first if wrong_home and home is not None else office.first
            yield Match(
                stream.span(first, hit.last),
                {"name": hit.phrase, "held": f"{' and '.join(held)} of {country}"},
            )

    def _before(self, stream: Tokens, last: int, known: Mapping[tuple[str, ...], str]) -> _Office | None:
        """The longest of the known phrases that ends right before the token `last`, periods aside."""
        if last > 0 and stream.keys[last - 1] == ".":
            last -= 1
        for size in range(min(_LONGEST, last), 0, -1):
            first = last - size
            name = known.get(tuple(stream.keys[first:last]))
            if name is not None and stream.blocks[first] == stream.blocks[last - 1]:
                return _Office(first, name)
        return None

    def _is_part(self, document: Document, stream: Tokens, office: _Office) -> bool:
        """Whether the office is in small letters at a clause's end, or the part of a longer title."""
        before = stream.keys[office.first - 1] if office.first > 0 else ""
        return before in self._parts or not document.text[stream.starts[office.first]].isupper()
