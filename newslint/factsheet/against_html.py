"""Changes as one page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..about import NAME, VERSION
from ..counted import counted
from ..report.base import Options
from ..report.markup import escape
from .against import Change, Comparison
from .against_formats import line_of, parts, remarks
from .rows import TITLES

_STYLE = Path(__file__).with_name("page") / "facts.css"
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{name} {version}">
<title>{name} facts: what changed</title>
<style>
{style}</style>
</head>
<body class="changes">
<header><h1>{name} facts: what changed</h1></header>
<main>
<p class="aside">{about}</p>
{lists}</main>
</body>
</html>
"""
_TAGS = {"added": "ins", "dropped": "del", "same": "span"}


def write(found: Comparison, options: Options) -> str:
    """The report."""
    changed = counted(len(found.changes), "change") if found.changes else "no change"
    return _PAGE.format(
        name=NAME,
        version=VERSION,
        style=_STYLE.read_text("ascii"),
        about=escape(f"{found.old.path} \u2192 {found.new.path}: {changed} in what is stated"),
        lists="".join(_lists(found)),
    )


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
    words = " ".join(f"<{_TAGS[part.kind]}>{escape(part.text)}</{_TAGS[part.kind]}>" for part in parts(change))
    said = " &#183; ".join(map(escape, remarks(change)))
    old, new = (line_of(fact, change.section) or "" for fact in (change.old, change.new))
    return (
        f'<tr class="{change.kind}"><td class="line">{old}</td><td class="line">{new}</td><td>{change.kind}</td>'
        f'<td class="words">{words}</td><td class="detail">{said}</td></tr>\n'
    )
