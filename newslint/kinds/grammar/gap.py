"""gap: words that the gap model suspects to be missing or wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...diagnostic import Severity
from ...document import Document
from ...gaps import GAPS, LABELS, installed, threshold
from ...index import Hit
from ...layers.gaps import Gap, gaps
from ...layers.quotes import in_quotation
from ...layers.tokens import Tokens, tokens
from ...lexicon import forms
from ...rule import Match, Rule
from ...schema import Field, choice, mapping, number, string, text, words
from ...span import Edit, Span
from ..base import Kind
from ..inflect import third_person

MISSING = (
    "the gap model is not installed, so missing words are found by rules alone "
    "(pip install 'newslint[model]', or --no-model to hear no more of it)"
)
RATE = 0.15
SURE = 0.05
"""Alarms per 1,000 words of sound copy: what a desk bears as queries, and what it bears as more."""
_NOTHING: Mapping[str, str] = {}
_NUMBER = {"is": "are", "was": "were", "has": "have", "does": "do", "doesn't": "don't", "isn't": "aren't"}
_NUMBER |= {"wasn't": "weren't", "hasn't": "haven't"}
_NUMBER |= {many: one for one, many in _NUMBER.items()}


class ModelGap(Kind):
    """What the gap model says of one label, where its score is high enough.

    `label`: what is missing or wrong. `rate`: the alarms per 1,000 words of sound copy that
    all labels together may raise. `sure`: the same, for what is more than a query. `asked`: the
    message of a query. `insert`: the word for the gap. `swap`: what to write for a wrong
    word; for verbs in the wrong number, third person and base form are swapped besides.
    `after`, `before`: words beside the gap with which the model is not to be believed.
    Where the packages that run the model are missing, it finds nothing.
    """

    name = "gap"
    local = True
    fields = {
        "label": Field(choice(*LABELS), required=True),
        "rate": Field(number),
        "sure": Field(number),
        "asked": Field(text, required=True),
        "insert": Field(string),
        "swap": Field(mapping(text)),
        "after": Field(words),
        "before": Field(words),
    }
    says = ("before", "after", "replacement")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._label: str = self.options["label"]
        self._least = threshold(self._label, self.options.get("rate", RATE))
        self._sure = threshold(self._label, self.options.get("sure", SURE))
        self._never = [frozenset(self.options.get(side, ())) for side in ("after", "before")]

    @classmethod
    def unavailable(cls) -> str | None:
        return None if installed() else MISSING

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        if not installed():
            return
        stream = tokens(document)
        for gap in gaps(document):
            if gap.label == self._label and gap.score >= self._least:
                match = self._match(document, stream, gap)
                if match:
                    yield match

    def _match(self, document: Document, stream: Tokens, gap: Gap) -> Match | None:
        at = stream.at(gap.at)
        if at == len(stream) or stream.starts[at] > gap.at:
            at -= 1  # the model reads the two halves of "don't" as words
        missing = self._label in GAPS
        first = at - 1 if missing and at and stream.blocks[at - 1] == stream.blocks[at] else at
        if stream.keys[first] in self._never[0] or stream.keys[at] in self._never[1]:
            return None
        span = stream.span(first, at + 1)
        values = {
            "before": document.words(stream.span(first, first + 1)),
            "after": document.words(stream.span(at, at + 1)),
        }
        edits = self._edits(stream, at, missing=missing)
        if edits:
            values["replacement"] = edits[0].text.strip()
        unsure = gap.score < self._sure or in_quotation(document, span)
        return Match(
            span,
            values,
            edits,
            severity=Severity.QUERY if unsure else None,
            message=self.options["asked"] if unsure else None,
        )

    def _edits(self, stream: Tokens, at: int, *, missing: bool) -> tuple[Edit, ...]:
        if missing:
            place = stream.starts[at]
            word = self.options.get("insert")
            return (Edit(Span(place, place), f"{word} "),) if word else ()
        word = stream.keys[at]
        offer = self.options.get("swap", _NOTHING).get(word)
        if offer is None and self._label == "agreement":
            offer = _other_number(word)
        return (Edit(stream.span(at, at + 1), offer),) if offer else ()


def _other_number(verb: str) -> str | None:
    """A verb's base form for its third person, and the other way; None for what is no such form."""
    if verb in _NUMBER:
        return _NUMBER[verb]
    if "b" in forms(verb):
        return third_person(verb)
    bases = (verb[:-1], verb[:-2], f"{verb[:-3]}y")
    return next((base for base in bases if "b" in forms(base) and third_person(base) == verb), None)
