"""list-count, respectively-count: lists that are longer or shorter than they are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.numerals import ONES, TENS
from ...layers.quantities import Quantity, by_sentence
from ...layers.tokens import fold
from ...rule import Match
from ...schema import Field, as_list, text, words
from ...span import Span
from ...wording import Wording
from ..base import Kind
from .say import asked

_MOST = 12
"""A count above this is no count of what follows."""
_LEADS = Wording(r"[^\S\n]*(?::|(?:were|are|is)(?: identified as| named)?(?=\s+[A-Z]))\s+")
_FAR = Wording(r"(?:[^\S\n]+[^\W\d]+(?:['’-][^\W\d]+)*){1,8}:\s+(?=[A-Z])")
"""More of the sentence between what is counted and its list: three members voted against the plan: ..."""
_FRAME = Wording(r"[^\S\n]*(?:[—–]|\((?!\d)| - |,)\s*")
"""Marks that open a list in the middle of a sentence; the same closes it, or a bracket."""
_JOINT = Wording(r"[,;]? and |[,;] ?(?:and )?| & ")
_NAME = Wording(r"(?:[A-Z][\w'’.-]*)(?: (?:[A-Z][\w'’.-]*|de|van|von|der|da|al|bin|la|le))*")
_PLAIN = Wording(r"(?:(?:the|a|an) )?[a-z]+(?: [a-z]+)?")
_NUMBERS = {*ONES, *TENS}
_LAST = Wording(r",? and [A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}(?:, \d\d)?,")
_VERBS = Wording(r"\b(?:is|are|was|were|has|have|had|who|which|that|to|will|can|in|on|at|of|for|with|from|by)\b")


class ListCount(Kind):
    """`three poets: Una Vale and Wes Young`.

    Only lists of names, or of plain words, that end the sentence are counted. `not_before`: words before
    the count that make it a part or a bound ("at least"). `nouns_not`: what is counted otherwise.
    `named`: nouns of what has a name, whose list may stand further on in the sentence; `some`: words
    there that announce a part of the list.
    """

    name = "list-count"
    local = True
    fields = {
        "not_before": Field(words, required=True),
        "nouns_not": Field(words, required=True),
        "named": Field(words, required=True),
        "some": Field(words, required=True),
    }
    says = ("count", "noun", "found", "items")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        nouns_not, not_before = (frozenset(as_list(self.options[key])) for key in ("nouns_not", "not_before"))
        for sentence, found in by_sentence(document):
            for item in found:
                if not (item.role in ("count", "") and 2 <= item.value <= _MOST and item.noun and not item.unit):
                    continue
                if item.noun in nouns_not or item.hedge in not_before or item.high is not None:
                    continue
                items = _items(document, sentence, item) or self._further_on(document, sentence, item, found)
                if items and len(items) != item.value and not _are_parts(document, items):
                    yield self._match(document, item, items)

    def _further_on(self, document: Document, sentence: Span, item: Quantity, found: list[Quantity]) -> list[Span]:
        """The list of names that follows the rest of the clause."""
        lead = _FAR.match(document.text, item.phrase.end, sentence.end)
        if lead is None or item.noun not in as_list(self.options["named"]):
            return []
        between = any(item.phrase.end <= other.span.start < lead.end() for other in found)
        if between or not set(fold(lead[0])).isdisjoint(as_list(self.options["some"])):
            return []
        return _listed(document, Span(lead.end(), sentence.end), plain=False)

    def _match(self, document: Document, item: Quantity, items: list[Span]) -> Match:
        names = ", ".join(document.words(span) for span in items)
        values = {"count": document.words(item.span), "noun": document.words(item.phrase), "items": names}
        values["found"] = str(len(items))
        related = tuple((span, "Listed here.") for span in items)
        return asked(document, Match(item.span, values, related=related), self.rule.message, unsure=False)


def _items(document: Document, sentence: Span, item: Quantity) -> list[Span]:
    """The list that a count announces, where it is one of names or of plain words."""
    lead = _LEADS.match(document.text, item.phrase.end, sentence.end)
    if lead is not None:
        return _listed(document, Span(lead.end(), sentence.end), plain=":" in lead[0])
    frame = _FRAME.match(document.text, item.phrase.end, sentence.end)
    if frame is None or document.text[sentence.start : item.span.start].endswith(
        (" of the ", " of its ", " of their ")
    ):
        return []
    mark = frame[0].strip()
    if mark == ",":
        end = _LAST.search(document.text, frame.end(), min(sentence.end, frame.end() + 300))
        return [] if end is None else _listed(document, Span(frame.end(), end.end()), plain=False)
    end_at = document.text.find(
        {"(": ")"}.get(mark, frame[0].rstrip() if mark == "-" else mark), frame.end(), sentence.end
    )
    close = sentence.end if end_at < 0 and mark != "(" else end_at + 1
    return _listed(document, Span(frame.end(), close), plain=True) if close > frame.end() else []


def _are_parts(document: Document, items: list[Span]) -> bool:
    """Whether each item has a number of its own: five tankers and four ferries, which another rule adds up."""
    firsts = [fold(document.words(span))[:1] for span in items]
    return all(first and (first[0][0].isdecimal() or first[0] in _NUMBERS) for first in firsts)


def _listed(document: Document, place: Span, *, plain: bool) -> list[Span]:
    """The items of a list of names, or where `plain` of plain words, that fills a stretch up to its period."""
    start, end = place
    if end - start > 300 or document.text[end - 1] not in ".,)—–- ":
        return []
    listed = document.text[start : end - 1].rstrip()
    spans: list[Span] = []
    at = 0
    for joint in [*_JOINT.finditer(listed), None]:
        stop = joint.start() if joint else len(listed)
        words = listed[at:stop]
        if words and not words.strip().isdigit():
            spans.append(Span(start + at, start + stop))
        at = joint.end() if joint else stop
    texts = [document.words(span) for span in spans]
    if len(spans) < 2 or listed.count(" and ") != 1:  # of several, one may join two words of an item
        return []
    if all(_NAME.fullmatch(words) for words in texts):
        return spans
    return spans if plain and all(_PLAIN.fullmatch(words) and not _VERBS.search(words) for words in texts) else []


class RespectivelyCount(Kind):
    """`Una, Vic and Wes won 21 and 34, respectively`: three against two."""

    name = "respectively-count"
    local = True
    fields = {"ask": Field(text, required=True)}
    says = ("names", "figures")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("respectively",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        where = [hit.span for hit in hits]
        for sentence, found in by_sentence(document):
            place = next((span for span in where if sentence.contains(span)), None)
            if place is None or not 2 <= len(found) <= 6 or len({item.unit for item in found}) > 1:
                continue
            names = list(_SERIES.finditer(document.words(sentence)))
            if len(names) != 1 or names[0].start() > 0 or not _neighbors(document, found):
                continue
            count = len(_JOINT.split(names[0][0]))
            if count != len(found) and count > 1:
                values = {"names": str(count), "figures": str(len(found))}
                yield asked(document, Match(place, values), self.options["ask"], unsure=False)


_SERIES = Wording(rf"{_NAME.pattern}(?:, {_NAME.pattern})*,? and {_NAME.pattern}")


def _neighbors(document: Document, found: list[Quantity]) -> bool:
    """Whether the figures stand in one list."""
    gaps = [document.text[a.span.end : b.span.start] for a, b in pairwise(found)]
    return all(re.fullmatch(r"(?: [a-z]+)?(?:,? and |, )", gap) for gap in gaps)
