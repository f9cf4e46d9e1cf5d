"""percent-change, percent-points: a rise or fall in percent that its two values do not yield."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from ...document import Document
from ...index import Hit
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Field, as_list, text, words
from ...wording import Wording
from ..base import Kind
from .interval import Interval, change, share
from .moves import JOINTS, LINKS, MOVES
from .pairs import Pair, pairs
from .say import asked, evidence, percent
from .shape import Figure, Shape

_LETTERS = Wording("[NMPTRQS]")
_WORD = Wording(r"[a-z'-]+")
_REACH = 110
"""Characters between a percentage and the values it is worked out from."""
_STRANGERS = 1
"""Words between two values and the percentage after them that no list knows: "a whopping 28 percent"."""
_ALSO = Wording(r"^(?:,? or |, about | \(|,? a )(?:[a-z]+ ){0,2}[NM]\)?,?|[NM](?:,? or (?:about )?| \(|, )$")
"""The same change as an amount beside the percentage: "20 percent, or 596 million, from"."""
_FINITE = {word for word in MOVES if word.endswith("ed")} | {"rose", "fell", "grew", "sank", "slid", "shrank", "went"}
_BY = Wording(r"\bby (?:[a-z]+ ){0,2}$")
_SLACK = 0.5
"""Percentages are cut off as often as rounded: 30.8 is called 30."""
_SAME_POINTS = 0.051
_GRAVE = 1.5
"""Points off beyond which it is no rounding slip."""


class Claim(NamedTuple):
    """A percentage, the place of its letter in the shape's text, and the two values it is said of."""

    shape: Shape
    place: int
    stated: Figure
    pair: Pair


class _Percentage(Kind):
    """A percentage said of two values of one thing.

    `other`: what makes a percentage something else when it follows it ("of", "a year"). `not_with`:
    silent where the sentence holds one of these; `not_between`: no comparison with the past where one stands
    between the values ("forecast"). `ask`: the message where it may be right after all.
    """

    fields = {
        "other": Field(words, required=True),
        "not_with": Field(words, required=True),
        "not_between": Field(words),
        "ask": Field(text, required=True),
    }
    local = True

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._not_between = frozenset(as_list(rule.options.get("not_between")))
        self._other, self._not_with = (tuple(as_list(rule.options[key])) for key in ("other", "not_with"))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("%", "percent", "per cent", "pct", "pc")

    def _claims(self, document: Document) -> Iterator[list[Claim]]:
        """What each sentence says of the values of its pairs."""
        for shape, found in pairs(document):
            if "P" in shape.text and not any(item in shape.text for item in self._not_with):
                yield list(claims(shape, [pair for pair in found if self._is_past(shape, pair)], self._other))

    def _is_past(self, shape: Shape, pair: Pair) -> bool:
        """Whether a value is held against an earlier one, not against what somebody expected."""
        return self._not_between.isdisjoint(_WORD.findall(shape.text[pair.start : pair.end + 1]))


class PercentChange(_Percentage):
    """`rose 20 percent to 50 from 40`: the change from 40 to 50 is another.

    `by_new`, `as_share`: hints where the slip is plain.
    """

    name = "percent-change"
    fields = {
        **_Percentage.fields,
        "by_new": Field(text, required=True),
        "as_share": Field(text, required=True),
    }
    says = ("before", "after", "result", "hint")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for here in self._claims(document):
            made = [(claim, _off(claim)) for claim in here if claim.pair.before.letter != "P"]
            right = [claim.pair for claim, off in made if not off]
            spent = {id(figure) for pair in right for figure in (pair.before, pair.after)}
            for claim, off in made:
                if off and claim.pair not in right and not _explained(claim, spent):
                    yield self._match(document, claim, off)

    def _match(self, document: Document, claim: Claim, off: float) -> Match:
        before, after = claim.pair.before, claim.pair.after
        stated = document.words(claim.stated.span)
        values = {
            "before": document.words(before.span),
            "after": document.words(after.span),
            "result": _result(claim, stated),
            "hint": self._hint(claim, stated),
        }
        match = Match(claim.stated.span, values, related=evidence([before, after], "One of the two values."))
        return asked(document, match, self.options["ask"], unsure=off < _grave(claim.stated) or not claim.pair.sure)

    def _hint(self, claim: Claim, stated: str) -> str:
        before, after, said = claim.pair.before, claim.pair.after, claim.stated.range
        if _size(change(after.range, before.range)).meets(said):
            return str(self.options["by_new"])
        if share(after.range, before.range).meets(said):
            return str(self.options["as_share"]).replace("{stated}", stated)
        return ""


class PercentPoints(_Percentage):
    """`from 40 percent to 45 percent, up 5 percent`: those are points."""

    name = "percent-points"
    says = ("before", "after", "points", "result")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for here in self._claims(document):
            for claim in here:
                before, after = claim.pair.before, claim.pair.after
                points, said = abs(after.value - before.value), claim.stated.value
                moved = abs(after.value / before.value - 1) * 100
                if after.letter != "P" or abs(points - said) > _SAME_POINTS or abs(moved - said) < max(1.0, 0.3 * said):
                    continue
                values = {
                    "before": document.words(before.span),
                    "after": document.words(after.span),
                    "points": percent(points).removesuffix("%"),
                    "result": _result(claim, ""),
                }
                match = Match(claim.stated.span, values, related=evidence([before, after], "One of the two rates."))
                yield asked(document, match, self.options["ask"], unsure=False)


