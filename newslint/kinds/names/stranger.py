"""headline-stranger: a name in the headline that the story never has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.acronyms import acronyms
from ...layers.names import people
from ...layers.names.runs import capital_tokens
from ...layers.names.words import MONTHS, WEEKDAYS, first_name, is_common, is_place, plain
from ...layers.tokens import Tokens, tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, number, words
from ...span import Span
from ..base import Kind
from .acronyms import explained
from .geography import gazetteer
from .headline import twin
from .near import is_slip

_STEM = 4
"""A name is in the story if a word there begins with the same so many letters: Turkish for Turkey."""
_SHORTEST = 4
_LEAST = 3
"""Letters of an acronym that is looked for."""
_INITIALS = 5
"""A word in capitals of up to so many letters may be an acronym."""


class HeadlineStranger(Kind):
    """A capitalised word or an acronym of the headline, no common one, that begins as no name of the text does.

    `shortest`: the words that the text must have, since a brief may leave things out. `known`: names
    that a headline may have by itself.
    """

    name = "headline-stranger"
    fields = {"shortest": Field(number, required=True), "known": Field(words, required=True)}

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._known = frozenset(map(plain, as_list(rule.options["known"]))) | MONTHS | WEEKDAYS

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        strangers = [
            (at, word)
            for zone, block in document.blocks
            if zone in self.rule.zones
            for at, word in self._names(document, block)
        ]
        forms = list(self._forms(document))
        if not strangers and not forms:
            return
        stream = tokens(document)
        outside = {index for index, block in enumerate(document.blocks) if block.name not in self.rule.zones}
        told = [key for key, block in zip(stream.keys, stream.blocks, strict=True) if block in outside]
        if len(told) < self.options["shortest"]:
            return
        yield from (Match(span) for span in forms)
        said = {plain(key.removesuffix("'s")) for key in set(told)}
        capitals = {stream.keys[at] for at in capital_tokens(document) if stream.blocks[at] in outside}
        stems = {plain(key)[:_STEM] for key in capitals}
        for at, word in strangers:
            if word in said or word[:_STEM] in stems or any(is_slip(word, one) for one in said if one[:1] == word[:1]):
                continue
            if at and self._capital(document, at - 1) and self._capital(document, at + 1):
                # The middle of a name or of a title: Kim Jong Un.
                continue
            # "Cuba" behind "Havana,"; the first name of somebody whom the text calls by the last.
            if stream.keys[at - 1 : at] == [","] or (first_name(word) and plain(_next(stream, at)) in said):
                continue
            span = stream.span(at, at + 1)
            if not _is_region(word) and not any(name.contains(span) for name in _whole(document)):
                yield Match(span)

    def _forms(self, document: Document) -> Iterator[Span]:
        """The acronyms of the headline that are nowhere else, nor a name whose initials they are."""
        shown = [block for zone, block in document.blocks if zone in self.rule.zones]
        for form, uses in acronyms(document).uses.items():
            if len(form) < _LEAST or not all(any(use.span.start in range(*block) for block in shown) for use in uses):
                continue
            if plain(form) not in self._known and not is_common(form.lower()) and not explained(document, form):
                yield uses[0].span

    @staticmethod
    def _capital(document: Document, at: int) -> bool:
        """Whether a token begins with a capital and goes on in small letters."""
        stream = tokens(document)
        word = document.text[stream.starts[at] : stream.ends[at]] if at < len(stream) else ""
        return word[:1].isupper() and word[1:].islower()

    def _names(self, document: Document, block: Span) -> Iterator[tuple[int, str]]:
        """The words of a headline that are names, by their index and as they are compared."""
        stream, text = tokens(document), document.text
        first, last = stream.at(block.start), stream.at(block.end)
        for at in range(first, last):
            key = stream.keys[at].removesuffix("'s")
            if len(key) < _SHORTEST or not key.isalpha() or not text[stream.starts[at]].isupper():
                continue
            joined = text[stream.ends[at] : stream.ends[at] + 1] or " "
            tied = joined in "-–.@" or text[stream.starts[at] - 1 : stream.starts[at]] in ("-", "–", "@", "#", "&", ".")
            if tied or is_common(key) or plain(key) in self._known:
                continue
            if text[stream.starts[at] : stream.ends[at]].isupper() and len(key) <= _INITIALS:
                continue
            yield at, plain(key)


def _is_region(word: str) -> bool:
    """Whether a word is a place, but no country and no city: a headline may say where the towns of the text are."""
    key = (word,)
    places = gazetteer()
    return is_place(word) and not any(
        key in known for known in (places.countries, places.in_states, places.in_countries)
    )


def _next(stream: Tokens, at: int) -> str:
    return stream.keys[at + 1].removesuffix("'s") if at + 1 < len(stream) else ""


def _whole(document: Document) -> Iterator[Span]:
    """The full names of which headline-name tells: the text has somebody else with the first name."""
    for person in people(document):
        name = person.introduction.name
        if person.first and name.zone in ("headline", "deck") and twin(document, person) is not None:
            yield name.span
