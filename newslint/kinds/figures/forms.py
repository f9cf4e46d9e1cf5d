"""Kinds that read one wording of two figures: a part above its whole, a range turned round, "eight (9)"."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, ClassVar

from ...document import Document
from ...index import Hit
from ...rule import Match, Rule
from ...schema import Field, as_list, text, words
from ...wording import Wording
from ..base import Kind
from .say import asked, evidence, percent
from .shape import Figure, Shape, reach, shapes

_GAP = r"[^NMPTFRQS;:?!]"
_TURNS = ("time", "temperature")
"""What ranges over less where its figure is larger, by rights."""
_PERCENT = ("%", "percent", "per cent", "pct")
_HEDGE = r"(?:(?:about|around|just|nearly|almost|roughly|only|some|or|over|under|more|less|than|exactly) ){0,3}"


_PEOPLE = (
    "analysts|candidates|cases|cities|clubs|companies|counties|countries|delegates|districts|economists|experts|games|"
    "judges|jurors|lawmakers|legislators|matches|members|officers|patients|people|players|respondents|schools|seats|"
    "senators|stations|states|students|suspects|teams|voters|votes|wards"
)
"""What is told by the figure of a whole, without an article: 12 of 18 economists."""


class _Form(Kind):
    """One wording whose two figures cannot both be right. `not_with`: words that excuse a sentence."""

    # `form`, or one of `others`, finds the wording in a sentence's shape; `wrong` says whether its figures are.

    fields: ClassVar[Mapping[str, Field]] = {"ask": Field(text, required=True), "not_with": Field(words)}
    says = ("one", "other")
    local = True
    form: ClassVar[Wording]
    others: ClassVar[Sequence[Wording]] = ()

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._not_with = as_list(rule.options.get("not_with"))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape in shapes(document):
            if len(shape.figures) < 2 or any(item in shape.text for item in self._not_with):
                continue
            for found in chain.from_iterable(form.finditer(shape.text) for form in (self.form, *self.others)):
                one, other = (shape.figures.get(found.start(name)) for name in ("one", "other"))
                if one is not None and other is not None and self.wrong(document, shape, found, one, other):
                    values = {"one": document.words(one.span), "other": document.words(other.span)}
                    match = Match(one.span, values, related=evidence([other], "The other figure."))
                    yield asked(document, match, self.options["ask"], unsure=False)

    @abstractmethod
    def wrong(self, document: Document, shape: Shape, found: re.Match[str], one: Figure, other: Figure) -> bool:
        """Whether the two figures that the wording holds cannot both be right."""


class PartExceedsWhole(_Form):
    """`31 of the 28 sailors`; `Of the 28 sailors, 31 swam ashore`."""

    name = "part-exceeds-whole"
    form = Wording(
        r"(?P<one>N) (?:out )?of (?:(?<=out of )|the |its |their |those |these |his |her |our |all "
        r"|[a-z]+(?:'s|s') )"
        r"(?:[a-z]+(?:'s|s') |(?!and |or |in |on |to |at |had |have |by |with |for |from |who )[a-z']*[a-rt-z'] )?"
        r"(?P<other>N)(?!-| (?:per|to|[a-z]+s') )",
        "N of ",
        "N out of ",
    )
    others = (
        Wording(
            r"\bof (?:the|its|their|those|these|his|her|our) (?P<other>N)(?: (?!and |or )[a-z'-]+){1,4}, (?P<one>N)"
            r"(?: of them| in all)? (?:have|has|had|were|was|are|is|died|failed|left|remain|said|survived|voted|won)\b",
            "of ",
        ),
        Wording(rf"(?P<one>N) of (?P<other>N)(?= (?:[a-z-]+ )?(?:{_PEOPLE})\b)", "N of "),
    )

    def wrong(self, document: Document, shape: Shape, found: re.Match[str], one: Figure, other: Figure) -> bool:
        units = {one.quantity.unit, other.quantity.unit} - {""}
        if units or other.quantity.role in ("name", "rank") or other.value <= 0:
            return False
        return one.range.low > other.range.high and one.value < 1000 * other.value


class OrdinalVsCount(_Form):
    """`the sixth of five sisters`."""

    name = "ordinal-vs-count"
    form = Wording(
        r"\b(?:the|a|his|her|their|its) (?P<one>O) of (?:the |its |their |his |her )?(?P<other>N)(?!-)", " of "
    )

    def wrong(self, document: Document, shape: Shape, found: re.Match[str], one: Figure, other: Figure) -> bool:
        return one.value > other.value > 0 and not other.quantity.unit and other.quantity.role != "name"


class RangeOrder(_Form):
    """`between 90 and 70 herons`."""

    name = "range-order"
    form = Wording(rf"\bbetween {_HEDGE}(?P<one>[NMP]) and {_HEDGE}(?P<other>[NMP])", "between ")

    def wrong(self, document: Document, shape: Shape, found: re.Match[str], one: Figure, other: Figure) -> bool:
        units = {one.quantity.unit, other.quantity.unit}
        # "between 12 and 7 grams": the unit is told once; hours may pass midnight, and it freezes at night.
        if one.letter != other.letter or (len(units) > 1 and (one.quantity.unit or other.quantity.dimension in _TURNS)):
            return False
        sized = one.letter != "N" or other.quantity.noun or other.quantity.unit
        return bool(sized) and one.value > other.value and not one.quantity.noun and one.value <= 1000 * other.value


class WordNumeral(_Form):
    """`eight (9) rooms`."""

    name = "word-numeral"
    form = Wording(r"(?P<one>[NM]) \((?P<other>[NM])\)", "(")

    def wrong(self, document: Document, shape: Shape, found: re.Match[str], one: Figure, other: Figure) -> bool:
        word, numeral = document.words(one.span), document.words(other.span)
        spelled = word.replace("-", "").replace(" ", "").isalpha() and numeral.replace(",", "").isdigit()
        return spelled and one.value != other.value and other.value < 10 * one.value < 100 * other.value


class Approximator(_Form):
    """`nearly 70 percent (71.6 percent)`: less than it, says the word; more, says the figure.

    `below`, `above`: hedges that put the figure below or above what they stand before.
    """

    name = "approximator"
    fields = {**_Form.fields, "below": Field(words, required=True), "above": Field(words, required=True)}
    says = ("one", "other")
    form = Wording(r"(?P<one>[NMP])(?: [a-z]+){0,2} ?[(—] ?(?P<other>[NMP])(?: [a-z]+){0,2} ?[)—]", "(", "—")

    def wrong(self, document: Document, shape: Shape, found: re.Match[str], one: Figure, other: Figure) -> bool:
        if one.letter != other.letter or one.quantity.unit != other.quantity.unit or other.quantity.hedge:
            return False
        if not 0.8 * one.value < other.value < 1.25 * one.value or one.value == other.value:
            return False
        hedge = one.quantity.hedge
        if hedge in as_list(self.options["below"]):
            return other.value > one.value
        return hedge in as_list(self.options["above"]) and other.value < one.value


class ShareTwice(_Form):
    """`one in eight, or 20 percent`."""

    name = "share-twice"
    form = Wording(
        rf"(?P<one>[PF])(?:(?: of)? {_GAP}{{1,30}}?)?(?:,? or | \(|,? — ?){_HEDGE}"
        r"(?P<other>[PF])(?! (?:of|from|in|on) |-)",
        "F",
    )

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return _PERCENT

    def wrong(self, document: Document, shape: Shape, found: re.Match[str], one: Figure, other: Figure) -> bool:
        if one.letter == other.letter:
            return False
        said, again = reach(one).widened(1.0), reach(other)
        return not said.meets(again)


class Majority(Kind):
    """`a majority, 46 percent, signed`. `words`: for what must be more than half."""

    name = "majority"
    local = True
    fields = {"words": Field(words, required=True), "ask": Field(text, required=True)}
    says = ("word", "share")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return _PERCENT

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        listed = as_list(rule.options["words"])
        either = "|".join(map(re.escape, listed))
        self._form = Wording(
            rf"(?<!not )(?<!than )\b(?P<word>{either})\b(?: of (?:the |all |those )?[a-z]+| [a-z]+s)?"
            rf"(?:, | — | - |: | \(){_HEDGE}(?P<share>P)(?=[),]| —| -)",
            *listed,
        )

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for shape in shapes(document):
            if "P" not in shape.text:
                continue
            for found in self._form.finditer(shape.text):
                figure = shape.figures[found.start("share")]
                if figure.range.high < 50:
                    values = {"word": found["word"], "share": percent(figure.value)}
                    yield asked(document, Match(figure.span, values), self.options["ask"], unsure=False)


class DecreaseOverHundred(Kind):
    """`dropped 130 percent`: nothing falls by more than all of it.

    `falls`: verbs of falling; `drops`: nouns for a fall. `not_with`: silent where the sentence holds one
    of these: what can fall below zero.
    """

    name = "decrease-over-hundred"
    local = True
    fields = {
        "falls": Field(words, required=True),
        "drops": Field(words, required=True),
        "not_with": Field(words, required=True),
        "ask": Field(text, required=True),
    }

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return _PERCENT

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        falls, drops = ("|".join(map(re.escape, as_list(self.options[key]))) for key in ("falls", "drops"))
        form = Wording(
            rf"\b(?:(?:{falls})(?: (?:[a-z]+ ){{1,3}}?by)?|(?:is|are|was|were|been) down) (?:by )?{_HEDGE}(?P<one>P)"
            rf"|(?P<two>P)[ -](?:[a-z]+ )?(?:{drops})\b|(?P<three>P) (?:cheaper|fewer|less|lower|smaller)\b"
        )
        not_with = frozenset(as_list(self.options["not_with"]))
        for shape in shapes(document):
            if "P" not in shape.text or not any(f.letter == "P" and f.value > 100 for f in shape.figures.values()):
                continue
            if not not_with.isdisjoint(re.findall("[a-z]+", shape.text)):
                continue
            for found in form.finditer(shape.text):
                figure = shape.figures[max(map(found.start, ("one", "two", "three")))]
                if figure.value > 100:
                    yield asked(document, Match(figure.span), self.options["ask"], unsure=False)
