"""frame: words that cannot stand side by side, so that one of them is missing or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document, layer
from ...index import Hit
from ...layers.quotes import in_quotation
from ...layers.sentences import sentences
from ...layers.tokens import Tokens, tokens
from ...rule import Match, Rule
from ...schema import Fault, Field, as_list, flag, mapping, string, text, words
from ...span import Edit, Span
from ..base import Kind
from ..inflect import verb_forms
from ..phrase import like
from .rows import END, GAP, START, Item, Row, Sieve, Text, fit, row

_HYPHENS = frozenset("-‐‑–/'’&")
_PAIRS = 20_000
"""Pairs of neighbouring words that a rule remembers."""


class Frame(Kind):
    """Rows of neighbouring words, each with the place where a word is missing or the word that is wrong.

    `rows`: one pattern a line. Its places are parted by spaces: words and classes parted
    by `|`, a list of the rule by `$name`, what it must not be by `-word`; `!` before it:
    none of these; `?` after it: may be absent; `*`: up to four of them; `**`: any number;
    `name:` before it: a {name} for the message. `@start` and `@end` are the sentence's
    edges. `^` stands where a word is missing, `<...>` around a place that is wrong. Words
    with a capital fit only at the sentence's start. `lists`: words by name; `verbs`: verbs
    by name, which stand in a list in all their forms. `unless`: rows
    that excuse a sentence, save from the rows of `always`. `insert`: the word for the gap.
    `swap`: what to write for a wrong word. `asked`: the message inside quotation marks,
    where it is but a query. `questions`: look at questions too.
    """

    name = "frame"
    local = True
    fields = {
        "rows": Field(words, required=True),
        "always": Field(words),
        "lists": Field(mapping(words)),
        "verbs": Field(mapping(words)),
        "unless": Field(words),
        "insert": Field(string),
        "swap": Field(mapping(text)),
        "asked": Field(text),
        "questions": Field(flag),
    }

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        options, ahead = rule.options, rule.ahead or self.ahead(rule.options)
        self._always = frozenset(as_list(options.get("always")))
        items = {part: Item._make((*item, {})) for part, item in ahead["items"].items()}
        self._rows = _Rows(_lines(options), ahead["rows"], items)
        self._unless = _Rows(as_list(options.get("unless")), ahead["unless"], items)

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        for key in ("always", "rows", "unless") if not faults else ():
            for line in as_list(options.get(key)):
                try:
                    each = row(line, _lists(options))
                    if key != "unless":
                        _check_gap(each)
                except ValueError as error:
                    yield (key,), f"{error} ({line})"

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return sorted(_by_word(_lines(options), _lists(options), {}))

    @classmethod
    def ahead(cls, options: Mapping[str, Any]) -> Mapping[str, Any]:
        lists, items = _lists(options), dict[str, Item]()
        rows, unless = (_by_word(lines, lists, items) for lines in (_lines(options), as_list(options.get("unless"))))
        # All but what an item comes to know of words, its last field.
        return {"rows": rows, "unless": unless, "items": {part: item[:-1] for part, item in items.items()}}

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        lists = _lists(options)
        parts = [[item.name for item in row(line, lists).items if item.name] for line in _lines(options)]
        shared = [name for name in parts[0] if all(name in other for other in parts)]
        return ["before", "after", "replacement", *shared]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        keys = stream.keys
        edges, owner = stretches(document)
        done = -1
        for hit in hits:
            first, last = edges[owner[hit.first]]
            if hit.first < done:
                continue
            after = keys[hit.first + 1] if hit.first + 1 < last else END
            for sieve in self._rows.right_before(after, keys[hit.first]):
                before = keys[hit.first - 1] if hit.first > first else START
                if not sieve.lets(before, hit.first - first):
                    continue
                each = sieve.pattern
                sentence = Text(keys, stream.starts, stream.ends, document.text, first, last)
                places = fit(sentence, each, hit.first)
                if places and not self._excused(sentence, stream, each) and not _hyphened(stream, each, places):
                    done = places[-1][1]
                    yield self._match(document, stream, each, places)
                    break

    def _excused(self, sentence: Text, stream: Tokens, found: Row) -> bool:
        if not self.options.get("questions") and "?" in stream.keys[max(0, sentence.last - 2) : sentence.last]:
            return True
        return found.text not in self._always and any(
            fit(sentence, sieve.pattern, at)
            for at in range(sentence.first, sentence.last)
            for sieve in self._unless.of(stream.keys[at])
        )

    def _match(self, document: Document, stream: Tokens, each: Row, places: list[tuple[int, int]]) -> Match:
        values = {
            item.name: document.words(stream.span(*place))
            for item, place in zip(each.items, places, strict=True)
            if item.name and place[0] < place[1]
        }
        edits: tuple[Edit, ...] = ()
        if each.gap >= 0:
            after = places[each.gap][0]
            span = stream.span(after - 1, after + 1)
            values |= {"before": _word(document, stream, after - 1), "after": _word(document, stream, after)}
            if "insert" in self.options:
                place = stream.starts[after]
                edits = (Edit(Span(place, place), self.options["insert"] + " "),)
        else:
            marked = [place for item, place in zip(each.items, places, strict=True) if item.mark] or places
            span = stream.span(marked[0][0], marked[-1][1])
            offer = self.options.get("swap", {}).get(" ".join(stream.keys[marked[0][0] : marked[-1][1]]))
            if offer:
                offer = like(document.words(span), offer)
                values["replacement"] = offer
                edits = (Edit(span, offer),)
        quoted = "asked" in self.options and in_quotation(document, span)
        return Match(
            span,
            values,
            edits,
            severity=Severity.QUERY if quoted else None,
            message=self.options["asked"] if quoted else None,
        )


def _lists(options: Mapping[str, Any]) -> dict[str, list[str]]:
    """The lists by name, those of verbs with all forms of each."""
    lists = {name: [*as_list(value)] for name, value in options.get("lists", {}).items()}
    for name, verbs in options.get("verbs", {}).items():
        for verb in as_list(verbs):
            lists.setdefault(name, []).extend((verb, *(form for form, _ in verb_forms(verb, []))))
    return lists


def _lines(options: Mapping[str, Any]) -> list[str]:
    """The rows as they are written, those of `always` first."""
    return [*as_list(options.get("always")), *as_list(options["rows"])]


def _check_gap(each: Row) -> None:
    """Raises ValueError where the words beside the row's gap would not be sure to be there."""
    if each.text.split().count(GAP) > 1:
        raise ValueError(f"more than one place of it is {GAP}")
    if each.gap >= 0:
        for items in (each.items[: each.gap], each.items[each.gap :]):
            if not any(item.least and not item.banned and not {START, END} & {*item.classes} for item in items):
                raise ValueError(f"a word must stand on either side of its {GAP}")


