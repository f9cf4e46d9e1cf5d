"""The phrase index: any number of phrases found in one pass over the tokens.

A tree of dicts, one level a token. What a rule is triggered by goes in, so a rule whose
words a text lacks costs nothing.
"""

from __future__ import annotations

import marshal
from collections.abc import Container, Iterable
from itertools import chain
from operator import itemgetter
from typing import Any

from .layers.tokens import Tokens, fold
from .record import NamedTuple
from .span import Span

Tree = dict[str, Any]
_END = ""
_FIRST = itemgetter(0)
_new = tuple.__new__  # what a NamedTuple calls in the end, at half the price


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
    was stored may be as marshal wrote it until a text holds the first word of it.
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

        Owners that are `unwanted` are left out. Each word that the story has is looked up once,
        however often it stands there.
        """
        tree, places = self.tree, tokens.places
        following = [*tokens.keys[1:], "\n"]  # a line end is no token
        found: _Found = {}
        for key in tree.keys() & places.keys():
            node = tree[key]
            if node.__class__ is bytes:
                node = tree[key] = marshal.loads(node)
            ends, alone = node.get(_END), places[key]
            if len(node) > (ends is not None) and not node.keys().isdisjoint(map(following.__getitem__, alone)):
                alone = _longer(found, node, alone, following, tokens, unwanted)
            if alone and ends is not None:
                _tell(found, ends, unwanted, (), tokens, alone)
        return {owner: _in_order(hits) for owner, hits in found.items()}


_Found = dict[str, list[list[Hit]]]
"""Lists of hits by owner; owners share them."""


def _in_order(hits: list[list[Hit]]) -> list[Hit]:
    return sorted(chain.from_iterable(hits), key=_FIRST) if len(hits) > 1 else hits[0]


def _longer(
    found: _Found, node: Tree, at: list[int], following: list[str], tokens: Tokens, unwanted: Container[str]
) -> list[int]:
    """Tell of the phrases that go on after their first word; the places where none does come back."""
    blocks = tokens.blocks
    alone: list[int] = []
    for first in at:
        deeper = node.get(following[first])
        last = first + 1
        if deeper is None or blocks[last] != blocks[first]:
            alone.append(first)
            continue
        # Each end that is met, the longest last.
        ends = node.get(_END)
        met = [(last, ends)] if ends else []
        while deeper is not None:
            last += 1
            if ends := deeper.get(_END):
                met.append((last, ends))
            goes_on = last < len(blocks) and blocks[last] == blocks[first]
            deeper = deeper.get(following[last - 1]) if goes_on else None
        longer: set[str] = set()
        for last, ends in reversed(met):
            _tell(found, ends, unwanted, longer, tokens, [first], last - first)
            longer.update(ends)
    return alone


def _tell(
    found: _Found,
    ends: Tree,
    unwanted: Container[str],
    longer: Container[str],
    tokens: Tokens,
    at: list[int],
    size: int = 1,
) -> None:
    """Tell the owners of phrases of `size` tokens that they stand at some tokens, save those of a `longer` one.

    Most owners write a phrase alike, and one list of hits does for all.
    """
    written: dict[str, list[Hit]] = {}
    starts, ends_at = tokens.starts, tokens.ends
    for owner, phrases in ends.items():
        if owner in unwanted or owner in longer:
            continue
        for phrase in phrases:
            hits = written.get(phrase)
            if hits is None:
                written[phrase] = hits = [
                    _new(Hit, (first, first + size, _new(Span, (starts[first], ends_at[first + size - 1])), phrase))
                    for first in at
                ]
            if owner in found:
                found[owner].append(hits)
            else:
                found[owner] = [hits]


def index_of(triggers: Iterable[tuple[str, Iterable[str]]]) -> PhraseIndex:
    """An index of (owner, phrases) pairs."""
    index = PhraseIndex()
    for owner, phrases in triggers:
        for phrase in phrases:
            index.add(phrase, owner)
    return index
