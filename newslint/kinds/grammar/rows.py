"""Rows: short patterns of neighbouring words, written in a rule file on one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ...lexicon import forms
from ...record import NamedTuple
from ...wording import Wording
from ..classes import CLASSES

GAP = "^"
_OPENING = frozenset('"“‘(:')
START, END = "@start", "@end"
MANY = 4
"""How many words a `*` may stand for."""
ANY = 60
"""How many a `**` may: what comes between two edges of a sentence."""
_ITEM = Wording(r"(?:(?P<name>[a-z]+):)?(?P<banned>!)?(?P<mark><)?(?P<words>[^\s<>]+?)(?(mark)>)(?P<many>\?|\*\*?)?")

READINGS: dict[str, Callable[[str], bool]] = {
    "@verb": lambda codes: "b" in codes,
    "@base": lambda codes: codes == "b",
    "@action": lambda codes: codes in ("b", "bm"),
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

@verb: also the base of a verb. @base: nothing else but that. @action: hardly
ever anything else. @bare: that, or a noun, but
no past, adjective or adverb. @third: nothing but a verb's
-s form. @thirds: also that. @past: nothing but its past. @done: a participle that is no past (been, taken).
@ed: a past or a participle. @ing: an -ing form. @noun: nothing but a noun in the singular.
@singular: also that. @plural: nothing but a plural. @plurals: a plural, maybe a verb as
well. @adjective, @adverb: also that.
"""
_KNOWN = {START, END, "@name", "@owner", *READINGS, *CLASSES}

_COMMON = (
    "the 50 to 27 of 26 and 26 a 22 in 20 for 11 that 11 on 9 is 9 was 7 with 7 he 6 said 6 it 6 at 5 by 5 "
    "as 5 from 5 be 4 have 4 are 4 has 4 his 4 an 4 they 3 we 3 i 3 not 3 will 3 who 3 were 3 their 3 had 3 "
    "but 3 this 3 been 2 would 2 its 2 she 2 or 2 about 2 her 2 which 2 one 2 more 2 if 2 up 2 when 1 can 1 "
    "all 1 our 1 you 1 no 1 out 1 what 1 into 1 than 1 could 1 so 1 some 1 two 1 first 1 over 1 after 1 him 1 "
    "my 1 do 1 them 1 because 1 other 1 also 1 says 1 "
).split()
_FREQUENCY = {word: int(count) for word, count in zip(_COMMON[::2], _COMMON[1::2], strict=True)}
"""How often the commonest words of news stand among 1,000."""
_RARE = 0.05
_HELD = 2_000
"""Words whose fit an item remembers."""


class Item(NamedTuple):
    """One place of a row: `words` are folded, `classes` begin with @; `but` is what it never is.

    It is `plain` where its place and capitals count no more than for all. `weight`: how often a text has it.
    """

    words: frozenset[str]
    classes: tuple[str, ...]
    but: frozenset[str] = frozenset()
    but_classes: tuple[str, ...] = ()
    banned: bool = False
    least: int = 1
    most: int = 1
    name: str = ""
    mark: bool = False
    plain: bool = True
    weight: float = 0.0
    known: dict[str, bool] = {}

    def may_be(self, key: str) -> bool:
        """Whether a word may stand here, as far as the word alone tells: all it takes where the item is `plain`."""
        told = self.known.get(key)
        if told is None:
            if len(self.known) > _HELD:
                self.known.clear()
            told = key in self.words or any(
                READINGS[name](forms(key)) if name in READINGS else name not in (START, END) for name in self.classes
            )
            self.known[key] = told = told and key not in self.but
        return told


class Row(NamedTuple):
    """A row: its items, the place of the gap (before the item of that index; -1 where there is none), its anchor.

    The anchor is the item whose words the index looks for.
    """

    items: tuple[Item, ...]
    gap: int
    anchor: int
    text: str


class Text(NamedTuple):
    """A sentence: the folded tokens and their edges in the plain text, its first and the one after its last."""

    keys: list[str]
    starts: list[int]
    ends: list[int]
    plain: str
    first: int
    last: int

    def word(self, at: int) -> str:
        """A token as it stands."""
        return self.plain[self.starts[at] : self.ends[at]]


def row(text: str, lists: Mapping[str, list[str]], known: dict[str, Item] | None = None) -> Row:
    """Read a row; ValueError says what is wrong with it. `known`: items that were read before, of these lists."""
    known = {} if known is None else known
    items: list[Item] = []
    gap = -1
    for part in text.split():
        if part == GAP:
            gap = len(items)
        else:
            if part not in known:
                known[part] = _item(part, lists)
            items.append(known[part])
    anchors = [
        index for index, item in enumerate(items) if item.words and not item.classes and not item.banned and item.least
    ]
    if not anchors:
        raise ValueError("no place of it holds words alone")
    return Row(tuple(items), gap, min(anchors, key=lambda index: items[index].weight), text)


