"""whose-dollars: a story with two countries of dollars in it, and none named."""

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
from ..base import Kind

_BARE = re.compile(r"(?<![\w$])\$\d[\d,.]*\d?")
_NAMED = re.compile(
    r"(?:[A-Z]{1,3}\$)|\$(?:US|AU|NZ|CA|HK)\b|\b(?:AUD|CAD|NZD|SGD|HKD|USD|TWD)\b"
    r"|\b(?:American|Australian|Canadian|Hong Kong|New Zealand|Singapore|Taiwan|U\.S\.|US) dollars?\b"
)


class WhoseDollars(Kind):
    """The first sum in bare dollars of a story that is set in one country of dollars and names another.

    `abroad`: words of the one; `home`: of the United States.
    """

    name = "whose-dollars"
    fields = {"abroad": Field(words, required=True), "home": Field(words, required=True)}
    anchored = "abroad"

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ["$"]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        bare = _BARE.search(document.text)
        if bare is None or set(as_list(self.options["home"])).isdisjoint(tokens(document).keys):
            return
        if len(hits) > 1 and not _NAMED.search(document.text):
            yield Match(Span(*bare.span()))
