"""The phrase index: any number of phrases found in one pass over the tokens.

A tree of dicts, one level a token. What a rule is triggered by goes in, so a rule whose
words a text lacks costs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from typing import Any, NamedTuple

from .layers.tokens import Tokens, fold
from .span import Span

Tree = dict[str, Any]
_END = ""
_NONE: Tree = {}


class Hit(NamedTuple):
    """A phrase in the text: tokens `[first, last)`, their span, and the phrase as the rule wrote it.

    Phrases that differ in capitals only are a hit each.
    """

    first: int
    last: int
    span: Span
    phrase: str


class PhraseIndex:
    """Phrases of many owners.

    `tree` is of plain dicts, lists and strings, and can be stored and given back; a branch that
    was stored may be its JSON until a text holds the first word of it.
    """

    __slots__ = ("tree",)

    def __init__(self, tree: Tree | None = None) -> None:
        self.tree: Tree = {} if tree is None else tree

    def add(self, phrase: str, owner: str) -> None:
        """Let `owner` be told where `phrase` stands. A phrase without a token is never found."""
        node = self.tree
        for key in fold(phrase):
            node = node.setdefault(key, {})
        phrases = node.setdefault(_END, {}).setdefault(owner, [])
        if phrase not in phrases:
            phrases.append(phrase)

    def scan(self, tokens: Tokens, unwanted: Container[str] = ()) -> dict[str, list[Hit]]:
        """All hits by owner, in order; where phrases of one owner start together, the longest alone.

        Owners that are `unwanted` are left out.
        """
        keys, blocks = tokens.keys, tokens.blocks
        starts, ends_at = tokens.starts, tokens.ends
        count = len(keys)
        found: dict[str, list[Hit]] = {}
        alone: dict[str, list[tuple[str, list[Hit]]]] = {}
        for first in tokens.where(self.tree):
            key = keys[first]
            node = self.tree[key]
            if node.__class__ is bytes:
                node = self.tree[key] = json.loads(node)
            last = first + 1
            deeper = node.get(keys[last]) if last < count else None
            if deeper is None or blocks[last] != blocks[first]:
                # By far the most: whom a word tells of itself is found out once for all its places.
                if key not in alone:
                    alone[key] = _told(found, node.get(_END, _NONE), unwanted)
                if told := alone[key]:
                    _tell(told, (first, last, Span(starts[first], ends_at[first])))
                continue
            # Each end that is met, the longest last.
            ends = node.get(_END)
            met = [(last, ends)] if ends else []
            while deeper is not None:
                last += 1
                if ends := deeper.get(_END):
                    met.append((last, ends))
                deeper = deeper.get(keys[last]) if last < count and blocks[last] == blocks[first] else None
            longer: set[str] = set()
            for last, ends in reversed(met):
                _tell(_told(found, ends, unwanted, longer), (first, last, Span(starts[first], ends_at[last - 1])))
                longer.update(ends)
        return found


def _told(
    found: dict[str, list[Hit]], ends: Tree, unwanted: Container[str], longer: Container[str] = ()
) -> list[tuple[str, list[Hit]]]:
    """The phrases that end somewhere, each with the hits of an owner, save those who have a `longer` one."""
    return [
        (phrase, found.setdefault(owner, []))
        for owner, phrases in ends.items()
        if owner not in unwanted and owner not in longer
        for phrase in phrases
    ]


def _tell(told: list[tuple[str, list[Hit]]], place: tuple[int, int, Span]) -> None:
    """Add a hit for each phrase. Most owners write a phrase alike, and one hit does for all."""
    hit = None
    for phrase, hits in told:
        if hit is None or hit.phrase != phrase:
            hit = Hit(*place, phrase)
        hits.append(hit)


def index_of(triggers: Iterable[tuple[str, Iterable[str]]]) -> PhraseIndex:
    """An index of (owner, phrases) pairs."""
    index = PhraseIndex()
    for owner, phrases in triggers:
        for phrase in phrases:
            index.add(phrase, owner)
    return index
