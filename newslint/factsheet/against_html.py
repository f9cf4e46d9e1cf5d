"""Changes as one page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from ..about import NAME
from ..counted import counted
from ..report.base import Options
from ..report.markup import shown
from ..report.page.frame import COLORS, Frame
from .against import Change, Comparison
from .against_formats import line_of, parts, remarks
from .html import STYLES
from .rows import TITLES

_FRAME = Frame(STYLES)
_PAGE = """<div class="changes">
<header><h1>{name} <span>facts: what changed</span></h1>
{colors}</header>
<main>
<p class="soft">{about}</p>
{lists}</main>
</div>
"""
_TAGS = {"added": "ins", "dropped": "del", "same": "span"}


def write(found: Comparison, options: Options) -> str:
    """The report."""
    changed = counted(len(found.changes), "change") if found.changes else "no change"
    said = f"{found.old.path} \u2192 {found.new.path}: {changed} in what is stated"
    page = _PAGE.format(name=NAME, about=shown(said), lists="".join(_lists(found)), colors=COLORS)
    return _FRAME.head(f"{NAME} facts: what changed") + page + _FRAME.foot()


def _lists(found: Comparison) -> Iterator[str]:
    for section, title in TITLES.items():
        changes = [_row(change) for change in found.changes if change.section == section]
        if changes:
            yield f"<section>\n<h2>{title} <small>{len(changes)}</small></h2>\n<table>\n"
            yield '<thead><tr><th scope="col">Old line</th><th scope="col">New line</th><th scope="col">Change</th>'
            yield '<th scope="col">Words</th><th scope="col">Remarks</th></tr></thead>\n<tbody>\n'
            yield from changes
            yield "</tbody>\n</table>\n</section>\n"


def _row(change: Change) -> str:
    words = " ".join(f"<{_TAGS[part.kind]}>{shown(part.text)}</{_TAGS[part.kind]}>" for part in parts(change))
    said = " &#183; ".join(map(shown, remarks(change)))
    old, new = (line_of(fact, change.section) or "" for fact in (change.old, change.new))
    return (
        f'<tr class="{change.kind}"><td class="line">{old}</td><td class="line">{new}</td><td>{change.kind}</td>'
        f'<td class="words">{words}</td><td class="detail">{said}</td></tr>\n'
    )
