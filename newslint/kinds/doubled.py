"""doubled-word and doubled-phrase: the same words twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..document import Document, layer
from ..index import Hit
from ..layers.sentences import sentence_at
from ..layers.tokens import Tokens, fold, tokens
from ..lexicon import is_word
from ..rule import Match, Rule
from ..schema import Field, words
from ..span import Edit, Span
from .base import Kind

_HYPHENS = ("-", "‐", "‑")
_LONGEST = 5
"""Words of a phrase that is doubled."""
_PLAIN = 6
"""A word of the dictionary of so many letters is no name that is doubled."""


class DoubledWord(Kind):
    """One word twice in a row with only white space between.

    `sound`: words that are rightly doubled (had had). Capitalised pairs are names
    (Duran Duran) unless the word is in `never`, words that no name doubles, is a long word of
    the dictionary, or the story has used the name singly before. `given`: names that are
    words too (`Will will`). `verbs`: those that end a clause begun by one of the words in
    `clauses` and go on with the next (what it is is a start). One of two `particles` may be
    another word's: of `phrasal` verbs before them (came in in May). A figure is doubled between
    words (`by 10 10 percent`).
    """

    name = "doubled-word"
    spelled = True
    fields = {
        "sound": Field(words, required=True),
        "never": Field(words, required=True),
        "given": Field(words, required=True),
        "particles": Field(words, required=True),
        "phrasal": Field(words, required=True),
        "verbs": Field(words, required=True),
        "clauses": Field(words, required=True),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._sound = frozenset(rule.options["sound"])
        self._verbs = frozenset(rule.options["verbs"])
        self._clauses = frozenset(rule.options["clauses"])
        self._never = frozenset(rule.options["never"])
        self._given = frozenset(rule.options["given"])
        self._particles = frozenset(rule.options["particles"])
        self._phrasal = frozenset(rule.options["phrasal"])

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        for first in sorted(first for first, again in _soon(document).items() if again == first + 1):
            if self._wrong(document, stream, first):
                yield _match(stream, first, 1)

    def _wrong(self, document: Document, stream: Tokens, first: int) -> bool:
        key = stream.keys[first]
        if not key[0].isalnum() or key in self._sound or not _adjacent(document, stream, first, 2):
            return False
        one, two = (document.text[stream.starts[i] : stream.ends[i]] for i in (first, first + 1))
        if one[1:].isupper() != two[1:].isupper() and len(one) > 1:
            return False  # WHO who, IT it
        if key in self._particles and self._belongs_elsewhere(document, stream, first):
            return False
        if key in self._verbs and not self._clauses.isdisjoint(stream.keys[max(0, first - 2) : first]):
            return False
        if key in self._never:
            return True
        # A third time is emphasis or a chant: "no no no", "long, long long ago".
        around = {stream.keys[i] for i in (first - 1, first + 2) if 0 <= i < len(stream)}
        if len(key) < 2 or key in around:
            return False
        if key[0].isdigit():
            return _in_prose(document, stream, first)
        if two.islower():
            return one.islower() or (key not in self._given and _begins(document, stream.starts[first]))
        if one != two or not one.istitle() or _is_joined(document, stream, first + 1):
            return False
        return (len(key) >= _PLAIN and is_word(key)) or _single_before(document, stream, first)

    def _belongs_elsewhere(self, document: Document, stream: Tokens, first: int) -> bool:
        """Whether one of two particles is another word's: the rule came in in May; in in-depth talks."""
        before = stream.keys[first - 1] if first else ""
        if before in self._phrasal or before == "-":
            return True
        return _is_joined(document, stream, first + 1)


def _is_joined(document: Document, stream: Tokens, index: int) -> bool:
    """Whether a hyphen follows a token: it begins a longer word."""
    return document.text[stream.ends[index] : stream.ends[index] + 1] in _HYPHENS


def _in_prose(document: Document, stream: Tokens, first: int) -> bool:
    """Whether words in small letters stand before and after two tokens: no row of a table."""
    if first == 0 or first + 2 >= len(stream) or stream.blocks[first - 1] != stream.blocks[first + 2]:
        return False
    return all(document.text[stream.starts[i] : stream.ends[i]].islower() for i in (first - 1, first + 2))


def _begins(document: Document, start: int) -> bool:
    """Whether a sentence begins at the offset."""
    return not any(map(str.isalnum, document.text[sentence_at(document, start).start : start]))


