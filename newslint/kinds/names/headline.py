"""headline-name: a person in the headline who is not in the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.names import Name, Person, people
from ...layers.names.words import first_name, is_place, plain
from ...layers.tokens import tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, number, words
from ...span import Span
from ..base import Kind

_TOLD = ("body", "list", "blockquote", "table", "subhead")


class HeadlineName(Kind):
    """A full name in headline, deck or caption whose surname the text has not.

    In headline and deck only where the text has somebody of that first name: leaders may stand there
    for their countries. In a caption also where nobody is like it.

    `shortest`: the words that the text must have, since a brief may leave things out. `known`: full names
    of whom a headline may name for a country or an office.
    """

    name = "headline-name"
    fields = {"shortest": Field(number, required=True), "known": Field(words, required=True)}

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._known = frozenset(as_list(rule.options["known"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        shown = [
            (person, item.name)
            for person in people(document)
            for item in person.mentions[:1]
            if item.full and item.name.zone in self.rule.zones
            if _is_clear(person, item.name) and item.name.text not in self._known
        ]
        if not shown:
            return
        told = " ".join(document.words(span) for zone, span in document.blocks if zone in _TOLD)
        if told.count(" ") < self.options["shortest"]:
            return
        stream = tokens(document)
        inside = {index for index, block in enumerate(document.blocks) if block.name in _TOLD}
        words = {key for key, block in zip(stream.keys, stream.blocks, strict=True) if block in inside}
        text = {plain(word.removesuffix("'s")) for word in words}
        for person, name in shown:
            parts = [part for word in name.words for part in plain(word).split("-") if len(part) > 2]
            if plain(person.last) in text:
                continue
            other = twin(document, person)
            if other is not None or (name.zone == "caption" and text.isdisjoint(parts)):
                yield Match(name.span, related=_related(other))


def twin(document: Document, person: Person) -> Person | None:
    """Somebody in the text with the first name, and another surname, of a person whom only the headline has."""
    found = [
        other
        for other in people(document)
        if other is not person
        and other.first
        and plain(other.first.split()[0]) == plain(person.first.split()[0])
        and all(item.name.zone in _TOLD for item in other.mentions if item.full)
    ]
    return found[0] if len(found) == 1 else None


def _related(twin: Person | None) -> tuple[tuple[Span, str], ...]:
    return ((twin.introduction.span, f"The text has {twin.text} here."),) if twin is not None else ()


def _is_clear(person: Person, name: Name) -> bool:
    """Whether the words surely are a person's name."""
    given = person.first.split()[0]
    return first_name(given) and not is_place(plain(given)) and not is_place(plain(person.last)) and len(name.words) < 4
