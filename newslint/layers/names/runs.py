"""Capitalised runs: words that stand together as a name may, titles and all, not yet told apart."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from ...document import Document, layer
from ...record import NamedTuple
from ..sentences import sentences
from ..tokens import Tokens, tokens
from .bodies import Word, is_one_body
from .words import (
    ABBREVIATIONS,
    EAST_ASIAN,
    FUNCTION,
    MONTHS,
    NAME_OF,
    PARTICLES,
    PREFIXES,
    WEEKDAYS,
    first_name,
    is_common,
    plain,
)

_HYPHENS = "-‐‑&"
_OPENING = "\"“‘'(["
_LEADING = {"van", "von", "de", "du", "la", "le", "di", "del", "al", "bin", "ben"}
"""Particles that may begin a sentence with a capital."""
_STARTING = ".!?:…—–;•*"


class Run(NamedTuple):
    """Words that may be one name, `block` the index of their block."""

    words: tuple[Word, ...]
    block: int


@layer
def capitals(document: Document) -> list[Word]:
    """Every word of the prose that begins with a capital, in order."""
    stream = tokens(document)
    return list(_words(document, stream, capital_tokens(document), loud_blocks(document)))


@layer
def runs(document: Document) -> list[Run]:
    """The capitalised runs of all blocks, in order."""
    stream = tokens(document)
    loud = loud_blocks(document)
    words = capitals(document)
    known = {plain(word.text) for word in words if word.sure}
    return list(_runs(document, stream, words, known, loud))


@layer
def capital_tokens(document: Document) -> list[int]:
    """The tokens that begin with a capital, in order."""
    text = document.text
    return [index for index, start in enumerate(tokens(document).starts) if text[start].isupper()]


@layer
def loud_blocks(document: Document) -> set[int]:
    """Blocks where capitals mean nothing: headlines in title case, paragraphs in capitals."""
    stream = tokens(document)
    found = set()
    for block, count in Counter(stream.blocks[index] for index in capital_tokens(document)).items():
        first = bisect_left(stream.blocks, block)
        last = bisect_left(stream.blocks, block + 1)
        if count < 2 or count * 3 < last - first:
            continue
        words = [index for index in range(first, last) if len(stream.keys[index]) > 2 and _has_case(stream.keys[index])]
        small = sum(document.text[stream.starts[index]].islower() for index in words)
        if len(words) > 1 and small * 10 <= len(words):
            found.add(block)
    return found


def _has_case(key: str) -> bool:
    return key[0].isalpha() and key not in FUNCTION


@layer
def _sentence_starts(document: Document) -> set[int]:
    """Offsets of the first word of every sentence, behind quotation marks and brackets."""
    text = document.text
    found = set()
    for span in sentences(document):
        at = span.start
        while at < span.end and not text[at].isalnum():
            at += 1
        found.add(at)
    return found


def _words(document: Document, stream: Tokens, indexes: list[int], loud: set[int]) -> Iterator[Word]:
    """The capitalised words, hyphens and periods that belong to them included."""
    starting = _sentence_starts(document)
    done = 0
    for index in indexes:
        if index < done:
            continue
        first = _behind_prefix(document, stream, index, done)
        last, possessive = _word_end(document, stream, index)
        end = stream.ends[last - 1]
        if possessive and stream.keys[last - 1].endswith("'s"):
            end -= 2
        start = stream.starts[first]
        sure = (
            stream.blocks[index] not in loud
            and stream.starts[index] not in starting
            and not _after_mark(document, stream, first)
        )
        done = last
        yield Word(document.text[start:end], start, end, first, last, possessive, sure)


def _behind_prefix(document: Document, stream: Tokens, index: int, done: int) -> int:
    """The token where a word begins that has its capital at `index`: al-Assad."""
    first = index - 2
    if (
        first >= done
        and stream.keys[index - 1] in _HYPHENS
        and stream.keys[first] in PREFIXES
        and stream.ends[first] == stream.starts[index - 1]
        and stream.ends[index - 1] == stream.starts[index]
        and (stream.starts[first] == 0 or not document.text[stream.starts[first] - 1].isalnum())
    ):
        return first
    return index


def _word_end(document: Document, stream: Tokens, index: int) -> tuple[int, bool]:
    """The token after a word, and whether the word is a possessive."""
    keys, starts, ends = stream.keys, stream.starts, stream.ends
    count = len(keys)
    last = index + 1
    while (
        last + 1 < count
        and keys[last] in _HYPHENS
        and starts[last] == ends[last - 1]
        and starts[last + 1] == ends[last]
        and keys[last + 1][0].isalpha()
        and not keys[last - 1].endswith("'s")
    ):
        last += 2
    if keys[last - 1].endswith("'s"):
        return last, True
    if last < count and starts[last] == ends[last - 1]:
        key = keys[last]
        if (
            key == "."
            and last == index + 1
            and (keys[last - 1] in ABBREVIATIONS or (len(keys[last - 1]) == 1 and keys[last - 1] != "i"))
        ):
            return last + 1, False
        if key in ("'", "’") and keys[last - 1][-1] in "sxz":
            return last, True
    return last, False


def _after_mark(document: Document, stream: Tokens, first: int) -> bool:
    """Whether a mark right before lends the word its capital: a quotation that begins, a colon, a dash."""
    at = stream.starts[first] - 1
    text = document.text
    if at >= 0 and text[at] in _OPENING:
        return True
    before = first - 1
    if before < 0 or stream.blocks[before] != stream.blocks[first]:
        return True
    if stream.keys[before] == "." and before > 0 and stream.ends[before - 1] == stream.starts[before]:
        return not (stream.keys[before - 1] in ABBREVIATIONS or len(stream.keys[before - 1]) == 1)
    return stream.keys[before] in _STARTING


def _runs(document: Document, stream: Tokens, words: list[Word], known: set[str], loud: set[int]) -> Iterator[Run]:
    """Words that stand next to each other, parted where one of them is no part of a name."""
    held: list[Word] = []
    for index, word in enumerate(words):
        block = stream.blocks[word.first]
        usable = _is_name_word(word, known, block in loud)
        link = _link(document, stream, held, word) if held else None
        if held and link is None and usable and is_one_body(stream, held, words, index):
            link = _between(document, stream, held[-1], word)
        if held and (link is None or not usable):
            yield Run(tuple(held), stream.blocks[held[0].first])
            held = []
            link = None
        if not usable:
            continue
        held.extend(link or ())
        held.append(word)
    if held:
        yield Run(tuple(held), stream.blocks[held[0].first])


def _is_name_word(word: Word, known: set[str], loud: bool) -> bool:
    """Whether a capitalised word may be a name's: no function word, no everyday word that only begins a sentence."""
    key = word.text.lower().replace("’", "'")
    if key in FUNCTION or key in WEEKDAYS or (key in MONTHS and key not in ("may", "august", "june", "april")):
        return False
    if word.sure or plain(word.text) in known:
        return True
    if "'" in key and key.partition("'")[0] in FUNCTION:
        return False
    if key in EAST_ASIAN or key in _LEADING:
        return True
    if not loud:
        # What begins a sentence is kept: the next word tells, or nobody asks.
        return not is_common(key) or first_name(key) or key.rstrip(".") in ABBREVIATIONS or _titular(key)
    return not is_common(key) or first_name(key) or key.rstrip(".") in ABBREVIATIONS


