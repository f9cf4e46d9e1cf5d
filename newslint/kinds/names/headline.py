"""headline-name: a person in the headline who is not in the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.names import Name, Person, people
from ...layers.names.words import first_name, is_place, plain
from ...layers.tokens import fold
from ...rule import Match, Rule
from ...schema import Field, as_list, number, words
from ..base import Kind

_TOLD = ("body", "list", "blockquote", "table", "subhead")


class HeadlineName(Kind):
    """A full name in headline, deck or caption of which the text has neither first name nor surname.

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
        ]
        if not shown:
            return
        told = " ".join(document.words(span) for zone, span in document.blocks if zone in _TOLD)
        if told.count(" ") < self.options["shortest"]:
            return
        text = {plain(word.removesuffix("'s")) for word in fold(told)}
        for person, name in shown:
            parts = [part for word in name.words for part in plain(word).split("-") if len(part) > 2]
            if _is_clear(person, name) and text.isdisjoint(parts) and name.text not in self._known:
                yield Match(name.span)


def _is_clear(person: Person, name: Name) -> bool:
    """Whether the words surely are a person's name."""
    given = person.first.split()[0]
    return first_name(given) and not is_place(plain(given)) and not is_place(plain(person.last)) and len(name.words) < 4