def _grave(stated: Figure) -> float:
    """Points off beyond which a percentage is no rounding slip: more for a large one and for round tens."""
    return max(_GRAVE, 0.06 * stated.value, 3.0 if stated.value % 10 == 0 else 0.0)


def _result(claim: Claim, like: str) -> str:
    moved = (claim.pair.after.value / claim.pair.before.value - 1) * 100
    return ("a rise of " if moved > 0 else "a fall of ") + percent(moved, like)


def claims(shape: Shape, found: list[Pair], other: tuple[str, ...]) -> Iterator[Claim]:
    """The percentages of a sentence that say how far the two values of a pair lie apart."""
    values = {id(figure) for pair in found for figure in (pair.before, pair.after)}
    for place, figure in shape.figures.items():
        if figure.letter != "P" or id(figure) in values or _is_other(shape, place, other):
            continue
        linked = [pair for pair in found if _linked(shape, place, pair)]
        if linked:
            yield Claim(shape, place, figure, min(linked, key=lambda pair: (not pair.sure, _distance(place, pair))))


def _distance(place: int, pair: Pair) -> int:
    return max(0, pair.start - place, place - pair.end)


def _is_other(shape: Shape, place: int, other: tuple[str, ...]) -> bool:
    """Whether what follows makes it a rate or a share: 5 percent of, 5 percent a year."""
    after = shape.text[place + 1 : place + 30].lstrip(" -,")
    return after.startswith(other)


def _linked(shape: Shape, place: int, pair: Pair) -> bool:
    if pair.start <= place < pair.end:
        inside = shape.text[pair.start : pair.end]
        return pair.form in ("apart", "grown") and inside.count("P") == 1 and _moves(shape, place)
    if place < pair.start:
        gap = _ALSO.sub("", shape.text[place + 1 : pair.start])
        return _is_free(gap) and not _other_statement(gap) and _moves(shape, place)
    gap = _ALSO.sub("", shape.text[pair.end : place])
    return _is_free(gap) and _is_apposition(gap) and _told(shape, place, gap)


def _is_free(gap: str) -> bool:
    return len(gap) <= _REACH and ";" not in gap and not _LETTERS.search(gap)


def _other_statement(gap: str) -> bool:
    """Whether the words between hold another statement: "and profit rose", "this year, fell to"."""
    if not _FINITE.isdisjoint(_WORD.findall(gap.partition(",")[2])):
        return True
    seen = False
    for word in _WORD.findall(gap):
        if seen and word in MOVES:
            return True
        seen = seen or word in JOINTS
    return False


def _is_apposition(gap: str) -> bool:
    """Whether what stands between the values and a percentage after them makes it theirs: ", a whopping"."""
    cut = max(gap.rfind(mark) for mark in (",", "(", "—", "-", ":"))
    tail = _WORD.findall(gap[cut + 1 :])
    if cut < 0 and "or" in tail:
        tail = tail[tail.index("or") :]
    elif cut < 0 and MOVES.isdisjoint(tail[:3]):
        return False
    if not JOINTS.isdisjoint(tail[tail[:1] == ["which"] :]):
        return False
    strangers = [word for word in tail if word not in LINKS and word not in MOVES]
    return len(strangers) <= _STRANGERS


def _told(shape: Shape, place: int, gap: str) -> bool:
    """Whether a percentage after its values is said to be a change: by a word for one, by "or", or in brackets."""
    return gap.rstrip().endswith(("(", "(-", " or", ",", "—", "-")) or " or " in gap or _moves(shape, place)


def _moves(shape: Shape, place: int) -> bool:
    """Whether a word for a rise or fall stands near a percentage: "rose by about P", "P quarterly increase"."""
    if _BY.search(shape.text[max(0, place - 30) : place]):
        return True
    before = _WORD.findall(re.split(r"[;:(—]", shape.text[max(0, place - 45) : place])[-1])[-6:]
    after = _WORD.findall(re.split(r"[;:(,.—]", shape.text[place + 1 : place + 40])[0])[:4]
    return any(word in MOVES for word in (*before, *after))


def _size(moved: Interval) -> Interval:
    """The size of a change, whichever its direction."""
    ends = sorted((abs(moved.low), abs(moved.high)))
    return Interval(0.0 if moved.low < 0 < moved.high else ends[0], ends[1])


def _off(claim: Claim) -> float:
    """By how many points the percentage misses what its values yield; 0 where they may agree."""
    before, after, said = claim.pair.before.range, claim.pair.after.range, claim.stated.range
    results = [_size(change(before, after))]
    if not claim.pair.sure:
        results.append(_size(change(after, before)))
    gap = min(result.gap(said) for result in results)
    return gap if gap > max(_SLACK, 0.02 * said.high) else 0.0


def _explained(claim: Claim, spent: set[int]) -> bool:
    """Whether other figures of the sentence, those apart that yield another percentage, yield this one."""
    pair, said = claim.pair, claim.stated.range
    falls = pair.after.value < pair.before.value
    if falls and pair.form in ("apart", "compared") and share(pair.after.range, pair.before.range).meets(said):
        return True
    bent = ("least", "most")
    others = [item for item in claim.shape.figures.values() if item.letter in "NM" and id(item) not in spent]
    others = [item for item in others if item.quantity.bend not in bent or item in (pair.before, pair.after)]
    for one, other in permutations(others, 2):
        if one.letter != other.letter or min(one.value, other.value) <= 0 or {one, other} == {pair.before, pair.after}:
            continue
        if _size(change(one.range, other.range)).meets(said) or share(one.range, other.range).meets(said):
            return True
    return False
