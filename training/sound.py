"""Changes that leave sound newspaper copy, so that the model learns habits that the training text lacks."""

from __future__ import annotations

from random import Random

from .sentence import Sentence
from .words import DAYS

PLACES = "WASHINGTON LONDON PARIS BEIJING MOSCOW TOKYO".split()
AGENCIES = ("(Reuters)", "(AP)", "(AFP)", "--", "—")
DUE = frozenset("expected scheduled due set going supposed likely poised slated planning trying".split())
SAYING = frozenset("said says believe think know announced told".split())

Text = tuple[list[str], list[int]]


def sound(sentence: Sentence, rng: Random) -> Text:
    """Words and spaces of the sentence, in three cases of ten changed in one of these ways."""
    words, spaces, low = list(sentence.words), list(sentence.spaces), sentence.low
    draw = rng.random()
    if draw < 0.10:
        return _without(words, spaces, _before_day(low, spaces))
    if draw < 0.12:
        return _without(words, spaces, _due(low))
    if draw < 0.14:
        return (words[:-1], spaces[:-1]) if words[-1] == "." else (words, spaces)
    if draw < 0.17:
        return [word.title() if len(word) > 3 else word for word in words], spaces
    if draw < 0.18:
        return [word.upper() for word in words], spaces
    if draw < 0.20:
        return [rng.choice(PLACES), rng.choice(AGENCIES), rng.choice("-—"), *words], [1, 1, 1, *spaces]
    if draw < 0.22 and len(words) > 10:
        cut = rng.randint(3, 6)
        return [rng.choice(("…", "...")), *words[cut:]], [rng.randint(0, 1), *spaces[cut:]]
    if draw < 0.25:
        return _without(words, spaces, _that(low))
    if draw < 0.29:
        return _comma(words, spaces, low)
    return words, spaces


def _without(words: list[str], spaces: list[int], place: int | None) -> Text:
    if place is not None:
        del words[place], spaces[place]
    return words, spaces


def _before_day(low: list[str], spaces: list[int]) -> int | None:
    """The "on" before a day, which Americans leave out."""
    return next((at for at in range(1, len(low) - 1) if low[at] == "on" and low[at + 1] in DAYS and spaces[at]), None)


def _due(low: list[str]) -> int | None:
    """The middle of "is expected to": "is to" is English too."""
    be = ("is", "are", "was", "were")
    found = (at + 1 for at in range(1, len(low) - 2) if low[at] in be and low[at + 1] in DUE and low[at + 2] == "to")
    return next(found, None)


def _that(low: list[str]) -> int | None:
    return next((at for at in range(1, len(low) - 1) if low[at] == "that" and low[at - 1] in SAYING), None)


def _comma(words: list[str], spaces: list[int], low: list[str]) -> Text:
    """The comma that stands for "and" in headlines and lists."""
    for place in range(1, len(low) - 1):
        if low[place] == "and" and spaces[place - 1]:
            words[place], spaces[place - 1] = ",", 0
            break
    return words, spaces
