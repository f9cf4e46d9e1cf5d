"""age-conflict: one person, two ages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.dates import Age, ages, dates, story_date
from ...layers.names import people
from ...layers.sentences import sentence_at
from ...layers.tokens import fold
from ...rule import Match
from ...schema import Field, as_list, text, words
from ..base import Kind
from .common import inside, spoken
from .people import Known, same_person, split_name


class AgeConflict(Kind):
    """`Jo Marsh, 37, ...` and later `Marsh, 46, ...` or `the 46-year-old`.

    `titles`: words before a name that are no part of it. `kin`: words of which one in the
    sentence makes a surname alone perhaps a relative's; `apart`: those that tell two of one name
    apart. `birthday`: words that make a year's difference sound. `ask` is the message where it may
    be another person or another time, `unnamed` the one for "the 46-year-old".
    """

    name = "age-conflict"
    fields = {
        "titles": Field(words, required=True),
        "kin": Field(words, required=True),
        "apart": Field(words, required=True),
        "birthday": Field(words, required=True),
        "ask": Field(text, required=True),
        "unnamed": Field(text, required=True),
    }
    says = ("name", "here", "there")

    def __init__(self, rule: Any) -> None:
        super().__init__(rule)
        self._titles = {key for title in as_list(rule.options["titles"]) for key in fold(title)}
        self._kin = frozenset(as_list(rule.options["kin"]))
        self._apart = frozenset(as_list(rule.options["apart"]))
        self._birthday = frozenset(as_list(rule.options["birthday"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = [age for age in ages(document) if not age.past]
        if len(found) < 2:
            return
        known: dict[str, Known] = {}
        for age in found:
            given, last = split_name(age.who, self._titles)
            if not last:
                continue
            holder = known.setdefault(last, Known())
            rivals = holder.rivals(given)
            holder.add(given, age)
            if rivals and all(other.value != age.value for other in rivals):
                yield from self._match(document, age, rivals[0], sure=bool(given))
        yield from self._unnamed(document, found)

    def _match(self, document: Document, age: Age, rival: Age, *, sure: bool) -> Iterator[Match]:
        around = {*self._around(document, age), *self._around(document, rival)}
        apart = abs(age.value - rival.value)
        if apart == 1 and not self._birthday.isdisjoint(around):
            return
        if self._consistent(document, age, rival) or not self._apart.isdisjoint(around):
            return
        namesake = not sure and self._namesake(document, age, rival)
        if namesake and fold(age.who)[:1] != [split_name(age.who, self._titles)[1]]:
            return  # Mr. Roe is the one of the two who has no age yet
        if (
            sure
            and not self._kin.isdisjoint(self._around(document, age))
            and not split_name(rival.who, self._titles)[0]
        ):
            return  # a wife with her own name, after a husband who has his surname alone
        doubtful = not sure and not self._kin.isdisjoint(around)
        ask = doubtful or namesake or spoken(document, age.span) or self._other_time(document, age, rival)
        yield Match(
            age.phrase,
            {"name": rival.who, "here": str(age.value), "there": str(rival.value)},
            related=((rival.phrase, "Here {name} is {there}."),),
            severity=Severity.QUERY if ask else None,
            message=self.options["ask"] if ask else None,
        )

    def _namesake(self, document: Document, age: Age, rival: Age) -> bool:
        """Whether the story names somebody else of the surname, who may be the one that has it alone."""
        given, last = split_name(rival.who, self._titles)
        found = (split_name(person.text, self._titles) for person in people(document) if person.first)
        return any(name == last and not same_person(first, given) for first, name in found)

    def _around(self, document: Document, age: Age) -> list[str]:
        return fold(document.words(sentence_at(document, age.span.start)))

    def _other_time(self, document: Document, age: Age, rival: Age) -> bool:
        """Whether one of the two sentences tells a year: the ages may be of two times."""
        sentences = [sentence_at(document, item.span.start) for item in (age, rival)]
        return any(item.year is not None for sentence in sentences for item in inside(dates(document), sentence))

    def _consistent(self, document: Document, age: Age, rival: Age) -> bool:
        """Whether the younger age is of a year that its sentence tells, and goes with the other today."""
        today = story_date(document)
        younger, older = sorted((age, rival), key=lambda item: item.value)
        year = year_of(document, younger)
        return bool(today and year and abs(today.year - year - (older.value - younger.value)) <= 1)

    def _unnamed(self, document: Document, found: list[Age]) -> Iterator[Match]:
        """ "The 46-year-old" of a story where one person alone has an age, and another."""
        named = [age for age in found if age.who]
        values = {age.value for age in named}
        people = {split_name(age.who, self._titles)[1] for age in named} - {""}
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


def year_of(document: Document, age: Age) -> int | None:
    """The one year that an age's sentence tells."""
    told = inside(dates(document), sentence_at(document, age.span.start))
    years = {item.year for item in told if item.year is not None and item.kind in ("year", "month", "day")}
    return years.pop() if len(years) == 1 else None


class AgeOverTime(Kind):
    """`Jo Marsh, 37, ...` and `Marsh was 21 in 2010`, in a story with a date. `titles` as for age-conflict."""

    name = "age-over-time"
    fields = {"titles": Field(words, required=True)}
    says = ("name", "now", "then", "year", "right")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        today = story_date(document)
        found = ages(document) if today else []
        if today is None or not any(age.past for age in found):
            return
        titles = {key for title in as_list(self.options["titles"]) for key in fold(title)}
        known: dict[str, Known] = {}
        for age in found:
            given, last = split_name(age.who, titles)
            if last and not age.past and year_of(document, age) is None:
                known.setdefault(last, Known()).add(given, age)
        for age in found:
            given, last = split_name(age.who, titles)
            year = year_of(document, age) if age.past and last in known else None
            now = known[last].rivals(given)[:1] if year else []
            if not year or not now or year > today.year:
                continue
            right = now[0].value - (today.year - year)
            if abs(right - age.value) > 1:
                values = {"name": now[0].who, "now": str(now[0].value), "then": str(age.value), "year": str(year)}
                related = ((now[0].phrase, "Here {name} is {now}."),)
                yield Match(age.phrase, {**values, "right": str(max(right, 0))}, related=related)
