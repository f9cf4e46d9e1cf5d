"""The figures of a story by what they count, and how often each value comes."""

from __future__ import annotations

from collections import Counter

from ...document import Document
from ...layers.quantities import Quantity
from ...layers.tokens import tokens
from .likeness import Noted, Nouns, compared, in_rows, noted

_ZONES = ("headline", "deck", "body", "list", "blockquote", "caption")
_CROWD = 40
"""A story with more figures of one kind is a table in sentences: nothing there is one thing twice."""
_MANY = 8
"""With more values than this of one kind, two that look alike are more often two things."""
_ROLES = frozenset({"count", "part", "change"})


class Group:
    """The figures that count one thing: how often each value comes, and which come in one sentence."""

    def __init__(self, document: Document, group: list[Noted]) -> None:
        self.document = document
        self.times = Counter(one.item.value for one in group)
        self._crowd = (len(self.times) > _MANY) + (len(self.times) > 2 * _MANY)
        self._beside = _side_by_side(group)
        self._stems: dict[float, frozenset[str]] = {}
        self._names: dict[float, frozenset[str]] = {}
        for one in group:
            value = one.item.value
            self._stems[value] = self._stems.get(value, frozenset()) | one.stems
            self._names[value] = self._names.get(value, frozenset()) | one.names

    def lone(self, one: Quantity, other: Quantity) -> bool:
        """Whether the story has one of the values several times and the other once."""
        counts = self.times[one.value], self.times[other.value]
        return min(counts) == 1 < max(counts)

    def doubt(self, one: Quantity, other: Quantity) -> int:
        """How many more words must be shared: many values, or both of these in one sentence, which tells them apart."""
        if not self.beside(one, other):
            return self._crowd
        return self._crowd + (2 if one.money and one.noun == other.noun != "" else 4)

    def beside(self, one: Quantity, other: Quantity) -> bool:
        """Whether some sentence has both values."""
        return other.value in self._beside[one.value]

    def merged(self, here: Noted, there: Noted) -> tuple[Noted, Noted]:
        """The two, the value that comes several times with the words of all its places."""
        if not self.lone(here.item, there.item):
            return here, there
        if self.times[here.item.value] > 1:
            return self._whole(here), there
        return here, self._whole(there)

    def _whole(self, one: Noted) -> Noted:
        return one._replace(stems=self._stems[one.item.value], names=self._names[one.item.value])


def grouped(document: Document, nouns: Nouns) -> dict[str, list[Noted]]:
    """The story's figures by what they count, groups of one and crowds left out."""
    found: dict[str, list[Noted]] = {}
    items = [item for item in compared(document) if item.role in _ROLES and document.blocks[item.block].name in _ZONES]
    items = [item for item in items if not in_rows(document, item.block)]
    names = [nouns.key(item) or _following(document, item) for item in items]
    counts = Counter(names)
    wanted = [(item, name) for item, name in zip(items, names, strict=True) if name and 1 < counts[name] <= _CROWD]
    for one, (_, name) in zip(noted(document, (item for item, _ in wanted), nouns), wanted, strict=True):
        found.setdefault(name, []).append(one)
    return found


def _following(document: Document, item: Quantity) -> str:
    """The word behind a figure that counts no noun we know, marked as no noun: "100 million nanometer dash"."""
    stream = tokens(document)
    if item.last >= len(stream) or stream.blocks[item.last] != item.block or not stream.keys[item.last].isalpha():
        return ""
    return f"~{stream.keys[item.last]}" if document.text[stream.starts[item.last]].islower() else ""


def _side_by_side(group: list[Noted]) -> dict[float, set[float]]:
    """For each value, those that stand in one sentence with it: the story knows them apart."""
    found: dict[float, set[float]] = {one.item.value: set() for one in group}
    sentences: dict[int, set[float]] = {}
    for one in group:
        sentences.setdefault(one.sentence, set()).add(one.item.value)
    for values in sentences.values():
        for value in values if len(values) > 1 else ():
            found[value] |= values
    return found
