"""clause: what cannot be the clause of a sentence, by what its words can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from ...ahead import ENGINE, freeze_code, thaw_code
from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.quotes import in_quotation
from ...layers.tokens import tokens
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Fault, Field, as_list, mapping, text, words
from ...wording import Wording
from ..base import Kind
from ..inflect import verb_forms
from .letters import LETTERS, Letters, letters

_ITEM = Wording(r"(?P<part>\$)?(?P<ban>!!?)?(?P<names>[a-z|]+)(?P<many>[?*+])?")
_BARE = LETTERS["go"] + LETTERS["help"]
_START = "@start"
_REACH = 9
"""Words before the row that may excuse it."""
_FINITE = Wording(
    # Words that are a finite verb and nothing else, save after "to" and "will".
    r"(?<![TM])(?<!M[RnytYiv@])(?<!T[Rn])[IMWZ]|(?<![TMIZEe])(?<![IZ][Rn])F"
    r"|(?<![TMDsdoHJjpzIZEe])(?<![IZ][Rn])f"
    # A base is finite after a plural, not after "the", "to", "will", one thing.
    r"|(?<![TMDsdoHJjpzQIZEeWrNOg])(?<!gR)(?<![DsdHJjpzQNXG]U)(?<![TMIZWe][RnytYmiv])(?<![IZM][Rn][Rn])(?<!-)[VU](?![-IZMWFz])"
    # Calls, plans: not after "the", nor where they are the subject of what follows.
    r"|(?<!^)(?<![DsdoHJpzQTrO])(?<!^\")(?<![^DsdHNOoJjlXG]g)(?<!-)S(?![-IZMWz])|S(?=[DsdoHmti])|(?<=^s)S"
    # A past that may be a participle: not after "the", "is", "has".
    r"|(?<![DsdoHIZEeTO])(?<![^DsdHJNOojlXG]g)(?<![IZEegM][Rn])(?<![IZ][Rn][Rn])(?<![IZW][ytYDsdXGvi])(?<![RNJjl]-)L(?!-)"
    r"|(?<![DsdoHIZEegTM])(?<![IZEegMTW][Rn])(?<!M[ytYXGvi])(?<!-)C(?!-)"
)
_FAR = Wording(r"[lSGQ][^,]*?[pz][^,]*?N[VU](?![-IZMWFz])")
"""A base after a noun that is but part of a plural subject: the boats of the town carry."""
_SUBJECT = Wording(
    r"[kKaq](?:t|[DsdHo](?![.,]))|[ka](?:l(?![,.-])|[XG]+(?![-,.XG])|[iv])|w(?!T)|h(?=[IZFMWSLVUCDsdHtXG])"
    r"|,\"(?:[XGNDsJH]{1,5})?f|(?<![c\-Ix])(?<!In)[Yy](?![c,.:;)\-])"
)


class _Row(NamedTuple):
    """A row as a regular expression over letters; `banned`: letters that stand nowhere before it."""

    pattern: str
    banned: str
    lone: bool


class Clause(Kind):
    """Rows of classes of words (see letters.py) that no clause of a sound sentence can begin with.

    `rows`: one a line, its places parted by spaces: classes parted by `|`, a `$part` of the rule;
    `?`, `*` and `+` after it as in regular expressions. `!` before it: none of these stands here,
    before the row's first word several joined by `>`; `!!` first: none of these stands before
    it in the sentence. `@start` is the sentence's start. `^` stands where the word is missing.
    `lone`: rows that count only where the sentence has fewer words that might be finite verbs
    than it has subjects. `parts`: places by name, one way to fill them a line, in the terms of the parts before them.
    `unless`: words that excuse a row they stand in or closely before; `verbs`: verbs that do so in all
    their forms. `groups`: words that excuse it only where they stand in it. `asked`: the message in
    quotation marks, where it is but a query.
    """

    name = "clause"
    local = True
    fields = {
        "rows": Field(words),
        "lone": Field(words),
        "parts": Field(mapping(words)),
        "unless": Field(words),
        "verbs": Field(words),
        "groups": Field(words),
        "asked": Field(text),
    }
    says = ("before", "after")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._unless = frozenset(rule.ahead.get("unless") or _excuses(rule.options))
        self._groups = frozenset(as_list(rule.options.get("groups")))

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        for key in ("rows", "lone") if not faults else ():
            for line in as_list(options.get(key)):
                try:
                    _row(line, _parts(options), lone=key == "lone")
                except ValueError as error:
                    yield (key,), f"{error} ({line})"

    @classmethod
    def ahead(cls, options: Mapping[str, Any]) -> Mapping[str, Any]:
        codes = [freeze_code(row.pattern, 0) for row in _rows(options)]
        return {"engine": ENGINE, "rows": codes, "unless": _excuses(options)}

    @cached_property
    def _searches(self) -> list[tuple[_Row, re.Pattern[str]]]:
        """The rows and their patterns: those of the pack where it was made for this Python."""
        rows, ahead = _rows(self.options), self.rule.ahead
        frozen = ahead["rows"] if ahead.get("engine") == ENGINE else [None] * len(rows)
        return [
            (row, (code and thaw_code(row.pattern, code)) or re.compile(row.pattern))
            for row, code in zip(rows, frozen, strict=True)
        ]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        written = letters(document)
        done: set[int] = set()
        for row, pattern in self._searches:
            for found in pattern.finditer(written.text):
                gap = written.token(found.start("gap"))
                if gap not in done and self._counts(document, written, row, found):
                    done.add(gap)
                    yield self._match(document, gap, written.text[found.end("gap")] in _BARE)

    def _counts(self, document: Document, written: Letters, row: _Row, found: re.Match[str]) -> bool:
        """Whether nothing in the sentence excuses the row."""
        sentence, start = written.sentence(found.start())
        if "?" in sentence or not frozenset(row.banned).isdisjoint(sentence[: max(0, found.start() - start)]):
            return False
        if row.lone and not _lacks_verb(sentence):
            return False
        keys = tokens(document).keys
        first, last = written.token(found.start()), written.token(found.end() - 1) + 1
        if not self._groups.isdisjoint(keys[first:last]):
            return False
        return self._unless.isdisjoint(keys[max(written.token(start), first - _REACH) : last])

    def _match(self, document: Document, gap: int, bare: bool) -> Match:
        """What is marked: the words beside the gap; a verb that is but bare alone, as rules of agreement do."""
        stream = tokens(document)
        span = stream.span(gap if bare else gap - 1, gap + 1)
        values = {
            "before": document.text[stream.starts[gap - 1] : stream.ends[gap - 1]],
            "after": document.text[stream.starts[gap] : stream.ends[gap]],
        }
        quoted = "asked" in self.options and in_quotation(document, span)
        return Match(
            span,
            values,
            severity=Severity.QUERY if quoted else None,
            message=self.options["asked"] if quoted else None,
        )


def _lacks_verb(sentence: str) -> bool:
    """Whether a sentence that is one, and plain, has fewer possible finite verbs than subjects."""
    if not sentence.rstrip('"').endswith(".") or not frozenset(":;()").isdisjoint(sentence):
        return False
    verbs = len(_FINITE.findall(sentence)) + (sentence.count("O") if '"' in sentence else 0)
    verbs += _FAR.search(sentence) is not None
    return len(_SUBJECT.findall(sentence)) + 1 > verbs


def _excuses(options: Mapping[str, Any]) -> list[str]:
    """The words that excuse a row which they stand before, verbs in all their forms."""
    verbs = as_list(options.get("verbs"))
    return [*as_list(options.get("unless")), *verbs, *(form for verb in verbs for form, _ in verb_forms(verb, []))]


def _rows(options: Mapping[str, Any]) -> list[_Row]:
    """The rows of a rule. Raises ValueError for one that cannot be read."""
    parts = _parts(options)
    return [_row(line, parts, lone=key == "lone") for key in ("rows", "lone") for line in as_list(options.get(key))]


def _parts(options: Mapping[str, Any]) -> dict[str, str]:
    """The named places as regular expressions."""
    parts: dict[str, str] = {}
    for name, lines in options.get("parts", {}).items():
        found = ["".join(_place(item, parts) for item in line.split()) for line in as_list(lines)]
        parts[name] = f"(?:{'|'.join(found)})"
    return parts


def _row(line: str, parts: Mapping[str, str], *, lone: bool) -> _Row:
    """Read a row; ValueError says what is wrong with it."""
    banned, behind, pattern = "", [], ""
    for item in line.split():
        if item.startswith("!!"):
            banned += "".join(_letters(item[2:]))
        elif item.startswith("!") and not pattern:
            behind.append("".join(f"[{_letters(names)}]" for names in item[1:].split(">")))
        elif item == _START:
            if pattern or behind:
                raise ValueError(f"{_START} comes first")
            pattern = '\n"?'
        elif item == "^":
            pattern += "(?P<gap>)"
        elif not pattern and behind:
            if item[0] in "$!" or item[-1] in "?*+":
                raise ValueError(f"{item!r} cannot follow what does not stand before the row: it is no single word")
            # What stands before the first word is looked at after it: a search for that word is fast.
            pattern = _place(item, parts) + "".join(f"(?<!{each}.)" for each in behind)
        else:
            pattern += _place(item, parts)
    _check_gap(line)
    return _Row(pattern, banned, lone)


def _check_gap(line: str) -> None:
    """Raises ValueError where the words beside the row's gap would not be sure to be there."""
    sides = [part.split() for part in line.split("^")]
    if len(sides) != 2:
        raise ValueError(f"{'no place' if len(sides) == 1 else 'more than one place'} of it is ^")
    for side in sides:
        if not any(item[0] != "!" and item[-1] not in "?*" and item != _START for item in side):
            raise ValueError("a word must stand on either side of its ^")


def _place(item: str, parts: Mapping[str, str]) -> str:
    """One place as a regular expression."""
    found = _ITEM.fullmatch(item)
    if found is None:
        raise ValueError(f"{item!r} cannot be read")
    many = found["many"] or ""
    if found["part"]:
        if found["names"] not in parts:
            raise ValueError(f"there is no part {found['names']!r}")
        return parts[found["names"]] + many
    chosen = f"[{_letters(found['names'])}]"
    return f"(?!{chosen})" if found["ban"] else chosen + many


def _letters(names: str) -> str:
    """The letters of classes parted by |."""
    for name in names.split("|"):
        if name not in LETTERS:
            raise ValueError(f"there is no class {name!r}")
    return "".join(re.escape(LETTERS[name]) for name in names.split("|"))
