"""Word lists, read when first asked: is this a word, does this noun stand for a thing."""

from __future__ import annotations

import os
from functools import cache, lru_cache


def is_word(word: str) -> bool:
    """Whether the word, in any capitals, is English, American or British (SCOWL's sizes to 70)."""
    return _has("words.txt", word.lower())


def is_proper(word: str) -> bool:
    """Whether the word is written with a capital always: Denmark, Gandhi, Trotskyism (SCOWL's sizes to 70)."""
    return _has("proper.txt", word.lower())


def is_given(word: str) -> bool:
    """Whether the word is a person's first name: census of the United States, and lists of other countries."""
    return _has("given.txt", word.lower())


def is_surname(word: str) -> bool:
    """Whether the word is one of the 30,000 most common surnames of the United States."""
    return _has("surnames.txt", word.lower())


def is_known_place(name: str) -> bool:
    """Whether a name, in small letters without diacritics, is a country, a capital, a province or a big city."""
    return _has("places.txt", name)


def is_thing(phrase: tuple[str, ...]) -> bool:
    """Whether a noun phrase, in small letters, is headed by a noun that stands for a thing (WordNet 3.0).

    Its last two words decide where they are a noun of their own (raw material, sour grapes),
    else the last; plurals are looked up too. False for what is no noun.
    """
    for head in _singulars(phrase[-1]):
        if len(phrase) > 1:
            pair = f"{phrase[-2]} {head}"
            if _has("things.txt", pair) or _has("things.txt", f"-{pair}"):
                return not _has("things.txt", f"-{pair}")
        if _has("things.txt", head):
            return True
    return False


@lru_cache(maxsize=50_000)
def forms(word: str) -> str:
    """What a word, in small letters, can be, as codes (see tools/make_forms.py): "bN" for "file"; "" where unknown."""
    line = _find("forms.txt", word.encode() + b":")
    return line.rpartition(b":")[2].decode() if line.startswith(word.encode() + b":") else ""


@cache
def _blob(name: str) -> bytes:
    with open(os.path.join(os.path.dirname(__file__), "data", name), "rb") as file:
        return file.read()


@lru_cache(maxsize=50_000)
def _has(name: str, word: str) -> bool:
    """Whether the word is a line of a sorted list."""
    return _find(name, word.encode()) == word.encode()


def _find(name: str, key: bytes) -> bytes:
    """The first line of a sorted list that is not before the key; none where all are.

    Binary search in the text itself: a set of it would cost 12 MB and 25 ms.
    """
    blob = _blob(name)
    low, high = 0, len(blob) - 1
    found = b""
    while low < high:
        start = blob.rfind(b"\n", 0, (low + high) // 2 + 1) + 1
        end = blob.find(b"\n", start)
        line = blob[start:end]
        if line == key:
            return line
        if line < key:
            low = end
        else:
            high = start - 1
            found = line
    return found


def _singulars(noun: str) -> list[str]:
    forms = [noun]
    if noun.endswith("ies"):
        forms.append(noun[:-3] + "y")
    if noun.endswith("ves"):
        forms += [noun[:-3] + "fe", noun[:-3] + "f"]
    if noun.endswith("es"):
        forms.append(noun[:-2])
    if noun.endswith("s") and not noun.endswith("ss"):
        forms.append(noun[:-1])
    if noun.endswith("men"):
        forms.append(noun[:-3] + "man")
    return forms
