"""Rows: short patterns of neighbouring words, written in a rule file on one line each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ...lexicon import forms
from ..classes import CLASSES

GAP = "^"
_OPENING = frozenset("\"“‘(:")
START, END = "@start", "@end"
MANY = 4
"""How many words a `*` may stand for."""
ANY = 60
"""How many a `**` may: what comes between two edges of a sentence."""
_ITEM = re.compile(r"(?:(?P<name>[a-z]+):)?(?P<banned>!)?(?P<mark><)?(?P<words>[^\s<>]+?)>?(?P<many>\?|\*\*?)?")

READINGS: dict[str, Callable[[str], bool]] = {
    "@verb": lambda codes: "b" in codes,
    "@base": lambda codes: codes == "b",
    "@bare": lambda codes: "b" in codes and not set(codes) & set("JRdns"),
    "@third": lambda codes: codes == "s",
    "@thirds": lambda codes: "s" in codes,
    "@past": lambda codes: codes == "d",
    "@done": lambda codes: "n" in codes and "d" not in codes and "b" not in codes and "N" not in codes,
    "@ed": lambda codes: "d" in codes or "n" in codes,
    "@ing": lambda codes: "g" in codes,
    "@noun": lambda codes: codes == "N",
    "@singular": lambda codes: "N" in codes and "P" not in codes,
    "@plural": lambda codes: codes == "P",
    "@plurals": lambda codes: "P" in codes and "N" not in codes,
    "@adjective": lambda codes: "J" in codes,
    "@adverb": lambda codes: "R" in codes,
}
"""Classes of words by what they can be.

@verb: also the base of a verb. @base: nothing else but that. @bare: that, or a noun, but
no past, adjective or adverb. @third: nothing but a verb's
-s form. @thirds: also that. @past: nothing but its past. @done: a participle that is no past (been, taken).
@ed: a past or a participle. @ing: an -ing form. @noun: nothing but a noun in the singular.
@singular: also that. @plural: nothing but a plural. @plurals: a plural, maybe a verb as
well. @adjective, @adverb: also that.
"""
_KNOWN = {START, END, "@name", "@owner", *READINGS, *CLASSES}


class Item(NamedTuple):
    """One place of a row: `words` are folded, `classes` begin with @; `but` is what it never is."""

    words: frozenset[str]
    classes: tuple[str, ...]
    but: frozenset[str] = frozenset()
    but_classes: tuple[str, ...] = ()
    banned: bool = False
    least: int = 1
    most: int = 1
    name: str = ""
    mark: bool = False


class Row(NamedTuple):
    """A row: its items, the place of the gap (before the item of that index; -1 where there is none), its anchor.

    The anchor is the item whose words the index looks for.
    """

    items: tuple[Item, ...]
    gap: int
    anchor: int
    text: str


class Text(NamedTuple):
    """A sentence: its folded tokens, its words as they stand, and the first and the one after its last token."""

    keys: list[str]
    word: Callable[[int], str]
    first: int
    last: int


def row(text: str, lists: Mapping[str, list[str]]) -> Row:
    """Read a row; ValueError says what is wrong with it."""
    items: list[Item] = []
    gap = -1
    for part in text.split():
        if part == GAP:
            gap = len(items)
        else:
            items.append(_item(part, lists))
    anchors = [i for i, item in enumerate(items) if item.words and not item.classes and not item.banned and item.least]
    if not anchors:
        raise ValueError("no place of it holds words alone")
    return Row(tuple(items), gap, min(anchors, key=lambda index: len(items[index].words)), text)


def _item(part: str, lists: Mapping[str, list[str]]) -> Item:
    found = _ITEM.fullmatch(part)
    if found is None:
        raise ValueError(f"{part!r} cannot be read")
    words: set[str] = set()
    but: set[str] = set()
    for word in found["words"].split("|"):
        (but if word.startswith("-") else words).update(_listed(word.removeprefix("-"), lists))
    least, most = {"?": (0, 1), "*": (0, MANY), "**": (0, ANY), None: (1, 1)}[found["many"]]
    return Item(
        *_sorted(words),
        *_sorted(but),
        bool(found["banned"]),
        least,
        most,
        found["name"] or "",
        bool(found["mark"]),
    )


def _listed(word: str, lists: Mapping[str, list[str]]) -> list[str]:
    """The word or class, or the words of the list that it names."""
    if word.startswith("@") and word not in _KNOWN:
        raise ValueError(f"there is no class {word!r}")
    if not word.startswith("$"):
        return [word]
    if word[1:] not in lists:
        raise ValueError(f"there is no list {word[1:]!r}")
    return lists[word[1:]]


def fit(text: Text, pattern: Row, at: int) -> list[tuple[int, int]] | None:
    """Where each item of a row stands, its anchor at token `at`; None where the row does not fit."""
    if not _stands(text, pattern.items[pattern.anchor], at):
        return None
    after = next(_along(text, pattern.items, pattern.anchor + 1, at + 1, 1), None)
    if after is None:
        return None
    before = next(_along(text, pattern.items, pattern.anchor - 1, at - 1, -1), None)
    return None if before is None else [*reversed(before), (at, at + 1), *after]


def _along(text: Text, items: tuple[Item, ...], number: int, at: int, step: int) -> Iterator[list[tuple[int, int]]]:
    """The ways in which the items from `number` on stand from token `at` on, longest first."""
    if not 0 <= number < len(items):
        yield []
        return
    item = items[number]
    reach = 0
    # What may be absent is never the edge itself.
    while (item.least or text.first <= at + reach * step < text.last) and reach < item.most and _stands(text, item, at + reach * step):
        reach += 1
    for length in range(reach, item.least - 1, -1):
        end = at + length * step
        place = (at, end) if step > 0 else (end + 1, at + 1)
        for rest in _along(text, items, number + step, end, step):
            yield [place, *rest]


def _stands(text: Text, item: Item, at: int) -> bool:
    return item.banned != _is(text, item, at)


def _is(text: Text, item: Item, at: int) -> bool:
    if at < text.first:
        return START in item.classes
    if at >= text.last:
        return END in item.classes
    key = text.keys[at]
    if key in item.but or any(_belongs(text, name, at, key) for name in item.but_classes):
        return False
    if key in item.words:
        # A capital within the sentence is a name's: the Plan Act, the May vote.
        word = text.word(at)
        return item.banned or key == "i" or word[0].islower() or not word[0].isalpha() or _opens(text, at)
    return any(_belongs(text, name, at, key) for name in item.classes)


def _opens(text: Text, at: int) -> bool:
    """Whether a token stands where any word has a capital: at the sentence's start, after a mark that opens speech."""
    loud = len(text.keys[at]) > 1 and text.word(at).isupper()
    return not loud and (at == text.first or text.keys[at - 1] in _OPENING)


def _belongs(text: Text, name: str, at: int, key: str) -> bool:
    word = text.word(at)
    reading = READINGS.get(name)
    if reading is not None:
        return (word[0].islower() or _opens(text, at)) and reading(forms(key))
    if name == "@name":
        return not _opens(text, at) and word[0].isupper() and key != "i"
    if name == "@owner":
        return key.endswith(("'s", "s'"))
    return name in CLASSES and CLASSES[name](key, word)


def _sorted(words: set[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words, and classes."""
    classes = sorted(word for word in words if word.startswith("@"))
    return frozenset(words.difference(classes)), tuple(classes)
