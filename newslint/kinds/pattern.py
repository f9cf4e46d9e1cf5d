"""pattern: a regular expression, tried only in sentences that hold one of its anchor words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..ahead import freeze, thaw
from ..document import Document, layer
from ..index import Hit
from ..layers.sentences import sentence_at
from ..needs import alike, minds_ends, needs
from ..rule import Match, Rule
from ..schema import Fault, Field, as_list, flag, listing, string, unknown, words
from ..span import Edit, Span
from ..wording import Wording
from .base import Kind

if TYPE_CHECKING:
    import regex

TIMEOUT = 0.5
"""Seconds that one pattern may spend on one sentence or block; then the rule is at fault, not the text."""

SHORT = 250
"""Characters of a stretch on which a tame pattern takes a second or two at the very worst: nobody watches the clock."""

_PLACEHOLDER = Wording(r"\{([\w-]+)\}")
# What a space must not be replaced in: escapes and character classes; else a space with what follows it.
_SPACE = Wording(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|( )(?=([*+?{])?)", flags=re.S)

_START = Wording(r"(?<!\[)\^|\\[AG]")
"""What may hold a pattern to the start of the story."""
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
        self._searches = [_Search(rule, pattern) for pattern in as_list(rule.options["pattern"])]
        self._unless = [_Search(rule, pattern) for pattern in as_list(rule.options.get("unless"))]

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
    def near(cls, options: Mapping[str, Any]) -> bool:
        return not any(map(_START.search, [*as_list(options["pattern"]), *as_list(options.get("unless"))]))

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        groups = [name for name in _groups(options) if name != "mark"]
        return [*groups, "replacement"] if "replace" in options else groups

    @classmethod
    def ahead(cls, options: Mapping[str, Any]) -> Mapping[str, Any]:
        case, anchors = bool(options.get("case")), as_list(options.get("anchor"))
        sources = [*as_list(options["pattern"]), *as_list(options.get("unless"))]
        from ..tame import is_tame

        free = () if anchors else as_list(options["pattern"])
        return {
            "anywhere": [item for item in free if not minds_ends(_written(item), case=case)],
            "tame": [item for item in sources if is_tame(_written(item))],
            "compiled": {item: freeze(_compile(item, case)) for item in sources},
            "needs": {item: needs(_written(item), case, anchors) for item in as_list(options["pattern"])},
        }

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        said = document.text if self.options.get("case") else _alike(document)
        scopes: list[tuple[Span, str]] = []
        for search in self._searches:
            if search.anywhere and not (
                search.may_fit(said) and search.compiled.search(document.text, timeout=TIMEOUT)
            ):
                continue
            scopes = scopes or [(scope, said[scope.start : scope.end]) for scope in self._scopes(document, hits)]
            for scope, stretch in scopes:
                if not search.may_fit(stretch):
                    continue
                for found in search.within(document.text, scope):
                    span = Span(*found.span(search.group))
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
            for found in unless.within(document.text, scope):
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


class _Search:
    """One regular expression of a rule, compiled when a text first holds what it needs.

    `anywhere`: one look at the whole text spares looking at each block, save for a pattern that
    minds where a block ends. `group`: what is marked.
    """

    def __init__(self, rule: Rule, pattern: str) -> None:
        self.anywhere = "body" in rule.zones and pattern in rule.ahead.get("anywhere", ())
        self._pattern = pattern
        self._case = bool(rule.options.get("case"))
        self._ahead = rule.ahead.get("compiled", {}).get(pattern)
        self._tame = pattern in rule.ahead.get("tame", ())
        self._needs: list[str] | None = rule.ahead.get("needs", {}).get(pattern)

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern."""
        return thaw(self._ahead) or _compile(self._pattern, self._case)

    @cached_property
    def group(self) -> str | int:
        """Its group `mark`, where it has one."""
        return "mark" if "mark" in self.compiled.groupindex else 0

    def within(self, text: str, scope: Span) -> Iterator[regex.Match[str]]:
        """All that fits in a stretch. Raises TimeoutError where that takes too long."""
        timeout = None if self._tame and scope.end - scope.start <= SHORT else TIMEOUT
        return self.compiled.finditer(text, scope.start, scope.end, timeout=timeout)

    def may_fit(self, said: str) -> bool:
        """Whether a stretch holds what the pattern cannot do without."""
        if self._needs is None:
            return True
        for need in self._needs:  # noqa: SIM110 - any() of a generator takes twice as long
            if need in said:
                return True
        return False


@layer
def _alike(document: Document) -> str:
    """The text as needs are looked for where capitals do not count."""
    return alike(document.text)


def _groups(options: Mapping[str, Any]) -> list[str]:
    """The named groups that all patterns have."""
    first, *others = (_compile(item, False).groupindex for item in as_list(options["pattern"]))
    return [name for name in first if all(name in other for other in others)]


def _written(pattern: str) -> str:
    """The pattern with what its spaces stand for."""
    if _VERBOSE.match(pattern):
        return pattern
    return _SPACE.sub(lambda found: found[1] or (r"\s" if found[3] else r"\s+"), pattern)


def _compile(pattern: str, case: bool) -> regex.Pattern[str]:
    import regex

    return regex.compile(_written(pattern), 0 if case else regex.IGNORECASE)


def _faults(pattern: str, key: str) -> Iterator[Fault]:
    import regex

    try:
        compiled = _compile(pattern, False)
    except regex.error as error:
        yield (key,), f"not a regular expression: {error}" + (f" ({pattern})" if key == "unless" else "")
        return
    if compiled.match(""):
        yield (key,), "matches the empty text"