def _item(part: str, lists: Mapping[str, list[str]]) -> Item:
    found = _ITEM.fullmatch(part)
    if found is None:
        raise ValueError(f"{part!r} cannot be read")
    words: set[str] = set()
    but: set[str] = set()
    for word in found["words"].split("|"):
        (but if word.startswith("-") else words).update(_listed(word.removeprefix("-"), lists))
    least, most = {"?": (0, 1), "*": (0, MANY), "**": (0, ANY), None: (1, 1)}[found["many"]]
    chosen, classes = _sorted(words)
    avoided, avoided_classes = _sorted(but)
    plain = not avoided_classes and all(name in READINGS for name in classes)
    flags = bool(found["banned"]), least, most, found["name"] or "", bool(found["mark"])
    common = chosen & _FREQUENCY.keys()
    weight = sum(_FREQUENCY[word] for word in common) + _RARE * (len(chosen) - len(common))
    return Item(chosen, classes, avoided, avoided_classes, *flags, plain, weight, {})


def _listed(word: str, lists: Mapping[str, list[str]]) -> list[str]:
    """The word or class, or the words of the list that it names."""
    if word.startswith("@") and word not in _KNOWN:
        raise ValueError(f"there is no class {word!r}")
    if not word.startswith("$"):
        return [word]
    if word[1:] not in lists:
        raise ValueError(f"there is no list {word[1:]!r}")
    return lists[word[1:]]


class Sieve:
    """A row, and what may stand right before and right after its anchor: most hits go no further.

    Where the row begins with the sentence, so must be the number of tokens before the anchor.
    """

    __slots__ = ("_after", "_before", "_least", "_most", "pattern")

    def __init__(self, pattern: Row) -> None:
        self.pattern = pattern
        start, *between = pattern.items[: pattern.anchor] or pattern.items[:1]
        begins = start.classes == (START,) and not start.words and not start.banned
        self._least = sum(item.least for item in between) if begins else 0
        self._most = sum(item.most for item in between) if begins else None
        self._before = _nearest(pattern.items[: pattern.anchor][::-1])
        self._after = _nearest(pattern.items[pattern.anchor + 1 :])

    def goes_on(self, after: str) -> bool:
        """Whether the row may fit where a word, or the sentence's edge, comes right after its anchor."""
        return _may(self._after, after)

    def lets(self, before: str, place: int) -> bool:
        """Whether the row may fit with its anchor as the sentence's token `place`, right after a word or an edge."""
        if self._most is not None and not self._least <= place <= self._most:
            return False
        return _may(self._before, before)


def _nearest(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items one of which stands next to the anchor; none where that does not tell."""
    found: list[Item] = []
    for item in items:
        if item.banned:
            break
        found.append(item)
        if item.least:
            return tuple(found)
    return ()


def _may(items: tuple[Item, ...], key: str) -> bool:
    if not items:
        return True
    if key[0] == "@" and len(key) > 1:
        return any(key in item.classes for item in items)
    for item in items:  # noqa: SIM110 - any() of a generator takes 2.2 to 2.7 times as long
        if item.may_be(key):
            return True
    return False


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
    while (
        (item.least or text.first <= at + reach * step < text.last)
        and reach < item.most
        and _stands(text, item, at + reach * step)
    ):
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
    if not item.may_be(key):
        return False
    if item.plain or key in item.words:
        # A capital within the sentence is a name's: the Plan Act, the May vote.
        first = text.plain[text.starts[at]]
        fits = not first.isupper() or (item.banned and key in item.words) or key == "i" or _opens(text, at)
        if fits or item.plain:
            return fits
    if any(_belongs(text, name, at, key) for name in item.but_classes):
        return False
    return any(_belongs(text, name, at, key) for name in item.classes)


def _opens(text: Text, at: int) -> bool:
    """Whether a token stands where any word has a capital: at the sentence's start, after a mark that opens speech."""
    if at > text.first and text.keys[at - 1] not in _OPENING:
        return False
    return len(text.keys[at]) == 1 or not text.word(at).isupper()


def _belongs(text: Text, name: str, at: int, key: str) -> bool:
    reading = READINGS.get(name)
    if reading is not None:
        return reading(forms(key)) and (not text.plain[text.starts[at]].isupper() or _opens(text, at))
    if name == "@name":
        return text.plain[text.starts[at]].isupper() and key != "i" and not _opens(text, at)
    if name == "@owner":
        return key.endswith(("'s", "s'"))
    return name in CLASSES and CLASSES[name](key, text.word(at))


def _sorted(words: set[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words, and classes."""
    classes = sorted(word for word in words if word[0] == "@") if "@" in "".join(words) else []
    return frozenset(words.difference(classes)), tuple(classes)
