"""percent-share: a part, its whole, and a percentage or fraction that they do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from ...document import Document
from ...index import Hit
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Field, as_list, text, words
from ...wording import Wording
from ..base import Kind
from .interval import Interval, change, share
from .moves import MOVES
from .say import amount, asked, evidence, percent
from .shape import Figure, Shape, reach, shapes

_GAP = r"[^NMPTFRQS;:?!]"
_FEW = r"(?:(?:(?!or |and )[a-z'$£€]+|Y's|O)[ -]){0,4}?"
_OF = r"(?:of|out of|among|in)"
_SAY = (
    r"(?:(?:or|about|around|nearly|almost|roughly|approximately|just|only|some|more|less|than|over|under|a|an|the) )"
    r"{0,4}"
)
_JOIN = rf"(?:,? ?[(—] ?|,? or |, | ?-(?: |(?=or ))){_SAY}"
_FOR = (
    rf"(?:,? (?:for|giving|making|meaning|with|at) (?:it |them )?an? {_GAP}{{0,40}}?\bof "
    r"|,? which (?:[a-z]+ ){1,9}?|, an? [a-z ]{4,30} of )"
)
_MAKE = r" (?:[a-z]+ ){0,3}?(?:ma[kd]e up|makes up|accounts? for|accounted for|represent|constitute)s? "
_TOTAL = r"(?! of (?!the (?:total|whole)\b|all\b)|-)"

_PART, _WHOLE, _SHARE = "(?P<part>[NM])", "(?P<whole>[NM])", "(?P<share>[PF])"
_THE = r"(?:the|its|their|his|her|those|these|our|all|a|an)"
_WHICH = r"of (?:which|whom|them|those)"

_FORMS = [
    Wording(pattern, "of ", "on ", "among ")
    for pattern in (
        # 54 of the 180 rowers, or 30 percent
        rf"{_PART} {_FEW}{_OF} {_FEW}{_WHOLE}{_GAP}{{0,80}}?(?:{_JOIN}|{_FOR}|{_MAKE}{_SAY}){_SHARE}{_TOTAL}",
        # Of the 180 rowers, 54 (30 percent)
        rf"\b(?:of|out of) {_FEW}{_WHOLE}{_GAP}{{0,110}}?, {_FEW}{_PART}(?: [a-z]+){{0,3}}?{_JOIN}{_SHARE}{_TOTAL}",
        # Of the 180 rowers, 30 percent, or 54
        rf"\b(?:of|out of) {_FEW}{_WHOLE}{_GAP}{{0,60}}?, {_FEW}{_SHARE}(?: [a-z]+){{0,3}}?"
        rf",? ?(?:or|[(—])(?: [a-z]+){{0,2}}? ?{_PART}",
        # 30 percent, or 54 of the 180
        rf"{_SHARE}(?: of {_GAP}{{1,40}}?)?{_JOIN}{_SAY}{_PART} {_FEW}{_OF} {_FEW}{_WHOLE}",
        # 30 percent of the 180 rowers, or 54
        rf"{_SHARE} of {_THE} {_FEW}{_WHOLE}{_GAP}{{0,40}}?"
        rf"(?:(?:,? or |,? ?[(—] ?)(?:[a-z]+ ){{0,3}}?|, {_SAY}){_PART}",
        # a 10 percent fee on the $20,000 sale, or $2,000
        rf"{_SHARE} (?:[a-z]+ ){{1,3}}on (?:the |a |an |its ){_FEW}(?P<whole>M){_GAP}{{0,30}}?"
        r"(?:, or |, |would (?:be|come to|cost|mean|yield|bring)|\bis|amounts to|comes to) ?(?:[a-z]+ ){0,3}?"
        rf"{_PART}",
        # 54, or 30 percent, of the 180 rowers
        rf"{_PART}{_GAP}{{0,30}}?{_JOIN}{_SHARE}(?:\)|,| —| -)? of {_THE} {_FEW}{_WHOLE}",
        # 54 rowers, representing 30 percent of the 180
        rf"{_PART}{_GAP}{{0,30}}?,? (?:representing|accounting for) {_SAY}{_SHARE} of {_THE} {_FEW}{_WHOLE}",
        # 30 percent (54) of all rowers (180)
        rf"{_SHARE} \({_PART}\) of {_THE}{_GAP}{{0,50}}?{_WHOLE}",
        # 180 rowers, 54 of whom (30 percent)
        rf"{_WHOLE}{_GAP}{{0,50}}?, {_FEW}{_PART} {_WHICH}{_JOIN}{_SHARE}",
        # 180 rowers, 54 (30 percent) of whom
        rf"{_WHOLE}{_GAP}{{0,50}}?, {_FEW}{_PART} \({_SHARE}\) {_WHICH}",
        # an increase of $17 million, or 10 percent, from the $234 million
        rf"{_PART}(?:,? or | \(-?){_SAY}{_SHARE}\)?,? (?:[a-z]+ ){{0,2}}?"
        rf"(?P<move>from|over|above|below|on|than) {_GAP}{{0,60}}?{_WHOLE}",
        # a 20 percent deposit of $30,000 on the $300,000 house
        rf"(?P<share>P) [a-z]+(?:,? or | of ){_PART},? (?:on|off|from) {_THE} {_FEW}(?P<whole>M)",
    )
]
_SLACK = 0.6
"""Shares are cut off as often as rounded: 30.8 percent is called 30."""
_GRAVE = 2.0
"""Points off beyond which it is no rounding slip."""


class Claim(NamedTuple):
    """What a sentence says: that `part` is `stated` percent of `whole`; `moved` whether as a rise or fall from it."""

    shape: Shape
    part: Figure
    whole: Figure
    stated: Figure
    moved: bool


class PercentShare(Kind):
    """`54 of the 180, or 42 percent`: the one is another share of the other.

    `not_with`: silent where the sentence holds one of these. `ask`: the message where it may be
    right after all.
    """

    name = "percent-share"
    local = True
    fields = {"not_with": Field(words, required=True), "ask": Field(text, required=True)}
    says = ("part", "whole", "result", "should")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._not_with = as_list(rule.options["not_with"])

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape in shapes(document):
            if not _may_claim(shape):
                continue
            if any(item in shape.text for item in self._not_with):
                continue
            for claim in claims(shape):
                off = _off(claim)
                if off and not _explained(claim):
                    yield self._match(document, claim, off)

    def _match(self, document: Document, claim: Claim, off: float) -> Match:
        stated = document.words(claim.stated.span)
        values = {
            "part": document.words(claim.part.span),
            "whole": document.words(claim.whole.span),
            "result": percent(claim.part.value / claim.whole.value * 100, stated),
            "should": amount(_percentage(claim.stated) * claim.whole.value / 100),
        }
        match = Match(claim.stated.span, values, related=evidence([claim.part, claim.whole], "One of the two figures."))
        return asked(document, match, self.options["ask"], unsure=off < _GRAVE)


def _may_claim(shape: Shape) -> bool:
    """Whether a sentence holds a share and two figures that it may be said of."""
    letters = [item.letter for item in shape.figures.values()]
    return ("P" in letters or "F" in letters) and max(letters.count("N"), letters.count("M")) > 1


def claims(shape: Shape) -> Iterator[Claim]:
    """What a sentence says of parts and their wholes, each percentage once."""
    seen: set[int] = set()
    for pattern in _FORMS:
        for found in pattern.finditer(shape.text):
            at = found.start("share")
            part, whole, stated = (
                shape.figures.get(place) for place in (found.start("part"), found.start("whole"), at)
            )
            if part is None or whole is None or stated is None or at in seen:
                continue
            seen.add(at)
            moved = "move" in found.re.groupindex
            told = not MOVES.isdisjoint(re.findall("[a-z]+", shape.text)) if moved else not _is_change(shape, at)
            if told and _fits(part, whole):
                yield Claim(shape, part, whole, stated, moved)


def _fits(part: Figure, whole: Figure) -> bool:
    """Whether the one can be a part of the other."""
    if part.letter != whole.letter or part.quantity.per or whole.quantity.per or part.value <= 0:
        return False
    units = {part.quantity.unit, whole.quantity.unit}
    return part.value <= whole.value and (len(units) == 1 or part.letter == "M")


def _is_change(shape: Shape, place: int) -> bool:
    """Whether a percentage is a rise or fall."""
    if shape.text.startswith(" of ", place + 1):
        return False
    near = re.findall(r"[a-z]+", shape.text[max(0, place - 14) : place])[-2:]
    near += re.findall(r"[a-z]+", re.split("[,;()—]", shape.text[place + 1 : place + 24])[0])[:2]
    return not MOVES.isdisjoint(set(near) - {"more", "less", "over", "above", "below", "fewer"})


def _percentage(stated: Figure) -> float:
    return stated.value if stated.letter == "P" else stated.value * 100


def _off(claim: Claim) -> float:
    """By how many points the share misses; 0 where it may be right."""
    made, said = share(claim.part.range, claim.whole.range), reach(claim.stated)
    gap = made.gap(said)
    return gap if gap > max(_SLACK if said.high > 10 else 0.06, 0.025 * said.high) else 0.0


def _explained(claim: Claim) -> bool:
    """Whether other figures of the sentence make the percentage, or what is left of the whole does."""
    said = reach(claim.stated).widened(0.5)
    if claim.moved and _size(change(claim.whole.range, claim.part.range)).meets(said):
        return True
    near = {id(item) for item in _around(claim)}
    others = [item for item in claim.shape.figures.values() if item.letter in "NM" and id(item) in near]
    others = [item for item in others if item.quantity.bend not in ("least", "most")]
    for one, other in permutations(others, 2):
        if one.letter != other.letter or min(one.value, other.value) <= 0 or {one, other} == {claim.part, claim.whole}:
            continue
        if share(one.range, other.range).meets(said) or _size(change(one.range, other.range)).meets(said):
            return True
    return False


def _size(moved: Interval) -> Interval:
    """The size of a change, whichever its direction."""
    return moved if moved.low >= 0 else Interval(max(0.0, -moved.high), -moved.low)


def _around(claim: Claim) -> list[Figure]:
    """The figures next to the percentage, two to each side, and those that it is said of."""
    figures = list(claim.shape.figures.values())
    at = next(index for index, item in enumerate(figures) if item is claim.stated)
    return [*figures[max(0, at - 2) : at + 3], claim.part, claim.whole]
