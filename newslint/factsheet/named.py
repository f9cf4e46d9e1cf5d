"""The people, organizations and places of a story, each with all its forms and places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..document import Document
from ..layers.acronyms import acronyms
from ..layers.dates import ages
from ..layers.names import names, people
from ..span import Span
from .passages import Passages
from .roles import role_of
from .sheet import Named


class Lists(NamedTuple):
    """Names by what they are the names of, each list in the order of the page."""

    people: tuple[Named, ...]
    organizations: tuple[Named, ...]
    places: tuple[Named, ...]


def named(document: Document, passages: Passages) -> Lists:
    """All that the story names and whose kind is clear."""
    organizations = _Group(document, passages)
    places = _Group(document, passages)
    for name in names(document):
        if name.kind == "organization":
            organizations.add(name.span)
        elif name.kind == "place":
            places.add(name.span)
    _add_acronyms(document, organizations)
    return Lists(tuple(_people(document, passages)), organizations.listed(), places.listed())


def _people(document: Document, passages: Passages) -> Iterable[Named]:
    old = {item.who_span.start: item.value for item in ages(document) if item.who_span is not None and not item.past}
    for person in people(document):
        spans = [item.span for item in person.mentions]
        intro = person.introduction
        title = person.title
        if len(title) <= _HONORIFIC:
            title = role_of(document, intro.span) or title
        age = next((old[span.start] for span in spans if span.start in old), None)
        found = [passages.of(span) for span in spans]
        forms = tuple(dict.fromkeys(item.text for item in found))
        yield Named(person.text, title, age, "", forms, tuple(found))


_HONORIFIC = 4
"""Letters of Mr., Ms. and Dr.: what stands beside the name says more."""


class _Group:
    """Names of one list, the same one gathered, in the order of first mention."""

    def __init__(self, document: Document, passages: Passages) -> None:
        self._document = document
        self._passages = passages
        self._spans: dict[str, list[Span]] = {}
        self._acronyms: dict[str, str] = {}

    def add(self, span: Span) -> None:
        """One more mention."""
        self._spans.setdefault(self._key(span), []).append(span)

    def define(self, expansion: Span, form: str, uses: Iterable[Span]) -> None:
        """Say what a short form stands for, and where it stands."""
        key = self._key(expansion)
        self._acronyms.setdefault(key, form)
        self._spans.pop(form.casefold(), None)
        mine = self._spans.setdefault(key, [])
        mine += [span for span in (expansion, *uses) if not any(span.overlaps(other) for other in mine[:1])]

    def listed(self) -> tuple[Named, ...]:
        """The names, each once."""
        found = []
        for key, spans in self._spans.items():
            mentions = tuple(self._passages.of(span) for span in sorted(set(spans)))
            forms = tuple(dict.fromkeys(mention.text for mention in mentions))
            found.append(Named(_fullest(forms, self._acronyms.get(key)), "", None, self._acronyms.get(key, ""), forms, mentions))
        return tuple(sorted(found, key=lambda item: item.mentions[0].span))

    def _key(self, span: Span) -> str:
        words = " ".join(self._document.words(span).replace("\u2019", "'").split()).casefold()
        return words.removeprefix("the ").removesuffix("'s").removesuffix("'")


def _fullest(forms: tuple[str, ...], acronym: str | None) -> str:
    return next((form for form in forms if form != acronym), forms[0])


def _add_acronyms(document: Document, organizations: _Group) -> None:
    found = acronyms(document)
    for definition in found.definitions:
        if definition.expansion is not None and definition.name:
            form = definition.use.form
            organizations.define(definition.expansion, form, (use.span for use in found.uses[form]))
