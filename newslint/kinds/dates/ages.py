"""age-conflict: one person, two ages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Age, ages, dates
from ...layers.sentences import sentence_at
from ...layers.tokens import fold
from ...rule import Match
from ...schema import Field, as_list, text, words
from ..base import Kind
from .common import inside, spoken

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


_MOST = 50
"""Ages kept for a surname; a story with more of them is a list."""


class _Known:
    """The ages of all who share a surname, each with the given names ("" for the surname alone)."""

    def __init__(self) -> None:
        self.told: list[tuple[tuple[str, ...], Age]] = []

    def rivals(self, given: tuple[str, ...]) -> list[Age]:
        """The ages told before of the same person, as far as the name tells."""
        named = [item for item in self.told if item[0]]
        if given:
            same = [age for names, age in named if _same(names, given)]
            others = len(named) > len(same)
            return same + ([] if others else [age for names, age in self.told if not names])
        if any(not _same(names, named[0][0]) for names, _ in named):
            return []
        return [age for _, age in self.told]


class AgeConflict(Kind):
    """`Jo Marsh, 37, ...` and later `Marsh, 46, ...` or `the 46-year-old`.

    `titles`: words before a name that are no part of it. `kin`: words of which one in the
    sentence makes a surname alone perhaps a relative's. `birthday`: words that make a year's
    difference sound. `ask` is the message where it may be another person or another time,
    `unnamed` the one for "the 46-year-old".
    """

    name = "age-conflict"
    fields = {
        "titles": Field(words, required=True),
        "kin": Field(words, required=True),
        "birthday": Field(words, required=True),
        "ask": Field(text, required=True),
        "unnamed": Field(text, required=True),
    }

    def __init__(self, rule: Any) -> None:
        super().__init__(rule)
        self._titles = {key for title in as_list(rule.options["titles"]) for key in fold(title)}
        self._kin = frozenset(as_list(rule.options["kin"]))
        self._birthday = frozenset(as_list(rule.options["birthday"]))

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("name", "here", "there")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = [age for age in ages(document) if not age.past]
        if len(found) < 2:
            return
        known: dict[str, _Known] = {}
        for age in found:
            given, last = self._name(age.who)
            if not last:
                continue
            holder = known.setdefault(last, _Known())
            rivals = holder.rivals(given)
            if len(holder.told) < _MOST:
                holder.told.append((given, age))
            if rivals and all(other.value != age.value for other in rivals):
                yield from self._match(document, age, rivals[0], sure=bool(given))
        yield from self._unnamed(document, found)

    def _name(self, who: str) -> tuple[tuple[str, ...], str]:
        """Given names with suffix (Jo Marsh III and IV are two), and surname, folded; titles are left out."""
        keys = fold(who.replace("-", "").replace(".", " "))
        suffix = [key for key in keys[-1:] if key in _SUFFIXES]
        keys = [key for key in keys if key not in _SUFFIXES]
        while keys and keys[0] in self._titles:
            keys.pop(0)
        return (tuple(keys[:-1] + suffix) if keys[:-1] else (), keys[-1]) if keys else ((), "")

    def _match(self, document: Document, age: Age, rival: Age, *, sure: bool) -> Iterator[Match]:
        around = {*self._around(document, age), *self._around(document, rival)}
        apart = abs(age.value - rival.value)
        if apart == 1 and not self._birthday.isdisjoint(around):
            return
        doubtful = not sure and not self._kin.isdisjoint(around)
        ask = doubtful or spoken(document, age.span) or self._other_time(document, age, rival)
        yield Match(
            age.phrase,
            {"name": rival.who, "here": str(age.value), "there": str(rival.value)},
            related=((rival.phrase, "Here {name} is {there}."),),
            severity=Severity.QUERY if ask else None,
            message=self.options["ask"] if ask else None,
        )

    def _around(self, document: Document, age: Age) -> list[str]:
        return fold(document.words(sentence_at(document, age.span.start)))

    def _other_time(self, document: Document, age: Age, rival: Age) -> bool:
        """Whether one of the two sentences tells a year: the ages may be of two times."""
        sentences = [sentence_at(document, item.span.start) for item in (age, rival)]
        return any(item.year is not None for sentence in sentences for item in inside(dates(document), sentence))

    def _unnamed(self, document: Document, found: list[Age]) -> Iterator[Match]:
        """ "The 46-year-old" of a story where one person alone has an age, and another."""
        named = [age for age in found if age.who]
        values = {age.value for age in named}
        people = {self._name(age.who)[1] for age in named} - {""}
        if len(values) != 1 or len(people) != 1:
            return
        unnamed = [age for age in found if not age.who and age.span.start > named[0].span.start]
        if len({age.value for age in found if not age.who} - values) != 1:
            return
        for age in unnamed:
            other = any(item.value == age.value and item.span != age.span for item in found)
            if age.value not in values and not other and _is_nominal(document, age):
                yield Match(
                    age.phrase,
                    {"name": named[0].who, "here": str(age.value), "there": str(named[0].value)},
                    related=((named[0].phrase, "Here {name} is {there}."),),
                    severity=Severity.QUERY,
                    message=self.options["unnamed"],
                )
                return


def _is_nominal(document: Document, age: Age) -> bool:
    """Whether "the 46-year-old" stands for a person: "the" before it and no noun that could have that age."""
    before = document.text[max(0, age.phrase.start - 4) : age.phrase.start].lower()
    after = fold(document.text[age.phrase.end : age.phrase.end + 30])[:1]
    if before.strip() != "the" or not after:
        return False
    return not after[0].isalpha() or after[0] in _AFTER or after[0].endswith("ed")


_AFTER = frozenset(
    "said says told was is has had will would who also then and from in on at did does added won lost made took went "
    "could can may might must star actor actress singer man woman father mother player striker".split()
)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names can be one person's: all of the fewer are among the others."""
    if [key for key in one if key in _SUFFIXES] != [key for key in other if key in _SUFFIXES]:
        return False
    few, many = sorted(([key for key in names if key not in _SUFFIXES] for names in (one, other)), key=len)
    return all(any(_same_word(key, with_) for with_ in many) for key in few)


def _same_word(one: str, other: str) -> bool:
    """The same name, or an initial of it."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])
