"""What two versions of a story state otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..document import Document
from ..record import NamedTuple
from .clerk import Filed
from .pairing import Pairing, pairs
from .rows import TITLES
from .sheet import Fact, FactSheet, Figure, Named, Said, When
from .wording import likeness, words_of

NAMES = ("people", "organizations", "places", "names")
_TELLING = 3
_NOTHING = re.compile(r"[\s,.]+$")


class Change(NamedTuple):
    """A fact that one version lacks, or that both have otherwise.

    `section` is its list; `old` or `new` is None where only the other version has it; `what`
    names what differs: name, title, age, value, hedge, counts, date, words, speaker; empty
    where the fact is new or gone.
    """

    section: str
    old: Fact | None
    new: Fact | None
    what: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """added, dropped or changed."""
        if self.old is None:
            return "added"
        return "dropped" if self.new is None else "changed"


class Comparison(NamedTuple):
    """Two versions and their changes, list after list, in the order of the new version."""

    old: FactSheet
    new: FactSheet
    changes: tuple[Change, ...]
    coordinates: tuple[str, str] = ("file", "file")


def compare(old: Filed, new: Filed) -> Comparison:
    """What the new version states otherwise than the old one; where it says it does not matter."""
    found = [change for section in TITLES for change in _changes(section, old.sheet, new.sheet)]
    renamed = {
        change.old.name: change.new.name
        for change in found
        if isinstance(change.old, Named) and isinstance(change.new, Named)
    }
    changes = tuple(change for item in found if (change := _same_speaker(item, renamed)) is not None)
    return Comparison(old.sheet, new.sheet, changes, (_coordinates(old.document), _coordinates(new.document)))


def _coordinates(document: Document) -> str:
    return document.source.coordinates


def _same_speaker(change: Change, renamed: dict[str, str]) -> Change | None:
    """The change without a speaker who has only another name now; None where nothing else differs."""
    old, new = change.old, change.new
    if "speaker" not in change.what or not isinstance(old, Figure | Said) or not isinstance(new, Figure | Said):
        return change
    if renamed.get(old.speaker) != new.speaker:
        return change
    what = tuple(item for item in change.what if item != "speaker")
    return change._replace(what=what) if what else None


def _changes(section: str, old: FactSheet, new: FactSheet) -> list[Change]:
    before, after = getattr(old, section), getattr(new, section)
    changes = []
    if section in NAMES:
        # A name that has only moved to another list was read otherwise, not written otherwise.
        elsewhere = _all_names(old) & _all_names(new)
        mine = {fact.name.casefold() for fact in before} & {fact.name.casefold() for fact in after}
        moved = elsewhere - mine
        before = [fact for fact in before if fact.name.casefold() not in moved]
        after = [fact for fact in after if fact.name.casefold() not in moved]
    for one, other in pairs(before, after, PAIRINGS["names" if section in NAMES else section]):
        what = differences(one, other) if one is not None and other is not None else ()
        if one is None or other is None or what:
            changes.append(Change(section, one, other, what))
    return sorted(changes, key=_place)


def _all_names(sheet: FactSheet) -> set[str]:
    return {fact.name.casefold() for section in NAMES for fact in getattr(sheet, section)}


def _place(change: Change) -> tuple[int, bool]:
    fact = change.new or change.old
    assert fact is not None, "a change has one of the two"
    at = fact.mentions[0] if isinstance(fact, Named) else fact.at
    return at.span.start, change.new is None


def differences(old: Fact, new: Fact) -> tuple[str, ...]:
    """What two facts that are one have otherwise."""
    return tuple(what for what, one, other in _aspects(old, new) if one != other)


def _aspects(old: Fact, new: Fact) -> Iterator[tuple[str, object, object]]:
    if isinstance(old, Named) and isinstance(new, Named):
        yield "name", old.name, new.name
        # What one version leaves out is no other title.
        yield from [("title", old.title, new.title)] if old.title and new.title else []
        yield from [("age", old.age, new.age)] if old.age is not None and new.age is not None else []
    elif isinstance(old, Figure) and isinstance(new, Figure):
        yield "value", (old.value, old.high, old.unit), (new.value, new.high, new.unit)
        yield "hedge", old.hedge, new.hedge
        yield "counts", old.counts, new.counts
        yield from _speakers(old, new)
    elif isinstance(old, When) and isinstance(new, When):
        yield "date", _day_of(old), _day_of(new)
    elif isinstance(old, Said) and isinstance(new, Said):
        yield "words", words_of(old.at.text), words_of(new.at.text)
        yield from _speakers(old, new)


def _speakers(old: Figure | Said, new: Figure | Said) -> Iterator[tuple[str, object, object]]:
    """Both speakers, unless one is not told or is a part of the other's name."""
    first, second = set(old.speaker.split()), set(new.speaker.split())
    if not (first <= second or second <= first):
        yield "speaker", old.speaker, new.speaker


