"""indefinite-article: a or an, by the sound of what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.tokens import Tokens, tokens
from ..lexicon import is_word
from ..rule import Match, Rule
from ..schema import Field, words
from ..span import Span
from ..wording import Wording
from .base import Kind

_REMEMBERED = 10_000
"""Words whose sound is kept; a newsroom's stories share most of theirs."""
_SPELLED_AN = "AEFHILMNORSX"
_LETTER = Wording(r"[A-Za-z]")
# MSc and mRNA are spelled and SoHo is spoken, and no capital tells which.
_SPELLED = Wording(r"[FHLMNRSUX](?:[A-Z]+[a-z]+|[a-z]+[A-Z]+[a-z]*[A-Z]*)$|[b-df-hj-np-z][A-Z]")
_MONEY = {"$", "£", "€"}
_LEADS = Wording(
    r"\b(?:after|as|at|be|by|for|from|gets?|has|in|into|is|like|makes?|not|of|on|over|to|was|with) $",
    flags=re.I,
)
"""What stands before the article of a headline in capitals, and not before the A of Vitamin A."""
_SKIPPED = {'"', "“", "‘", "'"}


class IndefiniteArticle(Kind):
    """a before a consonant's sound, an before a vowel's.

    `vowel`, `consonant`: patterns (at the word's start) of words that sound otherwise than
    they are spelled; `either`: patterns of words that take both or that nobody can tell;
    `spoken`: initialisms read as a word; `spelled`: those read letter by letter that look as
    if they were words; `following`: words that cannot follow an article,
    where something else is wrong.
    """

    name = "indefinite-article"
    local = True
    fields = {
        "vowel": Field(words, required=True),
        "consonant": Field(words, required=True),
        "either": Field(words, required=True),
        "spoken": Field(words, required=True),
        "spelled": Field(words, required=True),
        "following": Field(words, required=True),
    }
    says = ("replacement", "word", "sound")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._vowel, self._consonant, self._either = (
            Wording("|".join(f"(?:{item})" for item in rule.options[key])) for key in ("vowel", "consonant", "either")
        )
        self._spoken = frozenset(rule.options["spoken"])
        self._spelled = frozenset(rule.options["spelled"])
        self._following = frozenset(rule.options["following"])
        self.starts_with_vowel_sound = lru_cache(_REMEMBERED)(self._starts_with_vowel_sound)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ["a", "an"]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        for hit in hits:
            after = self._word_after(document, stream, hit)
            if after is None or not self._is_article(document, hit):
                continue
            word = document.words(stream.span(after, after + 1))
            if len(word) == 1 and document.text.startswith("-", stream.ends[after]):
                word = word.upper()  # e-mail, U-turn, F-16
            vowel = self.starts_with_vowel_sound(word)
            found = document.words(hit.span)
            if vowel is None or vowel == (len(found) == 2) or self._is_name(document, hit, word):
                continue
            right = "an" if vowel else "a"
            yield Match.swap(
                hit.span,
                right.capitalize() if found[0].isupper() else right,
                safe=True,
                word=document.text[hit.span.end : stream.ends[after]].strip(" \n\r\u00a0“\"‘'"),
                sound="a vowel" if vowel else "a consonant",
            )

    def _starts_with_vowel_sound(self, word: str) -> bool | None:
        """Whether a word is spoken with a vowel first; None where it cannot be told."""
        if word[0].isdigit():
            return _number_sound(word)
        if not _LETTER.match(word):
            return None
        if len(word) == 1:
            return None if word.islower() else word in _SPELLED_AN
        if "." in word:
            return word[0].upper() in _SPELLED_AN
        if word.isupper() or (word[:-1].isupper() and word.endswith("s")):
            return self._initialism_sound(word)
        if _SPELLED.match(word):
            return None
        key = word.lower().replace("’", "'")
        if self._either.match(key):
            return None
        if self._vowel.match(key):
            return True
        if self._consonant.match(key):
            return False
        return key[0] in "aeiou"

    def _initialism_sound(self, word: str) -> bool | None:
        if word in self._spoken:
            return word[0] in "AEIO"
        if word in self._spelled or word.removesuffix("s") in self._spelled:
            return word[0] in _SPELLED_AN
        if word[0] == "U":
            return None
        if word[0] in "AEIO":
            return None if word.startswith(("EU", "ON")) and len(word) > 2 else True
        if word[0] not in _SPELLED_AN:
            return False
        # FBI is spelled, NATO spoken; one without vowels is surely spelled.
        return None if set(word) & set("AEIOUY") else True

    def _is_article(self, document: Document, hit: Hit) -> bool:
        """Not the letter of "plan A" nor of "a.m.", "A-level", "vitamin A", nor half of a name."""
        before = document.text[max(0, hit.span.start - 2) : hit.span.start]
        if document.text[hit.span.end : hit.span.end + 1] not in (" ", "\n", "\r", "\u00a0"):
            return False
        if before[-1:] in ("-", "?", "'", "’", "&", "/", ".", "@", "#", "$"):
            return False
        if not document.words(hit.span)[0].isupper():
            return True
        block = document.blocks[document.block_at(hit.span.start)]
        if block.name == "headline" and _LEADS.search(document.text, block.span.start, hit.span.start):
            return True
        return (
            not document.text[_opening(document, block.span) : hit.span.start].strip()
            or before in (". ", "? ", "! ", ": ", "” ", '" ')
            or before[-1:] in ("“", '"')
        )

    def _is_name(self, document: Document, hit: Hit, word: str) -> bool:
        """An Garda Síochána, An Nhi; the initial of a player, in a list: `Goals: A Ekwall 3`."""
        if not (document.words(hit.span)[0].isupper() and word[:1].isupper() and word[1:].islower()):
            return False
        if hit.span.end - hit.span.start == 2:
            return not is_word(word.lower())
        return document.text[max(0, hit.span.start - 2) : hit.span.start] == ": "

    def _word_after(self, document: Document, stream: Tokens, hit: Hit) -> int | None:
        after = hit.last
        if after < len(stream) and stream.keys[after] in _SKIPPED:
            after += 1
        if after + 1 < len(stream) and stream.keys[after] in _MONEY and stream.keys[after + 1][0].isdigit():
            after += 1
        if after >= len(stream) or stream.blocks[after] != stream.blocks[hit.first]:
            return None
        follows = stream.keys[after] in self._following
        return None if follows and document.words(stream.span(after, after + 1)) not in self._spelled else after


def _opening(document: Document, block: Span) -> int:
    """Where a block's own words begin: after its dateline, if it has one."""
    ends = [zone.span.end for zone in document.inline if zone.name == "dateline" and zone.span.start == block.start]
    return ends[0] if ends else block.start


def _number_sound(word: str) -> bool | None:
    """8, 80, 800 and 11, 18 (thousand), 1800s begin with a vowel; 110 begins with one, 1100 may begin with eleven."""
    digits = re.match(r"\d+", word)
    assert digits is not None, "the word begins with a digit"
    lead = digits[0]
    if lead[0] == "8":
        return True
    if lead in ("11", "18"):
        return True
    if re.match(r"1,[18]\d\d(?!,)", word):
        return None  # one thousand eight hundred, or eighteen hundred
    if len(lead) == 4 and lead[:2] in ("11", "18"):
        return None if lead[:2] == "11" else True
    return False
