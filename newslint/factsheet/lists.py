"""The lists of a sheet as tables of a page, each fact a link to its places in the story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..report.markup import PAUSE, named, shown
from ..report.result import Located
from .rows import TITLES, Row

DOT = " &#183; "

_PART = 60
"""Rows of one table. A browser lays a table out as a whole, and a long one would hold up whoever scrolls to it."""


def anchor_of(key: str, index: int) -> str:
    """The id of the place where a fact stands for the `index`th time, counted from 0."""
    return f"m{key}" + (f"-{index + 1}" if index else "")


def lists(
    facts: Mapping[str, Row], finding: Callable[[Located], str], *, heading: str, ticks: bool = False
) -> Iterator[str]:
    """The lists that are not empty; `facts` by their keys on the page, `finding` the HTML of one. `ticks`: boxes."""
    for section, title in TITLES.items():
        listed = [_row(row, key, finding, ticks) for key, row in facts.items() if row.section == section]
        if not listed:
            continue
        box = '<th scope="col">Checked</th>' if ticks else ""
        head = f'{box}<th scope="col">Line</th><th scope="col">Words</th><th scope="col">Details</th>'
        yield f'<section class="{section}">\n<{heading}>{title} <small>{len(listed)}</small></{heading}>\n'
        for start in range(0, len(listed), _PART):
            yield f'<div class="part">\n<table>\n<thead class="unseen"><tr>{head}</tr></thead>\n<tbody>\n'
            yield from listed[start : start + _PART]
            yield f"</tbody>\n</table>\n{PAUSE}</div>\n"
        yield "</section>\n"


def _row(row: Row, key: str, finding: Callable[[Located], str], ticks: bool) -> str:
    wrong = ' class="wrong"' if row.findings else ""
    details = [shown(detail) for detail in row.details]
    lines = row.lines
    if len(lines) > 1:
        links = ", ".join(f'<a href="#{_nth(row, key, line)}">{line}</a>' for line in lines)
        details.append(f"lines {links}")
    label = f"checked: {row.words[:80]}"
    tick = f'<td class="tick"><input type="checkbox" aria-label="{named(label)}"></td>' if ticks else ""
    return (
        f'<tr id="r{key}" data-of="{key}"{wrong}>{tick}'
        f'<td class="line">{row.place.line}</td>'
        f'<th scope="row" dir="auto"><a class="where" href="#m{key}">{shown(row.words)}</a></th>'
        f'<td class="detail" dir="auto">{DOT.join(details)}{"".join(map(finding, row.findings))}</td></tr>\n'
    )


def _nth(row: Row, key: str, line: int) -> str:
    return anchor_of(key, next(index for index, mention in enumerate(row.places) if mention.line == line))
