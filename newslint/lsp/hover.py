"""What a finding's hover says: the message, the reason, where the rule comes from, and an example."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from ..about import rule_url
from ..report.result import Located
from ..rule import Example, Rule
from .desk import rule_of
from .verdict import Verdict

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def hover(verdict: Verdict, position: types.Position, *, markdown: bool) -> types.Hover | None:
    """The hover at a position, for the findings that it is in."""
    found = verdict.at(types.Range(position, position))
    if not found:
        return None
    told = "\n\n---\n\n".join("\n\n".join(_parts(verdict, item, _Style(markdown))) for item in found)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    spans = [item.place.range for item in found]
    around = (min(span.start for span in spans), max(span.end for span in spans))
    return types.Hover(types.MarkupContent(kind, told), verdict.text.range(around))


class _Style:
    """Markdown, or the same words without it."""

    def __init__(self, markdown: bool) -> None:
        self._markdown = markdown

    def text(self, words: str) -> str:
        words = " ".join(words.split())
        return _SPECIAL.sub(r"\\\1", words) if self._markdown else words

    def bold(self, words: str) -> str:
        return f"**{self.text(words)}**" if self._markdown and words.strip() else self.text(words)

    def link(self, words: str, url: str) -> str:
        return f"[{self.text(words)}]({url})" if self._markdown else url


def _parts(verdict: Verdict, item: Located, style: _Style) -> Iterator[str]:
    yield f"{style.bold(item.severity.label)} {style.text(item.message)}"
    for other in item.related:
        yield style.text(f"Line {other.place.range.line}: {other.message}")
    rule = rule_of(verdict, item)
    if rule is not None:
        yield style.text(rule.why)
        yield from _example(rule, style)
        yield f"Source: {style.text(rule.source)}"
    url = rule_url(item.rule)
    yield style.link(item.rule, url) if url else style.text(item.rule)


def _example(rule: Rule, style: _Style) -> Iterator[str]:
    """The rule's first example of what is wrong, and how it is mended."""
    shown = next((example for example in rule.examples if example.mark and not example.known_wrong), None)
    if shown is None:
        return
    yield f"Wrong: {_marked(shown, style)}"
    if shown.good is not None:
        yield f"Right: {style.text(shown.good)}"


def _marked(example: Example, style: _Style) -> str:
    assert example.mark is not None, "picked for its mark"
    start, end = example.mark
    before, words, after = example.text[:start], example.text[start:end], example.text[end:]
    left, right = (" " if before[-1:].isspace() else ""), (" " if after[:1].isspace() else "")
    return f"{style.text(before)}{left}{style.bold(words)}{right}{style.text(after)}"
