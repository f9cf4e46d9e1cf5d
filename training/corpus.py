"""What the text itself tells of words: which nouns go without an article, and how often words occur."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENOUGH = 8
"""Uses of a noun from which its habits can be told."""


@dataclass(frozen=True)
class Corpus:
    """`bare`: the share of a noun's uses in the singular without article, possessive or number. `pairs`: a word
    and a noun seen at least twice with no article between them ("on condition"). `counts`: of words."""

    bare: dict[str, float]
    pairs: frozenset[tuple[str, str]]
    counts: Counter[str]


def load(path: Path) -> list[list[Any]]:
    """The rows that `texts` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def survey(rows: list[list[Any]]) -> Corpus:
    """The habits of the words in parsed sentences."""
    counts, uses, alone, pairs = Counter[str](), Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for _, words, _, tags, relations, heads in rows:
        low = [word.lower() for word in words]
        counts.update(low)
        kept = {head for head, relation in zip(heads, relations, strict=True) if relation in ("det", "poss", "nummod")}
        for place, (tag, relation) in enumerate(zip(tags, relations, strict=True)):
            if tag != "NN" or relation == "compound":
                continue
            if relation != "poss":
                uses[low[place]] += 1
                alone[low[place]] += place not in kept
            if place and place not in kept:
                pairs[low[place - 1], low[place]] += 1
    bare = {noun: alone[noun] / count for noun, count in uses.items() if count >= ENOUGH}
    return Corpus(bare, frozenset(pair for pair, count in pairs.items() if count > 1), counts)