def _day_of(fact: When) -> object:
    return (fact.first, fact.last) if fact.first is not None and not fact.guessed else fact.at.text.casefold()


def _around(fact: Figure | When) -> str:
    """The words around a fact, without its own."""
    return _NOTHING.sub("", fact.context.replace(fact.at.text, "#", 1)).casefold()


def _around_key(fact: Fact) -> object:
    """The words around a fact, where they are enough to know it again."""
    assert isinstance(fact, Figure | When), "a list of figures or dates"
    around = _around(fact)
    return around if around.count(" ") >= _TELLING else id(fact)


def _of_words(fact: Fact) -> Sequence[str]:
    words = words_of(_around(fact)) if isinstance(fact, Figure | When) else words_of(_said(fact))
    return [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]


def _said(fact: Fact) -> str:
    return fact.name if isinstance(fact, Named) else fact.at.text


def _of_name(fact: Fact) -> Sequence[str]:
    words = _said(fact).casefold().split()
    return [*(word[:3] for word in words), *(f"-{word[-3:]}" for word in words)]


def _of_figure(fact: Fact) -> Sequence[str]:
    assert isinstance(fact, Figure), "a list of figures"
    return [*_of_words(fact), *([f"={fact.unit} {fact.counts.split()[-1]}"] if fact.counts else [])]


def _like_figures(one: Fact, other: Fact) -> float:
    assert isinstance(one, Figure), "a list of figures"
    assert isinstance(other, Figure), "a list of figures"
    if one.unit != other.unit and not (one.counts and one.counts == other.counts):
        return 0.0
    counted = 0.3 if one.counts and one.counts.split()[-1:] == other.counts.split()[-1:] else 0.0
    return counted + 0.1 * (one.value == other.value) + likeness(_around(one), _around(other))


def _like_dates(one: Fact, other: Fact) -> float:
    assert isinstance(one, When), "a list of dates"
    assert isinstance(other, When), "a list of dates"
    return likeness(_around(one), _around(other))


def _like_words(one: Fact, other: Fact) -> float:
    return likeness(_said(one), _said(other))


def _like_names(one: Fact, other: Fact) -> float:
    from difflib import SequenceMatcher

    first, second = _said(one).casefold(), _said(other).casefold()
    if set(first.split()) >= set(second.split()) or set(second.split()) >= set(first.split()):
        return 1.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _name_key(fact: Fact) -> object:
    return _said(fact).casefold()


def _figure_key(fact: Fact) -> object:
    assert isinstance(fact, Figure), "a list of figures"
    return (fact.value, fact.high, fact.unit, fact.hedge, fact.counts)


def _date_key(fact: Fact) -> object:
    assert isinstance(fact, When), "a list of dates"
    return _day_of(fact)


PAIRINGS = {
    "names": Pairing((_name_key,), _of_name, _like_names, 0.8),
    "figures": Pairing(
        (lambda fact: (_figure_key(fact), _around_key(fact)), _around_key, _figure_key), _of_figure, _like_figures, 0.5
    ),
    "dates": Pairing(
        (lambda fact: (_date_key(fact), _around_key(fact)), _around_key, _date_key), _of_words, _like_dates, 0.5
    ),
    "quotes": Pairing((lambda fact: tuple(words_of(_said(fact))),), _of_words, _like_words, 0.45),
}
"""How the facts of each list find their other version."""
