"""The phrase index: any number of phrases found in one pass over the tokens.

A tree of dicts, one level a token. What a rule is triggered by goes in, so a rule whose
words a text lacks costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from .layers.tokens import Tokens, fold
from .span import Span

Tree = dict[str, Any]
_END = ""


class Hit(NamedTuple):
    """A phrase in the text: tokens `[first, last)`, their span, and the phrase as the rule wrote it."""

    first: int
    last: int
    span: Span
    phrase: str


class PhraseIndex:
    """Phrases of many owners (numbers); `tree` can be stored as JSON and given back."""

    __slots__ = ("tree",)

    def __init__(self, tree: Tree | None = None) -> None:
        self.tree: Tree = {} if tree is None else tree

    def add(self, phrase: str, owner: int) -> None:
        """Let `owner` be told where `phrase` stands. A phrase without a token is never found."""
        node = self.tree
        for key in fold(phrase):
            node = node.setdefault(key, {})
        node.setdefault(_END, []).append([owner, phrase])

    def scan(self, tokens: Tokens) -> dict[int, list[Hit]]:
        """All hits by owner, in order; where two phrases of one owner start together, the longer."""
        keys, blocks, root = tokens.keys, tokens.blocks, self.tree
        count = len(keys)
        found: dict[int, list[Hit]] = {}
        for first, key in enumerate(keys):
            node = root.get(key)
            if node is None:
                continue
            best: dict[int, tuple[int, str]] = {}
            last = first + 1
            while True:
                for owner, phrase in node.get(_END, ()):
                    best[owner] = (last, phrase)
                if last == count or blocks[last] != blocks[first]:
                    break
                node = node.get(keys[last])
                if node is None:
                    break
                last += 1
            for owner, (last, phrase) in best.items():
                found.setdefault(owner, []).append(Hit(first, last, tokens.span(first, last), phrase))
        return found


def index_of(triggers: Iterable[tuple[int, Iterable[str]]]) -> PhraseIndex:
    """An index of (owner, phrases) pairs."""
    index = PhraseIndex()
    for owner, phrases in triggers:
        for phrase in phrases:
            index.add(phrase, owner)
    return index
