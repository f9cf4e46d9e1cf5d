"""direction-mismatch, fold-times: a verb that says one thing of two values, and figures that say another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...rule import Match, Rule
from ...schema import Field, as_list, text, words
from ...wording import Wording
from ..base import Kind
from .interval import Interval
from .moves import DOWN, JOINTS, UP
from .pairs import Pair, pairs
from .say import amount, asked, evidence
from .shape import Shape

_WORD = Wording(r"[a-z'-]+|[NMPTFRQS,;:(—]")
_REACH = 8
"""Words between a verb and the values that it is said of."""
_UNSURE = frozenset(
    "growth more less fewer above below worse higher lower improve improved improves improvement ease eases eased "
    "easing weaken weakened strengthened narrow accelerated quickened slowed slow advance advances advanced "
    "contract discount discounted cut cuts cutting collapse exploded shot up down scaled pared shed sheds".split()
)
"""Words that may be said of something else near the values: cut, up; or whose figures may go either way: improved."""


_CUTS = frozenset({"cut", "cuts", "cutting", "shed", "sheds", "pared", "scaled"})
"""Of these, the ones that are sure with an object behind them: "cut its staff from 300 to 400"."""


class Direction(Kind):
    """`rose from 71 to 58`, `fell to 90 from 64`.

    `not_with`: silent where the sentence holds one of these. `ask`: the message where the words can
    be read otherwise: "fell from 10 to 15 percent".
    """

    name = "direction-mismatch"
    local = True
    fields = {"not_with": Field(words, required=True), "ask": Field(text, required=True)}
    says = ("word", "before", "after", "way")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._not_with = frozenset(as_list(rule.options["not_with"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape, found in pairs(document):
            for pair in found:
                rises, falls = _way(pair)
                word = _governor(shape, pair) if rises or falls else ""
                against = (word in UP and falls) or (word in DOWN and rises)
                if against and self._not_with.isdisjoint(_WORD.findall(shape.text)):
                    yield self._match(document, pair, word, rises)

    def _match(self, document: Document, pair: Pair, word: str, rises: bool) -> Match:
        values = {
            "word": word,
            "before": document.words(pair.before.span),
            "after": document.words(pair.after.span),
            "way": "a rise" if rises else "a fall",
        }
        match = Match(pair.after.span, values, related=evidence([pair.before], "The value before."))
        return asked(document, match, self.options["ask"], unsure=rises and pair.form == "from-to")


def _way(pair: Pair) -> tuple[bool, bool]:
    """Whether the values rise, whether they fall: as stated, or where a hedge leaves room, whatever they stand for."""
    if pair.before.quantity.bend or pair.after.quantity.bend:
        return pair.after.range.low > pair.before.range.high, pair.after.range.high < pair.before.range.low
    return pair.after.value > pair.before.value, pair.after.value < pair.before.value


def _governor(shape: Shape, pair: Pair) -> str:
    """The word for a rise or fall that governs a pair; "" where none is sure to."""
    if pair.form in ("apart", "updown", "up to"):
        between: list[str] = _WORD.findall(shape.text[pair.start : pair.end - 1])
        found = [word for word in between if word in UP or word in DOWN]
        return found[0] if len(found) == 1 and found[0] not in _UNSURE - {"up", "down"} else ""
    if pair.form not in ("from-to", "to-from"):
        return ""
    if pair.form == "to-from" and not shape.text.startswith("to ", pair.start):
        return ""
    before: list[str] = _WORD.findall(shape.text[max(0, pair.start - 90) : pair.start])[-_REACH:]
    for back, word in enumerate(reversed(before)):
        if word in UP or word in DOWN:
            against = DOWN if word in UP else UP
            if not against.isdisjoint(before):
                return ""
            return "" if word in _UNSURE and not (word in _CUTS and back and pair.after.letter != "P") else word
        if (
            word in JOINTS
            or word in _TIMES
            or word in ("from", "to", "that", ";", ":", "N", "M", "R", "Q", "S", "—", "(")
        ):
            return ""
    return ""


class FoldTimes(Kind):
    """`doubled from 55 to 80`, `from 10 to 30, a tenfold increase`.

    `ask`: the message in somebody's speech.
    """

    name = "fold-times"
    local = True
    fields = {"ask": Field(text, required=True)}
    says = ("word", "before", "after", "times")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return tuple(_TIMES)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape, found in pairs(document):
            for pair in found:
                near = _times(shape, pair) if pair.form in ("from-to", "to-from") else None
                if near is None:
                    continue
                word, wanted = near
                made = pair.after.range.over(pair.before.range)
                if not made.meets(wanted):
                    yield self._match(document, pair, word)

    def _match(self, document: Document, pair: Pair, word: str) -> Match:
        values = {
            "word": word,
            "before": document.words(pair.before.span),
            "after": document.words(pair.after.span),
            "times": amount(round(pair.after.value / pair.before.value, 2)),
        }
        match = Match(pair.after.span, values, related=evidence([pair.before], "The value before."))
        return asked(document, match, self.options["ask"], unsure=False)


def _forms() -> dict[str, float]:
    verbs = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4, "quintuple": 5, "halve": 0.5}
    found = {verb + ending: float(times) for verb, times in verbs.items() for ending in ("d", "s", "")}
    found |= {verb[:-1] + "ing": float(times) for verb, times in verbs.items()}
    small = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return found | {f"{word}fold": float(count) for count, word in enumerate(small, 2)}


_TIMES = _forms()
_FOLD = Wording(
    rf"(?P<bend>(?:more than|over|nearly|almost|about|roughly|less than) )?\b(?P<word>{'|'.join(_TIMES)})\b",
    *_TIMES,
)


def _times(shape: Shape, pair: Pair) -> tuple[str, Interval] | None:
    """The word near a pair that says how many times as much, and what ratios it allows."""
    after = re.match(r"[^NMPTFRQS.;]{0,40}", shape.text[pair.end :])
    before = re.search(r"[^NMPTFRQS.;]{0,60}$", shape.text[: pair.start])
    for stretch in (before, after):
        found = list(_FOLD.finditer(stretch[0])) if stretch else []
        if len(found) == 1 and (stretch is before or found[0]["word"].endswith("fold")):
            times, bend = _TIMES[found[0]["word"]], (found[0]["bend"] or "").strip()
            room = 0.13 * times
            low, high = times - room, times + room
            if found[0]["word"].endswith("fold"):
                high = times + 1 + room
            if bend in ("more than", "over"):
                high = times * 2.2 if times > 1 else times
                low = times * 0.98 if times > 1 else 0.0
            elif bend in ("nearly", "almost", "less than"):
                low, high = times * 0.7, max(high, times * 1.02)
            return found[0]["word"], Interval(low, high)
    return None
