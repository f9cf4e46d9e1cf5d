"""phrase and swap: fixed words, found by the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.tokens import fold
from ..rule import Match
from ..schema import Field, as_list, flag, mapping, words
from .base import Kind
from .guards import GUARD_FIELDS, guarded
from .inflect import inflections


class Phrase(Kind):
    """Any phrase of a list."""

    name = "phrase"
    fields = {"phrase": Field(words, required=True), "case": Field(flag), **GUARD_FIELDS}

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return as_list(options["phrase"])

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for hit in guarded(document, hits, self.options):
            if not self.options.get("case") or document.words(hit.span) == hit.phrase:
                yield Match(hit.span)


class Swap(Kind):
    """Say this, not that. A list of replacements offers the first and names them all."""

    name = "swap"
    fields = {
        "swap": Field(mapping(words), required=True),
        "inflect": Field(flag),
        "case": Field(flag),
        "safe": Field(flag),
        **GUARD_FIELDS,
    }

    def __init__(self, rule: Any) -> None:
        super().__init__(rule)
        self._swaps = dict(_pairs(rule.options))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return [phrase for phrase, _ in _pairs(options)]

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("replacement",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for hit in guarded(document, hits, self.options):
            found = document.words(hit.span)
            if self.options.get("case") and found != hit.phrase:
                continue
            offers = [like(found, offer) for offer in self._swaps[hit.phrase]]
            if found in offers:
                continue
            match = Match.swap(hit.span, offers[0], safe=bool(self.options.get("safe")))
            if len(offers) > 1:
                match = Match(hit.span, {"replacement": "” or “".join(offers)}, match.edits, match.safe)
            yield match


def _pairs(options: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for phrase, offers in options["swap"].items():
        yield phrase, as_list(offers)
        if options.get("inflect"):
            yield from inflections(phrase, as_list(offers))


def like(found: str, offer: str) -> str:
    """The offer with the capitals of what it replaces: In Order To, IN ORDER TO, In order to."""
    letters = [char for char in found if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters) and not offer.isupper():
        return offer.upper()
    if letters and letters[0].isupper() and offer[:1].islower():
        several = [word for word in found.split() if word[:1].isalpha()]
        if len(several) > 1 and len(offer.split()) > 1 and all(word[0].isupper() for word in several):
            return " ".join(word[:1].upper() + word[1:] for word in offer.split())
        return offer[0].upper() + offer[1:]
    return offer


def same_tokens(one: str, other: str) -> bool:
    """Whether two phrases are the same to the index."""
    return fold(one) == fold(other)
