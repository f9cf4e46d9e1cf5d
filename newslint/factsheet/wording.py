"""Two wordings word by word."""

from __future__ import annotations

import re
from collections import Counter

from ..record import NamedTuple

_SAME = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})
_EDGES = re.compile(r"^[\s,\"']+|[\s,\"']+$")

_LONG = 4_000
"""Words beyond which the comparison takes the shortest way and not the best."""


class Part(NamedTuple):
    """Words that both versions have ("same"), or only the new one ("added") or the old one ("dropped")."""

    kind: str
    text: str


def words_of(text: str) -> list[str]:
    """The words as they are compared: straight marks, no comma at the end."""
    return _EDGES.sub("", text.translate(_SAME)).split()


def likeness(one: str, other: str) -> float:
    """How many words two texts share, of all they have: 0 to 1."""
    first, second = Counter(words_of(one.casefold())), Counter(words_of(other.casefold()))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def difference(old: str, new: str) -> list[Part]:
    """The new wording with what it dropped and added."""
    from difflib import SequenceMatcher

    before, after = words_of(old), words_of(new)
    crowd = len(before) + len(after) > _LONG
    parts = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=crowd).get_opcodes():
        if tag == "equal":
            parts.append(Part("same", " ".join(after[k:m])))
            continue
        if i < j:
            parts.append(Part("dropped", " ".join(before[i:j])))
        if k < m:
            parts.append(Part("added", " ".join(after[k:m])))
    return parts