def _by_word(lines: list[str], lists: Mapping[str, list[str]], items: dict[str, Item]) -> dict[str, list[int]]:
    """The indexes of rows by the words of their anchors; the rows' items go into `items`."""
    found: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        each = row(line, lists, items)
        for word in sorted(each.items[each.anchor].words):
            found.setdefault(word, []).append(index)
    return found


class _Rows:
    """Rows by the words of their anchors, each put together when a text first holds such a word."""

    def __init__(self, lines: list[str], by_word: Mapping[str, list[int]], items: dict[str, Item]) -> None:
        self._lines = lines
        self._by_word = by_word
        self._items = items
        self._read: dict[int, Sieve] = {}
        self._known: dict[str, list[Sieve]] = {}
        self._pairs: dict[tuple[str, str], list[Sieve]] = {}

    def of(self, word: str) -> Sequence[Sieve]:
        """The rows whose anchor may be the word."""
        if word not in self._known:
            if word not in self._by_word:
                return ()
            self._known[word] = [self._sieve(index) for index in self._by_word[word]]
        return self._known[word]

    def right_before(self, after: str, word: str) -> Sequence[Sieve]:
        """The rows whose anchor may be the word where another comes right after it; pairs of words are remembered."""
        found = self._pairs.get((word, after))
        if found is None:
            if len(self._pairs) > _PAIRS:
                self._pairs.clear()
            found = self._pairs[word, after] = [sieve for sieve in self.of(word) if sieve.goes_on(after)]
        return found

    def _sieve(self, index: int) -> Sieve:
        if index not in self._read:
            self._read[index] = Sieve(row(self._lines[index], {}, self._items))
        return self._read[index]


def _word(document: Document, stream: Tokens, at: int) -> str:
    return document.text[stream.starts[at] : stream.ends[at]]


def _hyphened(stream: Tokens, found: Row, places: list[tuple[int, int]]) -> bool:
    """Whether the row's outer words are but parts of compounds (an easy add-on, a poorly-planned move)."""
    held = [place for item, place in zip(found.items, places, strict=True) if not item.banned and place[0] < place[1]]
    first, last = held[0][0], held[-1][1]
    return (first > 0 and stream.keys[first - 1] in _HYPHENS) or (last < len(stream) and stream.keys[last] in _HYPHENS)


@layer
def stretches(document: Document) -> tuple[list[tuple[int, int]], list[int]]:
    """The sentences as stretches of tokens, and for each token the index of its own."""
    stream = tokens(document)
    edges: list[tuple[int, int]] = []
    owner: list[int] = []
    for span in sentences(document):
        first, last = stream.at(span.start), stream.at(span.end)
        owner += [len(edges)] * (last - len(owner))
        edges.append((first, last))
    return edges, owner
