"""number-grouping: commas in figures that do not part groups of three digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.tokens import tokens
from ...rule import Match
from ...schema import Field, as_list, words
from ...span import Span
from ...wording import Wording
from ..base import Kind

_FIGURE = Wording(
    r"(?<![\w.,:;/&#@+=~^-])[$£€¥₹]?[1-9]\d*(?:,\d+)+(?![\w,:=%°-]|\.\d|/\d|\s?[+=×]|,? (?:and|or|to|&) \d|, \d)"
)
_SIGNS = ("$", "£", "€", "¥", "₹")
_THREES = Wording(r"\D?\d{1,3}(?:,\d{3})+")
_LAKHS = Wording(r"\D?\d{1,2}(?:,\d{2})+,\d{3}")
_APART = Wording(r"[$£€\d](?<![\w.,/:-].)(?:(?<=\D)\d{1,3}, \d{3}|(?<=\d)\d{0,2} ,\d{3})(?![\w,./:-])")


class NumberGrouping(Kind):
    """A figure such as 12,50 or 1250,000.

    `lakhs`: words of a story that group by lakhs and crores (12,34,567).
    """

    name = "number-grouping"
    fields = {"lakhs": Field(words, required=True)}

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return [f",{digit}" for digit in range(10)] + ["$", "£", "€"]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for found in _figures(document):
            if _THREES.fullmatch(found[0]) or not _is_slip(found[0]):
                continue
            if not (_LAKHS.fullmatch(found[0]) and self._counts_in_lakhs(document)):
                yield Match(Span(*found.span()))
        for found in _APART.finditer(document.text) if _may_be_apart(document.text) else ():
            yield Match(Span(*found.span()))

    def _counts_in_lakhs(self, document: Document) -> bool:
        return not set(as_list(self.options["lakhs"])).isdisjoint(tokens(document).keys)


def _figures(document: Document) -> Iterator[re.Match[str]]:
    """The figures with a comma, each looked at where its token stands."""
    stream = tokens(document)
    for key, start in zip(stream.keys, stream.starts, strict=True):
        if "," in key and len(key) > 1:
            signed = document.text[start - 1 : start] in _SIGNS
            found = _FIGURE.match(document.text, start - signed)
            if found is not None:
                yield found


def _may_be_apart(text: str) -> bool:
    return " ," in text or any(sign in text for sign in "$£€")


def _is_slip(figure: str) -> bool:
    """Whether groups of digits are one figure's: not a list such as 1,2,3 or 10,12."""
    first, *rest = figure.lstrip("$£€¥₹").split(",")
    if any(len(group) == 3 for group in rest):
        return all(len(group) > 1 for group in rest) or figure[0] in "$£€"
    return (
        len(rest) == 1
        and len(first) < 4
        and (len(rest[0]) == 4 or (len(rest[0]) == 2 and (rest[0][1] == "0" or figure[0] in "$£€")))
    )
