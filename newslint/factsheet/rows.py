"""A fact as every report lays it out: where, what, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator

from ..record import NamedTuple
from ..report.result import Located
from .sheet import Fact, FactSheet, Figure, Named, Passage, Said, When, mentions_of

TITLES = {
    "people": "People",
    "organizations": "Organizations",
    "places": "Places",
    "names": "Other names",
    "figures": "Figures",
    "dates": "Dates",
    "quotes": "Quotes",
}
"""The lists by their names in the sheet, as people read them."""

KINDS = {
    "people": "person",
    "organizations": "organization",
    "places": "place",
    "names": "name",
    "figures": "figure",
    "dates": "date",
    "quotes": "quote",
}
"""One fact of each list."""


_SPELLED = 12
"""Up to here everybody reads a number in words as fast as in digits."""

_TELLING = 2
"""Blanks in the words of a figure that say themselves what it is of."""


class Row(NamedTuple):
    """One fact. `words` are the story's own; `details` what newslint makes of them, each a few words."""

    section: str
    fact: Fact
    words: str
    details: tuple[str, ...]

    @property
    def place(self) -> Passage:
        """Where the fact first stands."""
        return self.places[0]

    @property
    def places(self) -> tuple[Passage, ...]:
        """Everywhere it stands."""
        return mentions_of(self.fact)

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines that it stands in, each once."""
        return tuple(dict.fromkeys(mention.line for mention in self.places))

    @property
    def kind(self) -> str:
        """One fact of its list, in a word."""
        return KINDS[self.section]

    @property
    def findings(self) -> tuple[Located, ...]:
        """The disagreements that touch it."""
        return self.fact.findings


def rows(sheet: FactSheet) -> Iterator[Row]:
    """The facts of a sheet, list after list."""
    for section, facts in sheet.sections():
        for fact in facts:
            yield row(section, fact)


def row(section: str, fact: Fact) -> Row:
    """A fact laid out."""
    if isinstance(fact, Named):
        return Row(section, fact, fact.name, _of_name(fact))
    if isinstance(fact, Figure):
        return Row(section, fact, fact.at.text, _of_figure(fact))
    if isinstance(fact, When):
        return Row(section, fact, fact.at.text, _of_date(fact))
    return Row(section, fact, f"\u201c{fact.at.text.rstrip(',')}\u201d", _of_quote(fact))


def _of_date(fact: When) -> tuple[str, ...]:
    reading = f"likely {fact.reading}" if fact.guessed and fact.reading else fact.reading
    return (*([reading] if reading not in ("", fact.at.text) else []), f"in: {fact.context}")


def other_forms(fact: Named) -> tuple[str, ...]:
    """What the story calls it besides its full name; what differs by a possessive or by capitals alone is one form."""
    seen = {fact.name.casefold(), fact.acronym.casefold()}
    found = []
    for form in fact.forms:
        if form.casefold() not in seen:
            seen.add(form.casefold())
            found.append(form)
    return tuple(found)


def _of_name(fact: Named) -> tuple[str, ...]:
    out = [fact.title] if fact.title else []
    if fact.age is not None:
        out.append(f"{fact.age} years old")
    if fact.acronym:
        out.append(fact.acronym)
    if forms := other_forms(fact):
        out.append("also " + ", ".join(f"\u201c{form}\u201d" for form in forms))
    return tuple(out)


def _of_figure(fact: Figure) -> tuple[str, ...]:
    out = []
    if reading := reading_of(fact):
        out.append(f"= {reading}")
    if fact.speaker:
        out.append(f"source: {fact.speaker}")
    if fact.as_of:
        out.append(f"as of {fact.as_of}")
    if not fact.counts and fact.at.text.count(" ") < _TELLING:
        out.append(f"in: {fact.context}")
    return tuple(out)


def reading_of(fact: Figure) -> str:
    """The number in digits, where the story has a large one in words; "" where the words show it."""
    values = [value for value in (fact.value, fact.high) if value is not None]
    if max(values) <= _SPELLED or any(char.isdigit() for char in fact.at.text):
        return ""
    return "\u2013".join(map(number, values))


def number(value: float) -> str:
    """A number as newslint writes it: 1,200,000 and 4.5, without the noise of binary fractions."""
    rounded = round(value, 6)
    if rounded == int(rounded):
        return f"{int(rounded):,}"
    return f"{rounded:,.6f}".rstrip("0").rstrip(".")


def _of_quote(fact: Said) -> tuple[str, ...]:
    return (" ".join(filter(None, (fact.speaker, fact.verb))),) if fact.speaker or fact.verb else ()


def speaker_of(fact: Said | Figure | When | Named) -> str:
    """Who says so, where the story tells."""
    return fact.speaker if isinstance(fact, Said | Figure) else ""
