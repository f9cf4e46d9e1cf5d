"""phrase and swap: fixed words, found by the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.tokens import fold, tokens
from ..rule import Match, Rule
from ..schema import Fault, Field, as_list, flag, mapping, words
from ..span import Edit
from .base import Kind
from .guards import GUARD_FIELDS, guarded
from .inflect import MODALS, noun_forms, verb_forms, vowel_sound

_SMALL = frozenset("a an and as at but by for from in nor of on or the to with".split())


class Phrase(Kind):
    """Any phrase of a list, in any capitals.

    `phrase`: the list. `case`: only in the very capitals of the list. Guards:
    `not_before`, `not_after` (phrases or classes such as @number right after or before
    it), `not_with` (phrases anywhere in its sentence).
    """

    name = "phrase"
    local = True
    fields = {"phrase": Field(words, required=True), "case": Field(flag), **GUARD_FIELDS}
    anchored = "phrase"

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for hit in guarded(document, hits, self.options):
            yield Match(hit.span)


class Swap(Kind):
    """Say this, not that; the fix keeps the capitals, and mends "a" and "an" before it.

    `swap`: a mapping from phrases to what to write instead, one or a list; {replacement}
    in the message names them all, and the fix writes the first. `verbs`: the first word
    of each phrase and offer is a verb, and its other forms are meant too (carries out:
    does). `nouns`: so are the plurals. `case`: only in the very capitals of the list.
    `safe`: the fix cannot change what the story says. Guards as for `phrase`.
    """

    name = "swap"
    spelled = True
    local = True
    fields = {
        "swap": Field(mapping(words), required=True),
        "verbs": Field(flag),
        "nouns": Field(flag),
        "case": Field(flag),
        "safe": Field(flag),
        **GUARD_FIELDS,
    }
    says = ("replacement",)

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._swaps = dict(_pairs(rule.options))

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        if faults:
            return
        first: dict[object, str] = {}
        for phrase, offers in options["swap"].items():
            same = first.setdefault(phrase if options.get("case") else tuple(fold(phrase)), phrase)
            if same != phrase:
                yield ("swap", phrase), f"is {same!r} again: capitals make no difference without `case: true`"
            if not fold(phrase):
                yield ("swap", phrase), "holds no word"
            for offer in as_list(offers):
                if fold(offer) == fold(phrase) and not options.get("case"):
                    yield ("swap", phrase), "offers what it replaces"
                if options.get("verbs") and offer.partition(" ")[0] in MODALS:
                    yield ("swap", phrase), f"{offer!r} has no -s, -ed and -ing forms"

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return dict(_pairs(options))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for hit in guarded(document, hits, self.options):
            found = document.words(hit.span)
            offers = [like(found, offer, hit.phrase) for offer in self._swaps[hit.phrase]]
            if found in offers:
                continue
            edits = (*_article(document, hit, offers[0]), Edit(hit.span, offers[0]))
            yield Match(
                hit.span,
                {"replacement": "” or “".join(offers)},
                edits,
                # Of two offers the writer must choose.
                safe=bool(self.options.get("safe")) and len(offers) == 1,
                title=f"Write “{offers[0]}”",
            )


def _pairs(options: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """All phrases with their offers; those that the file states come last, and so win."""
    for phrase, offers in options["swap"].items():
        if options.get("verbs"):
            yield from verb_forms(phrase, as_list(offers))
        if options.get("nouns"):
            yield from noun_forms(phrase, as_list(offers))
    for phrase, offers in options["swap"].items():
        yield phrase, as_list(offers)


def like(found: str, offer: str, phrase: str = "") -> str:
    """The offer with the capitals of what it replaces: In Order To, IN ORDER TO, In order to.

    `phrase` is what it replaces as the rule writes it: what stands so keeps the offer as it is.
    """
    if found == phrase or fold(found) == fold(offer):
        return offer
    if found.isupper() and sum(map(str.isalpha, found)) > 1 and not phrase.isupper():
        return offer.upper()
    if not found[:1].isupper() or phrase[:1].isupper():
        return offer
    titled = [word for word in found.split() if word[:1].isupper() or word.lower() not in _SMALL]
    several = len(titled) > 1 and all(word[:1].isupper() for word in titled)
    parts = [_capital(word) if several and word not in _SMALL else word for word in offer.split(" ")]
    return _capital(" ".join(parts))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _article(document: Document, hit: Hit, offer: str) -> Iterator[Edit]:
    """The edit that turns a into an, or an into a, before an offer that begins with another sound."""
    stream = tokens(document)
    before = hit.first - 1
    if before < 0 or stream.keys[before] not in ("a", "an") or stream.blocks[before] != stream.blocks[hit.first]:
        return
    right = "an" if vowel_sound(offer.partition(" ")[0]) else "a"
    if right != stream.keys[before] and vowel_sound(hit.phrase) != vowel_sound(offer):
        span = stream.span(before, hit.first)
        # One capital letter does not tell A REPORT from A report; the words after it do.
        loud = document.words(hit.span).isupper()
        capital = document.words(span)[0].isupper()
        yield Edit(span, right.upper() if loud and capital else right.capitalize() if capital else right)
