"""repetition: the same words again, too soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentences
from ..layers.tokens import Tokens, fold, tokens
from ..rule import Match, Rule
from ..schema import Field, as_list, choice, number
from ..span import Span
from ..zones import applies
from .base import Kind
from .classes import CLASSES, class_or_words


class Repetition(Kind):
    """A word or a run of words that stands again within so many words.

    `scope`: where both must stand: one `sentence`, one `block` (a headline, a
    paragraph) or the `story`. `length`: how many words a run has at least (1); the
    longest run is reported. `within`: how many words further on the second may begin
    (any number). `ignore`: words and classes that may come again; a run counts if at
    least `weighty` (1) of its words are none of these. The second run is marked, the
    first related. Only words in the rule's zones count.
    """

    name = "repetition"
    fields = {
        "scope": Field(choice("sentence", "block", "story"), required=True),
        "length": Field(number),
        "within": Field(number),
        "weighty": Field(number),
        "ignore": Field(class_or_words),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        ignored = as_list(rule.options.get("ignore"))
        self._ignored = frozenset(key for item in ignored if item not in CLASSES for key in fold(item))
        self._classes = [CLASSES[item] for item in ignored if item in CLASSES]
        self._length = max(1, int(rule.options.get("length", 1)))
        self._weighty = int(rule.options.get("weighty", 1))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        for scope in self._scopes(document):
            keys = stream.keys[stream.at(scope.start) : stream.at(scope.end)]
            if len(set(keys)) == len(keys):
                continue
            kept = [
                index
                for index in range(stream.at(scope.start), stream.at(scope.end))
                if stream.keys[index][0].isalnum() and applies(self.rule, document, stream.span(index, index + 1))
            ]
            yield from self._repeated(document, stream, kept)

    def _scopes(self, document: Document) -> list[Span]:
        if self.options["scope"] == "sentence":
            return sentences(document)
        if self.options["scope"] == "block":
            return [zone.span for zone in document.blocks if zone.name in self.rule.zones]
        return [Span(0, len(document.text))]

    def _repeated(self, document: Document, stream: Tokens, kept: list[int]) -> Iterator[Match]:
        keys = [stream.keys[index] for index in kept]
        light = [self._is_light(document, stream, index) for index in kept]
        within = self.options.get("within", len(keys))
        before: dict[tuple[str, ...], int] = {}
        place, known = 0, 0
        while place <= len(keys) - self._length:
            # Only runs that end before this place can be repeated by it.
            while known + self._length <= place:
                if _joined(stream, kept, known, self._length):
                    before[tuple(keys[known : known + self._length])] = known
                known += 1
            first = before.get(tuple(keys[place : place + self._length]))
            size = self._run(stream, keys, kept, first, place) if first is not None else 0
            if (
                first is None
                or place - first > within
                or sum(not i for i in light[place : place + size]) < self._weighty
            ):
                place += 1
                continue
            yield Match(_span(stream, kept, place, size), related=((_span(stream, kept, first, size), "already here"),))
            place += size

    def _run(self, stream: Tokens, keys: list[str], kept: list[int], first: int, place: int) -> int:
        """How many words the runs at two places share; 0 where the second is torn."""
        if not _joined(stream, kept, place, self._length):
            return 0
        size = self._length
        while (
            place + size < len(keys)
            and first + size < place
            and keys[first + size] == keys[place + size]
            and _joined(stream, kept, first, size + 1)
            and _joined(stream, kept, place, size + 1)
        ):
            size += 1
        return size

    def _is_light(self, document: Document, stream: Tokens, index: int) -> bool:
        key = stream.keys[index]
        word = document.words(stream.span(index, index + 1))
        return key in self._ignored or any(fits(key, word) for fits in self._classes)


def _joined(stream: Tokens, kept: list[int], place: int, size: int) -> bool:
    """Whether so many words follow one another, without a mark or a block's end between them."""
    first, last = kept[place], kept[place + size - 1]
    return last - first == size - 1 and stream.blocks[first] == stream.blocks[last]


def _span(stream: Tokens, kept: list[int], place: int, size: int) -> Span:
    return stream.span(kept[place], kept[place + size - 1] + 1)
