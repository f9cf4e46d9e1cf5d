"""Classes of words that rule files can name beside words.

| class | is |
| --- | --- |
| `@any` | any word, figure or mark |
| `@word` | letters |
| `@capital`, `@lower` | what begins with a capital or a small letter |
| `@caps` | two letters or more, all capitals |
| `@number` | what begins with a digit |
| `@ordinal` | 3rd, third |
| `@year` | 1500 to 2099 |
| `@month`, `@day` | by name, months with their capital |
| `@quote`, `@hyphen`, `@mark` | punctuation, the last of any sort |
| `@start`, `@end` | the edges of a block, in guards alone |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..schema import Fault, text, unknown
from ..wording import Wording
from ..yamlfile import KeyPath

_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept oct nov dec".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ORDINAL = Wording(r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+teenth")
_YEAR = Wording(r"(?:1[5-9]|20)\d\d")

CLASSES: dict[str, Callable[[str, str], bool]] = {
    "@any": lambda key, word: True,
    "@word": lambda key, word: word[0].isalpha(),
    "@capital": lambda key, word: word[0].isupper(),
    "@lower": lambda key, word: word[0].islower(),
    "@caps": lambda key, word: len(word) > 1 and word.isupper(),
    "@number": lambda key, word: word[0].isdigit(),
    "@ordinal": lambda key, word: _ORDINAL.fullmatch(key) is not None,
    "@year": lambda key, word: _YEAR.fullmatch(key) is not None,
    "@month": lambda key, word: key in _MONTHS and word[0].isupper(),
    "@day": lambda key, word: key in _DAYS,
    "@quote": lambda key, word: word in ('"', "“", "”", "‘"),
    "@hyphen": lambda key, word: word in ("-", "‐", "‑"),
    "@mark": lambda key, word: not word[0].isalnum(),
}
"""Each class as a test of one token: its key (folded) and its words as they stand."""
EDGES = ("@start", "@end")
"""The first and last place of a block; only guards can name them."""


def class_or_words(value: Any, where: KeyPath) -> Iterator[Fault]:
    """A list of words and classes; a single one stands for a list of one."""
    yield from _items(value, where, (*CLASSES,))


def guard_words(value: Any, where: KeyPath) -> Iterator[Fault]:
    """The same, with @start and @end."""
    yield from _items(value, where, (*CLASSES, *EDGES))


def _items(value: Any, where: KeyPath, known: tuple[str, ...]) -> Iterator[Fault]:
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        place = (*where, index) if isinstance(value, list) else where
        faults = list(text(item, place))
        yield from faults
        if not faults and item.startswith("@") and len(item) > 1 and item not in known:
            yield place, unknown("class", item, known)
    if value == []:
        yield where, "must not be empty"
