"""tokens: a row of words, word lists and classes of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentence_at
from ..layers.sentences import sentences as sentences_of
from ..layers.tokens import Tokens, fold
from ..layers.tokens import tokens as tokens_of
from ..record import NamedTuple
from ..rule import Match, Rule
from ..schema import Fault, Field, as_list, check_mapping, flag, number, string, text, words
from ..span import Edit, Span
from ..yamlfile import KeyPath
from .base import Kind
from .classes import CLASSES, class_or_words
from .guards import GUARD_FIELDS, guarded
from .inflect import noun_forms, verb_forms

MAX_REPEAT = 20

_ITEM_FIELDS = {
    "any": Field(class_or_words),
    "not": Field(class_or_words),
    "verb": Field(words),
    "noun": Field(words),
    "optional": Field(flag),
    "repeat": Field(number),
    "mark": Field(flag),
    "as": Field(text),
}


def _row(value: Any, where: KeyPath) -> Iterator[Fault]:
    """A list of items: a word, phrase or class; a list of them; or a mapping."""
    if not isinstance(value, list) or not value:
        yield where, "must be a list of words, lists of words and mappings"
        return
    for index, item in enumerate(value):
        place = (*where, index)
        if not isinstance(item, dict):
            yield from class_or_words(item, place)
            continue
        yield from check_mapping(item, _ITEM_FIELDS, place)
        if sum(key in item for key in ("any", "verb", "noun")) > 1:
            yield place, "names words once: by any, verb or noun"
        repeat = item.get("repeat", 1)
        if isinstance(repeat, int | float) and not (isinstance(repeat, int) and 1 <= repeat <= MAX_REPEAT):
            yield (*place, "repeat"), f"must be a whole number from 1 to {MAX_REPEAT}"
    if all(isinstance(item, dict) and item.get("optional") for item in value):
        yield where, "every item is optional, so it would match nothing at all"


class TokenPattern(Kind):
    """A row of items within one sentence, where a regular expression would be hard to read.

    `tokens`: the row. An item is a word or phrase, a class such as @number or @capital,
    a list of these (any of them), or a mapping: `any` (words and classes; one token of
    any sort without it), `verb` or `noun` (words in all their forms), `not` (words and
    classes that it must not be), `optional`, `repeat` (up to so many times), `mark`
    (the match is the marked items, all items where none is), `as` (a {name} for the
    message and for `replace`). `replace`: what the mark becomes. `safe`: the fix cannot
    change what the story says. Guards as for `phrase`.
    """

    name = "tokens"
    local = True
    fields = {"tokens": Field(_row, required=True), "replace": Field(string), "safe": Field(flag), **GUARD_FIELDS}

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._items = [_item(item) for item in rule.options["tokens"]]

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str] | None:
        """The words of the item with the fewest that must be there and is words alone."""
        items = [_item(item) for item in options["tokens"]]
        anchors = [item.phrases for item in items if item.phrases and not item.classes and not item.optional]
        return [" ".join(phrase) for phrase in min(anchors, key=len)] if anchors else None

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        names = [item["as"] for item in options["tokens"] if isinstance(item, dict) and "as" in item]
        return [*names, "replacement"] if "replace" in options else names

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens_of(document)
        found = (hit for scope in self._scopes(document, hits) for hit in self._rows(document, stream, scope))
        rows = {hit[0]: hit for hit in found}
        for hit in guarded(document, list(rows), self.options):
            yield self._match(document, stream, rows[hit][1])

    def _scopes(self, document: Document, hits: Sequence[Hit]) -> Iterable[Span]:
        if self.triggers(self.options) is None:
            return sentences_of(document)
        return dict.fromkeys(sentence_at(document, hit.span.start) for hit in hits)

    def _rows(self, document: Document, stream: Tokens, scope: Span) -> Iterator[tuple[Hit, list[tuple[int, int]]]]:
        first, last = stream.at(scope.start), stream.at(scope.end)
        while first < last:
            row = _fit(_Scope(document, stream, last), self._items, 0, first)
            if row and row[-1][1] > first:
                end = row[-1][1]
                yield Hit(first, end, stream.span(first, end), ""), row
                first = end
            else:
                first += 1

    def _match(self, document: Document, stream: Tokens, row: list[tuple[int, int]]) -> Match:
        pairs = [(item, place) for item, place in zip(self._items, row, strict=True) if place[0] < place[1]]
        marked = [place for item, place in pairs if item.mark] or [place for _, place in pairs]
        span = stream.span(marked[0][0], marked[-1][1])
        values = {item.name: "" for item in self._items if item.name}
        values |= {item.name: document.words(stream.span(*place)) for item, place in pairs if item.name}
        if "replace" not in self.options:
            return Match(span, values)
        replacement = self.options["replace"]
        for name, value in values.items():
            replacement = replacement.replace("{" + name + "}", value)
        edits = (Edit(span, replacement),)
        return Match(span, {**values, "replacement": replacement}, edits, bool(self.options.get("safe")))


class _Item(NamedTuple):
    """One item of the row: `phrases` are folded; either a phrase or a class must fit."""

    phrases: tuple[tuple[str, ...], ...]
    classes: tuple[str, ...]
    banned: tuple[tuple[str, ...], ...]
    banned_classes: tuple[str, ...]
    optional: bool = False
    repeat: int = 1
    mark: bool = False
    name: str = ""


class _Scope(NamedTuple):
    """The tokens of a sentence: those before `last`."""

    document: Document
    stream: Tokens
    last: int

    def fits(self, name: str, index: int) -> bool:
        """Whether the token is of the class."""
        return CLASSES[name](self.stream.keys[index], self.document.words(self.stream.span(index, index + 1)))

    def holds(self, phrase: tuple[str, ...], index: int) -> bool:
        """Whether the phrase begins with the token."""
        end = index + len(phrase)
        return end <= self.last and tuple(self.stream.keys[index:end]) == phrase


def _item(value: Any) -> _Item:
    if not isinstance(value, dict):
        value = {"any": value}
    wanted = as_list(value.get("any"))
    for key, forms in (("verb", verb_forms), ("noun", noun_forms)):
        for word in as_list(value.get(key)):
            wanted += [word, *(form for form, _ in forms(word, []))]
    phrases, classes = _sorted(wanted or ["@any"])
    banned, banned_classes = _sorted(as_list(value.get("not")))
    return _Item(
        phrases,
        classes,
        banned,
        banned_classes,
        optional=value.get("optional", False),
        repeat=value.get("repeat", 1),
        mark=value.get("mark", False),
        name=value.get("as", ""),
    )


def _sorted(items: list[str]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Phrases, the longest first, and classes."""
    phrases = {tuple(fold(item)) for item in items if item not in CLASSES}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))), tuple(i for i in items if i in CLASSES)


def _fit(scope: _Scope, items: list[_Item], number: int, at: int) -> list[tuple[int, int]] | None:
    """Where each of the items from `number` on stands, the first at token `at`; None where they do not fit."""
    if number == len(items):
        return []
    item = items[number]
    for end in sorted(_ends(scope, item, at), reverse=True):
        rest = _fit(scope, items, number + 1, end)
        if rest is not None:
            return [(at, end), *rest]
    return None


def _ends(scope: _Scope, item: _Item, at: int) -> set[int]:
    """Where an item that begins with token `at` can end."""
    ends = {at} if item.optional else set()
    reached = {at}
    for _ in range(item.repeat):
        reached = {end for start in reached for end in _once(scope, item, start)}
        ends |= reached
    return ends


def _once(scope: _Scope, item: _Item, at: int) -> Iterator[int]:
    if at >= scope.last:
        return
    if any(scope.holds(phrase, at) for phrase in item.banned) or any(scope.fits(i, at) for i in item.banned_classes):
        return
    yield from (at + len(phrase) for phrase in item.phrases if scope.holds(phrase, at))
    if any(scope.fits(name, at) for name in item.classes):
        yield at + 1
