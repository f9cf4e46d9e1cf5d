"""Sound sentences into damaged ones: one word taken out, swapped or put in, and a label that says where and what."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from newslint.gaps import GAPS

from .corpus import Corpus
from .deletions import Change, deletions
from .sentence import Sentence
from .swaps import stray, swaps

WEIGHTS = {
    "verb": 20, "gerund": 100, "auxiliary": 30, "to": 13, "preposition": 16, "article": 14, "pronoun": 4, "noun": 2,
    "agreement": 13, "form": 4, "confusable": 6, "contraction": 15, "stray": 2,
}  # fmt: skip
"""How often each kind is chosen where a sentence offers several: the rarer the offer, the more often it is taken."""
LABELS = {"gerund": "verb", "contraction": "confusable"}
APART = 4
"""Words between two damages of one sentence."""


class Damaged(NamedTuple):
    """Words, whether a space follows each, and labels by the place of the word after the gap or of the wrong one."""

    words: list[str]
    spaces: list[int]
    labels: dict[int, str]


def damaged(sentence: Sentence, corpus: Corpus, rng: Random, count: int = 1) -> Damaged | None:
    """The sentence with up to `count` damages; None where it offers none."""
    offers: dict[str, list[Change]] = {}
    for change in (*deletions(sentence, corpus), *swaps(sentence, corpus, rng)):
        offers.setdefault(change.kind, []).append(change)
    chosen: list[Change] = []
    for _ in range(count if offers else 0):
        kind = rng.choices(list(offers), [WEIGHTS[kind] for kind in offers])[0]
        change = rng.choice(offers[kind])
        if all(abs(change.place - other.place) >= APART for other in chosen):
            chosen.append(change)
    if not chosen:
        return None
    result = Damaged(list(sentence.words), list(sentence.spaces), {})
    # From the end, so that the places before stay.
    for change in sorted(chosen, key=lambda change: -change.place):
        result = _applied(result, change, sentence, rng)
    return result


def _applied(old: Damaged, change: Change, sentence: Sentence, rng: Random) -> Damaged:
    words, spaces, labels = list(old.words), list(old.spaces), old.labels
    place, label = change.place, LABELS.get(change.kind, change.kind)
    if label in GAPS:
        # What is glued to the word goes along: did(n't).
        gone = 2 if place + 1 < len(words) and words[place + 1].lower() == "n't" else 1
        if place + gone >= len(words):
            return old
        if place and not spaces[place + gone - 1]:
            spaces[place - 1] = 0
        capital = place == 0 and words[0][0].isupper()
        del words[place : place + gone], spaces[place : place + gone]
        if capital:
            words[0] = words[0][0].upper() + words[0][1:]
        shift = -gone
    elif change.kind == "stray":
        word = stray(sentence, place, rng)
        if word is None:
            return old
        words.insert(place, word)
        spaces.insert(place, 1)
        shift = 1
    elif change.kind == "contraction":
        words[place : place + 2] = [_cased(change.instead[0], words[place])]
        spaces[place : place + 2] = [spaces[place + 1]]
        shift = -1
    else:
        words[place] = _cased(rng.choice(change.instead), words[place])
        shift = 0
    return Damaged(words, spaces, {**{at + shift: kind for at, kind in labels.items()}, place: label})


def _cased(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() and old != "I" else new


def text_of(damaged: Damaged) -> tuple[str, dict[int, str]]:
    """The words as text, and the labels by the code point where their word begins."""
    text, labels = "", {}
    for place, (word, space) in enumerate(zip(damaged.words, damaged.spaces, strict=True)):
        if place in damaged.labels:
            labels[len(text)] = damaged.labels[place]
        text += word + " " * bool(space)
    return text.rstrip(), labels
