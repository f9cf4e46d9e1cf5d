"""Words that are nearly the same: found by shared keys, never by holding all against all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from ...wording import Wording

_VOWELS = Wording(r"[aeiouy]+|(.)(?=\1)")
_SHORTEST_SKELETON = 4
_LONG = 7
"""Letters of a word in which two slips leave enough to know it by."""


def near_pairs(words: Iterable[str], shortest: int) -> Iterator[tuple[str, str]]:
    """Pairs of words a slip apart, each pair once: a letter put in, left out, changed, or two turned about.

    Besides, longer words with the same consonants: other vowels, letters doubled or not. Words shorter than
    `shortest` are left out.
    """
    first: dict[str, str] = {}
    more: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= shortest:
            for key in _keys(word):
                if first.setdefault(key, word) is not word:
                    more.setdefault(key, [first[key]]).append(word)
    seen: set[tuple[str, str]] = set()
    for bucket in more.values():
        for pair in combinations(bucket, 2):
            if pair not in seen:
                seen.add(pair)
                if is_slip(*pair) or _same_skeleton(*pair):
                    yield pair


def _keys(word: str) -> set[str]:
    """What a word shares with every word a slip apart: itself without one letter, and its skeleton."""
    keys = {word[:index] + word[index + 1 :] for index in range(len(word))}
    keys.add(word)
    if len(word) >= _LONG:
        bones = skeleton(word)
        if len(bones) >= _SHORTEST_SKELETON:
            keys.add(f"{bones} ")
    return keys


def skeleton(word: str) -> str:
    """The first letter and the consonants after it, none twice in a row."""
    return word[0] + _VOWELS.sub("", word[1:])


def is_slip(one: str, other: str) -> bool:
    """Whether one letter is put in, left out or changed, or two neighbours are turned about."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return one[start + 1 : start + 2] + one[start : start + 1] + one[start + 2 :] == other[start:]


def _same_skeleton(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG or abs(len(one) - len(other)) > 2:
        return False
    return one[-1] == other[-1] and skeleton(one) == skeleton(other)
