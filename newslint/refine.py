"""From matches to diagnostics: a chain of small functions, list in, list out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .diagnostic import Diagnostic, Fix, Related
from .document import Document
from .layers.quotes import in_quotation, quotes
from .rule import Match, Rule
from .span import Edit, Span
from .zones import applies

_PLACEHOLDER = re.compile(r"\{([\w-]+)\}")
_MARKUP = frozenset("<>&*_[]`\\#|\r\n")


def in_zones(document: Document, rule: Rule, matches: Iterable[Match]) -> Iterator[Match]:
    """The matches that stand where the rule applies."""
    return (match for match in matches if applies(rule, document, match.span))


def to_file(document: Document, rule: Rule, matches: Iterable[Match]) -> Iterator[Diagnostic]:
    """Diagnostics in the file's coordinates."""
    for match in matches:
        values = {"match": document.words(match.span), **match.values}
        yield Diagnostic(
            rule.id,
            document.offsets.to_file(match.span),
            rule.severity if match.severity is None else min(rule.severity, match.severity),
            fill(match.message or rule.message, values),
            _fix(document, match),
            tuple(Related(document.offsets.to_file(span), fill(message, values)) for span, message in match.related),
        )


def fill(message: str, values: Mapping[str, str]) -> str:
    """A message with its {placeholders} filled in, on one line."""
    return " ".join(_PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), message).split())


def _fix(document: Document, match: Match) -> Fix | None:
    """The match's fix, where each edit stands for the same characters in the file and none is speech."""
    if not match.edits:
        return None
    edits = []
    for edit in match.edits:
        span = document.offsets.to_file(edit.span)
        if document.source.text[span.start : span.end] != document.words(edit.span):
            return None
        if _spoken(document, edit.span) or _would_be_markup(document, edit):
            return None
        edits.append(Edit(span, edit.text))
    words = match.edits[0].text.strip()
    title = match.title or (f"Write “{words}”" if words else "Delete")
    return Fix(title, tuple(edits), match.safe)


def _spoken(document: Document, span: Span) -> bool:
    """Whether a change here would put words into somebody's mouth."""
    return document.zone_at(span.start) == "blockquote" or _quoted(document, span)


def _would_be_markup(document: Document, edit: Edit) -> bool:
    """Whether the new words bring in a character that means something in a file that has markup."""
    if document.text == document.source.text:
        return False
    return not _MARKUP & set(edit.text) <= set(document.words(edit.span))


def _quoted(document: Document, span: Span) -> bool:
    return bool(quotes(document).spoken) and in_quotation(document, span)


def without_rivals(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Where several findings treat the same words, the best of them alone.

    Rivals are findings on the very same words, fixes that would change the same words,
    and a rule's finding inside another of its own. A contradiction (`related`) tells
    more than a mark, so only another one is its rival; what newslint says of itself has none.
    The graver wins, then the longer, then the one with a fix, then the safe fix.
    """
    beaten_by: dict[int, list[int]] = {}
    order = sorted(range(len(diagnostics)), key=lambda index: diagnostics[index].order)
    near: list[int] = []
    for index in order:
        item = diagnostics[index]
        near = [other for other in near if diagnostics[other].span.end > item.span.start]
        for other in near:
            loser = _loser(diagnostics, index, other)
            if loser is not None:
                beaten_by.setdefault(loser, []).append(index + other - loser)
        near.append(index)
    kept = set(range(len(diagnostics))) - beaten_by.keys()
    for index in sorted(beaten_by, key=lambda index: _rank(diagnostics[index])):
        if kept.isdisjoint(beaten_by[index]):
            kept.add(index)
    return [item for index, item in enumerate(diagnostics) if index in kept]


def _loser(diagnostics: list[Diagnostic], one: int, other: int) -> int | None:
    """Which of two overlapping findings goes, where one must."""
    best, worst = sorted((one, other), key=lambda index: _rank(diagnostics[index]))
    winner, loser = diagnostics[best], diagnostics[worst]
    if "newslint" in (winner.desk, loser.desk) or bool(winner.related) != bool(loser.related):
        return None
    if winner.rule == loser.rule:
        inside = winner.span != loser.span and winner.span.contains(loser.span)
        return worst if inside and not winner.related else None
    if winner.span == loser.span:
        return worst
    # The larger finding stays even where the words in it hold a graver one.
    around = loser.span.contains(winner.span)
    return worst if not around and _same_words_fixed(winner, loser) else None


def _rank(item: Diagnostic) -> tuple[int, int, bool, bool, str, tuple[int, int, str, str]]:
    unsafe = item.fix is None or not item.fix.safe
    return (-item.severity, item.span.start - item.span.end, item.fix is None, unsafe, item.rule, item.order)


def _same_words_fixed(one: Diagnostic, other: Diagnostic) -> bool:
    if one.fix is None or other.fix is None:
        return False
    return any(mine.span.overlaps(theirs.span) for mine in one.fix.edits for theirs in other.fix.edits)


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sorted by start, end, rule; the same finding once."""
    return sorted(set(diagnostics), key=lambda item: item.order)
