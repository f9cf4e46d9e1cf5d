"""pattern: a regular expression, tried only in sentences that hold one of its anchor words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentence_at
from ..rule import Match, Rule
from ..schema import Fault, Field, as_list, flag, text, words
from ..span import Edit, Span
from .base import Kind

if TYPE_CHECKING:
    import regex

TIMEOUT = 0.5
"""Seconds that one pattern may spend on one sentence or block; then the rule is at fault, not the text."""


class Pattern(Kind):
    """A regular expression of the `regex` module.

    `anchor`: words of which a sentence must hold one to be searched at all; without it
    every block is. The match is the group `mark` where there is one; named groups are
    placeholders. `replace` is what the mark becomes, with the groups as {names}.
    """

    name = "pattern"
    fields = {
        "pattern": Field(text, required=True),
        "anchor": Field(words),
        "case": Field(flag),
        "replace": Field(text),
        "safe": Field(flag),
        "unless": Field(words),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._regex = _compile(rule.options["pattern"], bool(rule.options.get("case")))
        self._unless = [_compile(item, False) for item in as_list(rule.options.get("unless"))]

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        if not faults:
            for key in ("pattern", "unless"):
                for item in as_list(options.get(key)):
                    yield from _regex_faults(item, key)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str] | None:
        return as_list(options["anchor"]) if "anchor" in options else None

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return [*_compile(options["pattern"], False).groupindex, "replacement"]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for scope in self._scopes(document, hits):
            for found in self._regex.finditer(document.text, scope.start, scope.end, timeout=TIMEOUT):
                span = Span(*found.span("mark" if "mark" in self._regex.groupindex else 0))
                if span.start < span.end and not self._excused(document, span, scope):
                    yield self._match(found, span)

    def _scopes(self, document: Document, hits: Sequence[Hit]) -> Iterator[Span]:
        if "anchor" not in self.options:
            yield from (span for zone, span in document.blocks if zone in self.rule.zones)
            return
        last = -1
        for hit in hits:
            if hit.span.start >= last:
                sentence = sentence_at(document, hit.span.start)
                last = sentence.end
                yield sentence

    def _excused(self, document: Document, span: Span, scope: Span) -> bool:
        for unless in self._unless:
            for found in unless.finditer(document.text, scope.start, scope.end, timeout=TIMEOUT):
                if Span(*found.span()).overlaps(span):
                    return True
        return False

    def _match(self, found: regex.Match[str], span: Span) -> Match:
        values = {name: value or "" for name, value in found.groupdict().items()}
        if "replace" not in self.options:
            return Match(span, values)
        replacement = self.options["replace"]
        for name, value in values.items():
            replacement = replacement.replace("{" + name + "}", value)
        values["replacement"] = replacement
        return Match(span, values, (Edit(span, replacement),), bool(self.options.get("safe")))


def _compile(pattern: str, case: bool) -> regex.Pattern[str]:
    import regex

    return regex.compile(pattern, 0 if case else regex.IGNORECASE)


def _regex_faults(pattern: str, key: str) -> Iterator[Fault]:
    import regex

    try:
        compiled = regex.compile(pattern)
    except regex.error as error:
        yield (key,), f"not a regular expression: {error}"
        return
    if compiled.match(""):
        yield (key,), "matches the empty text"
