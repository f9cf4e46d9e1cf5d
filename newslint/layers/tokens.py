"""Words and marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping
from itertools import accumulate, chain, repeat

from ..document import Document, layer
from ..span import Span
from ..wording import Wording

# U.S. is one token, and so are 8,000, 10.5, 10th, don't; a hyphen is a token of its own.
# The first alternative is but a short cut for most words, and what it looks ahead for one past most spaces.
TOKEN = Wording(
    r"[a-z]{2,}+(?=[ \n,.])"
    r"|(?=\S)(?:[^\W\d_](?:\.(?:[^\W\d_]\.)+|[^\W_]*(?:['’][^\W_]+)*)"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"
    r"|\S)"
)
_PARTS = Wording(f"({TOKEN.pattern})")
MANY = 50_000
"""Tokens of a text so long that it pays to keep but one string of each word."""


def fold(text: str) -> list[str]:
    """The tokens of a text as they are compared: small letters, straight apostrophes."""
    return TOKEN.findall(_folded(text))


def _folded(text: str) -> str:
    """The text in small letters, character for character: one that would grow (İ) stays."""
    folded = text.lower().replace("’", "'")
    if len(folded) == len(text):
        return folded
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text.replace("’", "'"))


class Tokens:
    """Parallel lists, one entry a token: the folded word, its start and end, its block's index."""

    __slots__ = ("_places", "blocks", "ends", "keys", "starts")

    def __init__(self, keys: list[str], starts: list[int], ends: list[int], blocks: list[int]) -> None:
        self.keys = keys
        self.starts = starts
        self.ends = ends
        self.blocks = blocks
        self._places: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """The stretch from token `first` up to, without, token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def part(self, first: int, last: int) -> Tokens:
        """A copy of the tokens [first, last)."""
        return Tokens(self.keys[first:last], self.starts[first:last], self.ends[first:last], self.blocks[first:last])

    def touches(self, at: int) -> bool:
        """Whether no space stands between a token and the next."""
        return at + 1 < len(self.keys) and self.ends[at] == self.starts[at + 1]

    @property
    def places(self) -> Mapping[str, list[int]]:
        """The words of the text, each once, with the indexes of its tokens in order."""
        if not self._places:
            places: dict[str, list[int]] = {}
            for at, key in enumerate(self.keys):
                if key in places:
                    places[key].append(at)
                else:
                    places[key] = [at]
            self._places = places
        return self._places

    def where(self, words: Container[str] = (), *, figures: bool = False) -> list[int]:
        """Indexes, in order, of the tokens that are among some words or, with `figures`, begin with a digit.

        Each word that the story has is looked at once, however often it stands there.
        """
        places = self.places
        if figures:
            found = [at for key, at in places.items() if key[0].isdecimal() or key in words]
        else:
            found = [at for key, at in places.items() if key in words]
        return sorted(chain.from_iterable(found))

    def at(self, offset: int) -> int:
        """Index of the first token that starts at the offset or after it."""
        return bisect_left(self.starts, offset)


@layer
def folded(document: Document) -> str:
    """The text as its tokens are compared, character for character."""
    return _folded(document.text)


@layer
def tokens(document: Document) -> Tokens:
    """The tokens of all blocks that are prose."""
    # Whatever is done for all tokens of a text at once, in C, is done in half the time.
    text = folded(document)
    parts = _PARTS.split(text)  # a gap, a token, a gap, ..., a gap
    edges = list(accumulate(map(len, parts)))
    starts, ends = edges[:-1:2], edges[1::2]
    owners: list[int] = []
    at = 0
    for index, (zone, (start, end)) in enumerate(document.blocks):
        first, at = at, bisect_left(starts, end, at)
        if zone == "code" or bisect_left(starts, start, first, at) != first or (at > first and ends[at - 1] > end):
            return _by_block(document, text)
        owners += repeat(index, at - first)
    if at < len(starts):
        return _by_block(document, text)
    keys = parts[1::2]
    if len(keys) > MANY:
        once: dict[str, str] = {}
        keys = [once.setdefault(key, key) for key in keys]
    return Tokens(keys, starts, ends, owners)


def _by_block(document: Document, text: str) -> Tokens:
    """The same where something stands between blocks, or runs over the end of one."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blocks: list[int] = []
    for index, (zone, (start, end)) in enumerate(document.blocks):
        if zone == "code":
            continue
        parts = _PARTS.split(text[start:end])
        edges = list(accumulate(map(len, parts), initial=start))
        keys += parts[1::2]
        starts += edges[1:-1:2]
        ends += edges[2::2]
        blocks += [index] * (len(parts) // 2)
    return Tokens(keys, starts, ends, blocks)
