"""From matches to diagnostics: a chain of small functions, list in, list out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .diagnostic import Diagnostic, Fix, Related
from .document import Document
from .layers.quotes import quotes
from .rule import Match, Rule
from .span import Edit, Span

_PLACEHOLDER = re.compile(r"\{([\w-]+)\}")


def in_zones(document: Document, rule: Rule, matches: Iterable[Match]) -> Iterator[Match]:
    """The matches that stand where the rule applies."""
    for match in matches:
        zone = document.zone_at(match.span.start)
        if zone not in rule.zones:
            continue
        inside = {item.name for item in document.inline if item.span.overlaps(match.span)}
        if "quote" not in rule.zones and _quoted(document, match.span):
            inside.add("quote")
        if inside <= rule.zones:
            yield match


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
            tuple(
                Related(document.offsets.to_file(span), fill(message, values)) for span, message in match.related
            ),
        )


def fill(message: str, values: dict[str, str]) -> str:
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
        edits.append(Edit(span, edit.text))
    if any(_quoted(document, edit.span) for edit in match.edits):
        return None
    title = match.title or (f"Write “{match.edits[0].text}”" if match.edits[0].text else "Delete")
    return Fix(title, tuple(edits), match.safe)


def _quoted(document: Document, span: Span) -> bool:
    from .layers.quotes import in_quotation

    return bool(quotes(document).spoken) and in_quotation(document, span)


def without_twins(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Where several rules mark the very same words, the gravest finding alone."""
    best: dict[Span, Diagnostic] = {}
    for item in diagnostics:
        other = best.get(item.span)
        if other is None or (-item.severity, item.rule) < (-other.severity, other.rule):
            best[item.span] = item
    return [item for item in diagnostics if best[item.span] is item or item.rule == best[item.span].rule]


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sorted by start, end, rule; the same finding once."""
    return sorted(set(diagnostics), key=lambda item: item.order)
