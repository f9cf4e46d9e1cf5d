"""Names of bodies that have "and" inside: the Food and Drug Administration, the Roe and Doe Trust."""

from __future__ import annotations

from ...record import NamedTuple
from ..tokens import Tokens
from .words import ORGANISATION_ENDINGS, is_common, is_demonym, is_place

_BODIES = frozenset("state treasury justice defense defence senate house white pentagon navy army kremlin".split())
"""Words that name a body by themselves: the State and Justice Department are two."""
_FOUNDED = frozenset(
    "trust foundation fund company bank associates partners group museum gallery society institute hospital school "
    "college library center centre brewery".split()
)
"""Endings of bodies that have people's names."""


class Word(NamedTuple):
    """One word of a run: its text without possessive, its place, its tokens `[first, last)`.

    `possessive` tells that 's or ' follows; `sure` that the capital is no sentence's or headline's.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    possessive: bool
    sure: bool


def is_one_body(stream: Tokens, held: list[Word], words: list[Word], index: int) -> bool:
    """Whether "and" stands inside one body's name: the Food and Drug Administration, the Roe and Doe Trust."""
    one, first, last = held[-1], held[0].first, index
    if stream.keys[one.last : words[index].first] != ["and"] or one.possessive or stream.keys[first - 1] != "the":
        return False
    while last + 1 < len(words) and words[last + 1].first == words[last].last and not words[last].possessive:
        last += 1
    head, end = one.text.lower(), words[last].text.lower()
    if end not in ORGANISATION_ENDINGS or head in ORGANISATION_ENDINGS or head in _BODIES or one.text.isupper():
        return False
    if any(held_word.text == "and" for held_word in held) or stream.blocks[first - 1] != stream.blocks[one.first]:
        return False
    # Two administrations are named by their presidents; a trust is by its founders.
    return not is_place(head) and not is_demonym(head) and (is_common(head) or end in _FOUNDED)
