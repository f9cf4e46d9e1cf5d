"""doubled-word and doubled-phrase: the same words twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from ..document import Document
from ..index import Hit
from ..layers.tokens import Tokens, fold, tokens
from ..rule import Match, Rule
from ..schema import Field, words
from ..span import Edit, Span
from .base import Kind


class DoubledWord(Kind):
    """One word twice in a row with only white space between.

    `sound`: words that are rightly doubled (had had). Capitalised pairs are names
    (Duran Duran) unless the word is in `never`, words that no name doubles.
    """

    name = "doubled-word"
    fields = {"sound": Field(words, required=True), "never": Field(words, required=True)}

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._sound = frozenset(rule.options["sound"])
        self._never = frozenset(rule.options["never"])

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        for first in _equal(stream.keys, 1, 1):
            if self._wrong(document, stream, first):
                yield _match(stream, first, 1)

    def _wrong(self, document: Document, stream: Tokens, first: int) -> bool:
        key = stream.keys[first]
        if not key[0].isalpha() or key in self._sound or not _adjacent(document, stream, first, 2):
            return False
        one, two = (document.text[stream.starts[i] : stream.ends[i]] for i in (first, first + 1))
        if key in self._never:
            return True
        # A third time is emphasis or a chant: "no no no", "long, long long ago".
        around = {stream.keys[i] for i in (first - 1, first + 2) if 0 <= i < len(stream)}
        return one.islower() and two.islower() and len(key) > 1 and key not in around


class DoubledPhrase(Kind):
    """Two to five words twice in a row: `in the in the`.

    `sound`: words that join a doubled pair rightly, as in "more and more and more".
    """

    name = "doubled-phrase"
    fields = {"sound": Field(words, required=True)}

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        after = 0
        for first, size in sorted(_candidates(stream.keys)):
            if first >= after and self._wrong(document, stream, first, size):
                yield _match(stream, first, size)
                after = first + 2 * size

    def _wrong(self, document: Document, stream: Tokens, first: int, size: int) -> bool:
        phrase = stream.keys[first : first + size]
        if not all(key[0].isalpha() for key in phrase) or not _adjacent(document, stream, first, 2 * size):
            return False
        if len(set(phrase)) == 1 or set(phrase) & set(self.options["sound"]):
            return False
        if first + 2 * size < len(stream) and stream.keys[first + 2 * size] == phrase[0]:
            return False
        return document.words(stream.span(first, first + size)).islower() or size > 2


def _candidates(keys: list[str]) -> Iterator[tuple[int, int]]:
    """Where a run of two to five tokens stands twice in a row, and its size."""
    for size in range(2, 6):
        for first in _equal(keys, size, size):
            yield first, size


def _equal(keys: list[str], distance: int, size: int) -> Iterator[int]:
    """The first of each `size` tokens in a row that stand again `distance` tokens on."""
    same = bytes(map(eq, keys, islice(keys, distance, None)))
    place = same.find(b"\1" * size)
    while place >= 0:
        yield place
        place = same.find(b"\1" * size, place + 1)


def _match(stream: Tokens, first: int, size: int) -> Match:
    again = Span(stream.ends[first + size - 1], stream.ends[first + 2 * size - 1])
    span = stream.span(first, first + 2 * size)
    return Match(span, edits=(Edit(again, ""),), safe=True, title="Delete the second")


def _adjacent(document: Document, stream: Tokens, first: int, count: int) -> bool:
    """Whether only white space stands between the tokens, within one block."""
    if stream.blocks[first] != stream.blocks[first + count - 1]:
        return False
    return len(fold(document.words(stream.span(first, first + count)))) == count and all(
        document.text[stream.ends[i] : stream.starts[i + 1]].isspace() for i in range(first, first + count - 1)
    )
