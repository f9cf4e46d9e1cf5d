"""Figures that point back to one just told: "the nine ships" after "seven ships", "the $81 million deal"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ...document import Document
from ...layers.claims import claims, same_time
from ...layers.quantities import COMPARED, Quantity, agree, quantities
from ...layers.tokens import Tokens, tokens
from .likeness import Noted, stem

_APART = 2
"""Sentences between a figure and the one that points back to it, at most so many further on."""
_REACH = 5
"""Tokens before an amount in which stands what it is of: the deal is worth, the jury awarded her."""
_OPENS = frozenset(
    "that who which whose whom where in at on of from with for under over to by between across around near within "
    "without after before since during outside inside it he she they we you i".split()
)
"""What behind a noun tells which of them are meant, and so may tell others than those before."""
_CLOSES = frozenset(
    "is are was were be been has have had will would can could may might must do does did said say says and but".split()
)
_PARTICIPLES = frozenset("sold held lost taken made killed built found given left seen set sent hurt born kept".split())
_ALL = frozenset({"none", "all", "each", "neither"})
_DEFINITE = frozenset({"the", "these", "those", "all"})
_SEVERAL = frozenset("another other second third first separate previous earlier later similar new next former".split())
_BACK = 4
"""Figures before an amount that may be the one it points back to."""
_UNITS = frozenset("month months year years week weeks mile miles foot feet".split())
_ROLES = frozenset({"count", "part"})


class Pointers:
    """The figures of one document, to be asked which one another points back to."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._stream: Tokens = tokens(document)
        self._all = [item for item in quantities(document) if item.role in COMPARED]
        self._firsts = [item.first for item in self._all]
        self._told: dict[float, int] = {}
        for at, item in enumerate(self._all):
            self._told.setdefault(item.value, at)

    def may(self, here: Noted, there: Noted) -> bool:
        """Whether nothing speaks against it: words that tell others, a figure told before, a sum or a rest."""
        return not self._is_one_of_more(here.item, there.item) and self._is_new(here.item, there.item)

    def counted(self, here: Noted, there: Noted) -> bool:
        """Whether "the 20 homes" can only be the 14 homes told just before, which have no other figure."""
        one, other = here.item, there.item
        if not self._plain(one) or not self._plain(other) or not (one.noun and one.noun == other.noun):
            return False
        if there.definite or min(one.value, other.value) < 2 or one.unit or other.unit:
            return False
        near = self._near(here, there)
        return near and self._is_definite(one) and self.may(here, there)

    def amounts(self, found: list[Noted]) -> Iterator[tuple[Noted, Noted]]:
        """ "The $81 million deal" where the deal just told is worth another sum, with that one."""
        for at, here in enumerate(found):
            one = here.item
            word = self._word(one) if one.unit and self._plain(one) else ""
            if not word:
                continue
            before = [there for there in found[max(0, at - _BACK) : at] if self._near(here, there)]
            alike = [there for there in before if there.item.unit == one.unit]
            if len(alike) == 1 and self._is_of(word, alike[0].item) and self._is_new(one, alike[0].item):
                yield here, alike[0]

    def _word(self, item: Quantity) -> str:
        """What the amount is of, cut short, where it stands right behind it and "the" before it; else ""."""
        keys, at = self._stream.keys, item.last
        # Times and lengths are everywhere: a 39-year lease term is no seven-year term.
        if keys[item.first - 1 : item.first] != ["the"] or not item.noun or (item.modifiers and not item.money):
            return ""
        after = keys[at : at + 4]
        if item.unit and not item.money:
            after = keys[self._stream.at(item.span.end) :][:4]
        word = next((key for key in after if key.isalpha() and len(key) > 3 and key not in _UNITS), "")
        follows = after[after.index(word) + 1 :][:1] if word else []
        # "The $24 million grant for the pier" may be a second one.
        told = word in _OPENS or not _OPENS.isdisjoint(follows) or not _SEVERAL.isdisjoint(after)
        return "" if told else stem(word)

    def _is_of(self, word: str, other: Quantity) -> bool:
        """Whether another amount is of the same: the deal is worth $81 million, awarded her $12 million."""
        if not self._plain(other):
            return False
        before = self._stream.keys[max(0, other.first - _REACH) : other.first]
        return word == stem(other.noun) or any(stem(key) == word for key in before if key.isalpha())

    def _plain(self, item: Quantity) -> bool:
        return item.role in _ROLES and not (item.hedge or item.per or item.high is not None)

    def _is_definite(self, item: Quantity) -> bool:
        """Whether a figure is of all that were told: the 20 homes, all 20 of the dead, none of the 20."""
        keys = self._stream.keys
        before = keys[item.first - 1] if item.first else ""
        if before not in _DEFINITE or (item.part and before != "all"):
            return False
        return keys[item.first - 2] != "of" or keys[item.first - 3] in _ALL

    def _near(self, here: Noted, there: Noted) -> bool:
        """Whether a figure comes soon after another: in its paragraph, or at the start of the next."""
        apart, blocks = here.sentence - there.sentence, here.item.block - there.item.block
        if not (0 < apart <= _APART and 0 <= blocks <= 1):
            return False
        zones = {self._document.blocks[item.item.block].name for item in (here, there)}
        return zones <= {"body", "caption", "blockquote"} and len(zones) == 1

    def _is_one_of_more(self, one: Quantity, other: Quantity) -> bool:
        """Whether words beside the noun may tell others than those before: the homes in Esteria, the second deal."""
        keys = self._stream.keys
        last = max(self._stream.at(one.phrase.end), one.last)
        after = keys[last : last + 1]
        if not set(one.modifiers) <= {*other.modifiers} or not _SEVERAL.isdisjoint(keys[one.first - 2 : last]):
            return True
        # "The 20 homes sold in May" need not be the 14 sold in June.
        told = bool(after) and (after[0] in _OPENS or after[0] in _PARTICIPLES or after[0][-2:] in ("ed", "ng", "'s"))
        return told and (after[0] in _OPENS or self._is_dated(one, other))

    def _is_dated(self, one: Quantity, other: Quantity) -> bool:
        ask = claims(self._document)
        return same_time(ask.of(one), ask.of(other)) is False or ask.of(one).when is not None

    def _is_new(self, one: Quantity, other: Quantity) -> bool:
        """Whether the story has not had the figure before, and the figures around make no sum or rest of it."""
        if agree(one, other):
            return False
        at, from_ = bisect_left(self._firsts, one.first), bisect_left(self._firsts, other.first)
        if self._told.get(one.value, at) < at:
            return False
        near = [item.value for item in self._all[max(0, from_ - 3) : at + 2] if item is not one and item is not other]
        apart = abs(one.value - other.value)
        sums = {*near, *(a + b for index, a in enumerate(near) for b in near[index + 1 :])}
        return not any(abs(apart - value) < 1e-6 * max(apart, 1) for value in sums)
