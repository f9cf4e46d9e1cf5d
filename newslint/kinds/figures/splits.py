"""percent-split: shares of one whole that make more than all of it, or less where they are all there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from ...document import Document
from ...index import Hit
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Field, as_list, listing, text, words
from ...wording import Wording
from ..base import Kind
from .moves import MOVES
from .say import amount, asked
from .shape import Figure, Shape, shapes

_GAP = r"[^NMPTFRQS;:?!]"
_ROUNDING = 1.01
"""Points by which rounded shares of one whole may pass 100, for two of them; more for more."""
_HIGH = 125
"""Two shares of one whole that make more than so much are no slip of a key: they are something else."""
_SPLIT = Wording(
    r"(?P<one>[PN])(?: of the (?:vote|votes|ballots))?(?:,? to (?:[a-z']+ ){0,2}?|-)(?P<other>P)"
    r"|(?P<both>[QS])(?P<sign> per ?cent(?:age points?)?|%)?"
)
_CHANGES = MOVES - {"more", "less", "above", "below", "higher", "lower", "fewer"}
_MIX = Wording(
    r"\b(?:makes?|made) up [^NMPTFRQS;]{0,20}?P of (?:the|all|its)[^NMPTFRQS;,]{1,40}"
    r"(?:,| and|;)(?: [a-z' ]{1,30} P(?: and|,)?)+(?! of)"
    r"|\baccount(?:s|ed)? for [^NMPTFRQS;]{0,20}?P of (?:the|all|its)[^NMPTFRQS;,]{1,40}"
    r"(?:,| and|;)(?: [a-z' ]{1,30} P(?: and|,)?)+(?! of)",
    "made up ",
    "make up ",
    "makes up ",
    "account for ",
    "accounts for ",
    "accounted for ",
)
_WORDS = r"[^NMPTFRQSY;,:.()]"
_SOURCES = Wording(
    rf"P of (?:the|its|their|all|his|her|our) {_WORDS}{{1,40}}?(?P<way> from | to | on | in ){_WORDS}{{1,40}}"
    rf"(?:, P(?P=way){_WORDS}{{1,40}})*,? and P(?P=way)",
    " and P",
)
"""What is divided by where it comes from or goes: 41% of its power from coal, 29% from gas and 42% from wind."""
_REST = Wording(
    r"\b(?:the rest|the remainder|the remaining|all the others)\b[^NMPTFRQS;:.(]{0,40}(?:\(|,? )P(?=[).,;]|$)"
)
_GAP_OF_REST = Wording(r"\)?(?:,? and |, |; )(?:[a-z' -]{0,40}\(?)")
_PARTLY = (" of those", " of them", " of whom", " of which", "more than one", "also ")
_APART = Wording(r" (?:in(?! favou?r)|among|last|this) ")
"""Words that make two answers those of two groups or days."""
_BEFORE = Wording(r"[a-z'-]+")
_VERB = r"(?:won|got|received|had|took|has|gets|drew|polled|captured|claimed)"
_RIVALS = Wording(
    rf"\b{_VERB} (?:about |just |only |nearly )?(?P<one>P)(?: of the (?:vote|votes|ballots))?,? (?:and|while|to|but) "
    rf"(?:[a-z.']+ ){{1,3}}?(?:{_VERB} )?(?:about |just |only |nearly )?(?P<other>P)(?! of (?!the (?:vote|ballot)))",
    " and ",
    " while ",
    " to ",
    " but ",
)


def _may_split(shape: str) -> bool:
    """Whether a sentence has the figures of a split: two percentages, a number and a percentage, or a score."""
    return "Q" in shape or "S" in shape or ("P" in shape and ("N" in shape or shape.count("P") > 1))


class Split(NamedTuple):
    """Shares as numbers, the stretch of text that holds them, and whether the words say what they divide.

    `all`: whether they are all there are, so that they cannot make less than 100 either.
    """

    shares: list[float]
    first: Figure
    last: Figure
    sure: bool
    all: bool = False


class PercentSplit(Kind):
    """`by 73 percent to 38 percent`, `58 percent yes, 49 percent no`: more than all.

    `contests`: words of a vote or a race, with which the two can only be shares of one whole.
    `sides`: lists of answers that exclude each other ("approve", "disapprove", "undecided").
    `not_with`: silent where the sentence holds one of these. `ask`: the message where it may be right.
    """

    name = "percent-split"
    local = True
    fields = {
        "contests": Field(words, required=True),
        "sides": Field(listing(words), required=True),
        "not_with": Field(words, required=True),
        "ask": Field(text, required=True),
    }
    says = ("shares", "sum")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._contests = frozenset(as_list(rule.options["contests"]))
        self._not_with = as_list(rule.options["not_with"])
        self._sides = [[_answer(word) for word in as_list(group)] for group in rule.options["sides"]]

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("%", "percent", "per cent", "pct")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape in shapes(document):
            if _may_split(shape.text) and not any(item in shape.text for item in self._not_with):
                yield from self._in(document, shape)

    def _in(self, document: Document, shape: Shape) -> Iterator[Match]:
        seen: set[int] = set()
        found = (self._rivals(shape), self._splits(document, shape), self._answers(shape), _mixes(shape), _rests(shape))
        for split in chain(*found):
            made = sum(split.shares)
            slack = _ROUNDING * (len(split.shares) - 1)
            if made <= 100 + slack and not (split.all and made < 100 - slack):
                continue
            if (len(split.shares) == 2 and made > _HIGH) or split.first.span.start in seen:
                continue
            seen.add(split.first.span.start)
            span = split.first.span if split.first is split.last else split.first.span._replace(end=split.last.span.end)
            values = {
                "shares": " and ".join(f"{amount(share)}%" for share in split.shares),
                "sum": f"{amount(round(made, 2))}%",
            }
            yield asked(document, Match(span, values), self.options["ask"], unsure=not split.sure)

    def _splits(self, document: Document, shape: Shape) -> Iterator[Split]:
        """`73 percent to 38 percent`, `73-38 percent`, `73% to 38%`."""
        for found in _SPLIT.finditer(shape.text):
            sure = not self._contests.isdisjoint(_BEFORE.findall(shape.text))
            figures = self._two(document, shape, found)
            if figures is None or _is_range(shape.text[: found.start()]):
                continue
            first, last, shares = figures
            if shares[0] < shares[1] and not sure:
                continue
            yield Split(shares, first, last, sure)

    def _two(self, document: Document, shape: Shape, found: re.Match[str]) -> tuple[Figure, Figure, list[float]] | None:
        if found["both"]:
            figure = shape.figures.get(found.start("both"))
            if figure is None or len(figure.quantity.figures) != 2:
                return None
            percent = figure.quantity.unit == "percent" or bool(found["sign"]) or "%" in document.words(figure.span)
            return (figure, figure, list(figure.quantity.figures)) if percent else None
        one, other = (shape.figures.get(found.start(name)) for name in ("one", "other"))
        if one is None or other is None or one.quantity.unit not in ("", "percent"):
            return None
        if one.letter == "N" and (" of" in found[0] or one.quantity.noun):
            return None
        return one, other, [one.value, other.value]

    def _rivals(self, shape: Shape) -> Iterator[Split]:
        """`Smith won 57 percent and Jones won 53 percent`."""
        for found in _RIVALS.finditer(shape.text):
            one, other = shape.figures[found.start("one")], shape.figures[found.start("other")]
            if " in " not in found[0] and " among " not in found[0]:
                yield Split([one.value, other.value], one, other, "of the vote" in found[0])

    def _answers(self, shape: Shape) -> Iterator[Split]:
        """`48 percent approve and 59 percent disapprove`."""
        for group in self._sides:
            answers = [found for pattern in group if (found := pattern.search(shape.text))]
            places = {found.start("share") for found in answers}
            if len(places) > 1 and len(places) == len(answers) and not _APART.search(shape.text, min(places)):
                figures = [shape.figures[place] for place in sorted(places)]
                yield Split([item.value for item in figures], figures[0], figures[-1], True)


def _mixes(shape: Shape) -> Iterator[Split]:
    """`rye makes up 45% of the crop, oats 38% and barley 27%`."""
    for found in (*_MIX.finditer(shape.text), *_SOURCES.finditer(shape.text)):
        figures = shape.within(found.start(), found.end(), "P")
        yield Split([item.value for item in figures], figures[0], figures[-1], False)


def _rests(shape: Shape) -> Iterator[Split]:
    """`to Dorn (41%), to Tarn (29%) and the rest of the island (45%)`: these are all there are."""
    for found in _REST.finditer(shape.text):
        last = shape.within(found.start(), found.end(), "P")[0]
        figures = [last]
        places = [place for place, item in shape.figures.items() if place < found.start() and item.letter == "P"]
        end = found.start()
        for place in reversed(places):
            between = shape.text[place + 1 : end]
            if _GAP_OF_REST.fullmatch(between) is None:
                break
            figures.insert(0, shape.figures[place])
            end = place
        # Rents that rose 41% here and 45% in the rest of the island are no shares.
        bent = any(item.quantity.bend for item in figures) or not _CHANGES.isdisjoint(_BEFORE.findall(shape.text))
        if len(figures) > 2 and not bent and not any(words in shape.text for words in _PARTLY):
            yield Split([item.value for item in figures], figures[0], last, False, all=True)


def _answer(word: str) -> Wording:
    """A share and the answer that it gave."""
    return Wording(
        rf"(?P<share>P)(?: of (?:respondents|voters|americans|britons|people|adults|those (?:asked|polled|surveyed)))?"
        rf" (?:who |were |are |said |say |vot(?:ed|ing) |in |an? |that )*{re.escape(word)}\b",
        f" {word}",
    )


def _is_range(before: str) -> bool:
    """Whether the words before two percentages make them ends of a range or a change: from, rose, between."""
    near = _BEFORE.findall(before[-60:])[-7:]
    return "from" in near or "between" in near or not _CHANGES.isdisjoint(near[-4:])
