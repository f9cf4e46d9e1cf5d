"""The people, organizations, places and other names of a story, each with all its forms and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..document import Document
from ..layers.acronyms import SMALL, acronyms
from ..layers.dates import ages
from ..layers.names import Name, names, people
from ..layers.names.words import MONTHS, TITLES, WEEKDAYS, is_demonym, plain
from ..layers.units import unit_at
from ..lexicon import is_proper, is_word
from ..record import NamedTuple
from ..span import Span
from .passages import Passages
from .roles import role_of
from .sheet import Named

_PARTY = re.compile(r"[DRI]-[A-Z]")
"""A politician's party and state: D-N.Y."""
_COMPOUND = re.compile(r"-[a-z]+$")
"""A name at the head of a word that is none: American-led."""
_THINGS = frozenset("AI AIDS API CD CEO CFO CMS COO COVID DNA DVD GDP GPS HIV ID IQ PDF PTSD SMS TV UFO USB UV".split())
"""Short forms of things and offices, which look like those of organizations."""
_STATES = frozenset(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn "
    "Tex Va Vt Wash Wis Wyo".split()
)
"""American states as they are shortened behind a party or a town."""
_HONORIFIC = 4
"""Letters of Mr., Ms. and Dr.: what stands beside the name says more."""

_LONGEST = 8
"""Words of a name that are looked at: what is longer was printed in capitals."""
_COUNTRIES = frozenset("U.S. US U.K. UK U.A.E. UAE".split())
"""Short forms of countries, which look like those of organizations."""


class Lists(NamedTuple):
    """Names by what they are the names of, each list in the order of the page."""

    people: tuple[Named, ...]
    organizations: tuple[Named, ...]
    places: tuple[Named, ...]
    others: tuple[Named, ...]


def named(document: Document, passages: Passages) -> Lists:
    """All that the story names."""
    persons = {item.span for person in people(document) for item in person.mentions}
    groups = {kind: _Group(document, passages) for kind in ("organization", "place", "")}
    wholes = [item.expansion for item in acronyms(document).definitions if item.expansion is not None]
    for name in names(document):
        part = any(whole != name.span and whole.contains(name.span) for whole in wholes)
        if name.span not in persons and name.kind in groups and not part and _is_name(name):
            groups[_kind(name)].add(name.span)
    defined = _define_acronyms(document, groups["organization"])
    for group in (groups["place"], groups[""]):
        group.drop(defined)
    groups[""].give(groups["organization"])
    groups["organization"].join_initials()
    lists = (groups[kind].listed() for kind in ("organization", "place", ""))
    return Lists(tuple(_people(document, passages)), *lists)


def _kind(name: Name) -> str:
    return "place" if name.text in _COUNTRIES else name.kind


def _is_name(name: Name) -> bool:
    """Whether it is more than a capital: no month, no nationality, no unit, no word that opens a sentence."""
    last = plain(name.words[-1])
    if is_demonym(last) or (is_demonym(last.removesuffix("s")) and len(name.words) == 1):
        return False
    if len(name.words) == 1 and (_is_scale(last) or _is_scale(last.removesuffix("s"))):
        return False
    if _PARTY.match(name.text) or name.text.rstrip("s") in _THINGS or last in TITLES:
        return False
    if name.kind:
        return True
    if not name.sure or name.text.rstrip("s").isupper() or _COMPOUND.search(name.text):
        return False
    if len(name.words) > 1:
        return True
    last = last.removesuffix("s") if last.removesuffix("s") in WEEKDAYS else last
    return (
        name.text not in _STATES
        and len(last) > 1
        and last not in MONTHS | WEEKDAYS
        and (not is_word(last) or _is_written_so(name.words[0]))
    )


def _is_scale(word: str) -> bool:
    """Whether a folded word is a unit of temperature: Celsius, Fahrenheit."""
    found = unit_at((word,), 0, 1)
    return found is not None and found[0].dimension == "temperature"


def _is_written_so(word: str) -> bool:
    """Whether a word is a name by its capital alone: Galicia, and no CEO."""
    return is_proper(plain(word)) and not word.isupper()


def _people(document: Document, passages: Passages) -> Iterator[Named]:
    # Where the name ends: what it says before that may be a title.
    old = {item.who_span.end: item.value for item in ages(document) if item.who_span is not None and not item.past}
    for person in people(document):
        spans = [item.span for item in person.mentions]
        intro = person.introduction
        title = person.title
        if len(title) <= _HONORIFIC:
            title = role_of(document, intro.span) or title
        age = next((old[span.end] for span in spans if span.end in old), None)
        found = [passages.of(span) for span in spans]
        if all(item.zone == "byline" for item in found):
            title = "byline"
        forms = tuple(dict.fromkeys(item.text for item in found))
        yield Named(passages.of(intro.span).text, title, age, "", forms, tuple(found))


class _Group:
    """Names of one list, the same one gathered."""

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
        short = self._spans.pop(form.casefold(), [])
        mine = self._spans.setdefault(key, [])
        mine += [*short, *(span for span in (expansion, *uses) if span not in mine and span not in short)]

    def drop(self, forms: Iterable[str]) -> None:
        """Forget short forms that are known to be others' names."""
        for form in forms:
            self._spans.pop(form.casefold(), None)

    def give(self, others: _Group) -> None:
        """Hand over a later name with which just one longer name begins: Norvale Timber, Norvale."""
        longer: dict[str, list[tuple[_Group, str]]] = {}
        for group in (self, others):
            for key in group._spans:
                words = key.split()
                for size in range(1, min(len(words), _LONGEST)):
                    longer.setdefault(" ".join(words[:size]), []).append((group, key))
        for key in [key for key in self._spans if len(longer.get(key, ())) == 1]:
            group, whole = longer[key][0]
            if self._spans[key][0] > group._spans[whole][0]:
                group._spans[whole] += self._spans.pop(key)

    def join_initials(self) -> None:
        """Join short forms with the one name whose initials they are: NRA, National Rifle Association."""
        longer: dict[str, list[str]] = {}
        for key in self._spans:
            if " " in key:
                longer.setdefault("".join(word[0] for word in key.split() if word not in SMALL), []).append(key)
        for key in [key for key in self._spans if len(longer.get(key, ())) == 1]:
            whole = longer[key][0]
            self._acronyms.setdefault(whole, key.upper())
            self._spans[whole] += self._spans.pop(key)

    def listed(self) -> tuple[Named, ...]:
        """The names, each once, in the order of first mention."""
        found = []
        for key, spans in self._spans.items():
            mentions = tuple(self._passages.of(span) for span in sorted(set(spans)))
            forms = tuple(dict.fromkeys(mention.text for mention in mentions))
            acronym = self._acronyms.get(key, "")
            name = max((form for form in forms if form != acronym), key=len, default=forms[0])
            found.append(Named(name, "", None, acronym, forms, mentions))
        return tuple(sorted(found, key=lambda item: item.mentions[0].span))

    def _key(self, span: Span) -> str:
        words = " ".join(self._document.words(span).replace("\u2019", "'").split()).casefold()
        return words.removeprefix("the ").removesuffix("'s").removesuffix("'")


def _define_acronyms(document: Document, organizations: _Group) -> list[str]:
    """The short forms whose long ones the story gives."""
    found = acronyms(document)
    defined = []
    for definition in found.definitions:
        if definition.expansion is not None and definition.name:
            form = definition.use.form
            organizations.define(definition.expansion, form, (use.span for use in found.uses[form]))
            defined.append(form)
    return defined
