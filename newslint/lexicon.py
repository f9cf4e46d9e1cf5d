"""Word lists, unpacked when first asked: is this a word, and what does this noun stand for."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


@cache
def _blob(name: str) -> bytes:
    return gzip.decompress((files("newslint.data") / name).read_bytes())


def is_word(word: str) -> bool:
    """Whether the word, in any capitals, is English, American or British (SCOWL's sizes to 70)."""
    return b"\n%s\n" % word.lower().encode() in _blob("words.txt.gz")


@cache
def noun_classes(noun: str) -> str:
    """The classes of a noun's senses, most frequent first, "" for no noun; plurals are looked up too.

    t thing, b body part, m money and goods, p person, g group, l place, i time, q quantity,
    a anything abstract (WordNet 3.0's lexicographer files).
    """
    for form in _singulars(noun.lower()):
        blob = _blob("nouns.txt.gz")
        start = blob.find(b"\n%s\t" % form.encode())
        if start >= 0:
            return blob[blob.index(b"\t", start) + 1 : blob.index(b"\n", start + 1)].decode()
    return ""


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
