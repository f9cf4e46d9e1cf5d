"""Two values of one thing, before and after: "from 40 to 50", "to 50 from 40", "50, compared with 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Document, layer
from ...record import NamedTuple
from ...wording import Wording
from .moves import DOWN, MOVES, UP
from .shape import Figure, Shape, shapes

_FEW = r"(?:(?:[a-z'$£€]+|Y's?|Y)[ -]|\()"
_NEAR = rf"{_FEW}{{0,5}}?"
"""Up to five words before a figure: "an average of", "last year's"."""
_GAP = r"[^NMPTFRQS;:?!]"
_THAN = r"(?:compared (?:with|to)|in comparison (?:with|to)|against|versus|vs\.?)"

_SAME = r"[^NMPTFRQS;:?!()]"
_JOINT = Wording(r"\b(?:and|but|while|whereas|although|though|as)\b")
"""Words that must not stand where a form says `near`: another statement may begin there."""
_FROM = ("from ",)
_OR_THAN = ("from ", "compar", "against", "versus", "vs")

_FORMS = {
    "up to": Wording(
        rf"\b(?:up|down) to {_NEAR}(?P<after>[NMP]),? from {_NEAR}(?P<before>[NMP])", "up to ", "down to "
    ),
    "updown": Wording(
        rf"(?P<after>[NMP])(?P<near>{_SAME}{{0,40}}?),? ?[(—]? ?(?:up|down) from {_NEAR}(?P<before>[NMP])",
        "up from ",
        "down from ",
    ),
    "from-to": Wording(rf"\bfrom {_NEAR}(?P<before>[NMP]){_GAP}{{0,70}}?\bto {_NEAR}(?P<after>[NMP])", *_FROM),
    "to-from": Wording(
        rf"(?:\bto|\bat|\bwas|\bwere|\breached|\bhit|\btotall?ed) {_NEAR}(?P<after>[NMP])(?: [a-z]+)?"
        rf"(?P<near>{_SAME}{{0,90}}?\b(?:from {_NEAR}|{_THAN} {_SAME}{{0,50}}?))(?P<before>[NMP])",
        *_OR_THAN,
    ),
    "apart": Wording(
        rf"(?P<after>[NM]){_SAME}{{0,70}}?(?:, ?|[(—-] ?|\bare |\bwas |\bwere |\bis |\bhad )"
        r"(?:[a-z']+ ){0,4}?P (?:[a-z]+ ){0,3}?"
        rf"(?:from|on|over|above|below|than|{_THAN}) (?P<near>{_SAME}{{0,50}}?)(?P<before>[NM])",
        "P ",
    ),
    "grown": Wording(
        r"(?P<before>[NM])(?P<near>[^NMPTFRQS:?!()]{0,90}?)"
        rf"\b(?P<verb>{'|'.join(sorted(UP | DOWN))})(?: (?:by )?{_NEAR}P)?"
        rf",? (?:[a-z]+ ){{0,3}}?to {_NEAR}(?P<after>[NM])",
        " to ",
    ),
    "compared": Wording(
        rf"(?P<after>[NM])(?P<near>{_SAME}{{0,80}}?\b{_THAN} {_SAME}{{0,60}}?)(?P<before>[NM])", *_OR_THAN[1:]
    ),
}
"""The wordings, the surest first."""
_WITH_PERCENT = ("apart", "grown", "compared")
"""Forms that say nothing without a percentage."""
_WORD = Wording("[a-z]+")
_VERB = Wording(r"\b(?:is|are|was|were|be|been|has|have|had|will|would)\b")
_MOST = 300
"""Values of one thing do not lie further apart than so many times."""


class Pair(NamedTuple):
    """A value before and a value after, and the stretch of the shape's text that holds both.

    `form` tells how it is worded; only "from-to" and "to-from" are sure of which came first.
    """

    form: str
    before: Figure
    after: Figure
    start: int
    end: int

    @property
    def sure(self) -> bool:
        """Whether the words tell which value came first."""
        return self.form not in ("compared", "grown")


@layer
def pairs(document: Document) -> list[tuple[Shape, list[Pair]]]:
    """The pairs of each sentence that holds one, those of a surer form first."""
    found = []
    for shape in shapes(document):
        if here := _unrivaled(sorted(_pairs(shape), key=lambda pair: (pair.start, list(_FORMS).index(pair.form)))):
            found.append((shape, here))
    return found


def _pairs(shape: Shape) -> Iterator[Pair]:
    if sum(item.letter in "NMP" for item in shape.figures.values()) < 2:
        return
    grows = "P" in shape.text and not MOVES.isdisjoint(_WORD.findall(shape.text))
    for form, pattern in _FORMS.items():
        at = 0
        if form in _WITH_PERCENT and not grows:
            continue
        while match := pattern.search(shape.text, at):
            before, after = (shape.figures.get(match.start(name)) for name in ("before", "after"))
            if before is not None and after is not None and _alike(before, after) and _is_one(match, before, after):
                yield Pair(form, before, after, match.start(), match.end())
                at = min(match.start("before"), match.start("after")) + 1
            else:
                at = match.start() + 1


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can be two values of one thing: in one unit, and neither of them nothing."""
    low, high = sorted((one.value, other.value))
    if low <= 0 or high > _MOST * low:
        return False
    if one.quantity.per and other.quantity.per and one.quantity.per != other.quantity.per:
        return False
    if one.letter == "N" and (_is_yearlike(one) or _is_yearlike(other)):
        return False
    units = {one.quantity.unit, other.quantity.unit}
    if "N" in (one.letter, other.letter) and one.letter != other.letter:
        return False
    return len(units) == 1 or "" in units or units <= {"$", "usd"}


def _is_one(match: re.Match[str], before: Figure, after: Figure) -> bool:
    """Whether the words between two values hold no other statement and, with a verb between, they are of one noun."""
    names = match.re.groupindex
    if "near" in names and _JOINT.search(match["near"]):
        return False
    if "near" in names and _VERB.search(match["near"]) and not MOVES.isdisjoint(_WORD.findall(match["near"])):
        return False
    leading = match.string[match.start() : match.start("after")]
    if leading.startswith(("was ", "were ", "at ")) and not MOVES.isdisjoint(_WORD.findall(leading)):
        return False
    if "verb" not in names:
        return True
    nouns = {before.quantity.noun, after.quantity.noun} - {""}
    low, high = sorted((before.value, after.value))
    return len(nouns) < 2 and high < 4 * low


def _is_yearlike(figure: Figure) -> bool:
    """Whether a plain number may be a year that was not told from a count: 2008 emissions."""
    item = figure.quantity
    return 1900 <= item.value <= 2040 and item.span.end - item.span.start == 4 and not item.unit


def _unrivaled(found: list[Pair]) -> list[Pair]:
    """One pair for each two figures: the form named first."""
    kept: dict[frozenset[int], Pair] = {}
    for pair in sorted(found, key=lambda pair: list(_FORMS).index(pair.form)):
        kept.setdefault(frozenset((pair.before.span.start, pair.after.span.start)), pair)
    return sorted(kept.values(), key=lambda pair: pair.start)
