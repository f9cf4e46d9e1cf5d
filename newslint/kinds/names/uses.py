"""Every capitalised word of a story with its neighbours: what tells two spellings from two people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...document import Document, layer
from ...layers.names.bodies import Word
from ...layers.names.runs import capitals
from ...layers.names.words import FUNCTION, PARTICLES, SPEECH, TITLES, first_name, is_common, plain
from ...layers.tokens import Tokens, tokens
from ...record import NamedTuple

_DEEDS = frozenset("died had has left lost was won will".split())


class Use(NamedTuple):
    """One place of a capitalised word.

    `before` and `after` are the name words next to it ("" for none; initials and particles
    skipped); `honorific` the Mr., Sen. or President before it; `speaks` whether a verb stands beside that
    people do; `article` whether "the" or "a" stands before.
    """

    word: Word
    before: str
    after: str
    honorific: str
    speaks: bool
    article: bool


class Uses:
    """The capitalised words of a story: `keys` are their plain forms, in order of first appearance.

    The neighbours are looked at for those words only that are asked for: few have a twin.
    """

    def __init__(self, document: Document) -> None:
        self._stream = tokens(document)
        self._words = capitals(document)
        self._places: dict[str, list[int]] = {}
        for index, word in enumerate(self._words):
            self._places.setdefault(plain(word.text), []).append(index)
        self._known: dict[str, list[Use]] = {}

    @property
    def keys(self) -> Iterable[str]:
        """The plain form of every capitalised word."""
        return self._places

    def texts(self, key: str) -> Iterator[str]:
        """A word as it is written in each of its places."""
        return (self._words[index].text for index in self._places[key])

    def __getitem__(self, key: str) -> list[Use]:
        """The places of a word, in order."""
        if key not in self._known:
            self._known[key] = [self._use(index) for index in self._places[key]]
        return self._known[key]

    def _use(self, index: int) -> Use:
        word = self._words[index]
        before = _neighbour(self._stream, self._words, index, -1)
        after = "" if word.possessive else _neighbour(self._stream, self._words, index, 1)
        honorific = before if before in TITLES else ""
        article = word.first > 0 and self._stream.keys[word.first - 1] in ("the", "a", "an")
        speaks = _speaks(self._stream, word, after)
        return Use(word, "" if honorific else before, after, honorific, speaks, article)


@layer
def uses(document: Document) -> Uses:
    """The capitalised words of a document with their neighbours."""
    return Uses(document)


def _neighbour(stream: Tokens, words: list[Word], index: int, step: int) -> str:
    """The next capitalised word on one side, where nothing but blanks, initials and particles stands between."""
    here = words[index]
    at = index + step
    while 0 <= at < len(words):
        one, other = (words[at], here) if step < 0 else (here, words[at])
        if one.possessive or stream.blocks[one.first] != stream.blocks[other.first]:
            return ""
        between = stream.keys[one.last : other.first]
        if len(between) > 2 or any(key not in PARTICLES for key in between):
            return ""
        if stream.starts[one.last] - one.end > 1 and one.last <= other.first:
            return ""
        key = plain(words[at].text)
        if len(key) > 1 or not words[at].text.endswith("."):
            return key if _is_name(words[at], key) else ""
        here = words[at]
        at += step
    return ""


def _is_name(word: Word, key: str) -> bool:
    """Whether a neighbour's capital is a name's: not that of a sentence's first word."""
    return key not in FUNCTION and (word.sure or not is_common(key) or first_name(key))


def _speaks(stream: Tokens, word: Word, after: str) -> bool:
    if not after and word.last < len(stream) and (stream.keys[word.last] in SPEECH or stream.keys[word.last] in _DEEDS):
        return stream.blocks[word.last] == stream.blocks[word.first]
    return word.first > 0 and stream.keys[word.first - 1] in ("said", "says")