def _single_before(document: Document, stream: Tokens, first: int) -> bool:
    """Whether a name has stood undoubled in the running text before; that of Sirhan Sirhan begins doubled."""
    keys, key = stream.keys, stream.keys[first]
    return any(
        keys[i] == key and key not in (keys[i + 1], keys[i - 1]) and document.blocks[stream.blocks[i]].name == "body"
        for i in range(first - 1)
    )


class DoubledPhrase(Kind):
    """Two to five words twice in a row: `in the in the`.

    `sound`: words that are rightly doubled with others (day in day in). `joins`: what joins
    words to say them again, as in "stronger and stronger and".
    `names`: phrases that are doubled as names (New York, New York).
    """

    name = "doubled-phrase"
    local = True
    fields = {
        "sound": Field(words, required=True),
        "joins": Field(words, required=True),
        "names": Field(words, required=True),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._sound = frozenset(rule.options["sound"])
        self._joins = frozenset(rule.options["joins"])
        self._names = frozenset(rule.options["names"])

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        after = 0
        for first, size in sorted(_candidates(stream.keys, _soon(document))):
            if first >= after and self._wrong(document, stream, first, size):
                yield _match(stream, first, size)
                after = first + 2 * size

    def _wrong(self, document: Document, stream: Tokens, first: int, size: int) -> bool:
        phrase = stream.keys[first : first + size]
        if not all(key[0].isalnum() or key == "-" for key in phrase) or not any(key[0].isalpha() for key in phrase):
            return False
        if "-" in (phrase[0], phrase[-1]) or len(set(phrase)) == 1 or set(phrase) & self._sound:
            return False
        if not _adjacent(document, stream, first, 2 * size, size):
            return False
        if phrase[-1].isdigit() and _is_joined(document, stream, first + 2 * size - 1):
            return False  # from 5 to 5-1/2
        # A third time, or half of it, is a pattern of speech: "door to door to door".
        after = stream.keys[first + 2 * size : first + 2 * size + 1]
        before = stream.keys[first - 1 : first] if first else []
        if after == phrase[:1] or before == phrase[-1:]:
            return False
        if size == 2 and phrase[0] == "as":
            return False  # as bad as bad gets
        if size == 2 and phrase[1] in self._joins and len(phrase[0]) > (2 if _is_name(document, stream, first) else 3):
            return False
        return " ".join(phrase) not in self._names


def _is_name(document: Document, stream: Tokens, index: int) -> bool:
    """Whether a word has a capital."""
    return document.text[stream.starts[index]].isupper()


@layer
def _soon(document: Document) -> dict[int, int]:
    """Where a token stands that stands again a few tokens on, and where that is: few do."""
    return {
        first: again
        for at in tokens(document).places.values()
        if len(at) > 1
        for first, again in pairwise(at)
        if again - first <= _LONGEST
    }


def _candidates(keys: list[str], soon: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Where a run of two to five tokens stands twice in a row, and its size; `soon` holds each token of such a run."""
    for first in soon:
        if first + 1 in soon:
            for size in range(2, _LONGEST + 1):
                if keys[first : first + size] == keys[first + size : first + 2 * size]:
                    yield first, size


def _match(stream: Tokens, first: int, size: int) -> Match:
    again = Span(stream.ends[first + size - 1], stream.ends[first + 2 * size - 1])
    span = stream.span(first, first + 2 * size)
    return Match(span, edits=(Edit(again, ""),), safe=True, title="Delete the second")


def _adjacent(document: Document, stream: Tokens, first: int, count: int, half: int = 1) -> bool:
    """Whether only white space stands between the tokens, within one block; a hyphen needs none.

    `half` is the number of tokens of one copy: between the copies there is white space.
    """
    if stream.blocks[first] != stream.blocks[first + count - 1]:
        return False
    gaps = [document.text[stream.ends[i] : stream.starts[i + 1]] for i in range(first, first + count - 1)]
    joined = [not gap and "-" in stream.keys[first + i : first + i + 2] for i, gap in enumerate(gaps)]
    return (
        len(fold(document.words(stream.span(first, first + count)))) == count
        and gaps[half - 1].isspace()
        and all(gap.isspace() or free for gap, free in zip(gaps, joined, strict=True))
    )
