"""The findings of one file as a list of cards."""

from __future__ import annotations

from collections.abc import Mapping

from ...about import rule_url
from ..base import RuleInfo
from ..markup import PAUSE, escape, named, shown
from ..result import FileResult, Located, Place
from .marks import anchor_of, key_of

_LONGEST = 160
"""Characters of a file's words that a card shows where the story does not."""

_BUNCH = 20
"""Cards between two pauses of the browser."""


def cards(result: FileResult, file: int, rules: Mapping[str, RuleInfo], seen: Mapping[str, bool]) -> str:
    """The list; `seen` are the places in the story, and whether words stand there: else the card quotes them."""
    items = []
    for number, found in enumerate(result.diagnostics, 1):
        if number % _BUNCH == 0:
            items.append(PAUSE)
        items.append(_card(found, number, key_of(file, number), rules.get(found.rule), seen))
    return f'<ol class="cards">\n{"".join(items)}</ol>\n'


def _card(found: Located, number: int, key: str, info: RuleInfo | None, seen: Mapping[str, bool]) -> str:
    label, span = found.severity.label, found.place.range
    desk = found.rule.partition("/")[0]
    out = [
        f'<li class="card {label}" id="i{key}" data-of="{key}" data-severity="{label}" data-desk="{named(desk)}"'
        f' data-start="{span.start}" data-end="{span.end}">\n',
        f'<p class="head"><span class="n">{number}</span> <strong id="e{key}">{label}</strong> ',
        f"{_where(found.place, anchor_of(key), seen, said=key)} {_rule(found.rule)}</p>\n",
        f'<p class="message" id="d{key}" dir="auto">{shown(found.message)}</p>\n',
    ]
    if not seen.get(anchor_of(key)) and found.place.text:
        out.append(f'<p class="quoted">{_quoted(found.place)}</p>\n')
    if found.related:
        halves = (
            f'<li dir="auto">{_where(other.place, anchor_of(key, half), seen)} {_quoted(other.place)} '
            f"{shown(other.message)}</li>\n"
            for half, other in enumerate(found.related, 1)
        )
        out.append(f'<ul class="halves">\n{"".join(halves)}</ul>\n')
    if found.fix is not None:
        unsafe = "" if found.fix.safe else " <em>(read it first)</em>"
        out.append(f'<p class="fix" dir="auto"><b>Fix</b> {shown(found.fix.title)}{unsafe}</p>\n')
    if info is not None and info.why:
        out.append(f'<p class="why" dir="auto">{shown(info.why)}</p>\n')
    return "".join(out) + "</li>\n"


def _where(place: Place, anchor: str, seen: Mapping[str, bool], said: str = "") -> str:
    """The line, as a link to the words where the page shows them.

    Keys go from one of these to the next, and a screen reader reads no more than them: `said`
    is the key of the finding that it is to read as well.
    """
    line = f"line {place.range.line}"
    told = f' aria-describedby="e{said} d{said}"' if said else ""
    if anchor in seen:
        return f'<a class="where" href="#{anchor}"{told}>{line}</a>'
    return f'<span class="where" tabindex="-1"{told}>{line}</span>'


def _quoted(place: Place) -> str:
    text = " ".join(place.text.split())
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\u2026"
    return f'<q class="words" dir="auto">{shown(text)}</q>' if text else ""


def _rule(rule: str) -> str:
    url = rule_url(rule)
    return (
        f'<a class="rule" href="{escape(url)}" rel="noreferrer">{shown(rule)}</a>'
        if url
        else f'<span class="rule">{shown(rule)}</span>'
    )
