"""Word lists, read when first asked: is this a word, does this noun stand for a thing."""

from __future__ import annotations

import os
from bisect import bisect_right
from functools import cache, lru_cache

_PAGE = 2_048
"""Bytes of a list through which a word is looked for."""
_LONGEST = 100
"""Bytes of the longest line, and more."""


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
    return _after("forms.txt", f"{word}:") or ""


@lru_cache(maxsize=50_000)
def _has(name: str, word: str) -> bool:
    """Whether the word is a line of a sorted list."""
    return _after(name, f"{word}\n") is not None


def _after(name: str, start: str) -> str | None:
    """What follows, up to the line's end, where a line of a sorted list starts so; None where none does.

    Looked for in the text itself: a set of it would cost 12 MB and 25 ms.
    """
    text, places, lines = _pages(name)
    key = start.encode()
    page = max(1, bisect_right(lines, key))
    # The line may also be the first of the next page.
    end = places[page] + _LONGEST if page < len(places) else len(text)
    found = text.find(b"\n" + key, places[page - 1], end)
    if found < 0 or b"\n" in key[:-1]:
        return None
    found += 1 + len(key)
    return text[found : text.index(b"\n", found - 1)].decode()


@cache
def _pages(name: str) -> tuple[bytes, list[int], list[bytes]]:
    """A list, which begins and ends with a line end: its text, where its pages begin, and the first line of each."""
    with open(os.path.join(os.path.dirname(__file__), "data", name), "rb") as file:
        text = file.read()
    places = [text.find(b"\n", start) for start in range(0, len(text) - 1, _PAGE)]
    return text, places, [text[place + 1 : text.index(b"\n", place + 1)] for place in places if place < len(text) - 1]


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
