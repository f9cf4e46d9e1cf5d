"""Every capitalised word of a story with its neighbours: what tells two spellings from two people."""

from __future__ import annotations

from typing import NamedTuple

from ...document import Document, layer
from ...layers.names.runs import Word, capitals
from ...layers.names.words import FUNCTION, PARTICLES, SPEECH, TITLES, first_name, is_common, plain
from ...layers.tokens import Tokens, tokens


class Use(NamedTuple):
    """One place of a capitalised word.

    `before` and `after` are the name words next to it ("" for none; initials and particles
    skipped); `honorific` the Mr., Sen. or President before it; `speaks` whether a verb of speech stands beside.
    """

    word: Word
    before: str
    after: str
    honorific: str
    speaks: bool


@layer
def uses(document: Document) -> dict[str, list[Use]]:
    """The places of every capitalised word by its plain form, in order of appearance."""
    stream = tokens(document)
    words = capitals(document)
    found: dict[str, list[Use]] = {}
    for index, word in enumerate(words):
        key = plain(word.text)
        before = _neighbour(stream, words, index, -1)
        after = "" if word.possessive else _neighbour(stream, words, index, 1)
        honorific = before if before in TITLES else ""
        found.setdefault(key, []).append(
            Use(word, "" if honorific else before, after, honorific, _speaks(stream, word, after))
        )
    return found


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
    if not after and word.last < len(stream) and stream.keys[word.last] in SPEECH:
        return stream.blocks[word.last] == stream.blocks[word.first]
    return word.first > 0 and stream.keys[word.first - 1] in ("said", "says")
