"""total-parts-sum: parts that do not add up to their total."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import combinations

from ...document import Document
from ...index import Hit
from ...layers.quantities import singular
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Field, as_list, listing, text, words
from ...wording import Wording
from ..base import Kind
from .interval import Interval, total
from .say import amount, asked, evidence
from .shape import Figure, Shape, shapes

_STEP = Wording(r"[ -][^NMPTFRQS;:()—]{1,70}?(?:,? and|,? plus|,|,? with)(?: (?:[a-z'-]+ ){0,3}| )")
_ONE_MORE = Wording(r"[ -][^NMPTFRQS;:()—]{1,50}?(?:,? and|,) (?:a|an|another) (?P<one>[a-z'-]+(?: [a-z'-]+)?)")
_JOINED = Wording(
    r"(?:^[^NMPTFRQS;:(—]*)(?P<joint>: |\(|— | - |, |"
    r"(?:,? (?:includ(?:es?|ed|ing)|(?<!compared )(?<!along )(?<!together )(?<!combined )with|ha[sd]|have"
    r"|ma[dk]e up of|compris(?:es?|ed|ing)(?: of)?|consist(?:s|ed|ing)? of|composed of|split between|divided between"
    r"|which (?:includes?|has|have)) ))"
    r"(?:(?:[a-z'-]+ ){0,3}(?:of |for |to )|(?:[a-z'-]+ ){0,2})$"
)
_WHOLLY = ("made", "compris", "consist", "composed", "split", "divided")
_DEMONYM = ("ican", "ian", "nese")
_ELLIPTIC = Wording(r" (?:of(?! which| whom| them)|in|from|on|to|at|by|for|against|were|are|was|had|have) ")
_APPOSED = Wording(
    r"[^NMPTFRQS,;.:()—]{0,40}(?:,|—) (?!and\b|or\b|but\b|as\b|in\b|with\b|according|which\b|who\b|on\b|at\b|by\b|for\b"
    r"|from\b|after\b|though|when\b|where|while|includ|plus\b|to\b|the\b|an?\b|[a-z]+ing\b)[a-z]"
)
"""What follows a list that tells what the words before it are: a comma and the verb."""
_BARE = Wording(r"(?: (?!of |in |for |from |on |to |at |by |were |was |are )[a-z-]+){1,3}, ")
_CLAUSE = Wording(r"[^NMPTFRQS,;.:()—]{0,40} (?:is|are|was|were|has|have|had|will|would|can|could|may) ")
_EARLY, _FIRST = 20, 5
_REACH = 80
_WORD = Wording(r"[a-z']+")
_CLOSE = 0.03
"""A sum so near its total was meant to be it."""
_LEAST = 3
_FAR = 6
"""Times that a total and its parts may lie apart: a slip of one digit."""
_FURTHER = Wording(r"\b(?:additional|further|more|another)\b")
_MOST = 8
"""Figures of a sentence whose sums are tried; a list of more is a table."""


class Series(NamedTuple):
    """Figures in a row, "three men, two women and a child": the stretch they take, and what else they count."""

    figures: list[Figure]
    start: int
    end: int
    extra: int
    heads: list[set[str]]
    elliptic: bool
    cut: str


class Sum(NamedTuple):
    """A total and its parts; `whole` whether the words say that the parts are all of it, `sure` that they are parts."""

    total: Figure
    parts: Series
    whole: bool
    sure: bool


class TotalPartsSum(Kind):
    """`six people, three men and two women`: parts before or behind a total that do not make it.

    `totals`: words before a total that follows its parts; `in_all`: words after it. `wholes`: nouns
    that a list in commas behind them divides. `families`: nouns that divide a whole between them.
    `ones`: nouns that stand for one of these ("a woman"). `rest`: words that tell that some are left
    out. `more`, `fewer`: what is asked where it may be right.
    """

    name = "total-parts-sum"
    local = True
    fields = {
        "totals": Field(words, required=True),
        "in_all": Field(words, required=True),
        "wholes": Field(words, required=True),
        "families": Field(listing(words), required=True),
        "ones": Field(words, required=True),
        "rest": Field(words, required=True),
        "more": Field(text, required=True),
        "fewer": Field(text, required=True),
    }
    says = ("parts", "sum", "total")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._lists = {key: frozenset(as_list(rule.options[key])) for key in ("wholes", "ones", "rest")}
        self._families = [frozenset(as_list(group)) for group in rule.options["families"]]
        either = "|".join(map(re.escape, as_list(rule.options["totals"])))
        after = "|".join(map(re.escape, as_list(rule.options["in_all"])))
        self._after = Wording(
            rf"^[^NMPTFRQS;:.!?]{{0,45}}?(?:(?:, |— | - |\(|\bfor |\bmaking |\bor |(?=\btotall?(?:ed|ing)\b))"
            rf"(?:{either}) (?:[a-z'-]+ ){{0,3}}(?P<total>[NM])"
            rf"|(?:, |— |\(|or |making |for )(?:a |about |some )?(?P<all>[NM])[^NMPTFRQS;:.,!?]{{0,25}} (?:{after})\b)"
        )

        self._last = Wording(
            r"(?:,|—| -|\band) (?:(?:for|making|with|bringing) )?(?:a|the) (?:combined |grand )?total"
            r"(?: [a-z]+){0,6}? (?:of|to) (?:[a-z]+ ){0,3}(?P<total>[NM])"
        )

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape in shapes(document):
            if len(shape.figures) > 2 or ("-" in shape.text and len(shape.figures) > 1):
                seen: set[int] = set()
                for found in self._sums(shape):
                    if found.total.span.start not in seen and (match := self._verdict(document, shape, found)):
                        seen.add(found.total.span.start)
                        yield match

    def _sums(self, shape: Shape) -> Iterator[Sum]:
        for series in _series(shape, self._lists["ones"]):
            if series.cut != "last":
                yield from self._before(shape, series)
            if series.cut != "first":
                yield from self._behind(shape, series)
        yield from self._at_last(shape)

    def _behind(self, shape: Shape, series: Series) -> Iterator[Sum]:
        """`1,312 vans and 204 lorries, for a total of 1,516`."""
        found = self._after.match(shape.text[series.end :])
        if found:
            place = series.end + found.start("total" if found["total"] else "all")
            figure = shape.figures[place]
            told = found["all"] is not None or " total of " in shape.text[series.end : place + 1]
            yield Sum(figure, series, True, told or self._is_family(series))

    def _at_last(self, shape: Shape) -> Iterator[Sum]:
        """`one paid $412,300 and the other $88,100, for a total of $500,400`: parts in clauses of their own."""
        found = self._last.search(shape.text)
        if found is None:
            return
        place = found.start("total")
        whole = shape.figures[place]
        places = [at for at in shape.figures if at < place and shape.figures[at].letter == whole.letter]
        if 1 < len(places) < 5 and not any(shape.figures[at].letter in "RQ" for at in shape.figures if at < place):
            heads: list[set[str]] = [set() for _ in places]
            parts = Series([shape.figures[at] for at in places], places[0], places[-1] + 1, 0, heads, False, "loose")
            yield Sum(whole, parts, True, False)

    def _before(self, shape: Shape, series: Series) -> Iterator[Sum]:
        """`96 members: 51 of one party and 45 of the other`."""
        places = [place for place in shape.figures if place < series.start and shape.figures[place].letter != "Y"]
        if not places:
            return
        place = max(places)
        figure, gap = shape.figures[place], shape.text[place + 1 : series.start]
        found = _JOINED.search(gap) if len(gap) <= _REACH else None
        if figure.letter not in "NM" or found is None or _adjoined(shape, place) or gap.endswith("(about "):
            return
        joint, family = found["joint"].strip(" ,") or ",", self._is_family(series)
        if joint in (":", "(", "—", "-") or joint.startswith(_WHOLLY):
            yield Sum(figure, series, True, family)
        elif joint == ",":
            of = re.search(r"\b(?:of|of the|of its|of their) $", shape.text[:place]) is not None
            counted = not self._lists["wholes"].isdisjoint(_heads(gap)) or of
            if counted and family and _closed(shape, series):
                yield Sum(figure, series, True, family)
            elif series.elliptic and figure.letter == "N" and _BARE.fullmatch(gap):
                yield Sum(figure, series, True, False)
            elif (
                shape.text.startswith(("of ", "out of "))
                and place < _EARLY
                or (place < _FIRST and _APPOSED.match(shape.text, series.end))
            ):
                yield Sum(figure, series, False, False)
        elif joint == "with" and "," in gap:
            return
        elif family or not _CLAUSE.match(shape.text, series.end):
            yield Sum(figure, series, False, family and joint != "with")

    def _is_family(self, series: Series) -> bool:
        """Whether the parts are kinds that divide a whole between them."""
        if sum(any(word.endswith(_DEMONYM) for word in head) for head in series.heads) > 1:
            return True
        return any(
            sum(not family.isdisjoint(head) for head in series.heads) + series.extra > 1 for family in self._families
        )

    def _verdict(self, document: Document, shape: Shape, found: Sum) -> Match | None:
        parts, whole = found.parts, found.total
        if any(item.letter != whole.letter or item.quantity.per for item in parts.figures):
            return None
        units = {item.quantity.unit for item in parts.figures} - {whole.quantity.unit}
        if units - {""} or (units and whole.quantity.unit and whole.letter == "N") or whole.value < _LEAST:
            return None
        made, stated = total([item.range for item in parts.figures]), whole.range
        made = Interval(made.low + parts.extra, made.high + parts.extra)
        if made.meets(stated) or _explained(shape, found):
            return None
        more = made.low > stated.high
        if not more and not self._lists["rest"].isdisjoint(_WORD.findall(shape.text)):
            return None
        near = made.gap(stated) <= _CLOSE * stated.low
        times = max(made.low / stated.high, stated.low / made.high)
        if not (near or (times < _FAR and found.sure) or (times < 2 and (found.whole or more))):
            return None
        if more and not found.sure and _FURTHER.search(shape.text[parts.start : parts.end + 14]):
            return None
        if not more and not near and made.high * 2 < stated.low:
            return None
        values = {
            "parts": " and ".join(document.words(item.span) for item in parts.figures) + (" and one" * parts.extra),
            "sum": amount(sum(item.value for item in parts.figures) + parts.extra),
            "total": document.words(whole.span),
        }
        match = Match(whole.span, values, related=evidence(parts.figures, "One of the parts."))
        return asked(
            document,
            match,
            self.options["more" if more else "fewer"],
            unsure=not found.whole or not (more or found.sure),
        )


def _closed(shape: Shape, series: Series) -> bool:
    """Whether a mark ends the series, or the sentence does."""
    found = re.match(r"([^NMPTFRQS,;.:()—]{0,40})(?:[,.;:)—]|$)", shape.text[series.end :])
    return found is not None and "ly" not in [word[-2:] for word in found[1].split()]


def _series(shape: Shape, ones: Container[str]) -> Iterator[Series]:
    """The runs of figures of one letter that commas and "and" join."""
    places = [place for place in sorted(shape.figures) if shape.figures[place].letter in "NM"]
    run: list[int] = []
    for place in places:
        if run and not _goes_on(shape, run[-1], place):
            yield from _ended(shape, run, ones)
            run = []
        run.append(place)
    if run:
        yield from _ended(shape, run, ones)


def _goes_on(shape: Shape, last: int, place: int) -> bool:
    """Whether two figures are neighbors in one list."""
    gap = shape.text[last + 1 : place]
    return shape.figures[last].letter == shape.figures[place].letter and _STEP.fullmatch(gap) is not None


def _ended(shape: Shape, run: list[int], ones: Container[str]) -> Iterator[Series]:
    """The list that a run is, and those without its first or last: "six people, three men and two women"."""
    for first, last, cut in ((0, 0, ""), (1, 0, "first"), (0, 1, "last")):
        places = run[first : len(run) - last]
        if not places:
            continue
        more = _ONE_MORE.match(shape.text, places[-1] + 1)
        extra = int(bool(more and more["one"].split()[0] in ones))
        end = more.end() if more and extra else places[-1] + 1
        figures = [shape.figures[place] for place in places]
        if len(figures) + extra > 1:
            elliptic = all(_ELLIPTIC.match(shape.text, place + 1) for place in places)
            heads = [_heads(shape.text[place + 1 : place + 60]) for place in places]
            yield Series(figures, places[0], end, extra, heads, elliptic, cut)


def _heads(words: str) -> set[str]:
    """The nouns that may be meant by the words after a figure, up to the first mark or "and"."""
    return {singular(word) for word in _WORD.findall(re.split(r"[^a-z' -]|\band\b", words)[0])[:4]}


def _adjoined(shape: Shape, place: int) -> bool:
    """Whether a figure stands right behind another: the one is part of a name."""
    return place > 1 and place - 2 in shape.figures


def _explained(shape: Shape, found: Sum) -> bool:
    """Whether other figures of the sentence make the total, or it makes one of them."""
    others = [item for item in shape.figures.values() if item.letter == found.total.letter and item is not found.total]
    if len(others) > _MOST:
        return True
    for size in range(2, len(others) + 1):
        if any(total([item.range for item in some]).meets(found.total.range) for some in combinations(others, size)):
            return True
    return False
