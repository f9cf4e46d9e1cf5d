"""Word lists, unpacked when first asked: is this a word, and what does this noun stand for."""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _blob(name: str) -> bytes:
    return gzip.decompress((files("newslint.data") / name).read_bytes())


def is_word(word: str) -> bool:
    """Whether the word, in any capitals, is English, American or British (SCOWL's sizes to 70)."""
    return _line("words.txt.gz", word.lower()) is not None


@cache
def noun_classes(noun: str) -> str:
    """The classes of a noun's senses, most frequent first, "" for no noun; plurals are looked up too.

    t thing, b body part, m money and goods, p person, g group, l place, i time, q quantity,
    a anything abstract (WordNet 3.0's lexicographer files).
    """
    for form in _singulars(noun.lower()):
        found = _line("nouns.txt.gz", form)
        if found is not None:
            return found
    return ""


@lru_cache(maxsize=50_000)
def _line(name: str, word: str) -> str | None:
    """What follows the word on its line, "" where the line is the word alone; None where there is no such line.

    Binary search in the sorted text itself: a set of it would cost 12 MB and 25 ms.
    """
    blob, key = _blob(name), word.encode()
    low, high = 0, len(blob) - 1
    while low < high:
        start = blob.rfind(b"\n", 0, (low + high) // 2 + 1) + 1
        end = blob.find(b"\n", start)
        line, _, rest = blob[start:end].partition(b"\t")
        if line == key:
            return rest.decode()
        if line < key:
            low = end
        else:
            high = start - 1
    return None


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