def _titular(key: str) -> bool:
    from .words import ORGANISATION_ENDINGS, PLACE_ENDINGS, TITLES

    return key in TITLES or key in ORGANISATION_ENDINGS or key in PLACE_ENDINGS or key in NAME_OF


def _link(document: Document, stream: Tokens, held: list[Word], other: Word) -> list[Word] | None:
    """The words that tie a capitalised word to a run (none, a particle, "of the"); None where nothing does."""
    one = held[-1]
    if one.possessive or stream.blocks[one.first] != stream.blocks[other.first]:
        return None
    if other.first == one.last:
        return [] if document.text[one.end : other.start].isspace() and _one_gap(one, other) else None
    between = range(one.last, other.first)
    keys = [stream.keys[index] for index in between]
    if len(keys) > 3 or not document.text[one.end].isspace():
        return None
    if keys == [","] or keys == [",", "."]:
        return None
    head = one.text.lower()
    tied = (
        all(key in PARTICLES for key in keys)
        or keys == ["&"]
        or (
            keys[0] in ("of", "for")
            and keys[1:] in ([], ["the"])
            and any(item.text.lower() in NAME_OF for item in held[-2:])
        )
        or (keys == ["and"] and any(item.text in ("of", "for") for item in held) and head not in NAME_OF)
    )
    if not tied or (keys in (["y"], ["e"], ["a"]) and not first_name(held[0].text)):
        return None
    return _between(document, stream, one, other)


def _between(document: Document, stream: Tokens, one: Word, other: Word) -> list[Word]:
    """What stands between two words of a name, as words of it."""
    return [
        Word(
            document.text[stream.starts[index] : stream.ends[index]],
            stream.starts[index],
            stream.ends[index],
            index,
            index + 1,
            False,
            True,
        )
        for index in range(one.last, other.first)
    ]


def _one_gap(one: Word, other: Word) -> bool:
    return other.start - one.end == 1
