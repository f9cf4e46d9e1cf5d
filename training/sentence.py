"""A parsed sentence, and what can be asked of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lemminflect import getInflection, getLemma

from .words import COLLECTIVE


@lru_cache(200_000)
def lemma(word: str, kind: str) -> str:
    """The base form of a word as "VERB" or "NOUN"."""
    found = getLemma(word.lower(), kind)
    return str(found[0]) if found else word.lower()


@lru_cache(200_000)
def inflect(word: str, tag: str) -> str | None:
    """The form of a base form under a Penn Treebank tag; None where it has none."""
    found = getInflection(word, tag)
    return str(found[0]) if found else None


class Sentence:
    """Words and what the parser says of them, by index; `low`: in small letters, `kids`: what hangs on each."""

    def __init__(self, row: list[Any]) -> None:
        self.source, self.words, self.spaces, self.tags, self.relations, self.heads = row
        self.low: list[str] = [word.lower() for word in self.words]
        self.kids: list[list[int]] = [[] for _ in self.words]
        for place, head in enumerate(self.heads):
            if head != place and 0 <= head < len(self.words):
                self.kids[head].append(place)

    def __len__(self) -> int:
        return len(self.words)

    def head(self, place: int) -> int:
        """The word that a word hangs on; itself where that is outside."""
        return self.heads[place] if 0 <= self.heads[place] < len(self) else place

    def word(self, place: int) -> str:
        """A word in small letters; "" outside the sentence."""
        return self.low[place] if 0 <= place < len(self) else ""

    def tag(self, place: int) -> str:
        """A word's tag; "" outside the sentence."""
        return self.tags[place] if 0 <= place < len(self) else ""

    def subject(self, verb: int) -> int | None:
        """The place of a verb's subject."""
        return next((kid for kid in self.kids[verb] if self.relations[kid] in ("nsubj", "nsubjpass")), None)

    def auxiliaries(self, verb: int) -> list[str]:
        """The small verbs before a verb, in small letters."""
        return [self.low[kid] for kid in self.kids[verb] if self.relations[kid] in ("aux", "auxpass") and kid < verb]

    def lemmas(self, place: int) -> set[str]:
        """What a word may be a form of."""
        return {self.low[place], lemma(self.low[place], "VERB"), lemma(self.low[place], "NOUN")}

    def singular(self, place: int | None) -> bool | None:
        """Whether a subject is surely singular or surely plural; None where that may be argued."""
        if place is None:
            return None
        word, tag = self.low[place], self.tags[place]
        joined = any(self.relations[kid] in ("conj", "cc") for kid in self.kids[place])
        if joined or word in COLLECTIVE or lemma(word, "NOUN") in COLLECTIVE:
            return None
        if word in ("he", "she", "it", "this", "they", "we", "these", "those"):
            return word in ("he", "she", "it", "this")
        if tag in ("NN", "NNS"):
            return tag == "NN"
        return True if tag == "NNP" and not word.endswith("s") and self.tag(place - 1) == "NNP" else None

    def could_be_past(self, participle: int) -> bool:
        """Whether a participle may also be read as a simple past."""
        return inflect(lemma(self.low[participle], "VERB"), "VBD") in (None, self.low[participle])
