"""pattern: a regular expression, tried only in sentences that hold one of its anchor words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..ahead import freeze, thaw
from ..document import Document
from ..index import Hit
from ..layers.sentences import sentence_at
from ..rule import Match, Rule
from ..schema import Fault, Field, as_list, flag, listing, string, unknown, words
from ..span import Edit, Span
from ..wording import Wording
from .base import Kind

if TYPE_CHECKING:
    import regex

TIMEOUT = 0.5
"""Seconds that one pattern may spend on one sentence or block; then the rule is at fault, not the text."""

_PLACEHOLDER = re.compile(r"\{([\w-]+)\}")
# What a space must not be replaced in: escapes and character classes; else a space with what follows it.
_SPACE = Wording(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|( )(?=([*+?{])?)", flags=re.S)

_ENDS = re.compile(r"[$^]|\\[AGzZ]")
_VERBOSE = Wording(r"\s*\(\?[a-wy-z]*x")


class Pattern(Kind):
    """A regular expression of the `regex` module, which ignores capitals.

    `pattern`: one, or a list. A space stands for any white space, unless the pattern begins with (?x). Where there are
    several, each is looked for by itself: far faster than one of many alternatives.
    `anchor`: words of which a sentence must hold one to be searched at all; without it
    every block is searched. `sign`: strings, as written, of which the story must hold one
    to be searched at all ("\\n" begins a block). The match is the group `mark` where there is one; named
    groups are placeholders. `replace`: what the mark becomes, with the groups as {names};
    at a sentence's start it gets a capital. `unless`: patterns that excuse what they overlap.
    `case`: capitals count (for a part of the pattern, write `(?-i:...)`). `safe`: the
    fix cannot change what the story says.
    """

    name = "pattern"
    local = True
    fields = {
        "pattern": Field(words, required=True),
        "anchor": Field(words),
        "sign": Field(listing(string)),
        "case": Field(flag),
        "replace": Field(string),
        "safe": Field(flag),
        "unless": Field(words),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        case = bool(rule.options.get("case"))
        compiled = [thaw(rule.ahead.get(item)) or _compile(item, case) for item in _sources(rule.options)]
        patterns = as_list(rule.options["pattern"])
        self._unless = compiled[len(patterns) :]
        # One look at the whole text spares looking at each block, save for a pattern that is about a block's ends.
        unanchored = "anchor" not in rule.options and "body" in rule.zones
        self._patterns = [
            (regex, unanchored and not _ENDS.search(pattern), "mark" if "mark" in regex.groupindex else 0)
            for pattern, regex in zip(patterns, compiled, strict=False)
        ]

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        for key in ("pattern", "unless"):
            faults += (fault for item in as_list(options.get(key)) if not faults for fault in _faults(item, key))
        yield from faults
        if not faults and "replace" in options:
            known = _groups(options)
            for name in _PLACEHOLDER.findall(options["replace"]):
                if name not in known:
                    yield ("replace",), unknown("group", name, known)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str] | None:
        return as_list(options["anchor"]) if "anchor" in options else None

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str] | None:
        return as_list(options["sign"]) if "sign" in options else None

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        groups = [name for name in _groups(options) if name != "mark"]
        return [*groups, "replacement"] if "replace" in options else groups

    @classmethod
    def ahead(cls, options: Mapping[str, Any]) -> Mapping[str, Any]:
        case = bool(options.get("case"))
        return {item: freeze(_compile(item, case)) for item in _sources(options)}

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        scopes: list[Span] = []
        for regex, anywhere, mark in self._patterns:
            if anywhere and not regex.search(document.text, timeout=TIMEOUT):
                continue
            scopes = scopes or list(self._scopes(document, hits))
            for scope in scopes:
                for found in regex.finditer(document.text, scope.start, scope.end, timeout=TIMEOUT):
                    span = Span(*found.span(mark))
                    if span.start < span.end and not self._excused(document, span, scope):
                        yield self._match(document, found, span)

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

    def _match(self, document: Document, found: regex.Match[str], span: Span) -> Match:
        values = {name: value or "" for name, value in found.groupdict().items()}
        if "replace" not in self.options:
            return Match(span, values)
        replacement = _PLACEHOLDER.sub(lambda name: values[name[1]], self.options["replace"])
        marked = document.words(span)
        if marked.lower() != replacement.lower() and marked[0].isupper():
            sentence = sentence_at(document, span.start)
            if not any(map(str.isalnum, document.text[sentence.start : span.start])):
                replacement = replacement[:1].upper() + replacement[1:]
        values["replacement"] = replacement
        return Match(span, values, (Edit(span, replacement),), bool(self.options.get("safe")))


def _sources(options: Mapping[str, Any]) -> list[str]:
    """The pattern and what excuses it."""
    return [*as_list(options["pattern"]), *as_list(options.get("unless"))]


def _groups(options: Mapping[str, Any]) -> list[str]:
    """The named groups that all patterns have."""
    first, *others = (_compile(item, False).groupindex for item in as_list(options["pattern"]))
    return [name for name in first if all(name in other for other in others)]


def _compile(pattern: str, case: bool) -> regex.Pattern[str]:
    import regex

    if not _VERBOSE.match(pattern):
        pattern = _SPACE.sub(lambda found: found[1] or (r"\s" if found[3] else r"\s+"), pattern)
    return regex.compile(pattern, 0 if case else regex.IGNORECASE)


def _faults(pattern: str, key: str) -> Iterator[Fault]:
    import regex

    try:
        compiled = _compile(pattern, False)
    except regex.error as error:
        yield (key,), f"not a regular expression: {error}" + (f" ({pattern})" if key == "unless" else "")
        return
    if compiled.match(""):
        yield (key,), "matches the empty text"
