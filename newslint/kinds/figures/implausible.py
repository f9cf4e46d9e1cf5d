"""implausible: figures beyond what can be, or has ever been, of their sort."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.sentences import sentence_at
from ...rule import Match, Rule
from ...schema import Fault, Field, as_list, listing, number, record, text, words
from ...span import Span
from ...wording import Wording
from ..base import Kind
from .tallies import LONGEST

_LIMIT = record(
    {
        "anchor": Field(words, required=True),
        "pattern": Field(text, required=True),
        "most": Field(number, required=True),
        "what": Field(text, required=True),
        "unless": Field(words),
    }
)
_DOTS = Wording(r"[ ,]")


class Implausible(Kind):
    """`104 percent of voters`: figures above a limit.

    `limits`: for each sort `anchor`, words of which a sentence must hold one; `pattern`, a regular
    expression that ignores capitals, whose groups `n`, `n2` ... hold the figure; `most`, what it can
    be at most; `what` says so; `unless`, words of a sentence that excuse it.
    """

    name = "implausible"
    fields = {"limits": Field(listing(_LIMIT), required=True)}
    says = ("figure", "what")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._limits: dict[str, list[Mapping[str, Any]]] = {}
        for told in rule.options["limits"]:
            limit = {**told, "pattern": Wording(told["pattern"], flags=re.I)}
            for anchor in as_list(limit["anchor"]):
                self._limits.setdefault(anchor, []).append(limit)

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        for index, limit in enumerate([] if faults else options["limits"]):
            try:
                groups = re.compile(limit["pattern"]).groupindex
            except re.error as error:
                yield ("limits", index, "pattern"), f"not a regular expression: {error}"
                continue
            if "n" not in groups:
                yield ("limits", index, "pattern"), "has no group 'n'"

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return [anchor for limit in options["limits"] for anchor in as_list(limit["anchor"])]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        seen: set[tuple[int, int]] = set()
        for hit in hits:
            sentence = sentence_at(document, hit.span.start)
            for limit in self._limits[hit.phrase]:
                if (sentence.start, id(limit)) in seen or sentence.end - sentence.start > LONGEST:
                    continue
                seen.add((sentence.start, id(limit)))
                for span in _above(document, sentence, limit):
                    yield Match(span, {"figure": document.words(span), "what": limit["what"]})


def _above(document: Document, sentence: Span, limit: Mapping[str, Any]) -> Iterator[Span]:
    """The figures of a sentence that a limit is about and that are above it."""
    for found in limit["pattern"].finditer(document.text, sentence.start, sentence.end):
        group = next(name for name in found.groupdict() if name[0] == "n" and found[name])
        if float(_DOTS.sub("", found[group])) <= limit["most"]:
            continue
        excuses = as_list(limit.get("unless"))
        if not excuses or not _any_word(tuple(excuses)).search(document.text, sentence.start, sentence.end):
            yield Span(*found.span(group))


@cache
def _any_word(some: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, some)) + r")\b", re.IGNORECASE)
